import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { drizzle, migrate } from "../../db/store/drizzle.ts";

export const MIGRATIONS = join(import.meta.dirname, "..", "..", "db", "migrations");

/** A database as an older version left it: with this many of the first migrations, filled with the rows of the given database. */
export function databaseOfBefore(source: string, folder: string, count: number): { path: string; tables: string[] } {
  const migrations = join(folder, "migrations");
  cpSync(MIGRATIONS, migrations, { recursive: true });
  const journalPath = join(migrations, "meta", "_journal.json");
  const journal = JSON.parse(readFileSync(journalPath, "utf8"));
  writeFileSync(journalPath, JSON.stringify({ ...journal, entries: journal.entries.slice(0, count) }));
  const path = join(folder, "old.sqlite");
  const old = new Sqlite(path);
  migrate(drizzle(old), { migrationsFolder: migrations });
  const tables = old
    .prepare(
      "select name from sqlite_master where type = 'table' and name not like '\\_\\_%' escape '\\' and name not like 'sqlite%'",
    )
    .pluck()
    .all() as string[];
  old.exec(`attach '${source}' as walked`);
  for (const table of tables) {
    const columns = (old.pragma(`table_info("${table}")`) as { name: string }[]).map(({ name }) => `"${name}"`).join();
    // Some migrations write rows of their own.
    old.exec(`insert or replace into "${table}" (${columns}) select ${columns} from walked."${table}"`);
  }
  old.exec("detach walked");
  old.close();
  cpSync(`${source}.key`, `${path}.key`);
  return { path, tables };
}
