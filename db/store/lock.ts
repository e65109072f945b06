import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import Sqlite from "better-sqlite3";
import { CannotOpen } from "./storage-faults.ts";

/**
 * A second, tiny database held under an exclusive lock for as long as the process lives: the system lets go of it even after SIGKILL.
 * @throws CannotOpen when another process holds it, or the folder cannot be written
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
      `Another copy of the bot is running on ${path}. Stop it first; two copies would say everything twice.`,
    );
  }
}

/** Whether a database has been opened beside this lock: then a missing or empty one is no new one. */
export const hasBeenOpened = (lock: Sqlite.Database): boolean => lock.pragma("user_version", { simple: true }) === 1;

/** From now on it has. The lock is not let go of meanwhile. */
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
