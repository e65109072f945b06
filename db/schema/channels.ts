import type { FactKind } from "../../src/programme/channels/facts.ts";
import { NO_SLACK_USER, type SlackChannelId, type SlackUserId } from "../../src/programme/ids.ts";
import { index, integer, primaryKey, sql, sqliteTable, text } from "../store/drizzle.ts";
import { at } from "./columns.ts";

/** The channels of which the bot keeps what Slack tells: those of the pairs and the network's two. */
export const channels = sqliteTable("channels", {
  channelId: text("channel_id").$type<SlackChannelId>().primaryKey(),
  /** When the last full answer of Slack was asked for, on our clock; null where what is known is in doubt. */
  askedAt: at("asked_at"),
  /** What happened before this is in that answer: Slack's time, in microseconds. */
  askedTs: integer("asked_ts"),
  /** That somebody was outside, and when, may have been forgotten up to here: Slack's time, in microseconds. */
  forgottenTs: integer("forgotten_ts"),
});

/** What Slack told of a channel, each fact with Slack's own time: an older one changes nothing. See src/programme/channels/facts.ts. */
export const channelFacts = sqliteTable(
  "channel_facts",
  {
    channelId: text("channel_id").$type<SlackChannelId>().notNull(),
    what: text("what").$type<FactKind>().notNull(),
    /** Whom it is about, by her Slack id; empty for what is about the channel. */
    subject: text("subject").$type<SlackUserId>().notNull().default(NO_SLACK_USER),
    holds: integer("holds", { mode: "boolean" }).notNull(),
    /** Slack's time, in microseconds. */
    ts: integer("ts").notNull(),
    /** Since when it is known so, on our clock. */
    since: at("since").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.channelId, t.what, t.subject] }),
    index("channel_facts_member").on(t.subject).where(sql`${t.what} = 'member'`),
  ],
);

/** As whom the bot has been in the workspace: installed again, it may come as another user. The last one is today's. */
export const botUsers = sqliteTable("bot_users", {
  slackUserId: text("slack_user_id").$type<SlackUserId>().primaryKey(),
  since: at("since").notNull(),
});

/** One row: since when Slack cannot reach the bot, where it ended in order; null while it can, and after a crash. */
export const line = sqliteTable("line", {
  id: integer("id").primaryKey(),
  lostAt: at("lost_at"),
});
