import type { PersonId } from "../../src/programme/ids.ts";
import { laneOf } from "../outbox/lanes.ts";
import { coordinators } from "../people/people.ts";
import { aboutColumn, isMessage, type OutboxState, outbox } from "../schema/outbox.ts";
import { people } from "../schema/people.ts";
import { and, eq, inArray, ne, sql } from "../store/drizzle.ts";
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

/** Instead of the key of a row that is gone. No row has it. */
const OFFERED_LONG_AGO = "gone";
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

/**
 * Deletes the rows about these, and those that redraw their messages. A row whose call is under way is settled first, and goes
 * when its own time is over.
 */
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
  const following = redrawing(
    db,
    found.map(({ key }) => key),
  );
  const numbers = new Set([...found, ...following].map(({ number }) => number));
  db.orm
    .delete(outbox)
    .where(and(sql`${outbox.number} in ${among([...numbers])}`, ne(outbox.state, "calling")))
    .run();
}

/** A key has the id of what it is about. That the languages were offered stays known. */
export function forgetOffered(db: Db, { ids, people: written }: Forgotten): void {
  const isNamed = sql`exists (select 1 from ${eachOf(ids)} where instr(${people.languageOfferedIn}, value) > 0)`;
  const isWritten = written && inArray(people.id, [...coordinators(db).map(({ id }) => id), ...written]);
  db.orm.update(people).set({ languageOfferedIn: OFFERED_LONG_AGO }).where(and(isWritten, isNamed)).run();
}
