import type { FileId, OutboxRowId, PairId, PersonId, SlackChannelId, SlackTs } from "../../src/programme/ids.ts";
import { conversations, outbox } from "../schema/index.ts";
import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lte, min, ne, not, sql } from "../store/drizzle.ts";
import { type Db, newId } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";
import { beginningOf, lastRestore } from "./after-restore.ts";

export type OutboxRow = typeof outbox.$inferSelect;
export type Ref = Record<string, string | number>;

/** Rows of one lane go out one after the other, in order; lanes do not wait for each other. */
export const laneOf = {
  pair: (pairId: PairId) => `pair:${pairId}`,
  person: (personId: PersonId) => `person:${personId}`,
  home: (personId: PersonId) => `home:${personId}`,
  erasing: (personId: PersonId) => `erase:${personId}`,
  coordinators: "coordinators",
  peers: "peers",
  backup: "backup",
  /** For one of a great number: such lanes wait for all others, and are few. Whoever writes in them writes the next row when the one before has gone. */
  toMany: (what: string, slot: string) => `${TO_MANY}${what}:${slot}`,
};

const TO_MANY = "many:";
export const isToMany = (lane: string): boolean => lane.startsWith(TO_MANY);

export type Entry = {
  /** Unique for what should exist once; a second row with the same key is not written. */
  key: string;
  /** The effect that delivers it, see src/outbox/effects.ts. */
  kind: string;
  /** References only, never texts: what is said is drawn on delivery. */
  ref: Ref;
  lane: string;
  dueAt: number;
};

/** Writes a row, in the transaction of the facts it follows from. Says whether it is new. */
export function enqueue(db: Db, entry: Entry, now: number): boolean {
  const beginning = beginningOf(lastRestore(db), entry.dueAt);
  return insertion(db).run({ id: newId(), createdAt: now, ...beginning, ...entry }).changes > 0;
}

/** It was due before the database was restored, and nobody has looked yet whether it was done. */
export const mayHaveBeenDone = (db: Db, { state, holdsUp, dueAt }: OutboxRow): boolean =>
  state === "calling" && !holdsUp && dueAt <= (lastRestore(db)?.restoredAt ?? 0);

const insertion = prepared((orm) =>
  orm
    .insert(outbox)
    .values({
      id: sql.placeholder("id"),
      key: sql.placeholder("key"),
      kind: sql.placeholder("kind"),
      ref: sql.placeholder("ref"),
      lane: sql.placeholder("lane"),
      dueAt: sql.placeholder("dueAt"),
      state: sql.placeholder("state"),
      beforeTs: sql.placeholder("beforeTs"),
      createdAt: sql.placeholder("createdAt"),
    })
    .onConflictDoNothing({ target: outbox.key })
    .prepare(),
);

/** Writes a row, or gives the one that waits with this key its new time. What has been said stays said. */
export function enqueueOrMove(db: Db, entry: Entry, now: number): void {
  if (!enqueue(db, entry, now)) moveRow(db, entry.key, entry.dueAt);
}

/** The same, and what lost its point before it was said is to be said after all. */
export function enqueueAgain(db: Db, entry: Entry, now: number): void {
  if (enqueue(db, entry, now)) return;
  const unsaid = inArray(outbox.state, ["due", "dropped"]);
  db.orm
    .update(outbox)
    .set({ dueAt: entry.dueAt, state: "due", holdsUp: false, attempts: 0, lastError: null, settledAt: null })
    .where(and(eq(outbox.key, entry.key), unsaid))
    .run();
}

/** Gives a row that waits its new time; anything else stays as it is. */
export function moveRow(db: Db, key: string, dueAt: number): void {
  moving(db).run({ key, dueAt });
}

const moving = prepared((orm) =>
  orm
    .update(outbox)
    .set({ dueAt: sql`${sql.placeholder("dueAt")}`, holdsUp: false })
    .where(and(eq(outbox.key, sql.placeholder("key")), eq(outbox.state, "due")))
    .prepare(),
);

const isUnsettled = isNull(outbox.settledAt);

/** A row whose end is uncertain, or that Slack asked to wait, keeps those behind it waiting too, so that the order stays. */
const isHeldUp = sql`exists (select 1 from ${outbox} as waiting where waiting.lane = ${outbox.lane} and waiting.state in ('due', 'calling')
  and waiting.due_at > ${sql.placeholder("now")} and waiting.holds_up = 1)`;

