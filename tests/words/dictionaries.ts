import english, { type Dictionary } from "dictionary-en-gb";
import swedish from "dictionary-sv";
import nspell from "nspell";
import type { Language } from "../../src/texts/languages.ts";
import { unknownToVoikko } from "../support/voikko.ts";

/** nspell looks for rules of compounds anywhere in a word, and so would accept any word. Without them it knows no compounds but those listed. */
const withoutCompounds = ({ aff, dic }: Dictionary) => ({
  aff: Buffer.from(new TextDecoder().decode(aff).replaceAll(/^COMPOUNDRULE .*$/gmu, "")),
  dic: Buffer.from(dic),
});

const spellers = { sv: nspell(withoutCompounds(swedish)), en: nspell(withoutCompounds(english)) };

/** The words that the dictionary of a language does not know. @throws for Finnish if Voikko is not installed: CONTRIBUTING.md */
export function unknownIn(language: Language, words: readonly string[]): string[] {
  if (language === "fi" || language === "selko") return unknownToVoikko(words);
  return words.filter((word) => !spellers[language].correct(word.replaceAll("’", "'")));
}
