import { describe, expect, test } from "vitest";
import type { Language } from "../../src/texts/languages.ts";
import { labels } from "../support/button-names.ts";
import { easy, read } from "../support/catalogues.ts";
import { TWO_CLAUSES } from "../support/easy.ts";
import { choices } from "../support/labels.ts";
import { said, sentencesOf, wordsOf } from "./said.ts";

/** How long a sentence and a button's label may be. */
const limits: readonly { language: Language; words: number; label: number }[] = [
  { language: "selko", words: 12, label: 30 },
  { language: "fi", words: 15, label: 30 },
  { language: "sv", words: 18, label: 30 },
  { language: "en", words: 18, label: 30 },
];

/** In easy Finnish one sentence is one main clause. With a clause that depends on it, it is shorter. */
const MOST_WORDS_OF_TWO_CLAUSES = 8;
const SECOND_MAIN_CLAUSE = /, (?:ja|mutta|eikä|enkä) /u;

// What easy Finnish takes from Finnish is measured by tests/texts/selkosuomi.test.ts.
const sentencesIn = (language: Language) =>
  [...read[language]]
    .filter(([key]) => language !== "selko" || easy.has(key))
    .flatMap(([key, text]) => sentencesOf(said(language, text)).map((sentence) => ({ key, sentence })));

describe.each(limits)("in $language", ({ language, words, label }) => {
  const sentences = sentencesIn(language);

  test(`a sentence has at most ${words} words`, () => {
    const long = sentences.filter(({ sentence }) => wordsOf(sentence) > words);
    expect(long).toEqual([]);
  });

  test(`the label of a button has at most ${label} characters`, () => {
    const buttons = [...labels].filter((key) => !choices.includes(key));
    expect(buttons.length).toBeGreaterThan(80);
    const long = buttons.flatMap((key) => {
      const text = read[language].get(key) ?? "";
      return text.length > label ? [`${key}: ${text}`] : [];
    });
    expect(long).toEqual([]);
  });
});

test("a sentence in easy Finnish has one main clause", () => {
  const two = sentencesIn("selko").filter(({ sentence }) => TWO_CLAUSES.test(sentence));
  expect(two.length).toBeGreaterThan(20);
  expect(two.filter(({ sentence }) => wordsOf(sentence) > MOST_WORDS_OF_TWO_CLAUSES)).toEqual([]);
  expect(two.filter(({ sentence }) => SECOND_MAIN_CLAUSE.test(sentence))).toEqual([]);
});
