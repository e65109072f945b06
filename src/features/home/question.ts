import type { OpenQuestion } from "../../../blocks/home-waiting.ts";
import type { Person } from "../../../db/people/people.ts";
import type { Db } from "../../../db/store/open.ts";
import type { MyPair } from "../../programme/home/facts.ts";
import type { Words } from "../../texts/words.ts";

/** Whose Home is drawn. What a question shows has to be read with this person's permits. */
export type Looking = { db: Db; words: Words; now: number; person: Person };

/**
 * What of a feature waits for a person in an open pair. What a message's button does is on Home too: a feature whose messages ask something
 * exports such a function as `openQuestions`, and questions.index.ts joins them.
 */
export type OpenQuestions = (looking: Looking, pair: MyPair) => readonly OpenQuestion[];
