import { HOUR_MS } from "../../src/programme/calendar/calendar.ts";
import { repeats } from "../schema/index.ts";
import { outbox, unsettledStates } from "../schema/outbox.ts";
import { and, asc, eq, inArray, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";
import { isBehindSlack } from "./conversations.ts";
import type { KindName } from "./kinds.ts";
import { moveRow } from "./states.ts";

/**
 * Work that is done again and again at set times: one row of its kind waits at any time, and its run writes the next one. The key of a row is
 * the number of the run, not its time: a clock that was wrong could have used the key of every coming night already. The number is in the
 * database, so that a restored backup gives the same keys again.
 */
export type Repeat = {
  kind: KindName;
  lane: string;
  /** The first set time after an instant. Both are milliseconds since 1970 UTC; `zone` is the programme's. */
  next(after: number, zone: string): number;
  /** The time from one run to the next, give or take an hour of summer time. */
  everyMs: number;
  /** Writes the row of one run. `number` is unique for the kind and has to be in the key. @returns false if a row with that key exists */
  write(db: Db, number: number, dueAt: number, now: number): boolean;
};

/** The last set time at or before `now`: the beginning of the period that `now` is in. */
export function lastSetTime({ next, everyMs }: Pick<Repeat, "next" | "everyMs">, now: number, zone: string): number {
  let last = next(now - 2 * everyMs, zone);
  for (let at = next(last, zone); at <= now; at = next(last, zone)) last = at;
  return last;
}

const known = prepared((orm) =>
  orm
    .select()
    .from(repeats)
    .where(eq(repeats.kind, sql.placeholder("kind")))
    .prepare(),
);
const waitingRow = prepared((orm) =>
  orm
    .select({ key: outbox.key, dueAt: outbox.dueAt })
    .from(outbox)
    .where(
      and(
        eq(outbox.lane, sql.placeholder("lane")),
        inArray(outbox.state, unsettledStates),
        eq(outbox.kind, sql.placeholder("kind")),
      ),
    )
    .orderBy(asc(outbox.dueAt))
    .limit(1)
    .prepare(),
);

/** When the work was last done, by our clock; undefined if it never was, or was done by a clock that has been set back since. */
export function lastRunAt(db: Db, kind: KindName, now: number): number | undefined {
  const at = known(db).get({ kind })?.ranAt ?? undefined;
  return at === undefined || at > now ? undefined : at;
}

/** Whether the work was done since the last set time. */
export const hasRunInPeriod = (db: Db, repeat: Repeat, now: number, zone: string): boolean =>
  (lastRunAt(db, repeat.kind, now) ?? Number.NEGATIVE_INFINITY) >= lastSetTime(repeat, now, zone);

/** A clock that is set back by less than this was hardly wrong: what it did counts, so that nothing is done twice. */
const SMALL_STEP_MS = 2 * HOUR_MS;

/**
 * Makes sure that a row waits for the next set time. To be called at each start and after the clock was set back: a row that was written while
 * the clock was ahead is moved to the next set time, and a run in the future is forgotten.
 * @param setBackMs by how much the clock was set back; infinite at a start, when that is not known
 */
export function keepOneWaiting(db: Db, repeat: Repeat, setBackMs: number, now: number, zone: string): void {
  const { kind, lane } = repeat;
  const { runs, ranAt } = known(db).get({ kind }) ?? { runs: 0, ranAt: null };
  const counts = ranAt !== null && (ranAt <= now || setBackMs < SMALL_STEP_MS);
  // While our clock is behind, the run is not in the future: it counts when the clock is set right.
  if (ranAt !== null && !counts && !isBehindSlack(db, now)) note(db, kind, runs, null);
  const nextAt = repeat.next(counts ? Math.max(now, ranAt) : now, zone);
  const row = waitingRow(db).get({ lane, kind });
  if (!row) writeNext(db, repeat, runs, nextAt, now);
  else if (row.dueAt > nextAt) moveRow(db, row, nextAt);
}

/** Records a run and writes the row of the next one, in the transaction that settles the row. */
export function noteRun(db: Db, repeat: Repeat, now: number, zone: string): void {
  const runs = (known(db).get({ kind: repeat.kind })?.runs ?? 0) + 1;
  note(db, repeat.kind, runs, now);
  writeNext(db, repeat, runs, repeat.next(now, zone), now);
}

function writeNext(db: Db, repeat: Repeat, runs: number, dueAt: number, now: number): void {
  let number = runs + 1;
  while (!repeat.write(db, number, dueAt, now)) number++;
}

function note(db: Db, kind: KindName, runs: number, ranAt: number | null): void {
  db.orm
    .insert(repeats)
    .values({ kind, runs, ranAt })
    .onConflictDoUpdate({ target: repeats.kind, set: { runs, ranAt } })
    .run();
}
