import { AGREE_AFTER, askableFrom, SILENCE } from "../src/silence/rules.ts";
import { and, desc, eq, gt, inArray, max, ne, sql } from "./drizzle.ts";
import { refreshHome } from "./home.ts";
import type { Db } from "./open.ts";
import { enqueue, laneOf, type OutboxRow, redraw } from "./outbox.ts";
import { changePair, type Pair, readPair, twoOf } from "./pairs.ts";
import { prepared } from "./prepared.ts";
import { type MeetingState, meetings, outbox, type PairRole, silenceAnswers } from "./schema.ts";

/**
 * Silence between two meetings. Each meeting, opening, cancellation and pause writes the row that looks three weeks later;
 * a row that comes too early, because something else happened since, leaves the question to the later one.
 */

/** A meeting that was not held counts until its time: until then it was planned. */
const ALIVE: MeetingState[] = ["planned", "held", "not-held"];

type Anchor = { id: string; pairId: string; revision: number; endsAt: number };

const silenceAgreeKey = (meeting: Pick<Anchor, "id" | "revision">): string =>
  `silence:agree:${meeting.id}:${meeting.revision}`;

/** Nothing agreed 3 days after a meeting; nothing held or planned for 21 days. */
export function enqueueSilence(db: Db, meeting: Anchor, now: number): void {
  const lane = laneOf.pair(meeting.pairId);
  const ref = { meeting: meeting.id, revision: meeting.revision };
  const dueAt = meeting.endsAt + AGREE_AFTER;
  enqueue(db, { key: silenceAgreeKey(meeting), kind: "silence:agree", ref, lane, dueAt }, now);
  enqueueCheck(db, meeting.pairId, `${meeting.id}:${meeting.revision}`, meeting.endsAt + SILENCE, now);
}

/** Counts silence from `at` on, whatever was before: the pair's opening, a meeting that was cancelled, the end of a pause. */
export function enqueueSilenceSince(db: Db, pairId: string, at: number, now: number): void {
  changePair(db, pairId, { silenceFrom: at });
  enqueueCheck(db, pairId, `${pairId}:since:${at}`, at + SILENCE, now);
}

function enqueueCheck(db: Db, pairId: string, anchor: string, dueAt: number, now: number): void {
  const key = `silence:check:${anchor}`;
  enqueue(db, { key, kind: "silence:check", ref: { pair: pairId }, lane: laneOf.pair(pairId), dueAt }, now);
}

/** The newest meeting that was held, planned, or planned in vain. */
export function newestAlive(db: Db, pairId: string): Anchor | undefined {
  return db.orm
    .select({ id: meetings.id, pairId: meetings.pairId, revision: meetings.revision, endsAt: meetings.endsAt })
    .from(meetings)
    .where(and(eq(meetings.pairId, pairId), inArray(meetings.state, ALIVE)))
    .orderBy(desc(meetings.endsAt))
    .get();
}

/** From when on nothing has been held or planned; ahead of now while something is planned or the pair pauses. */
const quietSince = (db: Db, pair: Pair): number =>
  Math.max(pair.silenceFrom ?? pair.openedAt ?? pair.createdAt, newestAlive(db, pair.id)?.endsAt ?? 0);

/** Since when an open pair has been silent, if that is 21 days or more; for the coordinator's overview. */
export function silentSince(db: Db, pairId: string, now: number): number | undefined {
  const pair = readPair(db, pairId);
  if (pair.state !== "open") return undefined;
  const since = quietSince(db, pair);
  return now - since >= SILENCE ? since : undefined;
}

/** The first instant at which the two of a pair may be asked how they are. */
export const askableAt = (db: Db, pair: Pair): number =>
  askableFrom({ since: quietSince(db, pair), askedAt: pair.silenceAskedAt });

