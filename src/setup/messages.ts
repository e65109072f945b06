import type { Effect } from "../outbox/effects.ts";

/** What the bot says by itself here, drawn when it is delivered. */
export const effects: readonly Effect[] = [];
