import type { FileId, OutboxRowId, SlackChannelId, SlackTs } from "../../src/programme/ids.ts";
import { index, integer, sql, sqliteTable, text, uniqueIndex } from "../store/drizzle.ts";
import { at } from "./columns.ts";

/** Everything the bot says and does in Slack by itself, see src/outbox. */
export const outbox = sqliteTable(
  "outbox",
  {
    /** Rises in the order of writing; what is due at the same instant goes out in this order. */
    number: integer("number").primaryKey({ autoIncrement: true }),
    id: text("id").$type<OutboxRowId>().notNull(),
    key: text("key").notNull(),
    kind: text("kind").notNull(),
    ref: text("ref", { mode: "json" }).$type<unknown>().notNull(),
    /** Rows of one lane are delivered one at a time, in order. */
    lane: text("lane").notNull(),
    dueAt: at("due_at").notNull(),
    state: text("state").$type<OutboxState>().notNull().default("due"),
    /** How often it was tried in vain. */
    attempts: integer("attempts").notNull().default(0),
    /** Until it is settled nothing behind it in its lane goes out. */
    holdsUp: integer("holds_up", { mode: "boolean" }).notNull().default(false),
    channel: text("channel").$type<SlackChannelId>(),
    /** The newest ts known in the channel before the call: what the call made is later than this. */
    beforeTs: text("before_ts").$type<SlackTs>(),
    ts: text("ts").$type<SlackTs>(),
    fileId: text("file_id").$type<FileId>(),
    lastError: text("last_error"),
    createdAt: at("created_at").notNull(),
    /** Set once it is sent or dropped. */
    settledAt: at("settled_at"),
  },
  (t) => [
    uniqueIndex("outbox_key").on(t.key),
    // What is settled stays in the table, but not in here: looking for what is due costs the same after years.
    index("outbox_due").on(t.dueAt, t.number, t.lane).where(sql`${t.settledAt} is null`),
    index("outbox_lane").on(t.lane, t.state, t.dueAt),
    index("outbox_message").on(t.channel, t.ts).where(sql`${t.ts} is not null`),
    // Only for the nightly look at what nothing needs any more (db/own-data/forgetting.ts).
    index("outbox_passing")
      .on(t.settledAt)
      .where(sql`${t.settledAt} is not null and ${t.kind} in ('home:publish', 'outbox:update')`),
    index("outbox_settled")
      .on(t.settledAt)
      .where(
        sql`${t.settledAt} is not null and ${t.lane} not in ('coordinators', 'peers') and ${t.kind} not in ('home:publish', 'outbox:update', 'pairs:notice')`,
      ),
  ],
);

/** The newest ts seen in a conversation, by Slack's clock. */
export const conversations = sqliteTable("conversations", {
  channelId: text("channel_id").$type<SlackChannelId>().primaryKey(),
  newestTs: text("newest_ts").$type<SlackTs>().notNull(),
});

/** What they mean and how one leads to another: db/outbox/states.ts. */
export const outboxStates = ["due", "calling", "sent", "dropped"] as const;
export type OutboxState = (typeof outboxStates)[number];

export const unsettledStates = ["due", "calling"] as const satisfies readonly OutboxState[];
export type UnsettledState = (typeof unsettledStates)[number];
