import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { flushFolder } from "../store/files.ts";

/** The file of the erasure journal, line by line: db/own-data/erasure-journal.ts writes it, and a second place gets each line. */

/** The journal of a database. */
export const journalOf = (databasePath: string): string => `${databasePath}.erasures`;

/** The name of a journal in a second place, where the journals of several databases may lie: with the name of the database's folder. */
export function journalNameAway(databasePath: string): string {
  const whole = resolve(databasePath);
  return `${basename(dirname(whole))}-${basename(whole)}.erasures`;
}

/** Complete lines, without the empty ones. The last line may be incomplete after a crash; its request is then written again. */
export const linesIn = (text: string): string[] => text.split("\n").slice(0, -1).filter(Boolean);

export const journalLines = (path: string): string[] => (existsSync(path) ? linesIn(readFileSync(path, "utf8")) : []);

/** Appends lines to a file and flushes them to the disk. */
export function appendLines(path: string, lines: readonly string[]): void {
  const isNew = !existsSync(path);
  const file = openSync(path, "a", 0o600);
  try {
    // Begins with a line break: the line before may be incomplete after a crash.
    writeSync(file, `\n${lines.join("\n")}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  // Without this a power failure could lose the entry of a new file.
  if (isNew) flushFolder(dirname(path));
}

/** Appends the lines that a journal lacks, in their order. @returns how many it lacked */
export function mergeLines(path: string, lines: readonly string[]): number {
  const known = new Set(journalLines(path));
  const missing = [...new Set(lines)].filter((line) => !known.has(line));
  if (missing.length > 0) appendLines(path, missing);
  return missing.length;
}

/** The journal of this database in a folder that is a second place. */
export const journalIn = (folder: string, databasePath: string): string => join(folder, journalNameAway(databasePath));
