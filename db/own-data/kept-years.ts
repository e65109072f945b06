import type { SlackChannelId } from "../../src/programme/ids.ts";
import { refreshHome } from "../outbox/home-refresh.ts";
import { laneOf } from "../outbox/lanes.ts";
import { coordinators } from "../people/people.ts";
import * as schema from "../schema/index.ts";
import { and, eq, getTableConfig, inArray, is, isNull, lt, lte, or, SQLiteTable } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import {
  beingSent,
  type Forgotten,
  forgetOutbox,
  isFree,
  type Night,
  type Step,
  takeBackFromNetwork,
} from "./kept-years-outbox.ts";
import { forgetPeople } from "./kept-years-people.ts";

/**
 * Deletes what is left of pairs, groups and common meetings some years after their end: whole rows, in every table. Which tables have rows of a
 * pair follows from the schema, so that a new table is not forgotten. Marks of erased people stay, because they prevent that somebody who is
 * erased is stored again, and so do people who have an account: kept-years-people.ts.
 */

const { announcements, channelFacts, channels, closingAnswers, conversations, groupMembers, groups, meetings } = schema;
const { matchRefusals, pairs, pairsChanged, peerContacts, peerMeetings, profiles, supportRequests } = schema;

/** The most pairs, groups or meetings that one transaction deletes. Each has many rows. */
const BATCH = 10;
const ROWS_BATCH = 500;

const tables = Object.values(schema).filter((value) => is(value, SQLiteTable));

/** Every column that refers to a pair, group, meeting or announcement, by its name in the database. */
const columnsNamed = (name: string) =>
  tables.flatMap((table) => {
    const column = getTableConfig(table).columns.find((one) => one.name === name);
    return column ? [{ table, column }] : [];
  });

type Reference = "pair_id" | "group_id" | "meeting_id" | "peer_meeting_id" | "announcement_id";
const ofMeetings = new Set(columnsNamed("meeting_id").map(({ table }) => table));
const referring: Record<Reference, ReturnType<typeof columnsNamed>> = {
  // What has a meeting goes with that. Not all of those tables have an index of pairs.
  pair_id: columnsNamed("pair_id").filter(({ table }) => !ofMeetings.has(table)),
  group_id: columnsNamed("group_id"),
  meeting_id: columnsNamed("meeting_id"),
  peer_meeting_id: columnsNamed("peer_meeting_id"),
  announcement_id: columnsNamed("announcement_id"),
};

function deleteReferring(db: Db, reference: Reference, ids: readonly string[]): void {
  if (ids.length === 0) return;
  for (const { table, column } of referring[reference])
    db.orm
      .delete(table)
      .where(inArray(column, [...ids]))
      .run();
}

/** Deletes what ended before `before`. Runs in the caller's transaction. @returns whether there may be more */
export function forgetWhole(db: Db, before: number, now: number): boolean {
  const night = { db, before, now, busy: beingSent(db) };
  const steps = [
    forgetPairs(night),
    forgetGroups(night),
    forgetPeerMeetings(night),
    forgetRequests(night),
    forgetAnnouncements(night),
    forgetRefusals(night),
    forgetWithdrawn(night),
    // Last: by then those who were only in these pairs and groups are in nothing.
    forgetPeople(night),
  ];
  if (!steps.some(({ found }) => found > 0)) return false;
  refreshHome(
    db,
    coordinators(db).map(({ id }) => id),
    now,
  );
  return steps.some(({ found, most }) => found === most);
}