const isFree = sql`${outbox.lane} not in (select value from json_each(${sql.placeholder("except")}))`;

const lanesDue = prepared((orm) => {
  const goesToMany = sql`${outbox.lane} like ${`${TO_MANY}%`}`;
  const due = (kind: typeof goesToMany) =>
    orm
      .select({ lane: outbox.lane })
      .from(outbox)
      .where(and(isUnsettled, lte(outbox.dueAt, sql.placeholder("now")), kind, isFree, not(isHeldUp)))
      .limit(1);
  return {
    oldest: due(not(goesToMany)).orderBy(asc(outbox.dueAt), asc(outbox.number)).prepare(),
    newest: due(not(goesToMany)).orderBy(desc(outbox.dueAt), desc(outbox.number)).prepare(),
    many: due(goesToMany).orderBy(asc(outbox.dueAt), asc(outbox.number)).prepare(),
  };
});

/**
 * A lane in which something is due and nothing earlier is still being found out: the one that waits longest, or that had something last;
 * or, of the lanes for many, the one that waits longest.
 */
export const dueLane = (
  db: Db,
  now: number,
  which: "oldest" | "newest" | "many",
  except: readonly string[],
): string | undefined => lanesDue(db)[which].get({ now, except: JSON.stringify(except) })?.lane;

const rowHoldingUp = prepared((orm) =>
  orm
    .select()
    .from(outbox)
    .where(
      and(
        eq(outbox.lane, sql.placeholder("lane")),
        inArray(outbox.state, ["due", "calling"]),
        sql`${outbox.holdsUp} = 1`,
      ),
    )
    .orderBy(asc(outbox.number))
    .limit(1)
    .prepare(),
);

const rowDue = prepared((orm) =>
  orm
    .select()
    .from(outbox)
    .where(
      and(
        eq(outbox.lane, sql.placeholder("lane")),
        inArray(outbox.state, ["due", "calling"]),
        lte(outbox.dueAt, sql.placeholder("now")),
      ),
    )
    .orderBy(asc(outbox.dueAt), asc(outbox.number))
    .limit(1)
    .prepare(),
);

/** One that held up the others goes first, whatever has become due meanwhile; until its time has come, none goes. */
export function nextInLane(db: Db, lane: string, now: number): OutboxRow | undefined {
  const first = rowHoldingUp(db).get({ lane });
  if (first) return first.dueAt > now ? undefined : first;
  return rowDue(db).get({ lane, now });
}

/** When the next row will be due that is not due yet, or undefined when nothing waits. */
export const nextDueAt = (db: Db, now: number): number | undefined =>
  db.orm
    .select({ at: min(outbox.dueAt) })
    .from(outbox)
    .where(and(isUnsettled, gt(outbox.dueAt, now)))
    .get()?.at ?? undefined;

/** Committed before the call, so that after a crash we know that it may have happened and from where to look. */
export function markCalling(
  db: Db,
  row: OutboxRow,
  facts: { channel: SlackChannelId | null; dueAt: number },
): OutboxRow {
  const beforeTs = facts.channel === null ? null : newestTs(db, facts.channel);
  const change = {
    state: "calling" as const,
    holdsUp: true,
    channel: facts.channel,
    beforeTs: row.state === "calling" ? row.beforeTs : beforeTs,
    dueAt: facts.dueAt,
  };
  db.orm.update(outbox).set(change).where(eq(outbox.number, row.number)).run();
  return { ...row, ...change };
}

export function markSent(db: Db, row: OutboxRow, made: { channel?: SlackChannelId; ts?: SlackTs }, now: number): void {
  db.orm
    .update(outbox)
    .set({
      state: "sent",
      holdsUp: false,
      channel: made.channel ?? row.channel,
      ts: made.ts ?? row.ts,
      settledAt: now,
      lastError: null,
    })
    .where(eq(outbox.number, row.number))
    .run();
  if (made.channel !== undefined && made.ts !== undefined) noteTs(db, made.channel, made.ts);
}

export function markDropped(db: Db, row: OutboxRow, reason: string, now: number): void {
  db.orm
    .update(outbox)
    .set({ state: "dropped", holdsUp: false, lastError: reason, settledAt: now })
    .where(eq(outbox.number, row.number))
    .run();
}

