import Sqlite from "better-sqlite3";
import { and, drizzle, eq, gt, inArray, isNull, lte, ne } from "../../db/drizzle.ts";
import { newId } from "../../db/open.ts";
import * as schema from "../../db/schema.ts";
import { HOUR } from "../../src/calendar.ts";
import type { FilledPair } from "./filling.ts";

const { followUps, logThemes, meetingLogs, meetings, outbox, tasks } = schema;

/** The database of a running bot, from a second connection: what is moved about between two acts. */
export type Backstage = {
  /** Takes back what the last act of each pair left, and gives it a meeting that ended an hour ago, asked about in its channel, without a log. */
  setScene(pairs: readonly FilledPair[]): void;
  /** Ends when the bot has said all that it has to say now; what its own pace holds back is left out. */
  quiet(): Promise<void>;
  close(): void;
};

const LOOK_EVERY = 10;
const LONGEST_WAIT = 30_000;

export function openBackstage(path: string): Backstage {
  const sqlite = new Sqlite(path, { timeout: 10_000 });
  const orm = drizzle(sqlite, { schema });
  const unsaid = () =>
    orm
      .select({ kind: outbox.kind })
      .from(outbox)
      .where(and(inArray(outbox.state, ["due", "calling"]), lte(outbox.dueAt, Date.now()), isNull(outbox.lastError)))
      .get();
  let filledAt: number | undefined;

  function clear(pair: FilledPair): void {
    filledAt ??= Date.now();
    const left = orm
      .select({ id: meetings.id })
      .from(meetings)
      .where(and(eq(meetings.pairId, pair.id), gt(meetings.createdAt, filledAt - 1)))
      .all()
      .map(({ id }) => id);
    for (const table of [meetingLogs, logThemes, tasks, followUps])
      orm.delete(table).where(inArray(table.meetingId, left)).run();
    orm.delete(meetings).where(inArray(meetings.id, left)).run();
    const lanes = [`pair:${pair.id}`, `person:${pair.mentorId}`, `person:${pair.actorId}`];
    orm
      .delete(outbox)
      .where(and(inArray(outbox.lane, lanes), ne(outbox.state, "sent")))
      .run();
  }

  function endMeeting(pair: FilledPair): void {
    const now = Date.now();
    const id = newId();
    const endsAt = now - HOUR;
    orm
      .insert(meetings)
      .values({
        id,
        pairId: pair.id,
        kind: "later",
        state: "planned",
        startsAt: endsAt - HOUR,
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
        ts: `${Math.floor(endsAt / 1000)}.000100`,
        createdAt: now,
        settledAt: endsAt,
      })
      .run();
  }

  return {
    setScene(pairs) {
      sqlite
        .transaction(() => {
          for (const pair of pairs) {
            clear(pair);
            endMeeting(pair);
          }
        })
        .immediate();
    },
    async quiet() {
      const start = performance.now();
      for (let row = unsaid(); row; row = unsaid()) {
        if (performance.now() - start > LONGEST_WAIT)
          throw new Error(`the bot does not come to an end: ${row.kind}`);
        await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
      }
    },
    close: () => void sqlite.close(),
  };
}
