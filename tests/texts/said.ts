import type { Language } from "../../src/texts/languages.ts";
import { wordsIn } from "../../src/texts/words.ts";
import { ZONE } from "../support/helsinki.ts";

const TUESDAY = Date.UTC(2026, 11, 8, 15, 30);

/** A text as it is said about a Tuesday in December, by and to people with plain names. */
export function said(language: Language, text: string): string {
  const words = wordsIn(language, ZONE);
  const times = {
    when: words.when(TUESDAY),
    day: words.day(TUESDAY),
    date: words.date(TUESDAY),
    clock: words.clock(TUESDAY),
  };
  const values: Record<string, string> = { ...times, from: times.date, to: times.date, until: times.date };
  return text.replaceAll(
    /\{\{(\w+)\}\}/g,
    (_whole, name: string) => values[name] ?? (/^(count|held|planned|number|days)$/.test(name) ? "2" : "Mirja"),
  );
}

/** Sentences and lines of a text, and what follows a colon. */
export const sentencesOf = (text: string): string[] =>
  text.split(/(?<=[.?!…:])\s+(?=[*”“]?[\p{Lu}/])|\n/u).filter(Boolean);

/** How many words there are, numbers and times included. */
export const wordsOf = (sentence: string): number =>
  sentence.split(/\s+/).filter((word) => /[\p{L}\d]/u.test(word)).length;
