import type { Effect } from "../../outbox/effects.ts";

/** Proposals are looked at and decided on by a coordinator; the bot says nothing of them by itself. */
export const effects: readonly Effect[] = [];
