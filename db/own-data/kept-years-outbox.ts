import type { PersonId } from "../../src/programme/ids.ts";
import { laneOf } from "../outbox/lanes.ts";
import { forgetOffers } from "../people/languages.ts";
import { coordinators } from "../people/people.ts";
import { announcements, meetings, peerMeetings, supportRequests } from "../schema/index.ts";
import { aboutColumn, isMessage, type OutboxState, outbox } from "../schema/outbox.ts";
import { type AnySQLiteColumn, and, eq, inArray, isNull, ne, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { requireSettings } from "../store/settings.ts";
import { enqueueDeletions } from "./erasing.ts";

/**
 * What the outbox has about pairs, groups and meetings that are deleted whole (kept-years.ts). Messages are found by the index of what they are
 * about, other rows in the lanes where they can be, so that nothing reads the whole outbox. What is not found so was settled, and goes when
 * its own time is over (forgetting.ts): long before those years.
 */
export type Forgotten = {
  /** Of the pairs, groups, meetings, requests or announcements. */
  ids: readonly string[];
  /** Lanes whose rows are about nothing else. */
  lanes: readonly string[];
  /** Lanes where rows about these are among others. */
  shared?: readonly string[];
  /** Whom the bot may have written to about these, besides the coordinators. Undefined: anybody. */
  people: readonly PersonId[] | undefined;
};

/** `busy`: what the bot is saying something about at this moment, which is left for the next night. */
export type Night = { db: Db; before: number; now: number; busy: readonly string[] };
export type Step = { found: number; most: number };

const ofNetwork: string[] = [laneOf.coordinators, laneOf.peers];
/** Rows of the coordinators' lane that may be no messages in Slack. Those that are sent all are, stay for years, and are many. */
const notSent: OutboxState[] = ["due", "dropped"];

const eachOf = (values: readonly (string | number)[]) => sql`json_each(${JSON.stringify(values)})`;
const among = (values: readonly (string | number)[]) => sql`(select value from ${eachOf(values)})`;
const names = (values: readonly string[]) =>
  sql`exists (select 1 from json_each(${outbox.ref}) where value in ${among(values)})`;

const columns = {
  number: outbox.number,
  key: outbox.key,
  lane: outbox.lane,
  state: outbox.state,
  channel: outbox.channel,
  ts: outbox.ts,
};

function messagesAbout(db: Db, ids: readonly string[]) {
  const isAbout = sql`${aboutColumn} in ${among(ids)}`;
  return db.orm.select(columns).from(outbox).where(and(isAbout, isMessage)).all();
}

/** Rows of these lanes, and of the network's, whose reference has one of these ids. */
function rowsNaming(db: Db, ids: readonly string[], lanes: readonly string[]) {
  const ofCoordinators = and(eq(outbox.lane, laneOf.coordinators), inArray(outbox.state, notSent));
  return [inArray(outbox.lane, [...lanes, laneOf.peers]), ofCoordinators].flatMap((where) =>
    db.orm
      .select(columns)
      .from(outbox)
      .where(and(where, names(ids)))
      .all(),
  );
}

/** The rows that redraw the messages with these keys, by their own keys: db/outbox/outbox.ts. */
const redrawing = (db: Db, keys: readonly string[]) =>
  db.orm.all<{ number: number }>(sql`select u.number from ${eachOf(keys)} k cross join outbox u
    where u.key >= 'update:' || k.value || ':' and u.key < 'update:' || k.value || ';'`);

/**
 * Enqueues the deletion of the bot's messages in the two channels of the network that are about one of these. Without their rows the bot could
 * not take a name out of them later.
 */
export function takeBackFromNetwork(db: Db, ids: readonly string[], now: number): void {
  const said = messagesAbout(db, ids).flatMap(({ lane, state, channel, ts }) =>
    ofNetwork.includes(lane) && state === "sent" && channel !== null && ts !== null ? [{ channel, ts }] : [],
  );
  // The rows need somebody's lane.
  enqueueDeletions(db, requireSettings(db).setUpBy, said, now);
}

/** The ids of what rows are about whose calls are under way, with the pairs and groups of that: an effect that draws again must find them. */
export function beingSent(db: Db): string[] {
  const rows = db.orm
    .select({ lane: outbox.lane, ref: outbox.ref })
    .from(outbox)
    .where(and(isNull(outbox.settledAt), eq(outbox.state, "calling")))
    .all();
  const ids = rows
    .flatMap(({ lane, ref }) => [...lane.split(":").slice(1), ...Object.values(ref as Record<string, unknown>)])
    .filter((value) => typeof value === "string");
  const of = (table: typeof meetings | typeof supportRequests | typeof announcements) =>
    db.orm
      .select({ id: table.pairId })
      .from(table)
      .where(sql`${table.id} in ${among(ids)}`)
      .all();
  const met = db.orm
    .select({ id: peerMeetings.groupId })
    .from(peerMeetings)
    .where(sql`${peerMeetings.id} in ${among(ids)}`)
    .all();
  const whole = [...of(meetings), ...of(supportRequests), ...of(announcements), ...met];
  return [...ids, ...whole.flatMap(({ id }) => id ?? [])];
}

export const isFree = (column: AnySQLiteColumn, busy: readonly string[]) => sql`${column} not in ${among(busy)}`;

/** Deletes the rows about these, and those that redraw their messages. What a call is under way about is not deleted: `beingSent`. */
export function forgetOutbox(db: Db, { ids, lanes, shared = [], people: written = [] }: Forgotten): void {
  const to = new Set([...coordinators(db).map(({ id }) => id), ...written]);
  const theirs = [...to].flatMap((id) => [laneOf.person(id), laneOf.letters(id)]);
  const inOwn = db.orm
    .select(columns)
    .from(outbox)
    .where(inArray(outbox.lane, [...lanes, ...ids.map(laneOf.subject)]))
    .all();
  const inTheirs = rowsNaming(db, ids, [...theirs, ...shared]);
  const found = [...inOwn, ...inTheirs, ...messagesAbout(db, ids)].filter(({ state }) => state !== "calling");
  const keys = found.map(({ key }) => key);
  const following = redrawing(db, keys);
  const numbers = new Set([...found, ...following].map(({ number }) => number));
  db.orm
    .delete(outbox)
    .where(and(sql`${outbox.number} in ${among([...numbers])}`, ne(outbox.state, "calling")))
    .run();
  forgetOffers(db, keys);
}
