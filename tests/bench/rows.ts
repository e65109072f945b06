import type { SQLiteInsertValue, SQLiteTable } from "drizzle-orm/sqlite-core";
import { sealIn } from "../../db/privacy/privacy.ts";
import * as schema from "../../db/schema/index.ts";
import { sql } from "../../db/store/drizzle.ts";
import type { Db } from "../../db/store/open.ts";
import type { Kind } from "../../src/programme/privacy/rules.ts";
import type { Place, Sealed } from "../../src/programme/privacy/sealed.ts";

/** Encrypts a text for a column and row, as the bot does. */
export const sealedText = <K extends Kind>(db: Db, column: Place["column"], row: string, text: string): Sealed<K> =>
  sealIn<K>(db, { column, row }, text);

type InsertRow<T extends SQLiteTable> = T["$inferInsert"];

/** A function that inserts one row with these columns, by a prepared statement. */
function inserter<T extends SQLiteTable, const C extends (keyof InsertRow<T> & string)[]>(
  db: Db,
  table: T,
  columns: C,
) {
  const placeholders = Object.fromEntries(columns.map((column) => [column, sql.placeholder(column)]));
  const statement = db.orm
    .insert(table)
    .values(placeholders as SQLiteInsertValue<T>)
    .prepare();
  return (row: Pick<InsertRow<T>, C[number]>): void => void statement.run(row);
}

export type Inserts = ReturnType<typeof insertsFor>;

/** Prepared inserts for every table that the bench fills. To build a query for each row would take several times as long. */
export const insertsFor = (db: Db) => ({
  settings: inserter(db, schema.settings, [
    "id",
    "language",
    "plannedNumber",
    "hoursFrom",
    "hoursUntil",
    "reminderHours",
    "goodbyeDays",
    "setUpAt",
    "setUpBy",
  ]),
  coordinator: inserter(db, schema.people, ["id", "slackUserId", "name", "coordinatorSince", "createdAt"]),
  people: inserter(db, schema.people, ["id", "slackUserId", "name", "dmChannelId", "createdAt"]),
  pairs: inserter(db, schema.pairs, [
    "id",
    "mentorId",
    "actorId",
    "coordinatorId",
    "state",
    "language",
    "plannedNumber",
    "consentBy",
    "consentAt",
    "channelSuffix",
    "channelId",
    "channelState",
    "createdBy",
    "createdAt",
    "openedAt",
    "coordinatorLeftAt",
    "silenceFrom",
    "finishedAt",
  ]),
  meetings: inserter(db, schema.meetings, [
    "id",
    "pairId",
    "kind",
    "state",
    "startsAt",
    "endsAt",
    "createdBy",
    "createdAt",
    "heldAt",
  ]),
  kickoffForms: inserter(db, schema.kickoffForms, ["pairId", "on", "themes", "form", "savedBy", "savedAt"]),
  meetingLogs: inserter(db, schema.meetingLogs, [
    "meetingId",
    "pairId",
    "on",
    "form",
    "savedBy",
    "savedAt",
    "firstSavedAt",
  ]),
  logThemes: inserter(db, schema.logThemes, ["meetingId", "theme"]),
  tasks: inserter(db, schema.tasks, ["id", "pairId", "meetingId", "owner", "position", "text", "state"]),
  followUps: inserter(db, schema.followUps, ["meetingId", "pairId", "actorId", "askedAt"]),
  outbox: inserter(db, schema.outbox, [
    "id",
    "key",
    "kind",
    "ref",
    "lane",
    "dueAt",
    "state",
    "attempts",
    "channel",
    "ts",
    "createdAt",
    "settledAt",
  ]),
});
