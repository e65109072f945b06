import Sqlite from "better-sqlite3";
import type { KindName } from "../../db/outbox/kinds.ts";
import * as schema from "../../db/schema/index.ts";
import { and, drizzle, eq, gt, gte, inArray, isNull, lte, max, notInArray, or } from "../../db/store/drizzle.ts";
import { newId } from "../../db/store/open.ts";
import { HOUR_MS } from "../../src/programme/calendar/calendar.ts";
import type { MeetingId } from "../../src/programme/ids.ts";
import { madeUp } from "../support/made-up.ts";
import type { DatabasePair } from "./filling.ts";

const { followUps, logThemes, meetingLogs, meetings, outbox, tasks } = schema;

/** A second connection to the database of a running bot, to prepare it between two rounds. */
export type BotDatabase = {
  /**
   * Deletes what the former round left, and gives each of these pairs a meeting that ended an hour ago, for which the bot has asked and
   * no log was written. It also deletes the round's outbox rows: the bench is faster than Slack's pace for `chat.update`, which the bot
   * keeps.
   */
  resetMeetings(pairs: readonly DatabasePair[]): void;
  /** Whether the bot has nothing to send now, apart from lanes that are held up. */
  isQuiet(): boolean;
  /** Deletes what is to be sent before tomorrow. */
  forgetDue(): void;
  /** Whether a row of this kind is to be delivered, now or later. */
  hasWaiting(kind: KindName): boolean;
  close(): void;
};

export function openBotDatabase(path: string): BotDatabase {
  const sqlite = new Sqlite(path, { timeout: 10_000 });
  const orm = drizzle(sqlite, { schema });
  const openedAt = Date.now();
  const lastFilled =
    orm
      .select({ number: max(outbox.number) })
      .from(outbox)
      .get()?.number ?? 0;

  const isBeingSent = () => {
    const heldUp = orm
      .select({ lane: outbox.lane })
      .from(outbox)
      .where(and(isNull(outbox.settledAt), eq(outbox.state, "due"), eq(outbox.holdsUp, true)));
    const isDue = and(lte(outbox.dueAt, Date.now()), notInArray(outbox.lane, heldUp));
    return and(gt(outbox.number, lastFilled), isNull(outbox.settledAt), or(eq(outbox.state, "calling"), isDue));
  };

  function clear(pair: DatabasePair): void {
    const left = orm
      .select({ id: meetings.id })
      .from(meetings)
      .where(and(eq(meetings.pairId, pair.id), gte(meetings.createdAt, openedAt)))
      .all()
      .map(({ id }) => id);
    for (const table of [meetingLogs, logThemes, tasks, followUps])
      orm.delete(table).where(inArray(table.meetingId, left)).run();
    orm.delete(meetings).where(inArray(meetings.id, left)).run();
  }

  function endMeeting(pair: DatabasePair): void {
    const now = Date.now();
    const id = newId<MeetingId>();
    const endsAt = now - HOUR_MS;
    orm
      .insert(meetings)
      .values({
        id,
        pairId: pair.id,
        kind: "later",
        state: "planned",
        startsAt: endsAt - HOUR_MS,
        endsAt,
        createdBy: pair.mentorId,
        createdAt: now,
      })
      .run();
    orm
      .insert(outbox)
      .values({
        id: newId(),
        key: `meeting-log:ask:${id}:0`,
        kind: "meeting-log:ask",
        ref: { meeting: id, revision: 0 },
        lane: `pair:${pair.id}`,
        dueAt: endsAt,
        state: "sent",
        channel: pair.channelId,
        ts: madeUp(`${Math.floor(endsAt / 1000)}.000100`),
        createdAt: now,
        settledAt: endsAt,
      })
      .run();
  }

  return {
    resetMeetings(pairs) {
      sqlite
        .transaction(() => {
          orm.delete(outbox).where(gt(outbox.number, lastFilled)).run();
          for (const pair of pairs) {
            clear(pair);
            endMeeting(pair);
          }
        })
        .immediate();
    },
    isQuiet: () => orm.select({ number: outbox.number }).from(outbox).where(isBeingSent()).limit(1).get() === undefined,
    forgetDue() {
      const soon = lte(outbox.dueAt, Date.now() + 24 * HOUR_MS);
      orm
        .delete(outbox)
        .where(and(isNull(outbox.settledAt), soon))
        .run();
    },
    hasWaiting: (kind) =>
      orm
        .select({ number: outbox.number })
        .from(outbox)
        .where(and(eq(outbox.kind, kind), isNull(outbox.settledAt)))
        .limit(1)
        .get() !== undefined,
    close: () => void sqlite.close(),
  };
}
