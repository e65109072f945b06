import { randomBytes } from "node:crypto";
import { closeSync, openSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import type { BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
import { type PairForms, pairForms } from "../../src/programme/forms/pair-forms.ts";
import type { PairId } from "../../src/programme/ids.ts";
import type { Keyring } from "../../src/programme/privacy/sealed.ts";
import * as schema from "../schema/index.ts";
import { type Deferred, keepDeferred, type Outcome } from "./deferred-rows.ts";
import { drizzle, migrate } from "./drizzle.ts";
import { keepToOwner } from "./files.ts";
import { readKeys } from "./keys.ts";
import { hasBeenOpened, noteOpened, takeLock } from "./lock.ts";
import { hasReplica } from "./replica-tables.ts";
import { CannotOpen, describeTrouble, troubleAt } from "./storage-faults.ts";
import { installTriggers } from "./triggers.ts";
import { countWrites } from "./writes.ts";

export type Db = {
  readonly orm: BetterSQLite3Database<typeof schema>;
  keys: Keyring;
  /** The form definitions by which Liite 1 and 2 are written, read and emptied. */
  forms: PairForms;
  /** Runs `work` in one transaction. better-sqlite3 is synchronous, so nothing else runs in between. Nested calls join the outer one. */
  transaction<T>(work: () => T): T;
  isInTransaction(): boolean;
  /** Runs acts of single pairs in one transaction. One that throws undoes only itself. @throws if nothing was written */
  together<T>(acts: readonly { readonly pairId: PairId; readonly work: () => T }[]): readonly Outcome<T>[];
  /** What waits to be done after an acknowledgement. */
  readonly deferred: Deferred;
  /** Does what is deferred, so that nobody sees the database without it. Called by everything that reads or writes. */
  catchUp(): void;
  /** Runs `work` without what is deferred of other pairs: for what reads nothing that can be deferred, or only what belongs to this pair. */
  apart<T>(pairId: PairId | undefined, work: () => T): T;
  /** Another number after each write to the table by this connection; undefined where other connections write (db/store/remembered.ts). */
  writesTo(table: string): number | undefined;
  /** The path of the file, for messages to the person who runs the bot. */
  path: string;
  /**
   * The descriptor with which freed-bytes.ts writes into the file. Undefined where the database is only read. It stays open with the database:
   * closing it would release SQLite's locks on the file, which POSIX keeps for a process and not for a descriptor.
   */
  file: number | undefined;
  close(): void;
};

/**
 * Opens the database, or makes it, and migrates it to the present schema.
 * @param options.encryptionKey 32 bytes in base64, or several such keys; the default is a key file beside the database, made at the first start
 * @param options.forms the default is Liite 1 and 2 of the guide
 * @param options.cacheKb how much of the file SQLite keeps in memory; 8,000 kB by default
 * @param options.checkedBytes the largest file that is checked for damage before it is used; 16 MB by default
 * @throws CannotOpen if another process has it open, a key that it was written with is missing, or the file is not a database
 */
export function openDatabase(
  path: string,
  options: { encryptionKey?: string; forms?: PairForms; cacheKb?: number; checkedBytes?: number; now: number },
): Db {
  const lock = takeLock(path);
  try {
    if (hasBeenOpened(lock)) refuseLost(path);
    const { ring: keys } = readKeys(path, options.encryptionKey);
    const sqlite = openFile(path, keys, options);
    const writes = countWrites(sqlite);
    keepStatements(sqlite);
    const orm = drizzle(sqlite, { schema });
    installTriggers(sqlite);
    noteKey(sqlite, keys.current, options.now);
    noteOpened(lock);
    const file = openSync(path, "r+");
    const othersWrote = sqlite.prepare("pragma data_version").pluck();
    let seen = othersWrote.get();
    /** The lock keeps a second bot away, but not a person with another program. A transaction decides by what is in the file. */
    const lookAtOthers = () => {
      const now = othersWrote.get();
      if (now !== seen) writes.toAny();
      seen = now;
    };
    let depth = 0;
    const catchUp = () => {
      if (depth === 0) deferred.catchUp();
    };
    function transaction<T>(work: () => T): T {
      if (depth > 0) return work();
      deferred.catchUp();
      const undo = deferred.hold();
      depth++;
      try {
        return sqlite
          .transaction(() => {
            lookAtOthers();
            return work();
          })
          .immediate();
      } catch (error) {
        undo();
        writes.toAny();
        throw error;
      } finally {
        depth--;
      }
    }
    function inSavepoint<T>(work: () => T): Outcome<T> {
      const undo = deferred.hold();
      try {
        return { value: sqlite.transaction(work)() };
      } catch (error) {
        undo();
        writes.toAny();
        // Some errors undo the whole transaction.
        if (!sqlite.inTransaction) throw error;
        return { error };
      }
    }
    function inSavepoints<T>(parts: readonly (() => T)[]): readonly Outcome<T>[] {
      const [only, ...others] = parts;
      if (only && others.length === 0 && depth === 0) return [outcomeOf(() => transaction(only))];
      return transaction(() => parts.map((part) => inSavepoint(part)));
    }
    const deferred = keepDeferred({ sqlite, db: () => db, inSavepoints });
    const db: Db = {
      get orm() {
        catchUp();
        return orm;
      },
      keys,
      forms: options.forms ?? pairForms,
      path,
      file,
      transaction,
      isInTransaction: () => depth > 0,
      together: (acts) =>
        deferred.apart(undefined, () =>
          inSavepoints(
            acts.map(({ pairId, work }) => () => {
              deferred.finishOf(pairId);
              return work();
            }),
          ),
        ),
      deferred,
      catchUp,
      apart: deferred.apart,
      writesTo: writes.to,
      close() {
        sqlite.close();
        closeSync(file);
        lock.close();
      },
    };
    return db;
  } catch (error) {
    lock.close();
    throw explained(path, error);
  }
}

function outcomeOf<T>(work: () => T): Outcome<T> {
  try {
    return { value: work() };
  } catch (error) {
    return { error };
  }
}

/** A fault of the disk or the file becomes a CannotOpen that tells the operator what to do. Other errors are returned unchanged. */
export function explained(path: string, error: unknown): unknown {
  const trouble = troubleAt(path, error);
  return trouble === undefined || error instanceof CannotOpen ? error : new CannotOpen(describeTrouble(trouble, path));
}

/** After years, the rows that one save touches are spread over many pages. */
const CACHE_KB = 8_000;

/**
 * Opens a file and migrates it to the present schema. The caller holds the lock.
 * Writes nothing before it has checked that this is a database of the bot, not newer than the program, and that all its keys are available.
 * @throws CannotOpen if a check fails
 */
export function openFile(
  path: string,
  keys: Keyring,
  { cacheKb = CACHE_KB, checkedBytes = CHECKED_AT_START_BYTES }: { cacheKb?: number; checkedBytes?: number } = {},
): Sqlite.Database {
  keepToOwner(path);
  const sqlite = new Sqlite(path);
  try {
    refuseWrongKey(sqlite, keys, path);
    refuseNewer(sqlite, path);
    refuseDamaged(sqlite, path, checkedBytes);
    sqlite.pragma("journal_mode = WAL");
    sqlite.pragma("synchronous = FULL");
    if (hasReplica(sqlite)) sqlite.pragma("wal_autocheckpoint = 0");
    // Overwrites deleted content, so that an erased person's texts are not left in free pages.
    sqlite.pragma("secure_delete = on");
    sqlite.pragma(`cache_size = -${cacheKb}`);
    migrateSafely(sqlite, path);
    return sqlite;
  } catch (error) {
    sqlite.close();
    throw isNoDatabase(error) ? new CannotOpen(`${path} is not a database. Check DATABASE_PATH.`) : error;
  }
}

const isNoDatabase = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "SQLITE_NOTADB";

const MOST_KEPT = 500;

/**
 * Caches compiled statements by their text: drizzle prepares a statement for each query, and compiling costs more than most queries.
 * A cached statement keeps the mode (`raw`) in which drizzle used it. That mode is always the same for the same text.
 */
function keepStatements(sqlite: Sqlite.Database): void {
  const kept = new Map<string, Sqlite.Statement>();
  const compile = sqlite.prepare.bind(sqlite);
  const prepare = (text: string): Sqlite.Statement => {
    const known = kept.get(text);
    if (known) return known;
    if (kept.size >= MOST_KEPT) kept.clear();
    const statement = compile(text);
    kept.set(text, statement);
    return statement;
  };
  Object.assign(sqlite, { prepare });
}

const migrationsFolder = join(import.meta.dirname, "..", "migrations");

/**
 * Runs all missing migrations in one transaction, so that a stop in the middle undoes them.
 * Foreign keys are off during it: a migration that rebuilds a table would otherwise delete child rows.
 * @throws CannotOpen if the disk is full, or if rows point to nothing afterwards
 */
function migrateSafely(sqlite: Sqlite.Database, path: string): void {
  sqlite.pragma("foreign_keys = OFF");
  try {
    migrate(drizzle(sqlite, { schema }), { migrationsFolder });
  } catch (error) {
    // SQLite has already rolled back, and drizzle's second rollback hides the cause.
    throw isTakenBack(error) ? new CannotOpen(describeTrouble("full", path)) : error;
  }
  const broken = sqlite.pragma("foreign_key_check") as unknown[];
  if (broken.length > 0)
    throw new CannotOpen(`${path} has ${broken.length} rows that point to nothing; restore a backup.`);
  sqlite.pragma("foreign_keys = ON");
}

function isTakenBack(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if (cause.message.includes("no transaction is active")) return true;
  return false;
}

/** The largest file that is checked at each start. A larger one is checked by the nightly backup. */
const CHECKED_AT_START_BYTES = 16_000_000;

/** Refuses a missing or empty file where a database has been: a new, empty database would hide the loss. @throws CannotOpen */
function refuseLost(path: string): void {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 0) return;
  throw new CannotOpen(
    `${path} was there before, and is gone or empty. Restore a backup (npm run restore -- <backup>) or check DATABASE_PATH; to start with an empty database, remove ${path}.lock as well.`,
  );
}

/** Refuses a damaged file, because writing could damage it further. @throws CannotOpen */
function refuseDamaged(sqlite: Sqlite.Database, path: string, checkedBytes: number): void {
  if (statSync(path).size > checkedBytes) return;
  if (sqlite.pragma("quick_check(1)", { simple: true }) !== "ok")
    throw new CannotOpen(describeTrouble("damaged", path));
}

/** Refuses a database that a newer version of the program has written. @throws CannotOpen */
export function refuseNewer(sqlite: Sqlite.Database, path: string): void {
  const isWritten = sqlite.prepare("select 1 from sqlite_master where name = '__drizzle_migrations'").get();
  if (isWritten === undefined) return;
  const newest = Number(sqlite.prepare("select max(created_at) from __drizzle_migrations").pluck().get() ?? 0);
  const journal = JSON.parse(readFileSync(join(migrationsFolder, "meta", "_journal.json"), "utf8"));
  const known = Math.max(...(journal.entries as { when: number }[]).map(({ when }) => when));
  if (newest > known) {
    throw new CannotOpen(`${path} was written by a newer version of the bot. Nothing was changed. Start that version.`);
  }
}

/** Refuses if a key is missing that a text may still be sealed with. @throws CannotOpen */
export function refuseWrongKey(sqlite: Sqlite.Database, keys: Keyring, path: string): void {
  const missing = keysNeeded(sqlite).filter((id) => !keys.keys.has(id));
  if (missing.length === 0) return;
  const given = [...keys.keys.keys()].join(", ");
  throw new CannotOpen(
    `${path} was written with the encryption key ${missing.join(", ")}, and only ${given} was given. Nothing was changed. Give that one as well, in ENCRYPTION_KEY or on a line of the key file.`,
  );
}

/** Records that this key is needed to open the database. */
export function noteKey(sqlite: Sqlite.Database, id: string, now: number): void {
  sqlite.prepare("insert into encryption_keys (id, first_used_at) values (?, ?) on conflict do nothing").run(id, now);
}

/** The ids of the keys that a database was written with; none for a new one. */
export function keysNeeded(sqlite: Sqlite.Database): string[] {
  const isWritten = sqlite.prepare("select 1 from sqlite_master where name = 'encryption_keys'").get() !== undefined;
  return isWritten
    ? (sqlite.prepare("select id from encryption_keys order by first_used_at, id").pluck().all() as string[])
    : [];
}

const ID_BYTES = 12;
let randomness = Buffer.alloc(0);

/** A new random id. A system call for randomness costs more than an insert, so one call serves many ids. */
export function newId<T extends string = string>(): T {
  if (randomness.length === 0) randomness = randomBytes(256 * ID_BYTES);
  const id = randomness.toString("base64url", 0, ID_BYTES);
  randomness = randomness.subarray(ID_BYTES);
  return id as T;
}
