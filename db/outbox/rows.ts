import type { OutboxRowId, SlackChannelId, SlackTs } from "../../src/programme/ids.ts";
import { outbox } from "../schema/index.ts";
import { type OutboxState, type UnsettledState, unsettledStates } from "../schema/outbox.ts";
import { and, eq, inArray, isNotNull, ne, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";
import type { KindName } from "./kinds.ts";

/** A row as stored. Its reference is checked on delivery and on redraw: src/outbox/effects.ts. */
export type OutboxRow = typeof outbox.$inferSelect;

/** A row in one of these states. */
export type RowIn<State extends OutboxState> = State extends OutboxState
  ? Omit<OutboxRow, "state"> & { state: State }
  : never;
export type UnsettledRow = RowIn<UnsettledState>;

/** The key of a row. It begins with the name of a kind, usually the row's own. */
export type RowKey = `${KindName}:${string}`;
/** A row's key, or a row read from the database. */
export type Keyed = RowKey | { readonly key: string };

export const keyOf = (row: Keyed): string => (typeof row === "string" ? row : row.key);

const rowByKey = prepared((orm) =>
  orm
    .select()
    .from(outbox)
    .where(eq(outbox.key, sql.placeholder("key")))
    .prepare(),
);

export const findRow = (db: Db, row: Keyed): OutboxRow | undefined => rowByKey(db).get({ key: keyOf(row) });

export const findRowByMessage = (db: Db, channel: SlackChannelId, ts: SlackTs): OutboxRow | undefined =>
  db.orm
    .select()
    .from(outbox)
    .where(and(eq(outbox.channel, channel), eq(outbox.ts, ts), eq(outbox.state, "sent")))
    .get();

/** Every sent message of a lane. */
export const messagesInLane = (db: Db, lane: string): OutboxRow[] =>
  db.orm
    .select()
    .from(outbox)
    .where(and(eq(outbox.lane, lane), eq(outbox.state, "sent"), isNotNull(outbox.ts), ne(outbox.kind, "outbox:update")))
    .all();

/** Every message of the bot in a channel, in the order of sending. */
export const messagesInChannel = (db: Db, channelId: SlackChannelId): OutboxRow[] =>
  db.orm
    .select()
    .from(outbox)
    .where(and(eq(outbox.channel, channelId), isNotNull(outbox.ts), eq(outbox.state, "sent")))
    .orderBy(outbox.number)
    .all();

/** Whether a lane has unsettled rows other than `exceptId`. */
export const hasWaiting = (db: Db, lane: string, exceptId: OutboxRowId | "" = ""): boolean =>
  waitingIn(db).get({ lane, exceptId }) !== undefined;

const waitingIn = prepared((orm) =>
  orm
    .select({ number: outbox.number })
    .from(outbox)
    .where(
      and(
        eq(outbox.lane, sql.placeholder("lane")),
        inArray(outbox.state, unsettledStates),
        ne(outbox.id, sql.placeholder("exceptId")),
      ),
    )
    .limit(1)
    .prepare(),
);
