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
import { CannotOpen } from "../store/storage-faults.ts";
import { ASIDE, keptAsideAt, madeAt, tryOut } from "./backup.ts";

type Options = { encryptionKey?: string; now: number };

export type Restored = {
  backupAt: number;
  /** Where the database that stood there before is kept. */
  aside: string | undefined;
  /** How many things that were due in the missing time are looked for before they are said. */
  toLookFor: number;
};

/**
 * Puts a backup in the place of the database. At each moment the one or the other stands there, whole. What was there before is kept aside.
 * @throws CannotOpen when the bot is running, or the backup is damaged, none of ours, newer than this program or without its key;
 * nothing is changed then
 */
export async function restoreBackup(path: string, from: string, options: Options): Promise<Restored> {
  if (!existsSync(from)) throw new CannotOpen(`There is no backup at ${from}.`);
  const lock = takeLock(path);
  const coming = `${path}.coming`;
  try {
    const { ring } = keysFor(path, options.encryptionKey);
    removeDatabase(coming);
    makeOwnFile(coming);
    const backupAt = await copyChecked(from, coming, ring);
    const toLookFor = prepare(coming, ring, { backupAt, restoredAt: options.now });
    flush(coming);
    const aside = existsSync(path) ? putAside(path, `${path}${ASIDE}${fileStamp(options.now)}`) : undefined;
    renameSync(coming, path);
    flushFolder(dirname(path));
    return { backupAt, aside, toLookFor };
  } catch (error) {
    removeDatabase(coming);
    throw explained(from, error);
  } finally {
    lock.close();
  }
}

/** A key file is made for a new database only: to a backup it would be the wrong one. */
function keysFor(path: string, encryptionKey: string | undefined) {
  if (encryptionKey === undefined && !existsSync(`${path}.key`)) {
    throw new CannotOpen(
      `Neither ENCRYPTION_KEY nor ${path}.key is there. Give the key that the backup was written with.`,
    );
  }
  return readKeys(path, encryptionKey);
}

/** Copies the backup, and looks at it closely before. Gives when it was made. */
async function copyChecked(from: string, to: string, keys: Keyring): Promise<number> {
  const backup = new Sqlite(from, { readonly: true, fileMustExist: true });
  try {
    tryOut(backup, from, keys);
    refuseWrongKey(backup, keys, from);
    refuseNewer(backup, from);
    const backupAt = madeAt(backup) ?? keptAsideAt(from);
    if (backupAt === undefined) {
      throw new CannotOpen(`${from} is a database of the bot, but no backup made with npm run backup.`);
    }
    await backup.backup(to);
    return backupAt;
  } finally {
    backup.close();
  }
}

/** Brings the copy to the present schema and notes the restore in it. Gives how many rows are looked for first. */
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
    sqlite.pragma("user_version = 0");
    sqlite.pragma("journal_mode = delete");
    return changed;
  } finally {
    sqlite.close();
  }
}

/** Gives the database a second name, so that it never lacks one; what of it stands in the log goes into it first, or along with it. */
function putAside(path: string, aside: string): string {
  // Whoever opens a database may clear its log away, also where it is damaged.
  if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${aside}-wal`);
  const isWhole = emptyLog(path);
  giveName(path, aside);
  if (isWhole) rmSync(`${aside}-wal`, { force: true });
  flush(aside);
  for (const end of ["-wal", "-shm"]) rmSync(`${path}${end}`, { force: true });
  return aside;
}

/** Says whether everything of the database stands in its own file now. A damaged one is kept as it is. */
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
    // Not every file system has second names.
    copyFileSync(path, name);
  }
}
