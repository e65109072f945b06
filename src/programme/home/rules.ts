import { DAY } from "../calendar/calendar.ts";
import type { ChannelNeed } from "../channels/rules.ts";
import type { PersonId } from "../ids.ts";
import type { LiveState, MemberTrouble } from "../pairs/states.ts";
import { SILENCE } from "../silence/rules.ts";
import type { Reason } from "./facts.ts";

/** What waits for a coordinator, the most pressing first. */
const order: readonly Reason["what"][] = [
  "gone",
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
  "kickoff-off",
  "kickoff-form",
  "silent",
  "not-agreed",
  "log",
  "leave",
];
export const urgencyOf = (what: Reason["what"]): number => order.indexOf(what);

/** A pair that has not agreed on its next meeting, or whose mentor has not filled in her list, is first left to itself and its reminders. */
export const LEFT_ALONE = 3 * DAY;
/** Making a channel takes seconds; after this long something is wrong. */
export const OPENING_TAKES = 10 * 60_000;

/** What a live pair's needs follow from. Instants in milliseconds since 1970 UTC. */
export type NeedFacts = {
  state: Exclude<LiveState, "invited">;
  createdAt: number;
  /** From when on silence is counted at the earliest: `silenceFrom`, else the opening, else the pair's beginning. */
  quietFrom: number;
  isPaused: boolean;
  channel: ChannelNeed | undefined;
  coordinatorIsInside: boolean;
  /** The first meeting, planned or held, and whether its form is saved; `isOff`: somebody cannot come, and it has no new time yet. */
  kickoff: { agreedAt: number; endsAt: number; hasForm: boolean; isOff: boolean } | undefined;
  /** The end of the earliest later meeting of which nobody has said how it was; it may lie ahead. */
  awaitsLogFrom: number | undefined;
  /** The latest end of a meeting that was held, planned, or planned in vain. */
  lastMeetingAt: number | undefined;
  /** Those of the two whose accounts are closed, and what is not as it should be in the channel. */
  troubles: readonly { what: MemberTrouble; personId: PersonId | null; at: number }[];
};

export type NeedFound = {
  what: Reason["what"];
  personId: PersonId | null;
  since: number;
  fromAt: number;
  rank: number;
};

const RANK = 1e14;

/**
 * Why a pair needs its coordinator, and from which instant on, as long as nothing about it changes: time alone makes no work.
 * Where a pair is silent it has also agreed on nothing; the reader is told the former only.
 */
export function needsOf(facts: NeedFacts): NeedFound[] {
  const found: NeedFound[] = [];
  const note = (what: Reason["what"], since: number, after = 0, personId: PersonId | null = null) =>
    found.push({ what, personId, since, fromAt: since + after, rank: urgencyOf(what) * RANK + since });
  for (const { what, at, personId } of facts.troubles)
    if (what === "gone" || facts.state === "open") note(what, at, 0, personId);
  if (facts.state === "opening") {
    note("not-opened", facts.createdAt, OPENING_TAKES);
    return found;
  }
  const { kickoff, channel, awaitsLogFrom, lastMeetingAt, quietFrom } = facts;
  if (channel) note(channel, facts.createdAt);
  if (kickoff?.isOff && !kickoff.hasForm) note("kickoff-off", kickoff.agreedAt);
  else if (kickoff && !kickoff.hasForm) note("kickoff-form", kickoff.endsAt);
  if (kickoff?.hasForm && facts.coordinatorIsInside) note("leave", kickoff.endsAt);
  if (awaitsLogFrom !== undefined) note("log", awaitsLogFrom, LEFT_ALONE);
  // Before the first meeting's form is there, that is what is missing.
  if (facts.isPaused || (kickoff && !kickoff.hasForm)) return found;
  const since = Math.max(quietFrom, lastMeetingAt ?? 0);
  if (lastMeetingAt !== undefined) note("not-agreed", since, LEFT_ALONE);
  note("silent", since, SILENCE);
  return found;
}
