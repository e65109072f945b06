import type { SlackChannelId, SlackTs } from "../../src/programme/ids.ts";
import { conversations } from "../schema/index.ts";
import { eq, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";

/** The newest Slack ts known in a conversation, or "0". */
export const newestTs = (db: Db, channelId: SlackChannelId): SlackTs =>
  conversation(db).get({ channelId })?.newestTs ?? ("0" as SlackTs);

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
