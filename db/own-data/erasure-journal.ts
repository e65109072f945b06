import { type PersonId, personIdFrom } from "../../src/programme/ids.ts";
import type { Db } from "../store/open.ts";
import { appendLines, journalLines, journalOf } from "./journal-lines.ts";

/**
 * The journal of requests for erasing: an append-only file beside the database. A backup lacks the requests made after it, so a restored database
 * reads them from here. A line has a random id of the bot or keyed marks, and the time, and no name. A second place, off the machine, gets each
 * line too (db/keeping/journal-copy.ts).
 */
const linesOf = (db: Db): string[] => journalLines(journalOf(db.path));

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

const append = (db: Db, line: string): void => appendLines(journalOf(db.path), [line]);

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
