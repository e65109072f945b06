import { createHash, createSecretKey, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import Sqlite from "better-sqlite3";
import type { BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
import type { Keyring } from "../src/privacy/sealed.ts";
import { drizzle, migrate } from "./drizzle.ts";
import * as schema from "./schema.ts";

export type Db = {
  orm: BetterSQLite3Database<typeof schema>;
  keys: Keyring;
  /** Runs `work` in one transaction; better-sqlite3 is synchronous, so nothing else happens in between. Nested calls join the outer one. */
  transaction<T>(work: () => T): T;
  /** The path of the file, for messages to the person who runs the bot. */
  path: string;
  close(): void;
};

/** Something the person who runs the bot can mend; its message says what to do. */
export class CannotOpen extends Error {}

const KEY_BYTES = 32;

/** A key's public name: the start of its hash. */
const keyId = (key: Buffer) => createHash("sha256").update(key).digest("hex").slice(0, 12);

/**
 * Opens the database, making it where there is none and bringing it to the present schema.
 * @param options.encryptionKey 32 bytes in base64; without it a key file beside the database is used, and made at the first start
 * @throws CannotOpen when another process has it open, the key is not the one it was written with, or the file is no database
 */
export function openDatabase(path: string, options: { encryptionKey?: string; now: number }): Db {
  const lock = takeLock(path);
  try {
    const key = readKey(path, options.encryptionKey);
    const keys: Keyring = { current: keyId(key), keys: new Map([[keyId(key), createSecretKey(key)]]) };
    const sqlite = openFile(path, keys);
    const orm = drizzle(sqlite, { schema });
    migrateSafely(sqlite, orm);
    orm
      .insert(schema.encryptionKeys)
      .values({ id: keys.current, firstUsedAt: options.now })
      .onConflictDoNothing()
      .run();
    let depth = 0;
    return {
      orm,
      keys,
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
      close() {
        sqlite.close();
        lock.close();
      },
    };
  } catch (error) {
    lock.close();
    throw error;
  }
}

/** Nothing is written before it is known that this is a database of ours, and the key the one it was written with. */
function openFile(path: string, keys: Keyring): Sqlite.Database {
  const sqlite = new Sqlite(path);
  try {
    refuseWrongKey(sqlite, keys);
    keepStatements(sqlite);
    sqlite.pragma("journal_mode = WAL");
    sqlite.pragma("synchronous = FULL");
    // 8 MB of pages: with years of rows, those that one save touches lie far apart.
    sqlite.pragma("cache_size = -8000");
    return sqlite;
  } catch (error) {
    sqlite.close();
    throw isCode(error, "SQLITE_NOTADB") ? new CannotOpen(`${path} is not a database. Check DATABASE_PATH.`) : error;
  }
}

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && "code" in error && String(error.code).startsWith(code);

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

/** A second, tiny database held under an exclusive lock for as long as the process lives: the system lets go of it even after SIGKILL. */
function takeLock(path: string): Sqlite.Database {
  const lock = openLock(path);
  try {
    lock.pragma("locking_mode = EXCLUSIVE");
    lock.exec("BEGIN EXCLUSIVE");
    return lock;
  } catch (error) {
    lock.close();
    if (!isCode(error, "SQLITE_BUSY")) throw cannotWrite(path, error);
    throw new CannotOpen(
      `Another copy of the bot is running on ${path}. Stop it first; two copies would say everything twice.`,
    );
  }
}

function openLock(path: string): Sqlite.Database {
  try {
    mkdirSync(dirname(path), { recursive: true });
    return new Sqlite(`${path}.lock`, { timeout: 0 });
  } catch (error) {
    throw cannotWrite(path, error);
  }
}

function cannotWrite(path: string, error: unknown): CannotOpen {
  const why = error instanceof Error ? error.message : String(error);
  return new CannotOpen(`The database ${path} cannot be written (${why}). Check DATABASE_PATH.`);
}

function readKey(path: string, fromEnvironment: string | undefined): Buffer {
  if (fromEnvironment !== undefined) {
    const key = keyIn(fromEnvironment);
    if (!key) throw new CannotOpen("ENCRYPTION_KEY is not 32 bytes in base64. Make one: openssl rand -base64 32");
    return key;
  }
  const keyPath = `${path}.key`;
  if (!existsSync(keyPath)) {
    if (existsSync(path)) {
      throw new CannotOpen(
        `${path} exists, but neither ENCRYPTION_KEY nor ${keyPath} does. Give the key it was written with.`,
      );
    }
    makeKeyFile(keyPath);
  }
  const key = keyIn(readFileSync(keyPath, "utf8"));
  if (!key) throw new CannotOpen(`${keyPath} does not hold 32 bytes in base64. Restore it from where it is kept.`);
  return key;
}

/** Strictly: base64 of another length, or with something else in it, is no key of ours. */
function keyIn(text: string): Buffer | undefined {
  const key = Buffer.from(text.trim(), "base64");
  return key.length === KEY_BYTES && key.toString("base64") === text.trim() ? key : undefined;
}

/** On the disk for good, and in one piece, before anything is written with it: without it nothing of that could be read again. */
function makeKeyFile(keyPath: string): void {
  const unfinished = `${keyPath}.new`;
  writeFileSync(unfinished, `${randomBytes(KEY_BYTES).toString("base64")}\n`, { mode: 0o600, flush: true });
  renameSync(unfinished, keyPath);
}

/** Migrations that rebuild a table would delete child rows if foreign keys were on meanwhile. */
function migrateSafely(sqlite: Sqlite.Database, orm: Db["orm"]): void {
  sqlite.pragma("foreign_keys = OFF");
  migrate(orm, { migrationsFolder: join(import.meta.dirname, "migrations") });
  const broken = sqlite.pragma("foreign_key_check") as unknown[];
  if (broken.length > 0)
    throw new CannotOpen(`The database has ${broken.length} rows that point to nothing; restore a backup.`);
  sqlite.pragma("foreign_keys = ON");
}

function refuseWrongKey(sqlite: Sqlite.Database, keys: Keyring): void {
  const isWritten = sqlite.prepare("select 1 from sqlite_master where name = 'encryption_keys'").get() !== undefined;
  const known = isWritten ? (sqlite.prepare("select id from encryption_keys").pluck().all() as string[]) : [];
  if (known.length === 0 || known.some((id) => keys.keys.has(id))) return;
  throw new CannotOpen(
    `The encryption key ${keys.current} is not the one this database was written with (${known.join(", ")}). Nothing was changed. Give that one as ENCRYPTION_KEY.`,
  );
}

const ID_BYTES = 12;
let randomness = Buffer.alloc(0);

/** A new random id of our own. Asking the system for randomness costs more than an insert, so it is asked for many ids at once. */
export function newId(): string {
  if (randomness.length === 0) randomness = randomBytes(256 * ID_BYTES);
  const id = randomness.toString("base64url", 0, ID_BYTES);
  randomness = randomness.subarray(ID_BYTES);
  return id;
}

/** What came back from a modal, if it can be an id of ours; else a new one. */
export const idOrNew = (value: unknown): string =>
  typeof value === "string" && /^[\w-]{16}$/.test(value) ? value : newId();
