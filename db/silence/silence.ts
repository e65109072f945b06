import type { MeetingId, PairId, PauseId, PersonId } from "../../src/programme/ids.ts";
import type { MeetingState } from "../../src/programme/meetings/states.ts";
import type { PairRole } from "../../src/programme/pairs/roles.ts";
import { AGREE_AFTER_MS, askableFrom, SILENCE_MS } from "../../src/programme/silence/rules.ts";
import { refreshHome } from "../outbox/home-refresh.ts";
import type { KindName, Ref } from "../outbox/kinds.ts";
import { laneOf } from "../outbox/lanes.ts";
import { enqueue, redraw } from "../outbox/outbox.ts";
import type { OutboxRow, RowKey } from "../outbox/rows.ts";
import { changePair, type Pair, readPair, twoOf } from "../pairs/pairs.ts";
import type { PairAs } from "../privacy/acting.ts";
import { meetings, outbox, silenceAnswers } from "../schema/index.ts";
import { and, desc, eq, gt, inArray, max, ne, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";

/**
 * Silence between two meetings. Each meeting, opening, cancellation and pause writes the row that looks three weeks later;
 * a row that comes too early, because something else happened since, leaves the question to the later one.
 */

/** A meeting that was not held counts until its time: until then it was planned. */
const ALIVE: MeetingState[] = ["planned", "held", "not-held"];

type Anchor = { id: MeetingId; pairId: PairId; revision: number; endsAt: number };

const silenceAgreeKey = (meeting: Pick<Anchor, "id" | "revision">): RowKey =>
  `silence:agree:${meeting.id}:${meeting.revision}`;

/** Nothing agreed 3 days after a meeting; nothing held or planned for 21 days. */
export function enqueueSilence(db: Db, meeting: Anchor, now: number): void {
  const ref = { meeting: meeting.id, revision: meeting.revision };
  const dueAt = meeting.endsAt + AGREE_AFTER_MS;
  enqueue(db, { key: silenceAgreeKey(meeting), kind: "silence:agree", ref, to: meeting.pairId, dueAt }, now);
  const anchor = `${meeting.id}:${meeting.revision}`;
  enqueueCheck(db, { pair: meeting.pairId, anchor, round: 1 }, meeting.endsAt + SILENCE_MS, now);
}

/** Counts silence from `at` on, whatever was before: the pair's opening, a meeting that was cancelled, the end of a pause. */
export function enqueueSilenceSince(db: Db, pairId: PairId, at: number, now: number): void {
  changePair(db, pairId, { silenceFrom: at });
  enqueueCheck(db, { pair: pairId, anchor: `${pairId}:since:${at}`, round: 1 }, at + SILENCE_MS, now);
}

/** From what silence is counted, and for which time it is looked after: the same again after a restored backup. */
type Check = Ref<"silence:check">;

function enqueueCheck(db: Db, ref: Check, dueAt: number, now: number): void {
  const key = `silence:check:${ref.anchor}:${ref.round}`;
  enqueue(db, { key, kind: "silence:check", ref, dueAt }, now);
}

/** The newest meeting that was held, planned, or planned in vain. */
export const newestAlive = (db: Db, pairId: PairId): Anchor | undefined => newestAliveMeeting(db).get({ pairId });

const newestAliveMeeting = prepared((orm) =>
  orm
    .select({ id: meetings.id, pairId: meetings.pairId, revision: meetings.revision, endsAt: meetings.endsAt })
    .from(meetings)
    .where(and(eq(meetings.pairId, sql.placeholder("pairId")), inArray(meetings.state, ALIVE)))
    .orderBy(desc(meetings.endsAt))
    .limit(1)
    .prepare(),
);

/** From when on nothing has been held or planned; ahead of now while something is planned or the pair pauses. */
const quietSince = (db: Db, pair: Pair): number =>
  Math.max(pair.silenceFrom ?? pair.openedAt ?? pair.createdAt, newestAlive(db, pair.id)?.endsAt ?? 0);

/** Since when an open pair has been silent, if that is 21 days or more; for the coordinator's overview. */
export function silentSince(db: Db, pairId: PairId, now: number): number | undefined {
  const pair = readPair(db, pairId);
  if (pair.state !== "open") return undefined;
  const since = quietSince(db, pair);
  return now - since >= SILENCE_MS ? since : undefined;
}

/** The first instant at which the two of a pair may be asked how they are. */
export const askableAt = (db: Db, pair: Pair): number =>
  askableFrom({ since: quietSince(db, pair), askedAt: pair.silenceAskedAt });

/** Whether another row will look at this pair later. */
export const hasLaterCheck = (db: Db, row: Pick<OutboxRow, "id" | "kind" | "lane">, now: number): boolean =>
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

/** Asks each of the two how she is, and looks again after another 21 days. */
export function askBoth(db: Db, pair: Pair, { anchor, round }: Omit<Check, "pair">, now: number): void {
  changePair(db, pair.id, { silenceAskedAt: now });
  for (const { person, role } of twoOf(pair)) {
    const ref = { pair: pair.id, role, askedAt: now };
    const key = `silence:ask:${anchor}:${round}:${role}`;
    enqueue(db, { key, kind: "silence:ask", ref, to: person.id, dueAt: now }, now);
  }
  enqueueCheck(db, { pair: pair.id, anchor, round: round + 1 }, now + SILENCE_MS, now);
  refreshHome(db, [pair.coordinator.id], now);
}

/** When she last said "Kaikki hyvin" of this pair. */
export const reassuredAt = (db: Db, pairId: PairId, personId: PersonId): number | undefined =>
  db.orm
    .select({ at: silenceAnswers.at })
    .from(silenceAnswers)
    .where(and(eq(silenceAnswers.pairId, pairId), eq(silenceAnswers.personId, personId)))
    .get()?.at;

/** Notes "Kaikki hyvin", which stays between her and the bot. */
export function noteAllIsWell(db: Db, pair: PairAs<PairRole, "open">, now: number): void {
  db.orm
    .insert(silenceAnswers)
    .values({ pairId: pair.id, personId: pair.by.id, at: now })
    .onConflictDoUpdate({ target: [silenceAnswers.pairId, silenceAnswers.personId], set: { at: now } })
    .run();
}

/** The pause is over, by its day, by hand, or because something was agreed. What was said about it is drawn anew. */
export function endPause(db: Db, pair: Pair, now: number): void {
  if (pair.pauseId === null) return;
  changePair(db, pair.id, { pausedAt: null, pausedUntilOn: null, pauseId: null });
  redraw(db, pausedKey(pair.pauseId), now);
}

export const pausedKey = (pauseId: PauseId): RowKey => `silence:paused:${pauseId}`;

/** Messages in a pair's channel that offer to agree on a meeting. */
const OFFERS: KindName[] = ["silence:agree", "silence:pause-over", "silence:continued", "meetings:cancelled"];

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
  for (const row of offersSince(db).all({ lane, number })) {
    redraw(db, row, now);
    for (const { role } of twoOf(pair)) redraw(db, { key: `${row.key}:${role}` }, now);
  }
  redrawQuestions(db, pair, now);
}

/** The question how they are, if it was asked, is drawn anew in today's state of the facts. */
export function redrawQuestions(db: Db, pair: Pair, now: number): void {
  if (pair.silenceAskedAt === null) return;
  for (const { person } of twoOf(pair)) {
    const question = lastQuestion(db).get({ lane: laneOf.person(person.id), pair: pair.id });
    if (question) redraw(db, question, now);
  }
}

const lastQuestion = prepared((orm) =>
  orm
    .select({ key: outbox.key })
    .from(outbox)
    .where(
      and(
        eq(outbox.lane, sql.placeholder("lane")),
        eq(outbox.kind, "silence:ask"),
        sql`json_extract(${outbox.ref}, '$.pair') = ${sql.placeholder("pair")}`,
      ),
    )
    .orderBy(desc(outbox.number))
    .limit(1)
    .prepare(),
);
