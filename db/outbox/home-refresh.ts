import type { PersonId } from "../../src/programme/ids.ts";
import { outbox, people } from "../schema/index.ts";
import { and, eq, isNotNull, sql } from "../store/drizzle.ts";
import { type Db, newId } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";
import { laneOf } from "./lanes.ts";
import { enqueue } from "./outbox.ts";

const withHome = prepared((orm) =>
  orm
    .select({ id: people.id })
    .from(people)
    .where(
      and(
        sql`${people.id} in (select value from json_each(${sql.placeholder("ids")}))`,
        isNotNull(people.homeOpenedAt),
      ),
    )
    .prepare(),
);

const dueInLane = prepared((orm) =>
  orm
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(eq(outbox.lane, sql.placeholder("lane")), eq(outbox.state, "due")))
    .limit(1)
    .prepare(),
);

/** Enqueues a redraw of Home for those of these people who have opened it. Calls before the row is delivered are merged into one. */
export function refreshHome(db: Db, personIds: readonly PersonId[], now: number): void {
  for (const { id } of withHome(db).all({ ids: JSON.stringify(personIds) })) {
    if (dueInLane(db).get({ lane: laneOf.home(id) })) continue;
    enqueue(db, { key: `home:${id}:${newId()}`, kind: "home:publish", ref: { person: id }, dueAt: now }, now);
  }
}
