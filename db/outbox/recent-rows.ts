import { HOUR_MS } from "../../src/programme/calendar/calendar.ts";
import { outbox } from "../schema/index.ts";
import { and, asc, desc, gt, isNull, lte, or, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";
import { LETTERS } from "./lanes.ts";
import type { OutboxRow } from "./rows.ts";

/** Read-only views of the outbox, for src/health and the playground. */

const MOST_WATCHED = 1_000;

/**
 * Rows that are due or are being retried, because Slack is busy or does not answer, or because of a fault of the program. Rows that wait for
 * their time or their channel are not included, nor letters: a mail server that is down is no fault of the bot. A retry comes after an hour at the latest, which tells the two apart.
 */
export const rowsThatWait = (db: Db, now: number): { number: number; dueAt: number }[] =>
  waiting(db).all({ now, soon: now + HOUR_MS });

const waiting = prepared((orm) =>
  orm
    .select({ number: outbox.number, dueAt: outbox.dueAt })
    .from(outbox)
    .where(
      and(
        isNull(outbox.settledAt),
        lte(outbox.dueAt, sql.placeholder("soon")),
        sql`${outbox.lane} not like ${`${LETTERS}%`}`,
        or(lte(outbox.dueAt, sql.placeholder("now")), sql`${outbox.holdsUp} = 1`, gt(outbox.attempts, 0)),
      ),
    )
    .orderBy(asc(outbox.dueAt), asc(outbox.number))
    .limit(MOST_WATCHED)
    .prepare(),
);

export type OutboxLine = Pick<OutboxRow, "key" | "kind" | "lane" | "state" | "dueAt" | "attempts" | "lastError">;

/** The newest rows, the latest first, for the playground's inspector. */
export const recentRows = (db: Db, limit = 200): OutboxLine[] =>
  db.orm
    .select({
      key: outbox.key,
      kind: outbox.kind,
      lane: outbox.lane,
      state: outbox.state,
      dueAt: outbox.dueAt,
      attempts: outbox.attempts,
      lastError: outbox.lastError,
    })
    .from(outbox)
    .orderBy(desc(outbox.dueAt), desc(outbox.number))
    .limit(limit)
    .all();
