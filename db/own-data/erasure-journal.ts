import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { type PersonId, personIdFrom } from "../../src/programme/ids.ts";
import { flushFolder } from "../store/files.ts";
import type { Db } from "../store/open.ts";

/**
 * Who has been erased at her wish, beside the database: a file that is only ever added to. A backup is older than the wishes after it, so that
 * a database restored from one learns them from here. A line holds a random id of ours and the time, and names nobody.
 */
const pathOf = (db: Db): string => `${db.path}.erasures`;

/** On the disk for good when this returns. The same wish may be noted twice. @param at milliseconds since 1970 UTC */
export function noteInJournal(db: Db, personId: PersonId, at: number): void {
  const isNew = !existsSync(pathOf(db));
  const file = openSync(pathOf(db), "a", 0o600);
  try {
    // Begins with a line's end: the line before may be half a one, if the machine went down while it was written.
    writeSync(file, `\n${personId} ${at}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  // Else the file's name could be lost with the power.
  if (isNew) flushFolder(dirname(pathOf(db)));
}

/** Every wish there has been, the earliest first. A line that was cut off says nothing: nothing had been erased yet, and its wish is noted again. */
export function readJournal(db: Db): { personId: PersonId; at: number }[] {
  if (!existsSync(pathOf(db))) return [];
  const found = new Map<PersonId, number>();
  for (const line of readFileSync(pathOf(db), "utf8").split("\n")) {
    const [, id, at] = /^(\S+) (\d{1,16})$/.exec(line) ?? [];
    const personId = personIdFrom(id);
    if (personId !== undefined && !found.has(personId)) found.set(personId, Number(at));
  }
  return [...found].map(([personId, at]) => ({ personId, at }));
}
