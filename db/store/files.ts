import { chmodSync, closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** File mode: readable and writable only for the user that runs the bot. */
const OWNER_ONLY = 0o600;

/** Writes a small file atomically: after a crash at any moment either the old or the new file exists, complete. */
export function writeWhole(path: string, text: string): void {
  const unfinished = `${path}.new`;
  rmSync(unfinished, { force: true });
  writeFileSync(unfinished, text, { mode: OWNER_ONLY, flush: true });
  renameSync(unfinished, path);
  flushFolder(dirname(path));
}

/** Makes an empty file that only its owner can read, for SQLite to fill. @throws if the file exists */
export const makeOwnFile = (path: string): void => closeSync(openSync(path, "wx", OWNER_ONLY));

/** Flushes created and renamed entries of a folder to the disk. Windows cannot open folders and does not need this. */
export function flushFolder(path: string): void {
  if (process.platform !== "win32") flush(path);
}

/** Flushes a file to the disk. */
export function flush(path: string): void {
  const handle = openSync(path, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Suffixes of the files that SQLite keeps beside an open database. */
const COMPANIONS = ["-wal", "-shm", "-journal"];

/**
 * Makes a database and SQLite's files beside it readable only for their owner; a new database is made empty. SQLite gives the files that it
 * makes beside a database the mode of the database. Files of another user are left as they are.
 */
export function keepToOwner(path: string): void {
  if (!existsSync(path)) makeOwnFile(path);
  for (const file of ["", ...COMPANIONS].map((end) => `${path}${end}`)) {
    try {
      if (existsSync(file)) chmodSync(file, OWNER_ONLY);
    } catch {
      // The file's owner decides; opening it shows whether it can be used.
    }
  }
}

/** Removes a database and SQLite's files beside it. Missing files are not an error. */
export function removeDatabase(path: string): void {
  for (const end of ["", ...COMPANIONS]) rmSync(`${path}${end}`, { force: true });
}
