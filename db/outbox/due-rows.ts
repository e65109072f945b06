import { outbox, unsettledStates } from "../schema/index.ts";
import { and, asc, desc, eq, gt, inArray, isNull, lte, min, not, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";
import { lastRestore } from "./after-restore.ts";
import { LETTERS, TO_MANY } from "./lanes.ts";
import type { UnsettledRow } from "./rows.ts";

/** Which row is delivered next: for src/outbox/deliver.ts. */

const isUnsettled = isNull(outbox.settledAt);

/** A row with an unknown outcome, or that waits because Slack is busy, also holds up the rows behind it. This keeps the order of the lane. */
const isHeldUp = sql`exists (select 1 from ${outbox} as waiting where waiting.lane = ${outbox.lane} and waiting.state in ('due', 'calling')
  and waiting.due_at > ${sql.placeholder("now")} and waiting.holds_up = 1)`;

const isFree = sql`${outbox.lane} not in (select value from json_each(${sql.placeholder("except")}))`;

const lanesDue = prepared((orm) => {
  const goesToMany = sql`${outbox.lane} like ${`${TO_MANY}%`}`;
  const isOfLetters = sql`${outbox.lane} like ${`${LETTERS}%`}`;
  const isOther = sql`not (${goesToMany} or ${isOfLetters})`;
  const due = (kind: typeof goesToMany) =>
    orm
      .select({ lane: outbox.lane })
      .from(outbox)
      .where(and(isUnsettled, lte(outbox.dueAt, sql.placeholder("now")), kind, isFree, not(isHeldUp)))
      .limit(1);
  return {
    oldest: due(isOther).orderBy(asc(outbox.dueAt), asc(outbox.number)).prepare(),
    newest: due(isOther).orderBy(desc(outbox.dueAt), desc(outbox.number)).prepare(),
    letters: due(isOfLetters).orderBy(asc(outbox.dueAt), asc(outbox.number)).prepare(),
    many: due(goesToMany).orderBy(asc(outbox.dueAt), asc(outbox.number)).prepare(),
  };
});

/**
 * The next lane with a due row that no row holds up: the lane that has waited longest, or that was served last. Lanes of letters and lanes to many
 * recipients are apart from these, the longest waiting first.
 */
export const dueLane = (
  db: Db,
  now: number,
  which: "oldest" | "newest" | "letters" | "many",
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

/** The next row of a lane. A row that holds up the lane comes first, and until its `due_at` there is no next row. */
export function nextInLane(db: Db, lane: string, now: number): UnsettledRow | undefined {
  const first = rowHoldingUp(db).get({ lane });
  const next = first ? (first.dueAt > now ? undefined : first) : rowDue(db).get({ lane, now });
  // Both queries select unsettled rows only.
  return next as UnsettledRow | undefined;
}

/** When the next row that is not due yet will be due (milliseconds since 1970 UTC), or undefined if there is none. */
export const nextDueAt = (db: Db, now: number): number | undefined =>
  earliestDueAfter(db).get({ now })?.at ?? undefined;

const earliestDueAfter = prepared((orm) =>
  orm
    .select({ at: min(outbox.dueAt) })
    .from(outbox)
    .where(and(isUnsettled, gt(outbox.dueAt, sql.placeholder("now"))))
    .prepare(),
);

/** When the first of all rows that wait is or was due (milliseconds since 1970 UTC), or undefined if none waits. */
export const earliestDueAt = (db: Db): number | undefined => earliestDue(db).get()?.at ?? undefined;

const earliestDue = prepared((orm) =>
  orm
    .select({ at: min(outbox.dueAt) })
    .from(outbox)
    .where(isUnsettled)
    .prepare(),
);

/** Whether the row was due before the database was restored and has not yet been looked for in Slack. */
export const mayHaveBeenDone = (
  db: Db,
  { state, holdsUp, dueAt }: Pick<UnsettledRow, "state" | "holdsUp" | "dueAt">,
): boolean => state === "calling" && !holdsUp && dueAt <= (lastRestore(db)?.restoredAt ?? 0);
