import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import Sqlite from "better-sqlite3";
import { keepToOwner } from "./files.ts";
import { CannotOpen, describeTrouble, troubleAt } from "./storage-faults.ts";

/**
 * Takes an exclusive lock on a second, small database for the life of the process. The system releases it even after SIGKILL.
 * @throws CannotOpen if another process holds the lock, or the folder is not writable
 */
export function takeLock(path: string): Sqlite.Database {
  const lock = openLock(path);
  try {
    lock.pragma("locking_mode = EXCLUSIVE");
    lock.exec("BEGIN EXCLUSIVE");
    return lock;
  } catch (error) {
    lock.close();
    if (!isBusy(error)) throw cannotWrite(path, error);
    throw new CannotOpen(
      `Another copy of the bot is running on ${path}. Stop it first; two copies would send every message twice.`,
    );
  }
}

/** Whether a process holds the lock now. It may have been taken or released when this returns. */
export function isHeld(path: string): boolean {
  if (!existsSync(`${path}.lock`)) return false;
  const lock = new Sqlite(`${path}.lock`, { readonly: true, timeout: 0 });
  try {
    lock.pragma("user_version");
    return false;
  } catch (error) {
    if (isBusy(error)) return true;
    throw error;
  } finally {
    lock.close();
  }
}

/** Whether a database was ever opened beside this lock. If so, a missing or empty database file is a lost one, not a new one. */
export const hasBeenOpened = (lock: Sqlite.Database): boolean => lock.pragma("user_version", { simple: true }) === 1;

/** Notes in the lock file that a database was opened. The lock is held throughout. */
export function noteOpened(lock: Sqlite.Database): void {
  if (hasBeenOpened(lock)) return;
  lock.exec("COMMIT");
  lock.pragma("user_version = 1");
  lock.exec("BEGIN EXCLUSIVE");
}

const isBusy = (error: unknown): boolean =>
  error instanceof Error && "code" in error && String(error.code).startsWith("SQLITE_BUSY");

function openLock(path: string): Sqlite.Database {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    keepToOwner(`${path}.lock`);
    return new Sqlite(`${path}.lock`, { timeout: 0 });
  } catch (error) {
    throw cannotWrite(path, error);
  }
}

function cannotWrite(path: string, error: unknown): CannotOpen {
  const trouble = troubleAt(path, error);
  if (trouble === "full") return new CannotOpen(describeTrouble(trouble, path));
  const why = error instanceof Error ? error.message : String(error);
  return new CannotOpen(`The database ${path} cannot be written (${why}). Check DATABASE_PATH.`);
}
