import { ratings } from "../../src/programme/mid-way/form.ts";
import { allProgrammes } from "../programmes/programmes.ts";
import { inList, type ReportRatings, roleIn } from "../reports/ratings.ts";
import { midWayAnswers } from "../schema/index.ts";
import type { Db } from "../store/open.ts";

/** Of the mean alone, and only of at least five people. In a pair of her own the coordinator's report counts what she answered herself. */
export const reportRatings: ReportRatings = ({ db, viewer, finished }) => {
  if (!isAskedAnywhere(db)) return [];
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
  return [{ head: "midWay.reportHead", asked: rows.length, given, isMeanOnly: true }];
};

/** The same for the reports of all programmes, and not by whether anybody has answered: a column that appears with an answer would tell of it. */
const isAskedAnywhere = (db: Db): boolean =>
  allProgrammes(db).some(({ version }) => version.contents.hasMidWay) ||
  db.orm.select({ id: midWayAnswers.id }).from(midWayAnswers).limit(1).get() !== undefined;
