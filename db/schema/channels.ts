import type { FactKind } from "../../src/programme/channels/facts.ts";
import { NO_SLACK_USER, type SlackChannelId, type SlackUserId } from "../../src/programme/ids.ts";
import { index, integer, primaryKey, sql, sqliteTable, text } from "../store/drizzle.ts";
import { at } from "./columns.ts";

/** The channels whose state in Slack the bot stores: the pairs' channels and the network's two. */
export const channels = sqliteTable("channels", {
  channelId: text("channel_id").$type<SlackChannelId>().primaryKey(),
  /** When Slack was last asked for the full state, by our clock. Null while the stored facts are in doubt. */
  askedAt: at("asked_at"),
  /** That answer contains everything before this: Slack's time, in microseconds. */
  askedTs: integer("asked_ts"),
  /** Facts that somebody is outside the channel may have been deleted up to here: Slack's time, in microseconds. */
  forgottenTs: integer("forgotten_ts"),
});

/** The facts about a channel that Slack reported, each with Slack's time. An older fact does not replace a newer one: src/programme/channels/facts.ts. */
export const channelFacts = sqliteTable(
  "channel_facts",
  {
    channelId: text("channel_id").$type<SlackChannelId>().notNull(),
    what: text("what").$type<FactKind>().notNull(),
    /** The person that the fact is about; empty for a fact about the channel itself. */
    subject: text("subject").$type<SlackUserId>().notNull().default(NO_SLACK_USER),
    holds: integer("holds", { mode: "boolean" }).notNull(),
    /** Slack's time, in microseconds. */
    ts: integer("ts").notNull(),
    /** Since when the fact is known, by our clock. */
    since: at("since").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.channelId, t.what, t.subject] }),
    index("channel_facts_member").on(t.subject).where(sql`${t.what} = 'member'`),
  ],
);

/** The bot's present (newest) and earlier user ids: after a new installation the bot may be another user. */
export const botUsers = sqliteTable("bot_users", {
  slackUserId: text("slack_user_id").$type<SlackUserId>().primaryKey(),
  since: at("since").notNull(),
});

/** One row: since when Slack cannot reach the bot, after an orderly end. Null while connected and after a crash. */
export const line = sqliteTable("line", {
  id: integer("id").primaryKey(),
  lostAt: at("lost_at"),
  /** Since when Slack counts connections of another copy of the bot. Null while it counts none. */
  othersSince: at("others_since"),
  /** How many times another copy has come. It is part of the key of the message to the coordinators. */
  othersTimes: integer("others_times").notNull().default(0),
});
