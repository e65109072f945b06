import { goalsForm } from "../../src/programme/goals/form.ts";
import { type KeptAnswers, keptIn, type OwnDataPart } from "../own-data/part.ts";
import { pairIdsOf } from "../privacy/privacy.ts";
import { goals } from "../schema/index.ts";
import { goalsFor } from "./goals.ts";

export const keptAnswers: readonly KeptAnswers[] = [
  keptIn(goals, goalsForm, { goals: "text" }, { pair: goals.pairId }),
];

/** The goals of her pairs, as she sees them. */
export const ownDataPart: OwnDataPart = {
  items: ({ db, person, viewer }) => ({
    goals: pairIdsOf(db, person.id).flatMap(
      (pairId) => goalsFor(db, viewer, pairId)?.goals.map(({ text, isReached }) => ({ text, isReached })) ?? [],
    ),
  }),
  counted: ({ db, person, viewer }) => ({
    text: "privacy.stored.goals",
    count: pairIdsOf(db, person.id).reduce((sum, pairId) => sum + (goalsFor(db, viewer, pairId)?.goals.length ?? 0), 0),
  }),
};
