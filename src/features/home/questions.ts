import type { OpenQuestion } from "../../../blocks/home-waiting.ts";
import type { MyPair } from "../../programme/home/facts.ts";
import type { Looking } from "./question.ts";
import { openQuestions } from "./questions.index.ts";

/** What the features ask the person in an open pair, the oldest question first. */
export const questionsFor =
  (looking: Looking) =>
  (pair: MyPair): readonly OpenQuestion[] =>
    openQuestions
      .flatMap((questionsOf) => questionsOf(looking, pair))
      .toSorted((one, other) => one.since - other.since);
