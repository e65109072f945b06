import { MINUTE_MS } from "../../src/programme/calendar/calendar.ts";
import type { SlackChannelId, SlackTs } from "../../src/programme/ids.ts";
import { conversations } from "../schema/index.ts";
import { eq, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";

/** The newest Slack ts known in a conversation, or "0". */
export const newestTs = (db: Db, channelId: SlackChannelId): SlackTs =>
  conversation(db).get({ channelId })?.newestTs ?? ("0" as SlackTs);

/** How far Slack's clock may be ahead of ours while both count as right. */
const SLACK_AHEAD_MS = 10 * MINUTE_MS;

/** The newest time that Slack has given, in milliseconds since 1970 UTC; 0 if it has given none. */
export function newestSlackTime(db: Db): number {
  const newest = db.orm
    .select({ seconds: sql<number | null>`max(cast(${conversations.newestTs} as real))` })
    .from(conversations)
    .get();
  return Math.floor((newest?.seconds ?? 0) * 1000);
}

/** Whether our clock is behind a time that Slack has given: then ours is wrong now. False says nothing. */
export const isBehindSlack = (db: Db, now: number): boolean => now < newestSlackTime(db) - SLACK_AHEAD_MS;

const conversation = prepared((orm) =>
  orm
    .select()
    .from(conversations)
    .where(eq(conversations.channelId, sql.placeholder("channelId")))
    .prepare(),
);

export function noteTs(db: Db, channelId: SlackChannelId, ts: SlackTs): void {
  noting(db).run({ channelId, ts });
}

const noting = prepared((orm) =>
  orm
    .insert(conversations)
    .values({ channelId: sql.placeholder("channelId"), newestTs: sql.placeholder("ts") })
    .onConflictDoUpdate({
      target: conversations.channelId,
      set: {
        newestTs: sql`case when cast(excluded.newest_ts as real) > cast(newest_ts as real) then excluded.newest_ts else newest_ts end`,
      },
    })
    .prepare(),
);
