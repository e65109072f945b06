import { randomBytes } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import type { BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
import { type PairForms, pairForms } from "../../src/programme/forms/pair-forms.ts";
import type { Keyring } from "../../src/programme/privacy/sealed.ts";
import * as schema from "../schema/index.ts";
import { drizzle, migrate } from "./drizzle.ts";
import { readKeys } from "./keys.ts";
import { hasBeenOpened, noteOpened, takeLock } from "./lock.ts";
import { CannotOpen, tellTrouble, troubleOf } from "./storage-faults.ts";
import { followFacts } from "./triggers.ts";

export type Db = {
  orm: BetterSQLite3Database<typeof schema>;
  keys: Keyring;
  /** By which the documents of pairs are written, read and deleted from. */
  forms: PairForms;
  /** Runs `work` in one transaction; better-sqlite3 is synchronous, so nothing else happens in between. Nested calls join the outer one. */
  transaction<T>(work: () => T): T;
  isInTransaction(): boolean;
  /** The path of the file, for messages to the person who runs the bot. */
  path: string;
  close(): void;
};

/**
 * Opens the database, making it where there is none and bringing it to the present schema.
 * @param options.encryptionKey 32 bytes in base64, or several such keys; without it a key file beside the database is used, and made at the first start
 * @param options.forms Liite 1 and 2 of the guide where nothing else is given
 * @throws CannotOpen when another process has it open, the key is not the one it was written with, or the file is no database
 */
export function openDatabase(path: string, options: { encryptionKey?: string; forms?: PairForms; now: number }): Db {
  const lock = takeLock(path);
  try {
    if (hasBeenOpened(lock)) refuseLost(path);
    const { ring: keys } = readKeys(path, options.encryptionKey);
    const sqlite = openFile(path, keys);
    const orm = drizzle(sqlite, { schema });
    followFacts(sqlite);
    noteKey(sqlite, keys.current, options.now);
    noteOpened(lock);
    let depth = 0;
    return {
      orm,
      keys,
      forms: options.forms ?? pairForms,
      path,
      transaction(work) {
        if (depth > 0) return work();
        depth++;
        try {
          return sqlite.transaction(work).immediate();
        } finally {
          depth--;
        }
      },
      isInTransaction: () => depth > 0,
      close() {
        sqlite.close();
        lock.close();
      },
    };
  } catch (error) {
    lock.close();
    throw explained(path, error);
  }
}

/** What whoever runs the bot can mend is said in a line; anything else stays as it is. */
export function explained(path: string, error: unknown): unknown {
  const trouble = troubleOf(error);
  return trouble === undefined || error instanceof CannotOpen ? error : new CannotOpen(tellTrouble(trouble, path));
}

/**
 * Opens a file that nobody else has open, and brings it to the present schema.
 * Nothing is written before it is known that this is a database of ours, not newer than we are, and that all its keys are at hand.
 * @throws CannotOpen where that is not so
 */
export function openFile(path: string, keys: Keyring): Sqlite.Database {
  const sqlite = new Sqlite(path);
  try {
    refuseWrongKey(sqlite, keys, path);
    refuseNewer(sqlite, path);
    refuseDamaged(sqlite, path);
    keepStatements(sqlite);
    sqlite.pragma("journal_mode = WAL");
    sqlite.pragma("synchronous = FULL");
    // What is deleted is written over: whoever wished to be erased is not to be found in pages that are free.
    sqlite.pragma("secure_delete = on");
    // 8 MB of pages: with years of rows, those that one save touches lie far apart.
    sqlite.pragma("cache_size = -8000");
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
 * The same query is not compiled again: drizzle asks for a statement by its text each time, and compiling costs more than most queries.
 * A kept statement stays in the mode (`raw`) in which drizzle used it, which is always the same for the same text.
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
 * All that is missing in one transaction, so that whoever is stopped in the middle of it finds it undone.
 * Migrations that rebuild a table would delete child rows if foreign keys were on meanwhile.
 */
function migrateSafely(sqlite: Sqlite.Database, path: string): void {
  sqlite.pragma("foreign_keys = OFF");
  try {
    migrate(drizzle(sqlite, { schema }), { migrationsFolder });
  } catch (error) {
    // SQLite has taken it back by itself, and drizzle, which tries that again, hides why.
    const isTakenBack = error instanceof Error && error.message.includes("no transaction is active");
    throw isTakenBack ? new CannotOpen(tellTrouble("full", path)) : error;
  }
  const broken = sqlite.pragma("foreign_key_check") as unknown[];
  if (broken.length > 0)
    throw new CannotOpen(`${path} has ${broken.length} rows that point to nothing; restore a backup.`);
  sqlite.pragma("foreign_keys = ON");
}

/** Looked through at each start, in bytes; a larger one is looked through when it is copied at night. */
const QUICKLY_READ = 16_000_000;

/** Where a database has been, nothing is no new one: beginning anew would look as if everything were well. */
function refuseLost(path: string): void {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 0) return;
  throw new CannotOpen(
    `${path} was there before, and is gone or empty. Restore a backup (npm run restore -- <backup>) or check DATABASE_PATH; to begin anew, remove ${path}.lock as well.`,
  );
}

/** What is damaged is not written to: that could only spoil more. */
function refuseDamaged(sqlite: Sqlite.Database, path: string): void {
  if (statSync(path).size > QUICKLY_READ) return;
  if (sqlite.pragma("quick_check(1)", { simple: true }) !== "ok") throw new CannotOpen(tellTrouble("damaged", path));
}

/** What a newer version of the program has written cannot be understood by this one. */
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

/** Every key that something may still be sealed with has to be there. */
export function refuseWrongKey(sqlite: Sqlite.Database, keys: Keyring, path: string): void {
  const missing = keysNeeded(sqlite).filter((id) => !keys.keys.has(id));
  if (missing.length === 0) return;
  const given = [...keys.keys.keys()].join(", ");
  throw new CannotOpen(
    `${path} was written with the encryption key ${missing.join(", ")}, and only ${given} was given. Nothing was changed. Give that one as well, in ENCRYPTION_KEY or on a line of the key file.`,
  );
}

/** From now on this key is needed to open the database. */
export function noteKey(sqlite: Sqlite.Database, id: string, now: number): void {
  sqlite.prepare("insert into encryption_keys (id, first_used_at) values (?, ?) on conflict do nothing").run(id, now);
}

/** The ids of the keys a database was written with, none where it is new. */
export function keysNeeded(sqlite: Sqlite.Database): string[] {
  const isWritten = sqlite.prepare("select 1 from sqlite_master where name = 'encryption_keys'").get() !== undefined;
  return isWritten
    ? (sqlite.prepare("select id from encryption_keys order by first_used_at, id").pluck().all() as string[])
    : [];
}

const ID_BYTES = 12;
let randomness = Buffer.alloc(0);

/** A new random id of our own. Asking the system for randomness costs more than an insert, so it is asked for many ids at once. */
export function newId<T extends string = string>(): T {
  if (randomness.length === 0) randomness = randomBytes(256 * ID_BYTES);
  const id = randomness.toString("base64url", 0, ID_BYTES);
  randomness = randomness.subarray(ID_BYTES);
  return id as T;
}
