import type { Effect } from "../../outbox/effects.ts";

/** A coordinator looks at the proposals and decides. The bot sends nothing about them by itself. */
export const effects: readonly Effect[] = [];
