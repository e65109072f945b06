import english, { type Dictionary } from "dictionary-en-gb";
import swedish from "dictionary-sv";
import nspell from "nspell";
import { describe, expect, test } from "vitest";
import { misspelt, wordsIn } from "./spelled.ts";

const dictionaries = [
  { language: "sv", dictionary: swedish, wrong: ["trefflista", "koordinattor", "knappp"] },
  { language: "en", dictionary: english, wrong: ["coordinater", "recieve", "organize"] },
] as const;

/** nspell looks for rules of compounds anywhere in a word, and so would accept any word. Without them it knows no compounds but those listed. */
const withoutCompounds = ({ aff, dic }: Dictionary) => ({
  aff: Buffer.from(new TextDecoder().decode(aff).replaceAll(/^COMPOUNDRULE .*$/gmu, "")),
  dic: Buffer.from(dic),
});

describe.each(dictionaries)("in $language", ({ language, dictionary, wrong }) => {
  const speller = nspell(withoutCompounds(dictionary));
  const isKnown = (word: string) => speller.correct(word.replaceAll("’", "'"));

  test("every word is spelt as the dictionary has it", async () => {
    expect(wrong.filter(isKnown)).toEqual([]);
    const words = await wordsIn(language);
    const unknown = new Set(words.flatMap(({ word }) => (isKnown(word) ? [] : [word])));
    expect(misspelt(language, words, unknown)).toEqual({ wrong: [], unused: [] });
  });
});
