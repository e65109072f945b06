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
import { themeLabelIn } from "../../src/programme/programmes/contents.ts";
import { goalCountsFor } from "../goals/goals.ts";
import { wasLight } from "../light-pairs/light-pairs.ts";
import { heldMeetings } from "../meetings/meetings.ts";
import { type Pair, readPair } from "../pairs/pairs.ts";
import { open, permit, type Viewer } from "../privacy/privacy.ts";
import { programmeOfPair } from "../programmes/programmes.ts";
import { closingAnswers, logThemes, meetings } from "../schema/index.ts";
import { and, eq, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";

type Row = typeof closingAnswers.$inferSelect;

/** One side's answer at the end, opened for a viewer with a permit. */
export type SeenAnswer = {
  outcome: Stored<Outcome>;
  rating: number | null;
  text: string | null;
  goesOn: Stored<WayOn>[];
};

/** Answers to the latest finishing of a pair. Answers to a finishing that was undone do not count. */
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

/** Whether one side has answered to the latest finishing. */
export const hasAnswered = (db: Db, pair: Pick<Pair, "id" | "closings">, role: PairRole): boolean =>
  countingAnswers(db, pair).some((answer) => answer.role === role);

/** The outcome of a finished pair; undefined for a viewer without a permit and for a pair that has not finished. */
export function outcomeFor(db: Db, viewer: Viewer, pair: Pair): Stored<Outcome> | undefined {
  if (pair.state !== "finished" || !permit(db, viewer, "outcome", { pairId: pair.id })) return undefined;
  return decidedOutcome(countingAnswers(db, pair));
}

/** A person's own latest answer, including answers to a finishing that was undone. Prefills the form. */
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

/** `awaited`: not given yet; `hidden`: the viewer has no permit, and does not learn whether feedback exists. */
export type SeenFeedback = NoFeedback | SeenAnswer;

/** Whether a viewer may read one side's feedback, given or not. */
export const mayReadFeedback = (db: Db, viewer: Viewer, pair: Pair, role: PairRole): boolean =>
  permit(db, viewer, "feedback", { pairId: pair.id, ownerId: pair[role].id }) !== undefined;

/** The feedback of both sides to the network, as far as the viewer may read it. */
export function feedbackFor(db: Db, viewer: Viewer, pair: Pair): Record<PairRole, SeenFeedback> {
  const answers = countingAnswers(db, pair);
  const of = (role: PairRole): SeenFeedback => {
    if (!mayReadFeedback(db, viewer, pair, role)) return "hidden";
    const row = answers.find((answer) => answer.role === role);
    const isAsked = role === "mentor" || !wasLight(db, pair);
    return (row && seen(db, viewer, row)) ?? (isAsked ? "awaited" : "notAsked");
  };
  return { mentor: of("mentor"), actor: of("actor") };
}

/** The people whose feedback was shown. */
export const authorsOf = (pair: Pair, seen: Record<PairRole, SeenFeedback>): PersonId[] =>
  pairRoles.filter((role) => typeof seen[role] === "object").map((role) => pair[role].id);

/**
 * The coordinators' summary of a finished pair, or a preview for a pair that has not finished. Each part needs its own permit. Undefined for a
 * viewer who may not know of the pair. Days are dates in `zone`.
 */
export function summaryFor(db: Db, viewer: Viewer, pairId: PairId, now: number, zone: string): Summary | undefined {
  if (!permit(db, viewer, "pair", { pairId })) return undefined;
  const pair = readPair(db, pairId);
  const held = heldMeetings(db, pairId);
  // Coordinators may know the day of the first meeting only. Without it, the opening counts as the start.
  const startedAt = held.find(({ kind }) => kind === "kickoff")?.startsAt ?? pair.openedAt ?? pair.createdAt;
  const endedAt = pair.finishedAt ?? now;
  const counts = { held: held.length, planned: pair.plannedNumber };
  const outcome = outcomeFor(db, viewer, pair);
  const feedback = feedbackFor(db, viewer, pair);
  const { contents } = programmeOfPair(db, pair).version;
  return {
    mentor: pair.mentor.name,
    actor: pair.actor.name,
    startedAt,
    endedAt,
    duration: durationBetween(startedAt, endedAt, zone),
    ...counts,
    themes: permit(db, viewer, "log-themes", { pairId })
      ? countThemes(themesOfLogs(db, pairId), (theme) => themeLabelIn(contents, theme))
      : undefined,
    goals: goalCountsFor(db, viewer, pairId),
    outcome,
    mood: moodOf(outcome, counts),
    mentorRating: ratingIn(feedback.mentor),
    actorRating: ratingIn(feedback.actor),
  };
}

function ratingIn(feedback: SeenFeedback): GivenRating {
  if (typeof feedback === "string") return { state: feedback };
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
