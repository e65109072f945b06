import { DAY_MS, nextTime } from "../../src/programme/calendar/calendar.ts";
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
