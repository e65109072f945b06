import type { MeetingId, PairId, PauseId, PersonId } from "../../src/programme/ids.ts";
import type { MeetingState } from "../../src/programme/meetings/states.ts";
import type { PairRole } from "../../src/programme/pairs/roles.ts";
import { AGREE_AFTER_MS, askableFrom, type Rhythm, silentFrom } from "../../src/programme/silence/rules.ts";
import { isBehindSlack } from "../outbox/conversations.ts";
import { refreshHome } from "../outbox/home-refresh.ts";
import type { Ref } from "../outbox/kinds.ts";
import { laneOf } from "../outbox/lanes.ts";
import { enqueue } from "../outbox/outbox.ts";
import { redrawAbout } from "../outbox/redrawing.ts";
import type { OutboxRow, RowKey } from "../outbox/rows.ts";
import { changePair, type Pair, readPair, twoOf } from "../pairs/pairs.ts";
import type { PairAs } from "../privacy/acting.ts";
import { programmeOfPair } from "../programmes/programmes.ts";
import { meetings, outbox, pairs, silenceAnswers } from "../schema/index.ts";
import { and, desc, eq, gt, inArray, isNull, max, ne, or, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";

/**
 * Detects silence between meetings. Each meeting, opening, cancellation and end of a pause enqueues a check three weeks later. A check that
 * comes too early, because something happened since, leaves the question to the later one.
 */

/** Meetings that count against silence. One that was not held counts too, because it was planned until its time. */
const ALIVE: MeetingState[] = ["planned", "held", "not-held"];

type Anchor = { id: MeetingId; pairId: PairId; revision: number; endsAt: number };

const silenceAgreeKey = (meeting: Pick<Anchor, "id" | "revision">): RowKey =>
  `silence:agree:${meeting.id}:${meeting.revision}`;

/**
 * Enqueues the checks after a meeting: after 3 days whether another is agreed, after 21 days whether the pair is silent.
 * @param pair read, where the caller has read it
 */
export function enqueueSilence(
  db: Db,
  meeting: Anchor,
  now: number,
  pair: PairId | Pick<Pair, "programmeId"> = meeting.pairId,
): void {
  const ref = { meeting: meeting.id, revision: meeting.revision };
  const dueAt = meeting.endsAt + AGREE_AFTER_MS;
  enqueue(db, { key: silenceAgreeKey(meeting), kind: "silence:agree", ref, to: meeting.pairId, dueAt }, now);
  const anchor = `${meeting.id}:${meeting.revision}`;
  enqueueCheck(db, { pair: meeting.pairId, anchor, round: 1 }, silentFrom(meeting.endsAt, rhythmOf(db, pair)), now);
}

/** Counts silence from `at` on and enqueues the check. Used for the opening, a cancelled meeting and the end of a pause. */
export function enqueueSilenceSince(db: Db, pairId: PairId, at: number, now: number): void {
  changePair(db, pairId, { silenceFrom: at });
  enqueueCheck(
    db,
    { pair: pairId, anchor: `${pairId}:since:${at}`, round: 1 },
    silentFrom(at, rhythmOf(db, pairId)),
    now,
  );
}

/** The reference of a check. It depends only on the anchor and the round, so that a restored backup writes the same key again. */
type Check = Ref<"silence:check">;

function enqueueCheck(db: Db, ref: Check, dueAt: number, now: number): void {
  const key = `silence:check:${ref.anchor}:${ref.round}`;
  enqueue(db, { key, kind: "silence:check", ref, dueAt }, now);
}

/** The newest meeting that is held, planned or not held. */
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

/** Since when nothing has been held or planned. In the future while a meeting is planned or the pair is paused. */
const quietSince = (db: Db, pair: Pair): number =>
  Math.max(pair.silenceFrom ?? pair.openedAt ?? pair.createdAt, newestAlive(db, pair.id)?.endsAt ?? 0);

/** How long a pair may be quiet, by its programme. */
export const rhythmOf = (db: Db, pair: PairId | Pick<Pair, "programmeId">): Rhythm =>
  programmeOfPair(db, pair).version.contents;

/** Since when an open pair has been silent, if for as long as its programme says; otherwise undefined. For the coordinator's overview. */
export function silentSince(db: Db, pairId: PairId, now: number): number | undefined {
  const pair = readPair(db, pairId);
  if (pair.state !== "open") return undefined;
  const since = quietSince(db, pair);
  return now >= silentFrom(since, rhythmOf(db, pair)) ? since : undefined;
}

/** The first instant at which mentor and actor may be asked how they are. */
export const askableAt = (db: Db, pair: Pair): number =>
  askableFrom({ since: quietSince(db, pair), askedAt: pair.silenceAskedAt }, rhythmOf(db, pair));

/** Whether the outbox has another check of this pair for later. */
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

/** Enqueues the question to mentor and actor, and the next check after another 21 days. */
export function enqueueSilenceQuestions(db: Db, pair: Pair, { anchor, round }: Omit<Check, "pair">, now: number): void {
  changePair(db, pair.id, { silenceAskedAt: now });
  for (const { person, role } of twoOf(pair)) {
    const ref = { pair: pair.id, role, askedAt: now };
    const key = `silence:ask:${anchor}:${round}:${role}`;
    enqueue(db, { key, kind: "silence:ask", ref, to: person.id, dueAt: now }, now);
  }
  redrawAbout(db, { pair: pair.id }, now);
  enqueueCheck(db, { pair: pair.id, anchor, round: round + 1 }, silentFrom(now, rhythmOf(db, pair)), now);
  refreshHome(db, [pair.coordinator.id], now);
}

/**
 * Counts the silence of pairs from now on whose silence was counted by a clock that was ahead: their next check would come only then. Does
 * nothing while the clock is behind the newest time that Slack gave, because then it is the clock that is wrong. To be called at each start and
 * after the clock was set back.
 */
export function recountSilence(db: Db, now: number): void {
  if (isBehindSlack(db, now)) return;
  const isCountedAhead = or(gt(pairs.silenceAskedAt, now), and(isNull(pairs.pauseId), gt(pairs.silenceFrom, now)));
  const found = db.orm
    .select({ id: pairs.id })
    .from(pairs)
    .where(and(eq(pairs.state, "open"), isCountedAhead))
    .all();
  for (const { id } of found) {
    changePair(db, id, { silenceAskedAt: null });
    enqueueSilenceSince(db, id, now, now);
  }
}

/** When a person last pressed "Kaikki hyvin" for this pair. */
export const reassuredAt = (db: Db, pairId: PairId, personId: PersonId): number | undefined =>
  db.orm
    .select({ at: silenceAnswers.at })
    .from(silenceAnswers)
    .where(and(eq(silenceAnswers.pairId, pairId), eq(silenceAnswers.personId, personId)))
    .get()?.at;

/** Saves the answer "Kaikki hyvin", which nobody else is shown. */
export function saveAllIsWell(db: Db, pair: PairAs<PairRole, "open">, now: number): void {
  db.orm
    .insert(silenceAnswers)
    .values({ pairId: pair.id, personId: pair.by.id, at: now })
    .onConflictDoUpdate({ target: [silenceAnswers.pairId, silenceAnswers.personId], set: { at: now } })
    .run();
  redrawAbout(db, { reassurance: pair.id, to: [pair.by.id] }, now);
}

/** Ends the pause: on its day, by a person, or because a meeting was agreed. Redraws the messages about it. */
export function endPause(db: Db, pair: Pick<Pair, "id" | "pauseId">, now: number): void {
  if (pair.pauseId === null) return;
  changePair(db, pair.id, { pausedAt: null, pausedUntilOn: null, pauseId: null });
  redrawAbout(db, { pair: pair.id }, now);
}

export const pausedKey = (pauseId: PauseId): RowKey => `silence:paused:${pauseId}`;

const lastAgreed = prepared((orm) =>
  orm
    .select({ number: max(outbox.number) })
    .from(outbox)
    .where(and(eq(outbox.lane, sql.placeholder("lane")), eq(outbox.kind, "meetings:agreed")))
    .prepare(),
);
const newestReminder = prepared((orm) =>
  orm
    .select({ at: max(outbox.settledAt) })
    .from(outbox)
    .where(
      and(
        eq(outbox.lane, sql.placeholder("lane")),
        eq(outbox.kind, "silence:agree"),
        eq(outbox.state, "sent"),
        gt(outbox.number, sql.placeholder("number")),
      ),
    )
    .prepare(),
);

/**
 * Whether the channel was asked for the next meeting within the last 3 days and none was agreed since: after many logs saved late one question is
 * enough. A cancelled meeting's own offer is no reminder.
 */
export function hasFreshReminder(db: Db, pairId: PairId, now: number): boolean {
  const lane = laneOf.pair(pairId);
  const number = lastAgreed(db).get({ lane })?.number ?? 0;
  return now - (newestReminder(db).get({ lane, number })?.at ?? Number.NEGATIVE_INFINITY) < AGREE_AFTER_MS;
}

export const whenPairOpened = (db: Db, pair: Pair, now: number): void => enqueueSilenceSince(db, pair.id, now, now);

/** The check for silence was dropped while the pair was finished. */
export const whenPairGoesOn = (db: Db, pair: Pair, now: number): void => enqueueSilenceSince(db, pair.id, now, now);
