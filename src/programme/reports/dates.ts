import type { Words } from "../../texts/words.ts";
import { noonOf } from "../calendar/calendar.ts";

/** A date (`YYYY-MM-DD`) as it is written in the language of `words`. */
export const dateIn = (words: Words, on: string): string => words.date(noonOf(on, words.zone));
