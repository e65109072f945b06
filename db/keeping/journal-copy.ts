import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { journalIn, journalLines, journalNameAway, journalOf, linesIn, mergeLines } from "../own-data/journal-lines.ts";
import { writeWhole } from "../store/files.ts";

/**
 * The second place of the erasure journal, which has to leave the machine by a way of its own: a replica of the database may be older than the
 * last erasure, and a lost disk takes the journal along. The second place is only ever added to.
 */

/** Where the journal is copied to: a folder on another disk or mount, or an https address under which each part of it becomes a file. */
export type SecondPlace = { folder: string } | { address: string; token: string | undefined };

/** How many bytes the journal has; 0 if there is none. It only grows, so that an unchanged size means that nothing was added. */
export const journalBytes = (databasePath: string): number =>
  statSync(journalOf(databasePath), { throwIfNoEntry: false })?.size ?? 0;

/**
 * Adds what the journal in the folder lacks, flushed to the disk.
 * @throws if the folder is missing: it is not made, because it would then be on the machine's own disk
 */
export function copyToFolder(databasePath: string, folder: string): void {
  if (!existsSync(folder)) throw new Error(`there is no folder ${folder}`);
  mergeLines(journalIn(folder, databasePath), journalLines(journalOf(databasePath)));
}

/** Whether a folder is on the disk of the database. Then the journal is lost with the machine. */
export const isOnSameDisk = (databasePath: string, folder: string): boolean =>
  statSync(folder, { throwIfNoEntry: false })?.dev === statSync(dirname(databasePath)).dev;

/** A part of the journal that an address has not accepted yet, with a name of its own, which is the same whenever it is tried again. */
export type Part = { name: string; text: string; until: number };

/** The complete lines that the address has not accepted, as one part; undefined if there are none. */
export function partToSend(databasePath: string, address: string): Part | undefined {
  const journal = journalOf(databasePath);
  if (!existsSync(journal)) return undefined;
  const all = readFileSync(journal);
  const from = acceptedUntil(databasePath, address, all);
  const until = all.lastIndexOf("\n") + 1;
  const lines = linesIn(all.subarray(from, until).toString("utf8"));
  if (lines.length === 0) return undefined;
  const text = `${lines.join("\n")}\n`;
  const digest = createHash("sha256").update(text).digest("hex").slice(0, 12);
  const offset = String(from).padStart(12, "0");
  return { name: `${journalNameAway(databasePath)}.${offset}-${digest}`, text, until };
}

const markOf = (databasePath: string) => `${journalOf(databasePath)}.accepted`;
const digestOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** Notes that the address has accepted the journal up to this byte. */
export function noteAccepted(databasePath: string, address: string, until: number): void {
  const accepted = readFileSync(journalOf(databasePath)).subarray(0, until);
  writeWhole(
    markOf(databasePath),
    `${JSON.stringify({ address: digestOf(Buffer.from(address)), until, digest: digestOf(accepted) })}\n`,
  );
}

/** From the beginning again, if another address or another journal had been accepted: that only adds a file there. */
function acceptedUntil(databasePath: string, address: string, all: Buffer): number {
  try {
    const mark = JSON.parse(readFileSync(markOf(databasePath), "utf8"));
    const isSame =
      mark.address === digestOf(Buffer.from(address)) && mark.digest === digestOf(all.subarray(0, mark.until));
    return isSame ? mark.until : 0;
  } catch {
    return 0;
  }
}
