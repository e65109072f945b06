import { and, eq, inArray, lte } from "./drizzle.ts";
import type { Db } from "./open.ts";
import { enqueue, laneOf } from "./outbox.ts";
import { outbox } from "./schema.ts";

/** The next nightly backup, if none is awaited already until then: one that is further away was laid while the clock was wrong. */
export function awaitNightlyBackup(db: Db, dueAt: number, now: number): void {
  const lane = laneOf.backup;
  const waiting = db.orm
    .select({ number: outbox.number })
    .from(outbox)
    .where(and(eq(outbox.lane, lane), inArray(outbox.state, ["due", "calling"]), lte(outbox.dueAt, dueAt)))
    .get();
  if (!waiting) nextNightlyBackup(db, dueAt, now);
}

/** Once the last one is made. */
export function nextNightlyBackup(db: Db, dueAt: number, now: number): void {
  enqueue(db, { key: `backup:nightly:${dueAt}`, kind: "backup:nightly", ref: {}, lane: laneOf.backup, dueAt }, now);
}
