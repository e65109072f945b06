import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { type PersonId, personIdFrom } from "../../src/programme/ids.ts";
import { flushFolder } from "../store/files.ts";
import type { Db } from "../store/open.ts";

/**
 * The journal of requests for erasing: an append-only file beside the database. A backup lacks the requests made after it, so a restored database
 * reads them from here. A line has a random id of the bot and the time, and no name.
 */
const pathOf = (db: Db): string => `${db.path}.erasures`;

/** Appends a request and flushes it to the disk. The same request may appear twice. @param at milliseconds since 1970 UTC */
export function noteInJournal(db: Db, personId: PersonId, at: number): void {
  const isNew = !existsSync(pathOf(db));
  const file = openSync(pathOf(db), "a", 0o600);
  try {
    // Begins with a line break: the line before may be incomplete after a crash.
    writeSync(file, `\n${personId} ${at}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  // Without this a power failure could lose the entry of a new file.
  if (isNew) flushFolder(dirname(pathOf(db)));
}

/** All requests, the earliest first. Ignores an incomplete line: nothing had been erased then, and its request is written again. */
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
