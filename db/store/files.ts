import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** Only for whoever runs the bot. */
const OWN = 0o600;

/** Writes a small file so that after a crash at any moment the old or the new one stands there, whole. */
export function writeWhole(path: string, text: string): void {
  const unfinished = `${path}.new`;
  rmSync(unfinished, { force: true });
  writeFileSync(unfinished, text, { mode: OWN, flush: true });
  renameSync(unfinished, path);
  flushFolder(dirname(path));
}

/** An empty file that nobody else may read, for SQLite to fill. @throws where there is one already */
export const makeOwnFile = (path: string): void => closeSync(openSync(path, "wx", OWN));

/** What was made or renamed in a folder is on the disk when this ends. Windows opens no folders, and needs no such thing. */
export function flushFolder(path: string): void {
  if (process.platform !== "win32") flush(path);
}

/** What was written to a file is on the disk when this ends. */
export function flush(path: string): void {
  const handle = openSync(path, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** What lies beside a database that SQLite has open. */
const COMPANIONS = ["-wal", "-shm", "-journal"];

/** Removes a database and all that lies beside it, where there is any. */
export function removeDatabase(path: string): void {
  for (const end of ["", ...COMPANIONS]) rmSync(`${path}${end}`, { force: true });
}
