import { statfsSync } from "node:fs";
import { dirname } from "node:path";

/** A fault that the operator can mend. Its message says what to do. */
export class CannotOpen extends Error {}

/** Faults of the disk or the file that the program cannot prevent. */
export type Trouble = "full" | "read-only" | "damaged" | "failing";

const troubleByCode: Readonly<Record<string, Trouble>> = {
  SQLITE_FULL: "full",
  ENOSPC: "full",
  EDQUOT: "full",
  SQLITE_READONLY: "read-only",
  EROFS: "read-only",
  EACCES: "read-only",
  EPERM: "read-only",
  SQLITE_CORRUPT: "damaged",
  SQLITE_NOTADB: "damaged",
  SQLITE_IOERR: "failing",
  SQLITE_CANTOPEN: "failing",
  EIO: "failing",
};

/** The fault of the disk or the file behind an error; undefined for other errors. SQLite's extended codes count as their primary code. */
export function troubleOf(error: unknown): Trouble | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = "code" in cause ? String(cause.code) : "";
    const known = Object.keys(troubleByCode).find((name) => code === name || code.startsWith(`${name}_`));
    if (known) return troubleByCode[known];
  }
  return undefined;
}

/** With less than this free, a fault of writing is a full disk: SQLite needs some pages beside the file and calls their lack another error. */
const LEAST_FREE_BYTES = 1_000_000;

/** As `troubleOf`, for an error that came from a file at `path`: a disk that is full is called so, whatever failed for lack of room. */
export function troubleAt(path: string, error: unknown): Trouble | undefined {
  const trouble = troubleOf(error);
  return trouble === "failing" && isFull(path) ? "full" : trouble;
}

function isFull(path: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(dirname(path));
    return bavail * bsize < LEAST_FREE_BYTES;
  } catch {
    return false;
  }
}

/** A line for the operator: what is wrong, and what to do. */
export function describeTrouble(trouble: Trouble, path: string): string {
  switch (trouble) {
    case "full":
      return `The disk is full: ${path} cannot be written. Make room. Nothing that was saved is lost.`;
    case "read-only":
      return `${path} cannot be written. Check that it and its folder belong to the user that runs the bot, and that the disk is not mounted read-only.`;
    case "damaged":
      return `${path} is damaged. Stop the bot and put a backup in its place: npm run restore -- <backup>. What is there is kept aside.`;
    case "failing":
      return `The disk reports errors: ${path} cannot be read or written. Look into the system's log.`;
  }
}
