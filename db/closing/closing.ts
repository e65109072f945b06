import { daysLater } from "../../src/programme/calendar/calendar.ts";
import type { Outcome, Side, WayOn } from "../../src/programme/closing/rules.ts";
import type { Stored } from "../../src/programme/forms/fields.ts";
import type { MeetingId, PairId, PersonId } from "../../src/programme/ids.ts";
import type { PairRole } from "../../src/programme/pairs/roles.ts";
import type { Meeting } from "../meetings/meeting.ts";
import { changeMeetingState, meetingsOfPair } from "../meetings/meetings.ts";
import { refreshHome } from "../outbox/home-refresh.ts";
import { enqueue } from "../outbox/outbox.ts";
import { redrawAbout } from "../outbox/redrawing.ts";
import { findRow, type RowKey } from "../outbox/rows.ts";
import { followers } from "../pairs/moments.index.ts";
import { changePair, livePairOf, livePairsOf, type Pair, readPair, twoOf } from "../pairs/pairs.ts";
import { coordinators } from "../people/people.ts";
import { type Allowed, allow, type PairActor, type PairAs } from "../privacy/acting.ts";
import { sealIn } from "../privacy/privacy.ts";
import { closingAnswers, supportRequests } from "../schema/index.ts";
import { endPause } from "../silence/silence.ts";
import { and, eq, ne } from "../store/drizzle.ts";
import { type Db, newId } from "../store/open.ts";
import { requireSettings } from "../store/settings.ts";
import { askSupport } from "../support/support.ts";

/** The answers of one side at the end. A coordinator gives only the outcome. */
export type ClosingAnswer = {
  outcome: Stored<Outcome>;
  rating: number | null;
  text: string | null;
  goesOn: Stored<WayOn>[];
};

/** One finishing of a pair, by its number. The number is part of the keys of its messages. */
type Closing = Pick<Pair, "id" | "closings">;

export const closingKey = {
  goodbye: (pair: Closing) => `closing:goodbye:${pair.id}:${pair.closings}`,
  goesOn: (pair: Closing) => `closing:goes-on:${pair.id}:${pair.closings}`,
  feedback: (pair: Closing, role: PairRole) => `closing:feedback:${pair.id}:${role}:${pair.closings}`,
  reminder: (pair: Closing, role: PairRole, time: number) =>
    `closing:remind:${pair.id}:${role}:${pair.closings}:${time}`,
  clean: (pair: Closing) => `closing:clean:${pair.id}:${pair.closings}`,
  rename: (pair: Closing) => `closing:rename:${pair.id}:${pair.closings}`,
  archive: (pair: Closing) => `closing:archive:${pair.id}:${pair.closings}`,
  digest: (pair: Closing) => `closing:digest:${pair.id}:${pair.closings}`,
} satisfies Record<string, (pair: Closing, role: PairRole, time: number) => RowKey>;

/** Meetings that have begun and are not yet recorded as held or not held, the oldest first. */
export const unsettledMeetings = (db: Db, pairId: PairId, now: number): Meeting[] =>
  meetingsOfPair(db, pairId).filter(({ state, startsAt }) => state === "planned" && startsAt <= now);

/** Planned meetings that have not begun. The end of the pair cancels them. */
export const meetingsAhead = (db: Db, pairId: PairId, now: number): Meeting[] =>
  meetingsOfPair(db, pairId).filter(({ state, startsAt }) => state === "planned" && startsAt > now);

/** What one side says at the end. */
export type Told = { answer: ClosingAnswer; meetings: SaidMeetings };

/** The unsettled meetings that the form asked about, and those of them that were held. */
export type SaidMeetings = { asked: readonly MeetingId[]; held: readonly MeetingId[] };

/** Finishes an open pair: what is planned is cancelled, what waits is no longer needed, and everybody is told. */
export function finishPair(
  db: Db,
  pair: PairAs<Finisher, "open">,
  { answer, meetings }: Told,
  now: number,
  zone: string,
): Pair {
  const { by, role: side } = pair;
  saveSaidMeetings(db, pair.id, meetings, now);
  const { finished, ahead } = endPair(db, pair, by.id, now);
  saveClosingAnswer(db, finished, side, by.id, answer, now);
  const cancelled = ahead.find(({ kind }) => kind === "later") ?? ahead[0];
  const ref = { pair: pair.id, closing: finished.closings, ...(cancelled ? { meeting: cancelled.id } : {}) };
  enqueue(db, { key: closingKey.goodbye(finished), kind: "closing:goodbye", ref, dueAt: now }, now);
  const dueAt = cleanedAt(db, now, zone);
  enqueue(db, { key: closingKey.clean(finished), kind: "closing:clean", ref, dueAt }, now);
  for (const { person, role } of twoOf(finished)) {
    if (role === side) continue;
    const key = closingKey.feedback(finished, role);
    enqueue(db, { key, kind: "closing:feedback", ref: { ...ref, role }, to: person.id, dueAt: now }, now);
  }
  enqueueDigest(db, finished, now);
  refreshFor(db, finished, now);
  return finished;
}

/** Ends a pair without telling anybody: cancels planned meetings, and redraws messages whose buttons are no longer needed. */
export function endPair(
  db: Db,
  pair: Pair,
  by: PersonId | undefined,
  now: number,
): { finished: Pair; ahead: Meeting[] } {
  endPause(db, pair, now);
  const end = { state: "finished" as const, finishedAt: now, finishedBy: by ?? null, closings: pair.closings + 1 };
  changePair(db, pair.id, end);
  const finished = readPair(db, pair.id);
  const ahead = meetingsAhead(db, pair.id, now);
  for (const { id } of ahead)
    changeMeetingState(db, id, { state: "cancelled", ...(by === undefined ? {} : { by }) }, now);
  for (const follow of followers.whenPairEnded) follow(db, finished, now);
  redrawAbout(db, { pair: pair.id }, now);
  return { finished, ahead };
}

