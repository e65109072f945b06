import {
  actorForm as actorsClosing,
  coordinatorForm as coordinatorsClosing,
  mentorForm as mentorsClosing,
} from "../../src/programme/closing/form.ts";
import { type KeptAnswers, keptIn, type Looking, type OwnDataPart, type Rows } from "../own-data/part.ts";
import { closingAnswers } from "../schema/index.ts";
import { and, eq, inArray } from "../store/drizzle.ts";

const ofClosing = (role: (typeof closingAnswers.$inferSelect)["role"]): Rows => ({
  pair: closingAnswers.pairId,
  person: closingAnswers.personId,
  only: eq(closingAnswers.role, role),
});

export const keptAnswers: readonly KeptAnswers[] = [
  keptIn(closingAnswers, mentorsClosing, { text: "text" }, ofClosing("mentor")),
  keptIn(closingAnswers, actorsClosing, { text: "text" }, ofClosing("actor")),
  keptIn(closingAnswers, coordinatorsClosing, {}, ofClosing("coordinator")),
];

/** Of how many pairs. The answers themselves are with their pair in the file. */
const countFeedback = ({ db, person }: Looking): number =>
  db.orm
    .selectDistinct({ pairId: closingAnswers.pairId })
    .from(closingAnswers)
    .where(and(eq(closingAnswers.personId, person.id), inArray(closingAnswers.role, ["mentor", "actor"])))
    .all().length;

export const ownDataPart: OwnDataPart = {
  counted: (reader) => ({ text: "privacy.stored.feedback", count: countFeedback(reader) }),
};
