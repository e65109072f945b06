import { and, asc, desc, eq, gt, gte, inArray, isNotNull, lt, lte, min, ne, or, sql } from "./drizzle.ts";
import { type Db, newId } from "./open.ts";
import { prepared } from "./prepared.ts";
import { conversations, outbox } from "./schema.ts";

export type OutboxRow = typeof outbox.$inferSelect;
export type Ref = Record<string, string | number>;

/** Rows of one lane go out one after the other, in order; lanes do not wait for each other. */
export const laneOf = {
  pair: (pairId: string) => `pair:${pairId}`,
  person: (personId: string) => `person:${personId}`,
  home: (personId: string) => `home:${personId}`,
  coordinators: "coordinators",
  peers: "peers",
};

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
  return insertion(db).run({ id: newId(), createdAt: now, ...entry }).changes > 0;
}

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
    .set({ dueAt: entry.dueAt, state: "due", attempts: 0, lastError: null, settledAt: null })
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
    .set({ dueAt: sql`${sql.placeholder("dueAt")}` })
    .where(and(eq(outbox.key, sql.placeholder("key")), eq(outbox.state, "due")))
    .prepare(),
);

const unsettled = inArray(outbox.state, ["due", "calling"]);

/** Lanes in which something is due and nothing earlier is still being found out. */
export function dueLanes(db: Db, now: number, limit: number): string[] {
  const rows = db.orm
    .selectDistinct({ lane: outbox.lane })
    .from(outbox)
    .where(and(unsettled, lte(outbox.dueAt, now)))
    .limit(limit)
    .all();
  return rows.map((row) => row.lane).filter((lane) => !isHeldUp(db, lane, now));
}

/** A row whose end is uncertain, or that Slack asked to wait, keeps those behind it waiting too, so that the order stays. */
function isHeldUp(db: Db, lane: string, now: number): boolean {
  const waiting = db.orm
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        eq(outbox.lane, lane),
        gt(outbox.dueAt, now),
        or(eq(outbox.state, "calling"), and(eq(outbox.state, "due"), gt(outbox.attempts, 0))),
      ),
    )
    .get();
  return waiting !== undefined;
}

export function nextInLane(db: Db, lane: string, now: number): OutboxRow | undefined {
  if (isHeldUp(db, lane, now)) return undefined;
  return (
    db.orm
      .select()
      .from(outbox)
      .where(and(eq(outbox.lane, lane), unsettled, lte(outbox.dueAt, now)))
      // One that held up the others goes first, whatever has become due meanwhile.
      .orderBy(desc(sql`${outbox.attempts} > 0`), asc(outbox.dueAt), asc(outbox.number))
      .limit(1)
      .get()
  );
}

/** When the next row will be due that is not due yet, or undefined when nothing waits. */
export const nextDueAt = (db: Db, now: number): number | undefined =>
  db.orm
    .select({ at: min(outbox.dueAt) })
    .from(outbox)
    .where(and(unsettled, gt(outbox.dueAt, now)))
    .get()?.at ?? undefined;

/** Committed before the call, so that after a crash we know that it may have happened and from where to look. */
export function markCalling(db: Db, row: OutboxRow, facts: { channel: string | null; dueAt: number }): OutboxRow {
  const beforeTs = facts.channel === null ? null : newestTs(db, facts.channel);
  const change = {
    state: "calling" as const,
    attempts: row.attempts + 1,
    channel: facts.channel,
    beforeTs: row.state === "calling" ? row.beforeTs : beforeTs,
    dueAt: facts.dueAt,
  };
  db.orm.update(outbox).set(change).where(eq(outbox.id, row.id)).run();
  return { ...row, ...change };
}

export function markSent(db: Db, row: OutboxRow, made: { channel?: string; ts?: string }, now: number): void {
  db.orm
    .update(outbox)
    .set({
      state: "sent",
      channel: made.channel ?? row.channel,
      ts: made.ts ?? row.ts,
      settledAt: now,
      lastError: null,
    })
    .where(eq(outbox.id, row.id))
    .run();
  if (made.channel !== undefined && made.ts !== undefined) noteTs(db, made.channel, made.ts);
}

export function markDropped(db: Db, row: OutboxRow, reason: string, now: number): void {
  db.orm.update(outbox).set({ state: "dropped", lastError: reason, settledAt: now }).where(eq(outbox.id, row.id)).run();
}

/** Puts a row off: `holdsUp` keeps those behind it waiting as well. */
export function postpone(db: Db, row: OutboxRow, dueAt: number, options: { holdsUp: boolean; error?: string }): void {
  db.orm
    .update(outbox)
    .set({
      state: "due",
      dueAt,
      attempts: options.holdsUp ? Math.max(1, row.attempts) : 0,
      lastError: options.error ?? row.lastError,
    })
    .where(eq(outbox.id, row.id))
    .run();
}

/** The end of a call is not known: it is looked for from `lookAt` on. */
export function markUncertain(db: Db, row: OutboxRow, lookAt: number, error: string): void {
  db.orm.update(outbox).set({ state: "calling", dueAt: lookAt, lastError: error }).where(eq(outbox.id, row.id)).run();
}

export function noteFile(db: Db, row: OutboxRow, fileId: string): void {
  db.orm.update(outbox).set({ fileId }).where(eq(outbox.id, row.id)).run();
}

/** What was put off in a lane may go now: the bot is back in the channel. */
export function hurry(db: Db, lane: string, now: number): void {
  db.orm
    .update(outbox)
    .set({ dueAt: now })
    .where(and(eq(outbox.lane, lane), eq(outbox.state, "due"), isNotNull(outbox.lastError), gt(outbox.dueAt, now)))
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

export const findRowByMessage = (db: Db, channel: string, ts: string): OutboxRow | undefined =>
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

/** Has a sent message drawn anew. Several wishes before it is done become one. */
export function redraw(db: Db, messageKey: string, now: number): void {
  const message = findRow(db, messageKey);
  if (!message || message.state === "dropped" || (message.state === "due" && message.attempts === 0)) return;
  const start = `update:${messageKey}:`;
  const earlier = statesBetween(db).all({ start, end: `${start}~` });
  if (earlier.some((row) => row.state === "due")) return;
  const number = String(earlier.length + 1).padStart(6, "0");
  enqueue(
    db,
    { key: `${start}${number}`, kind: "outbox:update", ref: { message: messageKey }, lane: message.lane, dueAt: now },
    now,
  );
}

const statesBetween = prepared((orm) =>
  orm
    .select({ state: outbox.state })
    .from(outbox)
    .where(and(gte(outbox.key, sql.placeholder("start")), lt(outbox.key, sql.placeholder("end"))))
    .prepare(),
);

/** The newest ts known in a conversation, by Slack's clock; "0" when we know none. */
export const newestTs = (db: Db, channelId: string): string =>
  db.orm.select().from(conversations).where(eq(conversations.channelId, channelId)).get()?.newestTs ?? "0";

export function noteTs(db: Db, channelId: string, ts: string): void {
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