/** When the channel of a pair that finishes at `now` is cleaned: at the same clock time in `zone`, `goodbyeDays` later. */
export const cleanedAt = (db: Db, now: number, zone: string): number =>
  daysLater(now, requireSettings(db).goodbyeDays, zone);

/** Records which of the meetings without a log were held. */
export function saveSaidMeetings(db: Db, pairId: PairId, { asked, held }: SaidMeetings, now: number): void {
  for (const { id } of unsettledMeetings(db, pairId, now)) {
    if (asked.includes(id)) changeMeetingState(db, id, { state: held.includes(id) ? "held" : "not-held" }, now);
  }
}

export function saveClosingAnswer(
  db: Db,
  pair: Pair,
  role: Side,
  personId: PersonId,
  answer: ClosingAnswer,
  now: number,
): void {
  const known = db.orm
    .select()
    .from(closingAnswers)
    .where(and(eq(closingAnswers.pairId, pair.id), eq(closingAnswers.role, role)))
    .get();
  const id = known?.id ?? newId();
  const facts = {
    personId,
    closing: pair.closings,
    outcome: answer.outcome,
    rating: answer.rating,
    text: sealIn<"feedback">(db, { column: "closing_answers.text", row: id }, answer.text),
    goesOn: answer.goesOn,
    savedAt: now,
    revision: (known?.revision ?? 0) + 1,
  };
  if (known) db.orm.update(closingAnswers).set(facts).where(eq(closingAnswers.id, id)).run();
  else
    db.orm
      .insert(closingAnswers)
      .values({ id, pairId: pair.id, role, ...facts })
      .run();
}

/** Enqueues the coordinators' digest, one per pair. If the pair was finished before and that was undone, redraws the existing one. */
export function enqueueDigest(db: Db, pair: Pair, now: number): void {
  const numbers = Array.from({ length: pair.closings }, (_, index) => index + 1);
  const standing = numbers
    .map((closings) => closingKey.digest({ id: pair.id, closings }))
    .find((key) => (findRow(db, key)?.state ?? "dropped") !== "dropped");
  if (standing) {
    redrawAbout(db, { feedback: pair.id, to: ["coordinators"] }, now);
    return;
  }
  const key = closingKey.digest(pair);
  enqueue(db, { key, kind: "closing:digest", ref: { pair: pair.id }, dueAt: now }, now);
}

/** Why a finishing cannot be undone. */
export type NoUndo = "open" | "archived" | "replaced" | "gone";

export function whyNoUndo(db: Db, pair: Pair): NoUndo | undefined {
  if (pair.state !== "finished") return "open";
  if (
    pair.textsDeletedAt !== null ||
    pair.archivedAt !== null ||
    pair.channelState === "archived" ||
    pair.channelState === "archived-by-hand"
  )
    return "archived";
  if (twoOf(pair).some(({ person }) => person.isDeactivated || person.isErased)) return "gone";
  const successor = livePairsOf(db, pair.actor.id, "actor").some(({ replacesId }) => replacesId === pair.id);
  return successor || livePairOf(db, pair.mentor.id, pair.actor.id) ? "replaced" : undefined;
}

/** Who may finish a pair, and undo it. */
type Finisher = Exclude<PairActor, "actor">;

type Undoable = Allowed<"undo", PairAs<Finisher>>;

/** The finished pair, if its end can be undone; else why not. */
export function findUndoable(db: Db, pair: PairAs<Finisher>): Undoable | { why: NoUndo } {
  const why = whyNoUndo(db, pair);
  return why ? { why } : allow(db, pair);
}

/** The pair goes on. What was said about its end is drawn again, what was to follow is no longer needed; cancelled meetings stay cancelled. */
export function undoFinish(db: Db, pair: Undoable, now: number): void {
  changePair(db, pair.id, { state: "open", finishedAt: null, finishedBy: null });
  redrawAbout(db, { pair: pair.id }, now);
  const ref = { pair: pair.id, closing: pair.closings };
  enqueue(db, { key: closingKey.goesOn(pair), kind: "closing:goes-on", ref, dueAt: now }, now);
  for (const follow of followers.whenPairGoesOn) follow(db, pair, now);
  refreshFor(db, pair, now);
}

/** The actor's wish to stop, of which only coordinators are told. Says whether it is news. */
export function wishToStop(db: Db, pair: PairAs<"actor", Unfinished>, text: string | null, now: number): boolean {
  if (hasAskedToStop(db, pair.by.id, pair.id)) return false;
  askSupport(db, pair.by, { kind: "stop", pair, text }, now);
  return true;
}

type Unfinished = Exclude<Pair["state"], "finished">;

/** Whether a wish of hers to stop in this pair waits for a coordinator already. */
export const hasAskedToStop = (db: Db, personId: PersonId, pairId: PairId): boolean =>
  db.orm
    .select({ id: supportRequests.id })
    .from(supportRequests)
    .where(
      and(
        eq(supportRequests.personId, personId),
        eq(supportRequests.pairId, pairId),
        eq(supportRequests.kind, "stop"),
        ne(supportRequests.state, "done"),
      ),
    )
    .get() !== undefined;

export const refreshFor = (db: Db, pair: Pair, now: number): void =>
  refreshHome(db, [pair.mentor.id, pair.actor.id, ...coordinators(db).map(({ id }) => id)], now);
