import { DAY } from "../calendar/calendar.ts";
import { SILENCE } from "../silence/rules.ts";
import type { Paged, Reason } from "./facts.ts";

/** What waits for a coordinator, the most pressing first. */
const order: readonly Reason["what"][] = [
  "gone",
  "archived",
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
  state: "opening" | "open";
  createdAt: number;
  /** From when on silence is counted at the earliest: `silenceFrom`, else the opening, else the pair's beginning. */
  quietFrom: number;
  isPaused: boolean;
  channel: "bot-removed" | "archived" | undefined;
  coordinatorIsInside: boolean;
  /** The first meeting, planned or held, and whether its form is saved; `isOff`: somebody cannot come, and it has no new time yet. */
  kickoff: { agreedAt: number; endsAt: number; hasForm: boolean; isOff: boolean } | undefined;
  /** The end of the earliest later meeting of which nobody has said how it was; it may lie ahead. */
  awaitsLogFrom: number | undefined;
  /** The latest end of a meeting that was held, planned, or planned in vain. */
  lastMeetingAt: number | undefined;
  /** Those of the two whose accounts are closed, and what is not as it should be in the channel. */
  troubles: readonly { what: "gone" | "left" | "not-invited" | "outsider"; personId: string | null; at: number }[];
};

export type NeedFound = { what: Reason["what"]; personId: string | null; since: number; fromAt: number; rank: number };

const RANK = 1e14;

/**
 * Why a pair needs its coordinator, and from which instant on, as long as nothing about it changes: time alone makes no work.
 * Where a pair is silent it has also agreed on nothing; the reader is told the former only.
 */
export function needsOf(facts: NeedFacts): NeedFound[] {
  const found: NeedFound[] = [];
  const note = (what: Reason["what"], since: number, after = 0, personId: string | null = null) =>
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

/** Which pairs a coordinator's Home lists: those in need of her, those she answers for, or all in one state. */
export const filters = ["needs", "mine", "open", "paused", "invited", "opening", "finished"] as const;
export type Filter = (typeof filters)[number];

export const filterIn = (value: string | null | undefined): Filter => filters.find((one) => one === value) ?? "needs";

/** As many pairs as a page of a list has: those in need come with their buttons. */
export const pageSize = (filter: Filter): number => (filter === "needs" ? 6 : 10);

/** The page that there is nearest to the one wanted, of a list of `count`. */
export function pageWithin(wanted: number, count: number, size: number): { page: number; pages: number } {
  const pages = Math.max(1, Math.ceil(count / size));
  return { page: Math.min(Math.max(1, Math.trunc(wanted) || 1), pages), pages };
}

/** One page of a list; a page that there is not (any more) is the nearest one. */
export function pageOf<T>(all: readonly T[], wanted: number, size: number): Paged<T> {
  const { page, pages } = pageWithin(wanted, all.length, size);
  return { items: all.slice((page - 1) * size, page * size), page, pages, count: all.length };
}

/** Lists of unequal length packed into pages: as many on one as it has room for, at least one. */
export function packed<T>(all: readonly (readonly T[])[], room: number): (readonly T[])[][] {
  const pages: (readonly T[])[][] = [];
  let used = 0;
  for (const one of all) {
    const current = pages.at(-1);
    if (current && used + one.length <= room) {
      current.push(one);
      used += one.length;
    } else {
      pages.push([one]);
      used = one.length;
    }
  }
  return pages;
}

/** What a pager's button says: a list's name and a page. Undefined for anything else. */
export function pageAsked(value: string): { list: string; page: number } | undefined {
  const [, list, page] = /^(pairs|list):(\d{1,5})$/.exec(value) ?? [];
  return list === undefined || page === undefined ? undefined : { list, page: Number(page) };
}
