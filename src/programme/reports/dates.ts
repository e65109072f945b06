import type { Words } from "../../texts/words.ts";
import { noonOf } from "../calendar/calendar.ts";

/** A date as a person of that language writes it. */
export const dateIn = (words: Words, on: string): string => words.date(noonOf(on, words.zone));
