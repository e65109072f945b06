import { DAY_MS, dateOf } from "../../src/programme/calendar/calendar.ts";
import type { ListedGroup } from "../../src/programme/groups/facts.ts";
import type { ListedPair, PairCounts, RequestInOverview } from "../../src/programme/home/facts.ts";
import type { PersonId } from "../../src/programme/ids.ts";
import { nextMonday } from "../../src/programme/monday/rules.ts";
import { groupsInNeed } from "../groups/lists.ts";
import { laneOf } from "../outbox/lanes.ts";
import { enqueue } from "../outbox/outbox.ts";
import { lastSetTime, type Repeat } from "../outbox/repeats.ts";
import { coordinators, type Person } from "../people/people.ts";
import { permit, type Viewer } from "../privacy/privacy.ts";
import type { Db } from "../store/open.ts";
import { readSettings } from "../store/settings.ts";
import { requestFor } from "../support/support.ts";
import { countsOf, listedPair, waitingRequests } from "./lists.ts";
import { pairsInNeed, updateNeeds } from "./pair-needs.ts";

export type Waiting = {
  counts: PairCounts;
  requests: readonly RequestInOverview[];
  needs: readonly ListedPair[];
  /** Groups that go on and need a coordinator. */
  groups: readonly ListedGroup[];
};

/** The look each Monday whether there is something to say. */
export const mondayLooks: Repeat = {
  kind: "monday:look",
  lane: laneOf.monday,
  next: (after, zone) => nextMonday(after, zone).at,
  everyMs: 7 * DAY_MS,
  write: (db, number, dueAt, now) =>
    enqueue(db, { key: `monday:look:${number}`, kind: "monday:look", ref: { number }, dueAt }, now),
};

/** Enqueues the overview of the week that `now` is in. `number` is the look's, or undefined for one that an older version wrote. */
export function enqueueMondayOverview(db: Db, number: number | undefined, now: number, zone: string): void {
  if (!readSettings(db)?.coordinatorsChannelId) return;
  const on = dateOf(lastSetTime(mondayLooks, now, zone), zone);
  const key = `monday:overview:${number ?? on}`;
  enqueue(db, { key, kind: "monday:overview", ref: { on }, dueAt: now }, now);
}

/**
 * What waits for coordinators and may be shown to everybody in their channel: nothing about a pair that a coordinator is in, and no request
 * that one of them may not see.
 */
export function needsForChannel(db: Db, now: number, zone: string): Waiting {
  const all = coordinators(db);
  const viewer: Viewer = { channel: "coordinators" };
  const inside = new Set(all.map(({ slackUserId }) => slackUserId));
  const isSeenByAll = ({ id }: RequestInOverview) =>
    requestFor(db, viewer, id) !== undefined && all.every((one) => requestFor(db, { personId: one.id }, id));
  const [first] = all;
  const needs = needsSeenBy(db, NOBODY, now, zone);
  return {
    counts: countsOf(db),
    requests: first ? requestsSeenBy(db, first.id).filter(isSeenByAll) : [],
    needs: needs.filter(
      ({ pairId, mentor, actor }) =>
        !inside.has(mentor.slackUserId) &&
        !inside.has(actor.slackUserId) &&
        permit(db, viewer, "pair", { pairId }) !== undefined,
    ),
    groups: groupsInNeed(db, viewer, now, zone),
  };
}

/** Matches no person, so that no pair counts as the viewer's own. */
const NOBODY = "" as PersonId;

/** What waits for one coordinator, as on Home. */
export const needsFor = (db: Db, { id }: Person, now: number, zone: string): Waiting => ({
  groups: groupsInNeed(db, { personId: id }, now, zone),
  counts: countsOf(db),
  requests: requestsSeenBy(db, id),
  needs: needsSeenBy(db, id, now, zone),
});

/** The longest list in the overview. The rest is on Home. */
const MOST = 500;

const requestsSeenBy = (db: Db, personId: PersonId) => waitingRequests(db, personId, { limit: MOST }).requests;

function needsSeenBy(db: Db, personId: PersonId, now: number, zone: string): ListedPair[] {
  updateNeeds(db);
  return pairsInNeed(db, personId, { limit: MOST, offset: 0 }, now).map((id) =>
    listedPair(db, personId, id, now, zone),
  );
}
