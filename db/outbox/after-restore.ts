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

/** The last restore of this database. It happens while the bot is stopped, so it is asked for once. */
export function lastRestore(db: Db): Restore | undefined {
  const found = known.get(db) ?? { restore: last(db).get() };
  known.set(db, found);
  return found.restore;
}

/** What a row knows of its call from the beginning. */
export type Beginning = { state: UnsettledState; beforeTs: SlackTs | null };

/** The first ts of the second in which an instant lies. */
const tsAt = (at: number) => String(Math.max(0, Math.floor(at / 1000))) as SlackTs;

/**
 * What was due before the database was restored may have been said in the time that is missing in it. It is looked for first, from a day
 * before the backup on, because Slack's clock is not ours.
 */
export function beginningOf(restore: Instants | undefined, dueAt: number): Beginning {
  if (!restore || dueAt > restore.restoredAt) return { state: "due", beforeTs: null };
  return { state: "calling", beforeTs: tsAt(restore.backupAt - DAY_MS) };
}

/**
 * While a backup is put back: what was due by then is looked for first (`restored` in states.ts). What was being called when the backup was made
 * keeps the ts from which it is looked for. Gives how many rows these are.
 */
export function markRestored(sqlite: Sqlite.Database, restore: Instants): number {
  const { state, beforeTs } = beginningOf(restore, restore.restoredAt);
  return sqlite
    .prepare(
      "update outbox set state = ?, holds_up = 0, before_ts = case state when 'calling' then before_ts else ? end where settled_at is null and due_at <= ?",
    )
    .run(state, beforeTs, restore.restoredAt).changes;
}
