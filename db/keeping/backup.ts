import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import Sqlite from "better-sqlite3";
import { fileStamp, instantOfStamp } from "../../src/programme/calendar/calendar.ts";
import { type Keyring, opens } from "../../src/programme/privacy/sealed.ts";
import { sealedColumns } from "../privacy/sealed-columns.ts";
import { flush, flushFolder, makeOwnFile, removeDatabase } from "../store/files.ts";
import { explained, keysNeeded } from "../store/open.ts";
import { CannotOpen, troubleOf } from "../store/storage-faults.ts";

export type Backup = {
  path: string;
  bytes: number;
  /** The number of rows in all tables. */
  rows: number;
  /** Keys that it needs and that were not available. Texts with these keys were not checked. */
  missingKeys: string[];
};

type Options = {
  folder: string;
  /** When it is made, in milliseconds since 1970 UTC. It may lack what is committed later. */
  now: number;
  /** The available keys, for checking its texts. */
  keys?: Keyring | undefined;
  /** Called with the number of copied pages and of all pages. */
  progress?(done: number, of: number): void;
};

/** Pages that are copied before other events are handled. */
const PAGES_AT_ONCE = 200;

/**
 * Copies one consistent state of a database, which may be open in another process. Checks the copy before it gets its name: it is intact, has
 * the same number of rows, and its texts can be decrypted. Neither the database nor its lock is changed.
 * @throws CannotOpen if the operator can mend the cause. The unfinished copy is deleted.
 */
export async function makeBackup(path: string, options: Options): Promise<Backup> {
  const { folder, now } = options;
  if (!existsSync(path)) throw new CannotOpen(`There is no database at ${path}. Check DATABASE_PATH.`);
  let unfinished: string | undefined;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const finished = freeName(folder, `${nameOf(path)}-${fileStamp(now)}`);
    unfinished = join(folder, `.${basename(finished)}.unfinished`);
    removeDatabase(unfinished);
    makeOwnFile(unfinished);
    const counts = await copyAsItIs(path, unfinished, options.progress);
    const backup = finish(unfinished, counts, options);
    flush(unfinished);
    renameSync(unfinished, finished);
    flushFolder(folder);
    return { path: finished, bytes: statSync(finished).size, ...backup };
  } catch (error) {
    if (unfinished !== undefined) removeDatabase(unfinished);
    throw explainedBackup(path, folder, error);
  }
}

/** Names the folder of the backups in a fault of writing, and the database in a fault of reading. */
function explainedBackup(path: string, folder: string, error: unknown): unknown {
  const trouble = troubleOf(error);
  if (trouble !== undefined || error instanceof CannotOpen)
    return explained(trouble === "damaged" ? path : folder, error);
  const isOfFolder = error instanceof Error && "syscall" in error;
  return isOfFolder ? new CannotOpen(`No backup can be written to ${folder} (${error.message}).`) : error;
}

const nameOf = (path: string): string => basename(path, extname(path));

function freeName(folder: string, name: string): string {
  for (let number = 1; ; number++) {
    const path = join(folder, `${name}${number === 1 ? "" : `-${number}`}.sqlite`);
    if (!existsSync(path)) return path;
  }
}

/**
 * Copies the database inside a read transaction: without it SQLite would restart the copy after each write.
 * @returns the number of rows of each table
 */
async function copyAsItIs(
  path: string,
  to: string,
  progress: Options["progress"],
): Promise<ReadonlyMap<string, number>> {
  const source = new Sqlite(path, { readonly: true, fileMustExist: true });
  try {
    source.exec("begin");
    const counts = countRows(source);
    await source.backup(to, {
      progress({ totalPages, remainingPages }) {
        progress?.(totalPages - remainingPages, totalPages);
        return PAGES_AT_ONCE;
      },
    });
    return counts;
  } finally {
    source.close();
  }
}

function countRows(sqlite: Sqlite.Database): ReadonlyMap<string, number> {
  const tables = sqlite.prepare("select name from sqlite_master where type = 'table' order by name").pluck().all();
  return new Map(
    (tables as string[]).map((table) => [
      table,
      sqlite.prepare(`select count(*) from "${table}"`).pluck().get() as number,
    ]),
  );
}

/** Merges the write-ahead log into the copy, stores the time in its header (`user_version`), and checks it. */
function finish(path: string, counts: ReadonlyMap<string, number>, { now, keys }: Options) {
  const copy = new Sqlite(path);
  try {
    copy.pragma("journal_mode = delete");
    copy.pragma(`user_version = ${Math.floor(now / 1000)}`);
    const found = checkDatabase(copy, path, keys);
    for (const [table, count] of counts) {
      if (found.counts.get(table) !== count)
        throw new CannotOpen(`The copy of ${table} does not have the same number of rows as the database.`);
    }
    return { rows: found.rows, missingKeys: found.missingKeys };
  } finally {
    copy.close();
  }
}

