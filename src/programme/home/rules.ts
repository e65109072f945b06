import { DAY_MS } from "../calendar/calendar.ts";
import type { ChannelNeed } from "../channels/rules.ts";
import type { PersonId } from "../ids.ts";
import { REMINDER_DAYS } from "../pairs/rules.ts";
import type { LiveState, MemberTrouble } from "../pairs/states.ts";
import { type Rhythm, silentFrom } from "../silence/rules.ts";
import type { Reason } from "./facts.ts";

/** The reasons why a pair needs its coordinator, the most urgent first. */
const order: readonly Reason["what"][] = [
  "gone",
  "no-worker",
  "public",
  "shared",
  "deleted",
  "archived",
  "unseen",
  "bot-removed",
  "not-opened",
  "not-invited",
  "outsider",
  "left",
  "mail",
  "unanswered",
  "kickoff-off",
  "kickoff-form",
  "silent",
  "not-agreed",
  "log",
  "leave",
];
/** 0 is the most urgent. */
export const urgencyOf = (what: Reason["what"]): number => order.indexOf(what);

/** For this long a pair without a next meeting or without a log gets only reminders, before its coordinator is told. */
export const LEFT_ALONE_MS = 3 * DAY_MS;
/** Making a channel takes seconds. After this long something is wrong. */
export const OPENING_TAKES_MS = 10 * 60_000;

/** After the last reminder of an invitation the coordinator is asked to do something. */
export const UNANSWERED_MS = REMINDER_DAYS[1] * DAY_MS;

/** What the needs of a live pair follow from. Instants are milliseconds since 1970 UTC. */
export type NeedFacts = {
  state: LiveState;
  createdAt: number;
  /** The earliest start of silence: the column `silenceFrom`, otherwise the opening, otherwise the pair's beginning. */
  quietFrom: number;
  isPaused: boolean;
  rhythm: Rhythm;
  /** When the account of the responsible coordinator was closed. */
  workerGoneAt: number | undefined;
  channel: ChannelNeed | undefined;
  coordinatorIsInside: boolean;
  /** The first meeting, planned or held. `isOff`: somebody cannot come, and there is no new time. */
  kickoff: { agreedAt: number; endsAt: number; hasForm: boolean; isOff: boolean } | undefined;
  /** The end of the earliest later meeting without a log; it may be in the future. */
  awaitsLogFrom: number | undefined;
  /** The latest end of a meeting that is planned, held or not held. */
  lastMeetingAt: number | undefined;
  /** Closed accounts of the two, and problems with the channel's members. */
  troubles: readonly { what: MemberTrouble; personId: PersonId | null; at: number }[];
};

/** One need. `since`: when its cause began; `fromAt`: from when on it counts; `rank`: the sort key, lowest first. */
export type NeedFound = {
  what: Reason["what"];
  personId: PersonId | null;
  since: number;
  fromAt: number;
  rank: number;
};

/** More than any instant in milliseconds, so that a rank is ordered by urgency first, then by age. */
const RANK_STEP = 1e14;

/**
 * Why a pair needs its coordinator, each reason with the instant from which on it counts. It is calculated when a fact changes, and stored;
 * the passing of time needs no new calculation. A silent pair also has `not-agreed`; db/home/pair-needs.ts shows only `silent`.
 */
export function needsOf(facts: NeedFacts): NeedFound[] {
  const found: NeedFound[] = [];
  const note = (what: Reason["what"], since: number, after = 0, personId: PersonId | null = null) =>
    found.push({ what, personId, since, fromAt: since + after, rank: urgencyOf(what) * RANK_STEP + since });
  for (const { what, at, personId } of facts.troubles)
    if (what === "gone" || what === "mail" || facts.state === "open") note(what, at, 0, personId);
  if (facts.workerGoneAt !== undefined) note("no-worker", facts.workerGoneAt);
  if (facts.state === "invited") {
    note("unanswered", facts.createdAt, UNANSWERED_MS);
    if (facts.kickoff?.isOff) note("kickoff-off", facts.kickoff.endsAt);
    return found;
  }
  if (facts.state === "opening") {
    note("not-opened", facts.createdAt, OPENING_TAKES_MS);
    return found;
  }
  const { kickoff, channel, awaitsLogFrom, lastMeetingAt, quietFrom } = facts;
  if (channel) note(channel, facts.createdAt);
  if (kickoff?.isOff && !kickoff.hasForm) note("kickoff-off", kickoff.agreedAt);
  else if (kickoff && !kickoff.hasForm) note("kickoff-form", kickoff.endsAt);
  if (kickoff?.hasForm && facts.coordinatorIsInside) note("leave", kickoff.endsAt);
  if (awaitsLogFrom !== undefined) note("log", awaitsLogFrom, LEFT_ALONE_MS);
  // While the first meeting's form is missing, nothing else is asked of the pair.
  if (facts.isPaused || (kickoff && !kickoff.hasForm)) return found;
  const since = Math.max(quietFrom, lastMeetingAt ?? 0);
  if (lastMeetingAt !== undefined) note("not-agreed", since, LEFT_ALONE_MS);
  note("silent", since, silentFrom(since, facts.rhythm) - since);
  return found;
}
