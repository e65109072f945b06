import { and, eq, inArray, isNotNull, sql } from "./drizzle.ts";
import type { Db } from "./open.ts";
import { enqueue, laneOf } from "./outbox.ts";
import { outbox, people } from "./schema.ts";

/** Has the front pages of these people drawn anew, for those who have opened theirs. Several wishes before it is done become one. */
export function refreshHome(db: Db, personIds: readonly string[], now: number): void {
  if (personIds.length === 0) return;
  const opened = db.orm
    .select({ id: people.id })
    .from(people)
    .where(and(inArray(people.id, [...new Set(personIds)]), isNotNull(people.homeOpenedAt)))
    .all();
  for (const { id } of opened) {
    const lane = laneOf.home(id);
    const waiting = db.orm
      .select({ id: outbox.id })
      .from(outbox)
      .where(and(eq(outbox.lane, lane), eq(outbox.state, "due")))
      .get();
    if (waiting) continue;
    const number =
      db.orm.select({ count: sql<number>`count(*)` }).from(outbox).where(eq(outbox.lane, lane)).get()?.count ?? 0;
    enqueue(db, { key: `home:${id}:${number + 1}`, kind: "home:publish", ref: { person: id }, lane, dueAt: now }, now);
  }
}
