import { type Language, languages } from "./languages.ts";

/** What stands in place of the name of somebody who has had her data erased. */
export const erasedName: Record<Language, string> = {
  fi: "Poistettu henkilö",
  selko: "Poistettu henkilö",
  sv: "Borttagen person",
  en: "Deleted person",
};

const all: ReadonlySet<string> = new Set(languages.map((language) => erasedName[language]));

/** A name, or the word in its place in the language of the text in which it is going to stand. */
export const nameIn = (language: Language, name: string): string => (all.has(name) ? erasedName[language] : name);
