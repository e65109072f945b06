import { ratings } from "../../src/programme/closing/rules.ts";
import type { PairRole } from "../../src/programme/pairs/roles.ts";
import { mayRead } from "../../src/programme/privacy/rules.ts";
import type { Ratings } from "../../src/programme/reports/facts.ts";
import { inList, type Reporting, type ReportRatings, roleIn } from "../reports/ratings.ts";
import { closingAnswers, pairs } from "../schema/index.ts";
import { and, eq } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";

export type Answers = Map<string, (typeof closingAnswers.$inferSelect)[]>;

/** Answers to the latest finishing of each of these pairs. Answers to a finishing that was undone do not count. */
export function answersOf(db: Db, finished: Reporting["finished"]): Answers {
  const found = new Map(finished.map(({ id }) => [id, []])) as Answers;
  const rows = db.orm
    .select({ answer: closingAnswers })
    .from(closingAnswers)
    .innerJoin(pairs, and(eq(pairs.id, closingAnswers.pairId), eq(pairs.closings, closingAnswers.closing)))
    .where(
      inList(
        closingAnswers.pairId,
        finished.map(({ id }) => id),
      ),
    )
    .all();
  for (const { answer } of rows) found.get(answer.pairId)?.push(answer);
  return found;
}

/** What one side said at the end in numbers, as far as she may read it: in a pair of her own, only what she said herself. */
function ratingsOf({ viewer, finished }: Reporting, answers: Answers, side: PairRole): Omit<Ratings, "head"> {
  const readable = finished.filter((row) => {
    const owner = side === "mentor" ? row.mentorId : row.actorId;
    const circumstances = { isOwner: owner === viewer.personId, isShared: false, isFinished: true };
    return mayRead("feedback", roleIn(viewer, row), circumstances);
  });
  const given = readable.map(({ id }) => answers.get(id)?.find(({ role }) => role === side)?.rating);
  return {
    asked: readable.length,
    given: ratings.map((rating) => given.filter((one) => one === Number(rating)).length),
  };
}

export const reportRatings: ReportRatings = (reporting) => {
  const answers = answersOf(reporting.db, reporting.finished);
  return [
    { head: "reports.head.mentors", ...ratingsOf(reporting, answers, "mentor") },
    { head: "reports.head.actors", ...ratingsOf(reporting, answers, "actor") },
  ];
};
