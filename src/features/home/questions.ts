import type { KnownBlock } from "@slack/types";
import type { MyPair } from "../../programme/home/facts.ts";
import type { Looking } from "./question.ts";
import { openQuestions } from "./questions.index.ts";

/** What waits for the person in an open pair, the oldest question first. */
export const questionsFor =
  (looking: Looking) =>
  (pair: MyPair): readonly KnownBlock[] =>
    openQuestions
      .flatMap((questionsOf) => questionsOf(looking, pair))
      .toSorted((one, other) => one.since - other.since)
      .flatMap(({ blocks }) => blocks);