/** Puts a row off in the state given with it, which says what is known of its call; `holdsUp` keeps those behind it waiting as well. */
export function putOff(db: Db, row: OutboxRow, wait: { dueAt: number; holdsUp: boolean; error?: string }): void {
  db.orm
    .update(outbox)
    .set({
      state: row.state,
      attempts: row.attempts,
      dueAt: wait.dueAt,
      holdsUp: wait.holdsUp,
      lastError: wait.error ?? row.lastError,
    })
    .where(eq(outbox.number, row.number))
    .run();
}

/** After the clock was set back: no wait that keeps others waiting is meant to be longer than `longest` milliseconds. */
export function shortenWaits(db: Db, now: number, longest: number): void {
  db.orm
    .update(outbox)
    .set({ dueAt: now })
    .where(and(isUnsettled, gt(outbox.dueAt, now + longest), sql`${outbox.holdsUp} = 1`))
    .run();
}

/** Which file a row has brought, so that it can be deleted. */
export function noteFile(db: Db, row: OutboxRow, fileId: FileId): void {
  db.orm.update(outbox).set({ fileId }).where(eq(outbox.number, row.number)).run();
}

/** What was put off in a lane may go now: the bot is back in the channel. What Slack asked to wait for, or is being found out, keeps its time. */
export function hurry(db: Db, lane: string, now: number): void {
  db.orm
    .update(outbox)
    .set({ dueAt: now })
    .where(
      and(
        eq(outbox.lane, lane),
        inArray(outbox.state, ["due", "calling"]),
        gt(outbox.dueAt, now),
        isNotNull(outbox.lastError),
        sql`${outbox.holdsUp} = 0`,
      ),
    )
    .run();
}

const rowByKey = prepared((orm) =>
  orm
    .select()
    .from(outbox)
    .where(eq(outbox.key, sql.placeholder("key")))
    .prepare(),
);

export const findRow = (db: Db, key: string): OutboxRow | undefined => rowByKey(db).get({ key });

export const findRowByMessage = (db: Db, channel: SlackChannelId, ts: SlackTs): OutboxRow | undefined =>
  db.orm
    .select()
    .from(outbox)
    .where(and(eq(outbox.channel, channel), eq(outbox.ts, ts), eq(outbox.state, "sent")))
    .get();

/** Every message of ours that stands in a lane. */
export const messagesInLane = (db: Db, lane: string): OutboxRow[] =>
  db.orm
    .select()
    .from(outbox)
    .where(and(eq(outbox.lane, lane), eq(outbox.state, "sent"), isNotNull(outbox.ts), ne(outbox.kind, "outbox:update")))
    .all();

/** Every message of ours that was said in a channel, in that order. */
export const messagesInChannel = (db: Db, channelId: SlackChannelId): OutboxRow[] =>
  db.orm
    .select()
    .from(outbox)
    .where(and(eq(outbox.channel, channelId), isNotNull(outbox.ts), eq(outbox.state, "sent")))
    .orderBy(outbox.number)
    .all();

/** Whether anything in a lane is not settled yet, but for one row. */
export const hasWaiting = (db: Db, lane: string, exceptId: OutboxRowId | "" = ""): boolean =>
  waitingIn(db).get({ lane, exceptId }) !== undefined;

const waitingIn = prepared((orm) =>
  orm
    .select({ number: outbox.number })
    .from(outbox)
    .where(
      and(
        eq(outbox.lane, sql.placeholder("lane")),
        inArray(outbox.state, ["due", "calling"]),
        ne(outbox.id, sql.placeholder("exceptId")),
      ),
    )
    .limit(1)
    .prepare(),
);

/** Has a message drawn anew that is said, or about to be. Several wishes before it is done become one. */
export function redraw(db: Db, messageKey: string, now: number): void {
  const message = findRow(db, messageKey);
  // What waits to be said is drawn when it is said.
  if (!message || message.state === "due" || message.state === "dropped") return;
  const { lane } = message;
  const ref = { message: messageKey };
  if (updateWaiting(db).get({ lane, ref: JSON.stringify(ref) })) return;
  enqueue(db, { key: `update:${messageKey}:${newId()}`, kind: "outbox:update", ref, lane, dueAt: now }, now);
}

const updateWaiting = prepared((orm) =>
  orm
    .select({ number: outbox.number })
    .from(outbox)
    .where(
      and(
        eq(outbox.lane, sql.placeholder("lane")),
        eq(outbox.state, "due"),
        eq(outbox.kind, "outbox:update"),
        sql`${outbox.ref} = ${sql.placeholder("ref")}`,
      ),
    )
    .limit(1)
    .prepare(),
);

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
