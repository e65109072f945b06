import { copyFileSync, existsSync, linkSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import Sqlite from "better-sqlite3";
import { fileStamp } from "../../src/programme/calendar/calendar.ts";
import type { Keyring } from "../../src/programme/privacy/sealed.ts";
import { markRestored } from "../outbox/after-restore.ts";
import { flush, flushFolder, makeOwnFile, removeDatabase } from "../store/files.ts";
import { readKeys } from "../store/keys.ts";
import { takeLock } from "../store/lock.ts";
import { explained, openFile, refuseNewer, refuseWrongKey } from "../store/open.ts";
import { hasReplica, removeReplicaTables } from "../store/replica-tables.ts";
import { CannotOpen } from "../store/storage-faults.ts";
import { ASIDE_INFIX, checkDatabase, keptAsideAt, madeAt } from "./backup.ts";
import { backupAtPath, bringJournal, newestSettled, removeReplicaState } from "./restore-from.ts";

type Options = {
  encryptionKey?: string;
  now: number;
  /** Where the erasure journal is: a file, or a folder with files of it. Added to the one beside the database. */
  journalFrom?: string | undefined;
  /** The second place of the journal (ERASURE_JOURNAL_COPY), if it is a folder. Read too. */
  secondFolder?: string | undefined;
};

export type Restored = {
  backupAt: number;
  /** Where the replaced database is kept. */
  aside: string | undefined;
  /** The number of outbox rows that are looked for in Slack before they are delivered. */
  toLookFor: number;
  /** The number of lines of the erasure journal that came from elsewhere. */
  journalLinesAdded: number;
  /** Whether there is a journal at all. Without one, people who were erased since the backup come back. */
  hasJournal: boolean;
};

/**
 * Replaces the database by a backup, atomically, and keeps the replaced database. `given`: the backup, or a folder with what Litestream restored.
 * @throws CannotOpen if the bot is running, or if the backup is damaged, not one of the bot, newer than this program, or its key is missing.
 * Nothing is changed then.
 */
export async function restoreBackup(path: string, given: string, options: Options): Promise<Restored> {
  const from = backupAtPath(given);
  const lock = takeLock(path);
  const coming = `${path}.coming`;
  try {
    const journal = bringJournal(path, options);
    const { ring } = keysFor(path, options.encryptionKey);
    removeDatabase(coming);
    makeOwnFile(coming);
    const backupAt = await copyChecked(from, coming, ring, options.now);
    const toLookFor = prepare(coming, ring, { backupAt, restoredAt: options.now });
    flush(coming);
    const aside = existsSync(path) ? putAside(path, `${path}${ASIDE_INFIX}${fileStamp(options.now)}`) : undefined;
    renameSync(coming, path);
    removeReplicaState(path);
    flushFolder(dirname(path));
    return { backupAt, aside, toLookFor, ...journal };
  } catch (error) {
    removeDatabase(coming);
    throw explained(from, error);
  } finally {
    lock.close();
  }
}

/** The keys for the backup. Never makes a key file: a new key could not decrypt the backup. @throws CannotOpen if there is no key */
function keysFor(path: string, encryptionKey: string | undefined) {
  if (encryptionKey === undefined && !existsSync(`${path}.key`)) {
    throw new CannotOpen(
      `Neither ENCRYPTION_KEY nor ${path}.key exists. Give the key that the backup was written with.`,
    );
  }
  return readKeys(path, encryptionKey);
}

/** Checks the backup and copies it. @returns when it was made, in milliseconds since 1970 UTC */
async function copyChecked(from: string, to: string, keys: Keyring, now: number): Promise<number> {
  const backup = new Sqlite(from, { readonly: true, fileMustExist: true });
  try {
    checkDatabase(backup, from, keys);
    refuseWrongKey(backup, keys, from);
    refuseNewer(backup, from);
    const backupAt =
      madeAt(backup) ?? keptAsideAt(from) ?? (hasReplica(backup) ? newestSettled(backup, now) : undefined);
    if (backupAt === undefined) {
      throw new CannotOpen(
        `${from} is a database of the bot, but neither a backup made with npm run backup nor what Litestream restored.`,
      );
    }
    await backup.backup(to);
    return backupAt;
  } finally {
    backup.close();
  }
}

/** Migrates the copy and records the restore in it. @returns the number of outbox rows that are looked for first */
function prepare(path: string, keys: Keyring, restore: { backupAt: number; restoredAt: number }): number {
  const sqlite = openFile(path, keys);
  try {
    const note = sqlite.transaction(() => {
      sqlite
        .prepare("insert into restores (restored_at, backup_at) values (?, ?)")
        .run(restore.restoredAt, restore.backupAt);
      return markRestored(sqlite, restore);
    });
    const changed = note();
    removeReplicaTables(sqlite);
    sqlite.pragma("user_version = 0");
    sqlite.pragma("journal_mode = delete");
    return changed;
  } finally {
    sqlite.close();
  }
}

/** Gives the database a second name, so that there is a database at `path` at any moment. Its write-ahead log is merged, or kept as well. */
function putAside(path: string, aside: string): string {
  // Opening a database may delete its log, even a damaged one, so the log is copied first.
  if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${aside}-wal`);
  const isWhole = emptyLog(path);
  giveName(path, aside);
  if (isWhole) rmSync(`${aside}-wal`, { force: true });
  flush(aside);
  for (const end of ["-wal", "-shm"]) rmSync(`${path}${end}`, { force: true });
  return aside;
}

/** Merges the write-ahead log into the database. @returns false if that failed, for example because the database is damaged */
function emptyLog(path: string): boolean {
  try {
    const sqlite = new Sqlite(path, { fileMustExist: true });
    try {
      sqlite.pragma("wal_checkpoint(TRUNCATE)");
      return true;
    } finally {
      sqlite.close();
    }
  } catch {
    return false;
  }
}

function giveName(path: string, name: string): void {
  try {
    linkSync(path, name);
  } catch {
    // Not every file system has hard links.
    copyFileSync(path, name);
  }
}
