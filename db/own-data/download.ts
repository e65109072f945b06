import { MINUTE_MS } from "../../src/programme/calendar/calendar.ts";
import { enqueue } from "../outbox/outbox.ts";
import type { Acting } from "../privacy/acting.ts";
import { recordLook } from "../privacy/privacy.ts";
import type { Db } from "../store/open.ts";

/** Enqueues sending a person their own data as a file. Two requests within a minute are one. @returns whether a new file is made */
export function askForOwnData(db: Db, { id }: Acting, now: number): boolean {
  const key = `privacy:file:${id}:${Math.floor(now / MINUTE_MS)}`;
  if (!enqueue(db, { key, kind: "privacy:file", ref: { person: id }, dueAt: now }, now)) return false;
  recordLook(db, { at: now, personId: id, action: "privacy:download", authorIds: [id] });
  return true;
}
