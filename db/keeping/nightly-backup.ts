import { DAY_MS, nextTime } from "../../src/programme/calendar/calendar.ts";
import { laneOf } from "../outbox/lanes.ts";
import { enqueue } from "../outbox/outbox.ts";
import type { Repeat } from "../outbox/repeats.ts";

/** In the programme's time zone. */
const BACKUP_TIME = "03:00";

/** A backup each night. */
export const nightlyBackups: Repeat = {
  kind: "backup:nightly",
  lane: laneOf.backup,
  next: (after, zone) => nextTime(after, BACKUP_TIME, zone),
  everyMs: DAY_MS,
  write: (db, number, dueAt, now) =>
    enqueue(db, { key: `backup:nightly:${number}`, kind: "backup:nightly", ref: {}, dueAt }, now),
};
