import { Store } from "./store.ts";
import { en } from "./words/en.ts";
import { fi } from "./words/fi.ts";
import { sv } from "./words/sv.ts";

/** The page's own words; what people and the app say has its own languages. */
export type Words = typeof fi;
export type Language = "fi" | "sv" | "en";

export const languages: readonly { id: Language; name: string }[] = [
  { id: "fi", name: "Suomi" },
  { id: "sv", name: "Svenska" },
  { id: "en", name: "English" },
];

const catalogues: Readonly<Record<Language, Words>> = { fi, sv, en };
const STORED = "playground-language";

export const language = new Store<Language>(
  languages.find(({ id }) => id === localStorage.getItem(STORED))?.id ?? "fi",
);

export function setLanguage(next: Language): void {
  localStorage.setItem(STORED, next);
  language.value = next;
}

export const words = (): Words => catalogues[language.value];
