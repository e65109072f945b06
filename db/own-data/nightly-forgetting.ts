import { DAY_MS, nextTime } from "../../src/programme/calendar/calendar.ts";
import type { PersonId } from "../../src/programme/ids.ts";
import { laneOf } from "../outbox/lanes.ts";
import { enqueue } from "../outbox/outbox.ts";
import type { Repeat } from "../outbox/repeats.ts";
import type { Db } from "../store/open.ts";

/** When hardly anybody is awake, in the programme's time zone. */
const FORGETTING_TIME = "02:00";

/** The deletion each night of what has been kept long enough. */
export const nightlyForgetting: Repeat = {
  kind: "privacy:nightly",
  lane: laneOf.privacy,
  next: (after, zone) => nextTime(after, FORGETTING_TIME, zone),
  everyMs: DAY_MS,
  write: (db, number, dueAt, now) => writeRound(db, { night: number, round: 1 }, dueAt, now),
};

/** Enqueues one step of a night. `night` is the number of the run, or in older rows its instant. */
export function writeRound(db: Db, ref: { night: number; round: number }, dueAt: number, now: number): boolean {
  const key = `privacy:nightly:${ref.night}:${ref.round}`;
  return enqueue(db, { key, kind: "privacy:nightly", ref, dueAt }, now);
}

/** Enqueues the overwriting of what is left of deleted rows in the file, after a night's deletion or after an erasure. */
export function enqueueOverwriting(db: Db, after: { night: number } | { person: PersonId }, now: number): void {
  const key = "night" in after ? `privacy:overwrite:${after.night}` : `privacy:overwrite:${after.person}`;
  enqueue(db, { key, kind: "privacy:overwrite", ref: after, dueAt: now }, now);
}