/** When a backup was made, in milliseconds since 1970 UTC, to the second. Undefined for a database that is not a backup. */
export function madeAt(sqlite: Sqlite.Database): number | undefined {
  const seconds = Number(sqlite.pragma("user_version", { simple: true }));
  return seconds > 0 ? seconds * 1000 : undefined;
}

/**
 * Checks that a database is intact and that its texts can be decrypted with the given keys.
 * @throws CannotOpen if it is damaged, is not a database of the bot, or a text cannot be decrypted with its key
 */
export function checkDatabase(sqlite: Sqlite.Database, path: string, keys: Keyring | undefined) {
  const complaints = sqlite.pragma("integrity_check(3)", { simple: false }) as { integrity_check: string }[];
  if (complaints[0]?.integrity_check !== "ok") {
    throw new CannotOpen(`${path} is damaged (${complaints.map((row) => row.integrity_check).join("; ")}).`);
  }
  const counts = countRows(sqlite);
  if (!counts.has("outbox") || !counts.has("encryption_keys")) {
    throw new CannotOpen(`${path} is a database, but not one of this bot.`);
  }
  const missingKeys = keysNeeded(sqlite).filter((id) => !keys?.keys.has(id));
  if (keys && missingKeys.length === 0) tryTexts(sqlite, path, keys, counts);
  return { counts, rows: [...counts.values()].reduce((sum, count) => sum + count, 0), missingKeys };
}

/** Checks one text of each sealed column. A backup of an older version may lack columns. */
function tryTexts(sqlite: Sqlite.Database, path: string, keys: Keyring, counts: ReadonlyMap<string, number>): void {
  for (const { table, column, row } of sealedColumns) {
    const columns = counts.has(table) ? (sqlite.pragma(`table_info("${table}")`) as { name: string }[]) : [];
    if (!columns.some(({ name }) => name === column)) continue;
    const sample = sqlite
      .prepare(`select "${row}" as id, "${column}" as text from "${table}" where "${column}" is not null limit 1`)
      .get() as { id: string; text: string } | undefined;
    if (sample && !opens(keys, { column: `${table}.${column}`, row: sample.id }, sample.text)) {
      throw new CannotOpen(`A text in ${path} (${table}.${column}) does not open with its key.`);
    }
  }
}

/**
 * When the newest backup of this database in the folder was made (milliseconds since 1970 UTC), or undefined if there is none. One that was made
 * later than `now` does not count: the clock was wrong.
 */
export function lastBackupAt(path: string, folder: string, now: number): number | undefined {
  const made = stampedFiles(folder, `${nameOf(path)}-`).flatMap(({ at }) => (at <= now ? [at] : []));
  return made.length > 0 ? Math.max(...made) : undefined;
}

/** The path of the newest backup of a database in a folder; undefined if there is none. */
export const newestBackup = (path: string, folder: string): string | undefined =>
  stampedFiles(folder, `${nameOf(path)}-`).sort((one, other) => other.at - one.at)[0]?.path;

/**
 * Deletes files older than `before` (milliseconds since 1970 UTC): backups, databases kept at a restore, and unfinished copies. One from the
 * future was made while the clock was ahead: it gets the name of `now`, so that it is not kept longer than the others.
 */
export function forgetBackups(path: string, folder: string, { before, now }: { before: number; now: number }): void {
  const name = nameOf(path);
  for (const file of stampedFiles(folder, `${name}-`))
    if (file.at > now) renameSync(file.path, freeName(folder, `${name}-${fileStamp(now)}`));
  const old = [
    ...stampedFiles(folder, `${name}-`),
    ...stampedFiles(folder, `.${name}-`),
    ...stampedFiles(dirname(path), `${basename(path)}${ASIDE_INFIX}`),
  ];
  for (const file of old) if (file.at < before) rmSync(file.path, { force: true });
}

/** When a restore kept this database aside (milliseconds since 1970 UTC), or undefined for any other file. */
export const keptAsideAt = (path: string): number | undefined => instantOfStamp(path.split(ASIDE_INFIX).at(-1) ?? "");

/** In the file name of a database that a restore kept aside, between the original name and the time. */
export const ASIDE_INFIX = ".before-restore-";

function stampedFiles(folder: string, beginning: string): { path: string; at: number }[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const stamp = name.startsWith(beginning) ? name.slice(beginning.length, beginning.length + 20) : "";
    const at = instantOfStamp(stamp);
    return at === undefined ? [] : [{ path: join(folder, name), at }];
  });
}
