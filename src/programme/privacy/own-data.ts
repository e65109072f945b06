import type { TextKey } from "../../texts/words.ts";

/** One line of "Mitä sinusta on tallessa?": a text with `{{count}}`, and the question whose answers are counted, as it was asked. */
export type StoredCount = { text: TextKey; count: number; question?: string };

/** What a person was told or agreed to, and when: a text with `{{date}}` and the first names that it mentions. Milliseconds since 1970 UTC. */
export type Consent = { text: TextKey; at: number; names?: Record<string, string> };