/** Whether another row will look at this pair later. */
export const hasLaterCheck = (db: Db, row: OutboxRow, now: number): boolean =>
  db.orm
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        eq(outbox.lane, row.lane),
        eq(outbox.state, "due"),
        eq(outbox.kind, row.kind),
        gt(outbox.dueAt, now),
        ne(outbox.id, row.id),
      ),
    )
    .get() !== undefined;

const askKey = (pairId: string, askedAt: number, role: PairRole) => `silence:ask:${pairId}:${askedAt}:${role}`;

/** Asks each of the two how she is, and looks again after another 21 days. */
export function askBoth(db: Db, pair: Pair, now: number): void {
  changePair(db, pair.id, { silenceAskedAt: now });
  for (const { person, role } of twoOf(pair)) {
    const ref = { pair: pair.id, role, askedAt: now };
    const key = askKey(pair.id, now, role);
    enqueue(db, { key, kind: "silence:ask", ref, lane: laneOf.person(person.id), dueAt: now }, now);
  }
  enqueueCheck(db, pair.id, `${pair.id}:asked:${now}`, now + SILENCE, now);
  refreshHome(db, [pair.coordinator.id], now);
}

/** When she last said "Kaikki hyvin" of this pair. */
export const reassuredAt = (db: Db, pairId: string, personId: string): number | undefined =>
  db.orm
    .select({ at: silenceAnswers.at })
    .from(silenceAnswers)
    .where(and(eq(silenceAnswers.pairId, pairId), eq(silenceAnswers.personId, personId)))
    .get()?.at;

/** Notes "Kaikki hyvin", which stays between her and the bot. */
export function noteAllIsWell(db: Db, pairId: string, personId: string, now: number): void {
  db.orm
    .insert(silenceAnswers)
    .values({ pairId, personId, at: now })
    .onConflictDoUpdate({ target: [silenceAnswers.pairId, silenceAnswers.personId], set: { at: now } })
    .run();
}

/** The pause is over, by its day, by hand, or because something was agreed. What was said about it is drawn anew. */
export function endPause(db: Db, pair: Pair, now: number): void {
  if (pair.pauseId === null) return;
  changePair(db, pair.id, { pausedAt: null, pausedUntilOn: null, pauseId: null });
  redraw(db, pausedKey(pair.pauseId), now);
}

export const pausedKey = (pauseId: string): string => `silence:paused:${pauseId}`;

/** Messages in a pair's channel that offer to agree on a meeting. */
const OFFERS = ["silence:agree", "silence:pause-over", "silence:continued", "meetings:cancelled"];

const lastAgreed = prepared((orm) =>
  orm
    .select({ number: max(outbox.number) })
    .from(outbox)
    .where(and(eq(outbox.lane, sql.placeholder("lane")), eq(outbox.kind, "meetings:agreed")))
    .prepare(),
);
const offersSince = prepared((orm) =>
  orm
    .select({ key: outbox.key })
    .from(outbox)
    .where(
      and(
        eq(outbox.lane, sql.placeholder("lane")),
        inArray(outbox.kind, OFFERS),
        eq(outbox.state, "sent"),
        gt(outbox.number, sql.placeholder("number")),
      ),
    )
    .prepare(),
);

/** Offers to agree on a meeting lose their button once there is one. Call it before the new meeting's own rows are written. */
export function redrawOffers(db: Db, pair: Pair, now: number): void {
  const lane = laneOf.pair(pair.id);
  const number = lastAgreed(db).get({ lane })?.number ?? 0;
  for (const { key } of offersSince(db).all({ lane, number })) {
    redraw(db, key, now);
    for (const { role } of twoOf(pair)) redraw(db, `${key}:${role}`, now);
  }
  redrawQuestions(db, pair, now);
}

/** The question how they are, if it was asked, is drawn anew in today's state of the facts. */
export function redrawQuestions(db: Db, pair: Pair, now: number): void {
  if (pair.silenceAskedAt === null) return;
  for (const { role } of twoOf(pair)) redraw(db, askKey(pair.id, pair.silenceAskedAt, role), now);
}
