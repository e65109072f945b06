import { DAY_MS } from "../calendar/calendar.ts";
import type { PersonId } from "../ids.ts";

/** The part of a profile that matching uses. Plain data, because it goes to another thread. `waitingSince`: milliseconds since 1970 UTC. */
export type MatchingProfile = {
  personId: PersonId;
  fields: string;
  languages: string;
  town: string;
  waitingSince: number;
  /** Of an actor: what the programme asks for in which she is to have a mentor, where that is known. */
  terms?: Terms;
};

/** What a programme asks for in a pair. `languages`: as its coordinator writes them; empty for any. */
export type Terms = { needsTraining: boolean; languages: string };

/** `free`: how many more pairs the mentor accepts now; `isTrained`: whether the mentor's training is done. */
export type Mentor = MatchingProfile & { free: number; isTrained?: boolean };

/** Whether the programme of the actor would refuse this mentor. */
export const isUntrained = ({ terms }: MatchingProfile, mentor: Mentor): boolean =>
  terms?.needsTraining === true && mentor.isTrained !== true;

/** Why two people fit or do not, as data for the texts. `codes`: ISO 639. */
export type Reason =
  | { what: "field"; how: "same" | "related" }
  | { what: "languages"; codes: readonly string[] }
  | { what: "no-shared-language" }
  | { what: "town"; how: "same" | "near" | "remote" };

/** `little`: too little in common to be proposed. */
export type Grade = "good" | "fair" | "maybe" | "little";
export type Fit = { score: number; grade: Grade; reasons: readonly Reason[] };

const WEEK_MS = 7 * DAY_MS;
const MAX_WAIT_BONUS = 10;

/** Whole weeks from one instant to another. */
export const weeksSince = (since: number, now: number): number => Math.max(0, Math.floor((now - since) / WEEK_MS));

/** The points that waiting adds, one a week, at most 10: among equal scores the longest wait wins. */
export const waitBonus = (since: number, now: number): number => Math.min(MAX_WAIT_BONUS, weeksSince(since, now));

/** The key of two people, the actor first. */
export const pairKey = (actorId: PersonId, mentorId: PersonId): string => `${actorId} ${mentorId}`;
