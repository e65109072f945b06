import type { FileId, OutboxRowId, SlackChannelId, SlackTs } from "../../src/programme/ids.ts";
import { index, integer, sql, sqliteTable, text, uniqueIndex } from "../store/drizzle.ts";
import { at } from "./columns.ts";

/**
 * The id of what a row is about: the most particular one in its reference. A meeting leads to its pair. Without the table's name, which SQLite
 * does not accept in an index. drizzle-kit splits the expression at its commas:
 * a migration that writes this index again has to be mended by hand.
 */
export const aboutColumn = sql.raw(
  `coalesce(${["meeting", "pair", "group", "request", "consent", "announcement", "typed", "person"].map((part) => `json_extract(ref, '$.${part}')`).join(", ")})`,
);

/** The row is a message in Slack, or is being sent. */
export const isMessage = sql.raw("(ts is not null or state = 'calling')");

/** Everything that the bot sends and does in Slack on its own, see db/outbox/states.ts and src/outbox. */
export const outbox = sqliteTable(
  "outbox",
  {
    /** Rises in the order of writing. Rows that are due at the same instant are delivered in this order. */
    number: integer("number").primaryKey({ autoIncrement: true }),
    id: text("id").$type<OutboxRowId>().notNull(),
    key: text("key").notNull(),
    kind: text("kind").notNull(),
    ref: text("ref", { mode: "json" }).$type<unknown>().notNull(),
    /** Rows of one lane are delivered one at a time, in order. */
    lane: text("lane").notNull(),
    dueAt: at("due_at").notNull(),
    state: text("state").$type<OutboxState>().notNull().default("due"),
    /** The number of failed attempts. */
    attempts: integer("attempts").notNull().default(0),
    /** While true, no other row of the lane is delivered. */
    holdsUp: integer("holds_up", { mode: "boolean" }).notNull().default(false),
    channel: text("channel").$type<SlackChannelId>(),
    /** The newest ts known in the channel before the call. The message that the call makes is later than this. */
    beforeTs: text("before_ts").$type<SlackTs>(),
    ts: text("ts").$type<SlackTs>(),
    /** A keyed mark of what the message said when it was last drawn (src/outbox/marks.ts). Null if that is not known. */
    drawn: text("drawn"),
    /** When the text of a letter began to be given to the mail server: from then on it may have arrived. Null for all else. */
    givenAt: at("given_at"),
    fileId: text("file_id").$type<FileId>(),
    lastError: text("last_error"),
    createdAt: at("created_at").notNull(),
    /** Set when the row is sent or dropped. */
    settledAt: at("settled_at"),
  },
  (t) => [
    uniqueIndex("outbox_key").on(t.key),
    // Without settled rows, so that finding due rows costs the same after years.
    index("outbox_due").on(t.dueAt, t.number, t.lane).where(sql`${t.settledAt} is null`),
    index("outbox_lane").on(t.lane, t.state, t.dueAt),
    index("outbox_message").on(t.channel, t.ts).where(sql`${t.ts} is not null`),
    // Only for the nightly deletion (db/own-data/forgetting.ts).
    index("outbox_passing")
      .on(t.settledAt)
      .where(sql`${t.settledAt} is not null and ${t.kind} in ('home:publish', 'outbox:changed', 'outbox:update')`),
    index("outbox_settled")
      .on(t.settledAt)
      .where(
        sql`${t.settledAt} is not null and ${t.lane} not in ('coordinators', 'peers') and ${t.kind} not in ('home:publish', 'outbox:changed', 'outbox:update', 'pairs:notice')`,
      ),
    // Only messages, so that a row that is written or still waits costs nothing here.
    index("outbox_about").on(aboutColumn, t.kind, t.number).where(isMessage),
  ],
);

/** The newest Slack ts seen in each conversation. */
export const conversations = sqliteTable("conversations", {
  channelId: text("channel_id").$type<SlackChannelId>().primaryKey(),
  newestTs: text("newest_ts").$type<SlackTs>().notNull(),
});

/** Meaning and transitions: db/outbox/states.ts. */
export const outboxStates = ["due", "calling", "sent", "dropped"] as const;
export type OutboxState = (typeof outboxStates)[number];

export const unsettledStates = ["due", "calling"] as const satisfies readonly OutboxState[];
export type UnsettledState = (typeof unsettledStates)[number];
