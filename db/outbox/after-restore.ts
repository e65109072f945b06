import type Sqlite from "better-sqlite3";
import { DAY_MS } from "../../src/programme/calendar/calendar.ts";
import type { SlackTs } from "../../src/programme/ids.ts";
import { restores } from "../schema/index.ts";
import type { UnsettledState } from "../schema/outbox.ts";
import { desc } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";

export type Restore = typeof restores.$inferSelect;
type Instants = Pick<Restore, "backupAt" | "restoredAt">;

const last = prepared((orm) => orm.select().from(restores).orderBy(desc(restores.restoredAt)).limit(1).prepare());
const known = new WeakMap<Db, { restore: Restore | undefined }>();

/** The last restore of this database. A restore needs the bot to be stopped, so the answer is read once per process. */
export function lastRestore(db: Db): Restore | undefined {
  const found = known.get(db) ?? { restore: last(db).get() };
  known.set(db, found);
  return found.restore;
}

/** The state and `beforeTs` with which a new row begins. */
export type Beginning = { state: UnsettledState; beforeTs: SlackTs | null };

/** The first Slack ts of the second that contains an instant (milliseconds since 1970 UTC). */
const tsAt = (at: number) => String(Math.max(0, Math.floor(at / 1000))) as SlackTs;

/**
 * How a row that is due at `dueAt` begins. What was due before the restore may have been done in the time that is missing in the database, so
 * it is looked for in Slack first. The search begins a day before the backup, because Slack's clock differs from ours.
 */
export function beginningOf(restore: Instants | undefined, dueAt: number): Beginning {
  if (!restore || dueAt > restore.restoredAt) return { state: "due", beforeTs: null };
  return { state: "calling", beforeTs: tsAt(restore.backupAt - DAY_MS) };
}

/**
 * Marks the rows that were due by the restore, so that they are looked for in Slack before they are delivered (`restored` in states.ts). A row
 * that was `calling` in the backup keeps its `beforeTs`. Called while a backup is put back.
 * @returns the number of marked rows
 */
export function markRestored(sqlite: Sqlite.Database, restore: Instants): number {
  const { state, beforeTs } = beginningOf(restore, restore.restoredAt);
  return sqlite
    .prepare(
      "update outbox set state = ?, holds_up = 0, before_ts = case state when 'calling' then before_ts else ? end where settled_at is null and due_at <= ?",
    )
    .run(state, beforeTs, restore.restoredAt).changes;
}