function forgetPairs({ db, before, now, busy }: Night): Step {
  const isOver = or(
    and(eq(pairs.state, "finished"), lte(pairs.finishedAt, before)),
    and(eq(pairs.state, "refused"), isNull(pairs.finishedAt), lte(pairs.createdAt, before)),
  );
  const found = db.orm
    .select()
    .from(pairs)
    .where(and(isOver, isFree(pairs.id, busy)))
    .limit(BATCH)
    .all();
  if (found.length === 0) return { found: 0, most: BATCH };
  const ids = found.map(({ id }) => id);
  const idsOf = <T extends typeof meetings | typeof supportRequests | typeof announcements>(table: T) =>
    db.orm.select({ id: table.id }).from(table).where(inArray(table.pairId, ids)).all();
  const met = idsOf(meetings).map(({ id }) => id);
  const told = idsOf(announcements).map(({ id }) => id);
  const asked = idsOf(supportRequests).map(({ id }) => id);
  const both = found.flatMap(({ mentorId, actorId }) => [mentorId, actorId]);
  const written = [...both, ...found.map(({ coordinatorId }) => coordinatorId)];
  const lanes = [...ids.map(laneOf.pair), ...lanesOf(found)];
  forgetSaid(db, { ids: [...ids, ...met, ...told, ...asked], lanes, people: written }, now);
  for (const pair of found) stayOver(db, pair);
  deleteReferring(db, "meeting_id", met);
  deleteReferring(db, "announcement_id", told);
  db.orm.delete(pairs).where(inArray(pairs.id, ids)).run();
  // A pair that replaced another one is the same actor's. Her pairs have an index.
  const actors = found.map(({ actorId }) => actorId);
  const replaced = and(inArray(pairs.actorId, actors), inArray(pairs.replacesId, ids));
  db.orm.update(pairs).set({ replacesId: null }).where(replaced).run();
  deleteReferring(db, "pair_id", ids);
  // The deletions above noted each pair as changed: db/store/triggers.ts.
  db.orm.delete(pairsChanged).where(inArray(pairsChanged.pairId, ids)).run();
  forgetChannels(db, found);
  refreshHome(db, [...new Set(both)], now);
  return { found: found.length, most: BATCH };
}

/** An actor whose mentoring ended as planned does not wait for another one because the pair that says so is deleted: db/store/triggers.ts. */
function stayOver(db: Db, { id, actorId, finishedAt, closings }: typeof pairs.$inferSelect): void {
  if (finishedAt === null) return;
  const isOfPair = and(eq(closingAnswers.pairId, id), eq(closingAnswers.closing, closings));
  const early = db.orm
    .select({ id: closingAnswers.id })
    .from(closingAnswers)
    .where(and(isOfPair, eq(closingAnswers.outcome, "early")))
    .get();
  if (early) return;
  const isHers = and(eq(profiles.personId, actorId), eq(profiles.role, "actor"), lt(profiles.changedAt, finishedAt));
  db.orm
    .update(profiles)
    .set({ wantsMentoring: false })
    .where(and(isHers, eq(profiles.isWaiting, false)))
    .run();
}

function forgetGroups({ db, before, now, busy }: Night): Step {
  const isOver = and(eq(groups.state, "ended"), lte(groups.endedAt, before));
  const found = db.orm
    .select()
    .from(groups)
    .where(and(isOver, isFree(groups.id, busy)))
    .limit(BATCH)
    .all();
  const ids = found.map(({ id }) => id);
  if (ids.length === 0) return { found: 0, most: BATCH };
  const met = db.orm.select({ id: peerMeetings.id }).from(peerMeetings).where(inArray(peerMeetings.groupId, ids)).all();
  const members = db.orm.select().from(groupMembers).where(inArray(groupMembers.groupId, ids)).all();
  const metIds = met.map(({ id }) => id);
  const memberIds = [...new Set(members.map(({ personId }) => personId))];
  const written = [...memberIds, ...found.map(({ coordinatorId }) => coordinatorId)];
  const lanes = [...ids.map(laneOf.group), ...lanesOf(found)];
  forgetSaid(db, { ids: [...ids, ...metIds], lanes, people: written }, now);
  deleteReferring(db, "peer_meeting_id", metIds);
  deleteReferring(db, "group_id", ids);
  db.orm.delete(groups).where(inArray(groups.id, ids)).run();
  forgetChannels(db, found);
  refreshHome(db, memberIds, now);
  return { found: ids.length, most: BATCH };
}

