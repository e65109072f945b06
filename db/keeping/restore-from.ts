import { closeSync, existsSync, openSync, readdirSync, readSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type Sqlite from "better-sqlite3";
import { journalIn, journalLines, journalOf, mergeLines } from "../own-data/journal-lines.ts";
import { CannotOpen } from "../store/storage-faults.ts";

/** Where a restore takes things from: the database from a file or a folder, the erasure journal from its own second place. */

const HEADER = "SQLite format 3\0";

function isDatabase(path: string): boolean {
  const handle = openSync(path, "r");
  try {
    const bytes = Buffer.alloc(HEADER.length);
    return readSync(handle, bytes) === HEADER.length && bytes.toString("latin1") === HEADER;
  } finally {
    closeSync(handle);
  }
}

/**
 * The database file that is meant by a path: the file itself, or the only database in a folder, such as the one into which Litestream restored.
 * @throws CannotOpen if there is none or more than one, or if the folder is Litestream's replica itself
 */
export function backupAtPath(given: string): string {
  const found = statSync(given, { throwIfNoEntry: false });
  if (!found) throw new CannotOpen(`There is no backup at ${given}.`);
  if (!found.isDirectory()) return given;
  const entries = readdirSync(given, { withFileTypes: true });
  if (entries.some((entry) => entry.isDirectory() && ["ltx", "generations"].includes(entry.name)))
    throw new CannotOpen(rawReplica(given));
  const databases = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith(".") && !entry.name.endsWith(".lock"))
    .map((entry) => join(given, entry.name))
    .filter(isDatabase);
  const [only, ...others] = databases;
  if (only === undefined) throw new CannotOpen(`There is no database in ${given}.`);
  if (others.length > 0)
    throw new CannotOpen(
      `There are ${databases.length} databases in ${given}. Say which: ${databases.sort().join(", ")}`,
    );
  return only;
}

const rawReplica = (folder: string): string =>
  `${folder} is Litestream's replica, which only Litestream reads. First: litestream restore -o restored/mentoring.sqlite file://${resolve(folder)} and then: npm run restore -- restored`;

/**
 * The latest instant up to now (milliseconds since 1970 UTC) at which an outbox row was settled: what Litestream restored does not tell its own time. If
 * it is too early, Slack is searched from further back, which is harmless.
 */
export function newestSettled(sqlite: Sqlite.Database, now: number): number {
  return Number(sqlite.prepare("select max(settled_at) from outbox where settled_at <= ?").pluck().get(now) ?? 0);
}

/**
 * Adds lines of the erasure journal from its second place to the one beside the database, before the database is put back.
 * @throws CannotOpen if what was named is missing
 */
export function bringJournal(
  path: string,
  { journalFrom, secondFolder }: { journalFrom?: string | undefined; secondFolder?: string | undefined },
): { journalLinesAdded: number; hasJournal: boolean } {
  const journal = journalOf(path);
  const second = secondFolder === undefined ? undefined : journalIn(secondFolder, path);
  const files = [
    ...(journalFrom === undefined ? [] : journalFiles(journalFrom)),
    ...(second !== undefined && existsSync(second) ? [second] : []),
  ];
  const added = mergeLines(journal, files.flatMap(journalLines));
  return { journalLinesAdded: added, hasJournal: existsSync(journal) };
}

/** A journal, or the files in a folder that hold it, in the order in which they were written. @throws CannotOpen if there are none */
function journalFiles(given: string): string[] {
  const found = statSync(given, { throwIfNoEntry: false });
  if (found?.isFile()) return [given];
  const files = found ? readdirSync(given).filter((name) => name.includes(".erasures")) : [];
  if (files.length === 0) throw new CannotOpen(`There is no journal of erasures at ${given}. Nothing was changed.`);
  return files.sort().map((name) => join(given, name));
}

/** Removes what Litestream keeps beside a database: it is about the one that was replaced. */
export const removeReplicaState = (path: string): void =>
  rmSync(join(dirname(path), `.${basename(path)}-litestream`), { recursive: true, force: true });
