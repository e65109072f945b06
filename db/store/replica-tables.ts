import type Sqlite from "better-sqlite3";

/** The tables that Litestream keeps in a database that it copies: see replica.ts. */
export const SEQUENCE = "_litestream_seq";
const TABLES = [SEQUENCE, "_litestream_lock"] as const;

/** Whether Litestream has copied this database. Its table stays where it no longer runs. */
export const hasReplica = (sqlite: Sqlite.Database): boolean =>
  sqlite.prepare("select 1 from sqlite_master where name = ?").get(SEQUENCE) !== undefined;

/** Removes Litestream's tables from a database that was put back: on the new machine it makes them again, if it runs there. */
export function removeReplicaTables(sqlite: Sqlite.Database): void {
  for (const table of TABLES) sqlite.exec(`drop table if exists ${table}`);
}
