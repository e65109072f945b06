import { nextInLane } from "../outbox/due-rows.ts";
import { laneOf } from "../outbox/lanes.ts";
import { enqueue } from "../outbox/outbox.ts";
import type { Db } from "../store/open.ts";

/** Enqueues the next nightly backup, unless one is due by then. A later one does not count: it was written while the clock was wrong. */
export function awaitNightlyBackup(db: Db, dueAt: number, now: number): void {
  if (!nextInLane(db, laneOf.backup, dueAt)) nextNightlyBackup(db, dueAt, now);
}

/** Enqueues the next nightly backup after the last one was made. */
export function nextNightlyBackup(db: Db, dueAt: number, now: number): void {
  enqueue(db, { key: `backup:nightly:${dueAt}`, kind: "backup:nightly", ref: {}, dueAt }, now);
}
