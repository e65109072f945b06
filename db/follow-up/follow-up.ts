import { DAY_MS } from "../../src/programme/calendar/calendar.ts";
import type { FollowUpAnswer, Rating } from "../../src/programme/follow-up/form.ts";
import type { WhyUnanswerable } from "../../src/programme/follow-up/rules.ts";
import type { Stored } from "../../src/programme/forms/fields.ts";
import type { MeetingId, PairId, PersonId } from "../../src/programme/ids.ts";
import type { Meeting } from "../meetings/meeting.ts";
import { findMeeting } from "../meetings/meetings.ts";
import { refreshHome } from "../outbox/home-refresh.ts";
import { enqueue, enqueueAgain } from "../outbox/outbox.ts";
import { redrawAbout } from "../outbox/redrawing.ts";
import { findRow, type RowKey } from "../outbox/rows.ts";
import { type Pair, readPair } from "../pairs/pairs.ts";
import { type Acting, type Allowed, allow, pairAs } from "../privacy/acting.ts";
import { open, permit, sealIn, type Viewer } from "../privacy/privacy.ts";
import { followUps } from "../schema/index.ts";
import { and, desc, eq, gte, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";

/** How long after a meeting its follow-up is still asked, and how long after the question typed text is offered as its answer. */
export const OPEN_FOR_MS = 7 * DAY_MS;

type Row = typeof followUps.$inferSelect;

/** A follow-up without the answer. */
export type FollowUpFacts = Omit<Row, "rating" | "reply"> & { hasAnswer: boolean; isShared: boolean };
/** A follow-up with the answer, opened for a viewer with a permit. */
export type SeenFollowUp = FollowUpFacts & { rating: Stored<Rating> | undefined; reply: string | undefined };

const ratingPlace = (meetingId: MeetingId) => ({ column: "follow_ups.rating", row: meetingId }) as const;
const replyPlace = (meetingId: MeetingId) => ({ column: "follow_ups.reply", row: meetingId }) as const;

const findFollowUp = (db: Db, meetingId: MeetingId | undefined): Row | undefined =>
  meetingId && followUpOfMeeting(db).get({ meetingId });

const followUpOfMeeting = prepared((orm) =>
  orm
    .select()
    .from(followUps)
    .where(eq(followUps.meetingId, sql.placeholder("meetingId")))
    .prepare(),
);

function toFacts({ rating, reply, ...facts }: Row): FollowUpFacts {
  return { ...facts, hasAnswer: rating !== null || reply !== null, isShared: facts.sharedAt !== null };
}

export function followUpFacts(db: Db, meetingId: MeetingId): FollowUpFacts | undefined {
  const row = findFollowUp(db, meetingId);
  return row && toFacts(row);
}

/** The actor's answer: for the actor, for the mentor while it is shared, undefined for everybody else. */
export function followUpFor(db: Db, viewer: Viewer, asked: MeetingId | undefined): SeenFollowUp | undefined {
  const row = findFollowUp(db, asked);
  if (!row) return undefined;
  const { meetingId, pairId, actorId: ownerId } = row;
  const permitted = permit(db, viewer, "follow-up", { pairId, ownerId, isShared: row.sharedAt !== null });
  if (!permitted) return undefined;
  return {
    ...toFacts(row),
    rating: row.rating === null ? undefined : open(db, permitted, ratingPlace(meetingId), row.rating),
    reply: row.reply === null ? undefined : open(db, permitted, replyPlace(meetingId), row.reply),
  };
}

/** Notes that the question was sent. From then on it can be answered. */
export function noteAsked(db: Db, pair: Pair, meetingId: MeetingId, now: number): void {
  db.orm
    .insert(followUps)
    .values({ meetingId, pairId: pair.id, actorId: pair.actor.id, askedAt: now })
    .onConflictDoNothing()
    .run();
  // What can be answered by a typed text or by a number changes now, and once the question is too old.
  const change = { answer: pair.id, to: [pair.actor.id] } as const;
  redrawAbout(db, change, now);
  redrawAbout(db, change, now, now + OPEN_FOR_MS + 1);
  refreshHome(db, [pair.actor.id], now);
}

type Change = { rating?: Stored<Rating> | null; reply?: string | null; isShared?: boolean };

/** Saves the actor's answer, and enqueues telling the mentor if it became shared. */
export function saveAnswer(db: Db, { meetingId }: Answerable, change: Change, now: number): void {
  const before = requireFollowUp(db, meetingId);
  const rating =
    change.rating === undefined ? before.rating : sealIn<"follow-up">(db, ratingPlace(meetingId), change.rating);
  const reply =
    change.reply === undefined ? before.reply : sealIn<"follow-up">(db, replyPlace(meetingId), change.reply);
  const isShared = (change.isShared ?? before.sharedAt !== null) && (rating !== null || reply !== null);
  const sharedAt = isShared ? (before.sharedAt ?? now) : null;
  db.orm
    .update(followUps)
    .set({ rating, reply, sharedAt, answeredAt: now, revision: before.revision + 1 })
    .where(eq(followUps.meetingId, meetingId))
    .run();
  const { mentor, actor } = readPair(db, before.pairId);
  const isNews = isShared !== (before.sharedAt !== null);
  if (isNews && isShared) tellMentor(db, before, mentor.id, now);
  redrawAbout(db, { answer: before.pairId, to: isNews ? [actor.id, mentor.id] : [actor.id] }, now);
  refreshHome(db, isNews ? [actor.id, mentor.id] : [actor.id], now);
}

export const askKey = (meetingId: MeetingId): RowKey => `follow-up:ask:${meetingId}`;

/** Enqueues the message to the mentor that the answer is shared, unless one was sent before, which is redrawn. */
function tellMentor(db: Db, { meetingId }: Row, mentorId: PersonId, now: number): void {
  const keyOf = (number: number): RowKey => `follow-up:shared:${meetingId}:${number}`;
  let number = 1;
  // A row that was dropped because sharing ended before the delivery cannot be used again.
  while (findRow(db, keyOf(number))?.state === "dropped") number++;
  const key = keyOf(number);
  enqueue(db, { key, kind: "follow-up:shared", ref: { meeting: meetingId }, to: mentorId, dueAt: now }, now);
}

function requireFollowUp(db: Db, meetingId: MeetingId): Row {
  const row = findFollowUp(db, meetingId);
  if (!row) throw new Error(`nobody was asked about ${meetingId}`);
  return row;
}

/** @returns whether it changed something */
export function saveRating(db: Db, question: Answerable, rating: Rating, now: number): boolean {
  if (followUpFor(db, { personId: question.actorId }, question.meetingId)?.rating === rating) return false;
  saveAnswer(db, question, { rating }, now);
  return true;
}

/** Saves the whole answer of the modal, in place of the former one. */
export function saveFollowUpAnswer(
  db: Db,
  question: Answerable,
  { rating, words, sharing }: FollowUpAnswer,
  now: number,
): void {
  saveAnswer(db, question, { rating, reply: words, isShared: sharing.length > 0 }, now);
}

/** @returns whether it changed something */
export function saveSharing(db: Db, question: Answerable, isShared: boolean, now: number): boolean {
  if (question.isShared === isShared) return false;
  saveAnswer(db, question, { isShared }, now);
  return true;
}

/** Asks the actor about a meeting as soon as its log is saved. */
export function whenMeetingHeld(db: Db, pair: Pair, { id, kind }: Meeting, now: number): void {
  if (kind === "kickoff") return;
  const row = { key: askKey(id), kind: "follow-up:ask", ref: { meeting: id } } as const;
  enqueueAgain(db, { ...row, to: pair.actor.id, dueAt: now }, now);
}

/** The person's follow-ups that typed text can answer: the newest of each pair, newest first. */
export function openFollowUps(db: Db, personId: PersonId, now: number): FollowUpFacts[] {
  const rows = db.orm
    .select()
    .from(followUps)
    .where(and(eq(followUps.actorId, personId), gte(followUps.askedAt, now - OPEN_FOR_MS)))
    .orderBy(desc(followUps.askedAt))
    .all();
  const newest = new Map<PairId, Row>();
  for (const row of rows) if (!newest.has(row.pairId)) newest.set(row.pairId, row);
  return [...newest.values()].filter((row) => readPair(db, row.pairId).state === "open").map(toFacts);
}

export type Answerable = Allowed<"answer", FollowUpFacts>;

/** The question about this meeting, if the acting person is the actor, was asked, and the pair is open. Else why it cannot be answered. */
export function findAnswerable(
  db: Db,
  by: Acting,
  meetingId: MeetingId | undefined,
): Answerable | { why: WhyUnanswerable } {
  const meeting = findMeeting(db, meetingId);
  if (!meeting) return { why: "not-asked" };
  const pair = pairAs(db, by, meeting.pairId);
  if (pair?.role !== "actor") return { why: "not-yours" };
  const facts = followUpFacts(db, meeting.id);
  if (!facts) return { why: "not-asked" };
  return pair.state === "open" ? allow(db, facts) : { why: "over" };
}
