import { sql } from "./drizzle.ts";
import type { Db } from "./open.ts";
import { SEQUENCE } from "./replica-tables.ts";

/**
 * Litestream copies the database off the machine while the bot runs. It keeps two tables of its own in it, `_litestream_seq` and `_litestream_lock`,
 * holds a read transaction, and merges the write-ahead log itself: while another does that, it may miss a part of the log and has to copy everything
 * again. So where its table is, the bot leaves the log to it.
 */

/** The number that Litestream raises each time it merges the log; undefined where it does not copy this database. */
export function replicaNumber(db: Db): number | undefined {
  const isThere = db.orm.get(sql`select 1 from sqlite_master where name = ${SEQUENCE}`) !== undefined;
  if (!isThere) return undefined;
  return db.orm.get<{ seq: number }>(sql`select coalesce(max(seq), 0) as seq from ${sql.identifier(SEQUENCE)}`).seq;
}

/** Whether the log is left to Litestream. */
export const isLeftToReplica = (db: Db): boolean =>
  db.orm.get<{ wal_autocheckpoint: number }>(sql`pragma wal_autocheckpoint`).wal_autocheckpoint === 0;

/** Leaves merging the log to Litestream, or takes it back. */
export function leaveLogTo(db: Db, who: "litestream" | "us"): void {
  db.orm.get(sql.raw(`pragma wal_autocheckpoint = ${who === "us" ? SQLITE_DEFAULT_PAGES : 0}`));
}

const SQLITE_DEFAULT_PAGES = 1000;
