import { nextInLane } from "../outbox/due-rows.ts";
import { laneOf } from "../outbox/lanes.ts";
import { enqueue } from "../outbox/outbox.ts";
import type { Db } from "../store/open.ts";

/** The next nightly backup, if none is awaited already until then: one that is further away was laid while the clock was wrong. */
export function awaitNightlyBackup(db: Db, dueAt: number, now: number): void {
  if (!nextInLane(db, laneOf.backup, dueAt)) nextNightlyBackup(db, dueAt, now);
}

/** Once the last one is made. */
export function nextNightlyBackup(db: Db, dueAt: number, now: number): void {
  enqueue(db, { key: `backup:nightly:${dueAt}`, kind: "backup:nightly", ref: {}, dueAt }, now);
}
