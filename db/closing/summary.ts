import {
  countThemes,
  decidedOutcome,
  durationBetween,
  type GivenRating,
  moodOf,
  type NoFeedback,
  type Outcome,
  type Summary,
  type WayOn,
} from "../../src/programme/closing/rules.ts";
import type { Stored } from "../../src/programme/forms/fields.ts";
import type { PairId, PersonId } from "../../src/programme/ids.ts";
import { type PairRole, pairRoles } from "../../src/programme/pairs/roles.ts";
import { heldMeetings } from "../meetings/meetings.ts";
import { type Pair, readPair } from "../pairs/pairs.ts";
import { open, permit, type Viewer } from "../privacy/privacy.ts";
import { closingAnswers, logThemes, meetings } from "../schema/index.ts";
import { and, eq, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";

type Row = typeof closingAnswers.$inferSelect;

/** What one side told at the end, as somebody may see it who may. */
export type SeenAnswer = {
  outcome: Stored<Outcome>;
  rating: number | null;
  text: string | null;
  goesOn: Stored<WayOn>[];
};

/** Answers to the latest finishing of a pair; those to one that was undone count no longer. */
const countingAnswers = (db: Db, pair: Pick<Pair, "id" | "closings">): Row[] =>
  answersTo(db).all({ pairId: pair.id, closing: pair.closings });

const answersTo = prepared((orm) =>
  orm
    .select()
    .from(closingAnswers)
    .where(
      and(eq(closingAnswers.pairId, sql.placeholder("pairId")), eq(closingAnswers.closing, sql.placeholder("closing"))),
    )
    .prepare(),
);

/** Whether one side has answered since the pair was finished. */
export const hasAnswered = (db: Db, pair: Pick<Pair, "id" | "closings">, role: PairRole): boolean =>
  countingAnswers(db, pair).some((answer) => answer.role === role);

/** The outcome that counts, for those who may know it; undefined for others and while the pair goes on. */
export function outcomeFor(db: Db, viewer: Viewer, pair: Pair): Stored<Outcome> | undefined {
  if (pair.state !== "finished" || !permit(db, viewer, "outcome", { pairId: pair.id })) return undefined;
  return decidedOutcome(countingAnswers(db, pair));
}

/** What a person told of a pair's end herself, also before a finishing that was undone: her form is filled in with it. */
export function ownAnswer(db: Db, personId: PersonId, pairId: PairId, role: PairRole): SeenAnswer | undefined {
  const row = db.orm
    .select()
    .from(closingAnswers)
    .where(and(eq(closingAnswers.pairId, pairId), eq(closingAnswers.role, role), eq(closingAnswers.personId, personId)))
    .get();
  return row && seen(db, { personId }, row);
}

function seen(db: Db, viewer: Viewer, row: Row): SeenAnswer | undefined {
  const permitted = permit(db, viewer, "feedback", { pairId: row.pairId, ownerId: row.personId });
  if (!permitted) return undefined;
  const text =
    row.text === null ? null : open(db, permitted, { column: "closing_answers.text", row: row.id }, row.text);
  return { outcome: row.outcome, rating: row.rating, text, goesOn: row.goesOn ?? [] };
}

/** `awaited`: none yet; `hidden`: not for this viewer, who does not learn either whether there is one. */
export type SeenFeedback = NoFeedback | SeenAnswer;

/** Whether a viewer may read what one side tells the network, or will tell it. */
export const mayReadFeedback = (db: Db, viewer: Viewer, pair: Pair, role: PairRole): boolean =>
  permit(db, viewer, "feedback", { pairId: pair.id, ownerId: pair[role].id }) !== undefined;

/** The feedback of both sides to the network, as far as the viewer may read it. */
export function feedbackFor(db: Db, viewer: Viewer, pair: Pair): Record<PairRole, SeenFeedback> {
  const answers = countingAnswers(db, pair);
  const of = (role: PairRole): SeenFeedback => {
    if (!mayReadFeedback(db, viewer, pair, role)) return "hidden";
    const row = answers.find((answer) => answer.role === role);
    return (row && seen(db, viewer, row)) ?? "awaited";
  };
  return { mentor: of("mentor"), actor: of("actor") };
}

/** Those of the two whose feedback was there to be read. */
export const authorsOf = (pair: Pair, seen: Record<PairRole, SeenFeedback>): PersonId[] =>
  pairRoles.filter((role) => typeof seen[role] === "object").map((role) => pair[role].id);

/**
 * What the coordinators get of a pair that ended; of one that goes on, what they would get today. Each part is there only for a viewer
 * who may see it. Undefined for somebody who may not know of the pair.
 */
export function summaryFor(db: Db, viewer: Viewer, pairId: PairId, now: number, zone: string): Summary | undefined {
  if (!permit(db, viewer, "pair", { pairId })) return undefined;
  const pair = readPair(db, pairId);
  const held = heldMeetings(db, pairId);
  // Of the meetings' days only the first one's is known to coordinators; without it, the day the pair was opened.
  const startedAt = held.find(({ kind }) => kind === "kickoff")?.startsAt ?? pair.openedAt ?? pair.createdAt;
  const endedAt = pair.finishedAt ?? now;
  const counts = { held: held.length, planned: pair.plannedNumber };
  const outcome = outcomeFor(db, viewer, pair);
  const feedback = feedbackFor(db, viewer, pair);
  return {
    mentor: pair.mentor.name,
    actor: pair.actor.name,
    startedAt,
    endedAt,
    duration: durationBetween(startedAt, endedAt, zone),
    ...counts,
    themes: permit(db, viewer, "log-themes", { pairId }) ? countThemes(themesOfLogs(db, pairId)) : undefined,
    outcome,
    mood: moodOf(outcome, counts),
    mentorRating: ratingIn(feedback.mentor),
    actorRating: ratingIn(feedback.actor),
  };
}

function ratingIn(feedback: SeenFeedback): GivenRating {
  if (feedback === "awaited" || feedback === "hidden") return { state: feedback };
  return feedback.rating === null ? { state: "none" } : { state: "given", rating: feedback.rating };
}

const themesOfLogs = (db: Db, pairId: PairId): string[] =>
  db.orm
    .select({ theme: logThemes.theme })
    .from(logThemes)
    .innerJoin(meetings, eq(meetings.id, logThemes.meetingId))
    .where(and(eq(meetings.pairId, pairId), eq(meetings.state, "held")))
    .all()
    .map(({ theme }) => theme);
