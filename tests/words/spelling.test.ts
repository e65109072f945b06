import { describe, expect, test } from "vitest";
import { unknownIn } from "./dictionaries.ts";
import { misspelt, wordsIn } from "./spelled.ts";

const languages = [
  { language: "sv", wrong: ["trefflista", "koordinattor", "knappp"] },
  { language: "en", wrong: ["coordinater", "recieve", "organize"] },
] as const;

describe.each(languages)("in $language", ({ language, wrong }) => {
  test("every word is spelt as the dictionary has it", async () => {
    expect(unknownIn(language, wrong)).toEqual(wrong);
    const words = await wordsIn(language);
    const unknown = new Set(unknownIn(language, [...new Set(words.map(({ word }) => word))]));
    expect(misspelt(language, words, unknown)).toEqual({ wrong: [], unused: [] });
  });
});
