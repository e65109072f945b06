import type { PersonId } from "../../src/programme/ids.ts";
import { outbox, people } from "../schema/index.ts";
import { and, isNotNull, not, sql } from "../store/drizzle.ts";
import { type Db, newId } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";
import { laneOf } from "./lanes.ts";
import { enqueue } from "./outbox.ts";

const withoutWaiting = prepared((orm) => {
  const isWaiting = sql`exists (select 1 from ${outbox} where ${outbox.lane} = ${laneOf.home("" as PersonId)} || people.id and ${outbox.state} = 'due')`;
  return orm
    .select({ id: people.id })
    .from(people)
    .where(
      and(
        sql`${people.id} in (select value from json_each(${sql.placeholder("ids")}))`,
        isNotNull(people.homeOpenedAt),
        not(isWaiting),
      ),
    )
    .prepare();
});

/** Enqueues a redraw of Home for those of these people who have opened it. Calls before the row is delivered are merged into one. */
export function refreshHome(db: Db, personIds: readonly PersonId[], now: number): void {
  for (const { id } of withoutWaiting(db).all({ ids: JSON.stringify(personIds) }))
    enqueue(db, { key: `home:${id}:${newId()}`, kind: "home:publish", ref: { person: id }, dueAt: now }, now);
}
