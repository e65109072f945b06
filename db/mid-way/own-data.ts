import { midWayForm } from "../../src/programme/mid-way/form.ts";
import type { Consent } from "../../src/programme/privacy/own-data.ts";
import { type KeptAnswers, keptIn, type Looking, type OwnDataPart } from "../own-data/part.ts";
import type { Person } from "../people/people.ts";
import { midWayAnswers } from "../schema/index.ts";
import { and, asc, desc, eq, isNotNull } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { midWayFor } from "./mid-way.ts";

export const keptAnswers: readonly KeptAnswers[] = [
  keptIn(
    midWayAnswers,
    midWayForm,
    { needs: "needs", sharing: "sharedAt" },
    { pair: midWayAnswers.pairId, person: midWayAnswers.personId },
  ),
];

const answersIn = ({ db, person, viewer, at }: Looking) =>
  db.orm
    .select()
    .from(midWayAnswers)
    .where(eq(midWayAnswers.personId, person.id))
    .orderBy(asc(midWayAnswers.askedAt))
    .all()
    .flatMap(({ id, askedAt, answeredAt, sharedAt }) => {
      const seen = midWayFor(db, viewer, id);
      if (!seen) return [];
      const { rating, needs } = seen;
      return [{ asked: at(askedAt), answered: at(answeredAt), rating, needs, shownToCoordinators: at(sharedAt) }];
    });

const consentsToShow = (db: Db, { id }: Person): Consent[] =>
  db.orm
    .select({ sharedAt: midWayAnswers.sharedAt })
    .from(midWayAnswers)
    .where(and(eq(midWayAnswers.personId, id), isNotNull(midWayAnswers.sharedAt)))
    .orderBy(desc(midWayAnswers.sharedAt))
    .all()
    .flatMap(({ sharedAt }) => (sharedAt === null ? [] : [{ text: "midWay.consent" as const, at: sharedAt }]));

export const ownDataPart: OwnDataPart = {
  items: (reader) => ({ midWayChecks: answersIn(reader) }),
  counted: (reader) => ({
    text: "midWay.stored",
    count: answersIn(reader).filter(({ answered }) => answered !== null).length,
  }),
  consents: consentsToShow,
};
