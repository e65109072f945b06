import { createHash, createSecretKey, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
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
  mkdirSync(dirname(path), { recursive: true });
  const lock = takeLock(path);
  try {
    const key = readKey(path, options.encryptionKey);
    const sqlite = new Sqlite(path);
    keepStatements(sqlite);
    sqlite.pragma("journal_mode = WAL");
    sqlite.pragma("synchronous = FULL");
    const orm = drizzle(sqlite, { schema });
    migrateSafely(sqlite, orm);
    const keys: Keyring = { current: keyId(key), keys: new Map([[keyId(key), createSecretKey(key)]]) };
    refuseWrongKey(orm, keys, options.now);
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
  const lock = new Sqlite(`${path}.lock`, { timeout: 0 });
  try {
    lock.pragma("locking_mode = EXCLUSIVE");
    lock.exec("BEGIN EXCLUSIVE");
    return lock;
  } catch {
    lock.close();
    throw new CannotOpen(
      `Another copy of the bot is running on ${path}. Stop it first; two copies would say everything twice.`,
    );
  }
}

function readKey(path: string, fromEnvironment: string | undefined): Buffer {
  if (fromEnvironment !== undefined) {
    const key = Buffer.from(fromEnvironment, "base64");
    if (key.length !== KEY_BYTES)
      throw new CannotOpen("ENCRYPTION_KEY is not 32 bytes in base64. Make one: openssl rand -base64 32");
    return key;
  }
  const keyPath = `${path}.key`;
  if (!existsSync(keyPath)) {
    if (existsSync(path)) {
      throw new CannotOpen(
        `${path} exists, but neither ENCRYPTION_KEY nor ${keyPath} does. Give the key it was written with.`,
      );
    }
    writeFileSync(keyPath, `${randomBytes(KEY_BYTES).toString("base64")}\n`, { mode: 0o600, flag: "wx" });
  }
  return Buffer.from(readFileSync(keyPath, "utf8"), "base64");
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

function refuseWrongKey(orm: Db["orm"], keys: Keyring, now: number): void {
  const known = orm.select().from(schema.encryptionKeys).all();
  if (known.length > 0 && !known.some((row) => keys.keys.has(row.id))) {
    throw new CannotOpen(
      `The encryption key ${keys.current} is not the one this database was written with (${known.map((row) => row.id).join(", ")}). Nothing was changed.`,
    );
  }
  orm.insert(schema.encryptionKeys).values({ id: keys.current, firstUsedAt: now }).onConflictDoNothing().run();
}

/** A new random id of our own. */
export const newId = (): string => randomBytes(12).toString("base64url");
