import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { type PersonId, personIdFrom } from "../../src/programme/ids.ts";
import { flushFolder } from "../store/files.ts";
import type { Db } from "../store/open.ts";

/**
 * The journal of requests for erasing: an append-only file beside the database. A backup lacks the requests made after it, so a restored database
 * reads them from here. A line has a random id of the bot or keyed marks, and the time, and no name.
 */
const pathOf = (db: Db): string => `${db.path}.erasures`;

const linesOf = (db: Db): string[] => (existsSync(pathOf(db)) ? readFileSync(pathOf(db), "utf8").split("\n") : []);

/** Appends a request and flushes it to the disk. The same request may appear twice. @param at milliseconds since 1970 UTC */
export const noteInJournal = (db: Db, personId: PersonId, at: number): void => append(db, `${personId} ${at}`);

/** Keyed marks of an erased person's account and address: db/own-data/forgotten.ts. */
export type ForgottenMarks = { accountMark: string; emailMark: string | null };

/** Appends that these marks are kept, or with `isBack` that the person has enrolled again and they are not. */
export const noteMarksInJournal = (
  db: Db,
  { accountMark, emailMark }: ForgottenMarks,
  { at, isBack }: { at: number; isBack: boolean },
): void => append(db, `${isBack ? "back" : "mark"} ${accountMark} ${emailMark ?? "-"} ${at}`);

/** The marks that are kept according to the journal. */
export function readMarks(db: Db): (ForgottenMarks & { at: number })[] {
  const kept = new Map<string, ForgottenMarks & { at: number }>();
  for (const line of linesOf(db)) {
    const [, what, accountMark, emailMark, at] = /^(mark|back) (\S+) (\S+) (\d{1,16})$/.exec(line) ?? [];
    if (accountMark === undefined) continue;
    if (what === "back") kept.delete(accountMark);
    else
      kept.set(accountMark, { accountMark, emailMark: emailMark === "-" ? null : (emailMark ?? null), at: Number(at) });
  }
  return [...kept.values()];
}

function append(db: Db, line: string): void {
  const isNew = !existsSync(pathOf(db));
  const file = openSync(pathOf(db), "a", 0o600);
  try {
    // Begins with a line break: the line before may be incomplete after a crash.
    writeSync(file, `\n${line}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  // Without this a power failure could lose the entry of a new file.
  if (isNew) flushFolder(dirname(pathOf(db)));
}

/** All requests, the earliest first. Ignores an incomplete line: nothing had been erased then, and its request is written again. */
export function readJournal(db: Db): { personId: PersonId; at: number }[] {
  const found = new Map<PersonId, number>();
  for (const line of linesOf(db)) {
    const [, id, at] = /^(\S+) (\d{1,16})$/.exec(line) ?? [];
    const personId = personIdFrom(id);
    if (personId !== undefined && !found.has(personId)) found.set(personId, Number(at));
  }
  return [...found].map(([personId, at]) => ({ personId, at }));
}