/** Meetings of the mentors, and common meetings of a programme. Those of a group go with the group. */
function forgetPeerMeetings({ db, before, now, busy }: Night): Step {
  const isOver = and(
    isNull(peerMeetings.groupId),
    lte(peerMeetings.startsAt, before),
    lte(peerMeetings.endsAt, before),
  );
  const found = db.orm
    .select()
    .from(peerMeetings)
    .where(and(isOver, isFree(peerMeetings.id, busy)))
    .limit(BATCH)
    .all();
  const ids = found.map(({ id }) => id);
  if (ids.length === 0) return { found: 0, most: BATCH };
  const shared = found.flatMap(({ programmeId }) => (programmeId === null ? [] : [laneOf.programme(programmeId)]));
  forgetSaid(db, { ids, lanes: [], shared: [...new Set(shared)], people: undefined }, now);
  deleteReferring(db, "peer_meeting_id", ids);
  db.orm.delete(peerMeetings).where(inArray(peerMeetings.id, ids)).run();
  return { found: ids.length, most: BATCH };
}

/** Requests that belong to no pair. The others go with their pair. */
function forgetRequests({ db, before, now, busy }: Night): Step {
  const isOver = and(
    isNull(supportRequests.pairId),
    eq(supportRequests.state, "done"),
    lte(supportRequests.doneAt, before),
  );
  const found = db.orm
    .select()
    .from(supportRequests)
    .where(and(isOver, isFree(supportRequests.id, busy)))
    .limit(BATCH)
    .all();
  const ids = found.map(({ id }) => id);
  if (ids.length === 0) return { found: 0, most: BATCH };
  forgetSaid(db, { ids, lanes: [], people: found.map(({ personId }) => personId) }, now);
  db.orm.delete(supportRequests).where(inArray(supportRequests.id, ids)).run();
  return { found: ids.length, most: BATCH };
}

function forgetAnnouncements({ db, before, now, busy }: Night): Step {
  const isOver = and(isNull(announcements.text), lte(announcements.createdAt, before));
  const found = db.orm
    .select()
    .from(announcements)
    .where(and(isOver, isFree(announcements.id, busy)))
    .limit(BATCH)
    .all();
  const ids = found.map(({ id }) => id);
  if (ids.length === 0) return { found: 0, most: BATCH };
  forgetSaid(db, { ids, lanes: ids.map(laneOf.announcement), people: undefined }, now);
  deleteReferring(db, "announcement_id", ids);
  db.orm.delete(announcements).where(inArray(announcements.id, ids)).run();
  return { found: ids.length, most: BATCH };
}

/** "Ei sovi" of so long ago no longer binds. */
function forgetRefusals({ db, before }: Night): Step {
  const found = db.orm.delete(matchRefusals).where(lte(matchRefusals.refusedAt, before)).run().changes;
  return { found, most: Number.POSITIVE_INFINITY };
}

/** The days of a consent to share contact details, years after it was withdrawn. */
function forgetWithdrawn({ db, before }: Night): Step {
  const isOver = and(isNull(peerContacts.contact), lte(peerContacts.withdrawnAt, before));
  const found = db.orm.select({ id: peerContacts.id }).from(peerContacts).where(isOver).limit(ROWS_BATCH).all();
  const ids = found.map(({ id }) => id);
  if (ids.length > 0) db.orm.delete(peerContacts).where(inArray(peerContacts.id, ids)).run();
  return { found: ids.length, most: ROWS_BATCH };
}

/** Takes the network's messages about these back, and deletes what the outbox has about them. */
function forgetSaid(db: Db, said: Forgotten, now: number): void {
  takeBackFromNetwork(db, said.ids, now);
  forgetOutbox(db, said);
}

/** The lanes of channels that belonged to nobody else. */
const lanesOf = (of: readonly WithChannel[]) =>
  of.flatMap(({ channelId }) => (channelId === null ? [] : [laneOf.channel(channelId)]));

type WithChannel = { channelId: SlackChannelId | null };

function forgetChannels(db: Db, of: readonly WithChannel[]): void {
  const ids = of.flatMap(({ channelId }) => channelId ?? []);
  if (ids.length === 0) return;
  for (const table of [channels, channelFacts, conversations])
    db.orm.delete(table).where(inArray(table.channelId, ids)).run();
}
