import { type Language, languages } from "./languages.ts";

/** The text in place of the name of a person whose data was erased. */
export const erasedName: Record<Language, string> = {
  fi: "Poistettu henkilö",
  selko: "Poistettu henkilö",
  sv: "Borttagen person",
  en: "Deleted person",
};

const all: ReadonlySet<string> = new Set(languages.map((language) => erasedName[language]));

/** The name as it is; for an erased person, the text in its place, in the given language. */
export const nameIn = (language: Language, name: string): string => (all.has(name) ? erasedName[language] : name);
