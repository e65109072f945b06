import { outbox, unsettledStates } from "../schema/index.ts";
import { and, asc, desc, eq, gt, inArray, isNull, lte, min, not, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";
import { lastRestore } from "./after-restore.ts";
import { TO_MANY } from "./lanes.ts";
import type { UnsettledRow } from "./rows.ts";

/** Which row is delivered next: for src/outbox/deliver.ts. */

const isUnsettled = isNull(outbox.settledAt);

/** A row whose end is uncertain, or that Slack asked to wait, keeps those behind it waiting too, so that the order stays. */
const isHeldUp = sql`exists (select 1 from ${outbox} as waiting where waiting.lane = ${outbox.lane} and waiting.state in ('due', 'calling')
  and waiting.due_at > ${sql.placeholder("now")} and waiting.holds_up = 1)`;

const isFree = sql`${outbox.lane} not in (select value from json_each(${sql.placeholder("except")}))`;

const lanesDue = prepared((orm) => {
  const goesToMany = sql`${outbox.lane} like ${`${TO_MANY}%`}`;
  const due = (kind: typeof goesToMany) =>
    orm
      .select({ lane: outbox.lane })
      .from(outbox)
      .where(and(isUnsettled, lte(outbox.dueAt, sql.placeholder("now")), kind, isFree, not(isHeldUp)))
      .limit(1);
  return {
    oldest: due(not(goesToMany)).orderBy(asc(outbox.dueAt), asc(outbox.number)).prepare(),
    newest: due(not(goesToMany)).orderBy(desc(outbox.dueAt), desc(outbox.number)).prepare(),
    many: due(goesToMany).orderBy(asc(outbox.dueAt), asc(outbox.number)).prepare(),
  };
});

/**
 * A lane in which something is due and nothing earlier is still being found out: the one that waits longest, or that had something last;
 * or, of the lanes for many, the one that waits longest.
 */
export const dueLane = (
  db: Db,
  now: number,
  which: "oldest" | "newest" | "many",
  except: readonly string[],
): string | undefined => lanesDue(db)[which].get({ now, except: JSON.stringify(except) })?.lane;

const rowHoldingUp = prepared((orm) =>
  orm
    .select()
    .from(outbox)
    .where(
      and(eq(outbox.lane, sql.placeholder("lane")), inArray(outbox.state, unsettledStates), sql`${outbox.holdsUp} = 1`),
    )
    .orderBy(asc(outbox.number))
    .limit(1)
    .prepare(),
);

const rowDue = prepared((orm) =>
  orm
    .select()
    .from(outbox)
    .where(
      and(
        eq(outbox.lane, sql.placeholder("lane")),
        inArray(outbox.state, unsettledStates),
        lte(outbox.dueAt, sql.placeholder("now")),
      ),
    )
    .orderBy(asc(outbox.dueAt), asc(outbox.number))
    .limit(1)
    .prepare(),
);

/** One that held up the others goes first, whatever has become due meanwhile; until its time has come, none goes. */
export function nextInLane(db: Db, lane: string, now: number): UnsettledRow | undefined {
  const first = rowHoldingUp(db).get({ lane });
  const next = first ? (first.dueAt > now ? undefined : first) : rowDue(db).get({ lane, now });
  // Both ask for these states only.
  return next as UnsettledRow | undefined;
}

/** When the next row will be due that is not due yet, or undefined when nothing waits. */
export const nextDueAt = (db: Db, now: number): number | undefined =>
  earliestDueAfter(db).get({ now })?.at ?? undefined;

const earliestDueAfter = prepared((orm) =>
  orm
    .select({ at: min(outbox.dueAt) })
    .from(outbox)
    .where(and(isUnsettled, gt(outbox.dueAt, sql.placeholder("now"))))
    .prepare(),
);

/** It was due before the database was restored, and nobody has looked yet whether it was done. */
export const mayHaveBeenDone = (db: Db, { state, holdsUp, dueAt }: UnsettledRow): boolean =>
  state === "calling" && !holdsUp && dueAt <= (lastRestore(db)?.restoredAt ?? 0);
