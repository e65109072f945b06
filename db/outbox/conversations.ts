import type { SlackChannelId, SlackTs } from "../../src/programme/ids.ts";
import { conversations } from "../schema/index.ts";
import { eq, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";

/** The newest ts known in a conversation, by Slack's clock; "0" when we know none. */
export const newestTs = (db: Db, channelId: SlackChannelId): SlackTs =>
  db.orm.select().from(conversations).where(eq(conversations.channelId, channelId)).get()?.newestTs ?? ("0" as SlackTs);

export function noteTs(db: Db, channelId: SlackChannelId, ts: SlackTs): void {
  db.orm
    .insert(conversations)
    .values({ channelId, newestTs: ts })
    .onConflictDoUpdate({
      target: conversations.channelId,
      set: {
        newestTs: sql`case when cast(excluded.newest_ts as real) > cast(newest_ts as real) then excluded.newest_ts else newest_ts end`,
      },
    })
    .run();
}
