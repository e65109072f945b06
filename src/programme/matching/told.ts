import { DAY } from "../calendar/calendar.ts";
import type { PersonId } from "../ids.ts";

/** What somebody told about herself, as far as matching looks at it. Plain data: it goes to another thread. */
export type Told = { personId: PersonId; fields: string; languages: string; town: string; waitingSince: number };
/** A mentor, and into how many more pairs she can go now. */
export type Mentor = Told & { free: number };

/** Why two fit, as data; the words come from the texts. */
export type Reason =
  | { what: "field"; how: "same" | "related" }
  | { what: "languages"; codes: readonly string[] }
  | { what: "no-shared-language" }
  | { what: "town"; how: "same" | "near" | "remote" };

/** `little`: too little in common to be proposed. */
export type Grade = "good" | "fair" | "maybe" | "little";
export type Fit = { score: number; grade: Grade; reasons: readonly Reason[] };

const WEEK = 7 * DAY;
const MOST_WEEKS = 10;

/** Whole weeks since then. */
export const weeksSince = (since: number, now: number): number => Math.max(0, Math.floor((now - since) / WEEK));

/** What the wait adds: where two fit equally well, she who has waited longer comes first; at most 10. */
export const waitBonus = (since: number, now: number): number => Math.min(MOST_WEEKS, weeksSince(since, now));

/** Two people as a key: who would be the actor, then who would be the mentor. */
export const together = (actorId: PersonId, mentorId: PersonId): string => `${actorId} ${mentorId}`;
