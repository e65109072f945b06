import { ratings } from "../../src/programme/mid-way/form.ts";
import { inList, type ReportRatings, roleIn } from "../reports/ratings.ts";
import { midWayAnswers } from "../schema/index.ts";

/** Of the mean alone, and only of at least five people. In a pair of her own the coordinator's report counts what she answered herself. */
export const reportRatings: ReportRatings = ({ db, viewer, finished }) => {
  const own = finished.filter((row) => roleIn(viewer, row) !== "coordinator").map(({ id }) => id);
  const rows = db.orm
    .select({ pairId: midWayAnswers.pairId, personId: midWayAnswers.personId, rating: midWayAnswers.rating })
    .from(midWayAnswers)
    .where(
      inList(
        midWayAnswers.pairId,
        finished.map(({ id }) => id),
      ),
    )
    .all()
    .filter(({ pairId, personId }) => !own.includes(pairId) || personId === viewer.personId);
  const given = ratings.map((rating) => rows.filter((row) => row.rating === Number(rating)).length);
  return [{ head: "reports.head.midWay", asked: rows.length, given, isMeanOnly: true }];
};
