import { Store } from "./store.ts";
import { en } from "./words/en.ts";
import { fi, type Words } from "./words/fi.ts";
import { sv } from "./words/sv.ts";

export type Language = "fi" | "sv" | "en";

export const languages: readonly { id: Language; name: string }[] = [
  { id: "fi", name: "Suomi" },
  { id: "sv", name: "Svenska" },
  { id: "en", name: "English" },
];

const catalogues: Readonly<Record<Language, Words>> = { fi, sv, en };
const STORAGE_KEY = "playground-language";

export const language = new Store<Language>(
  languages.find(({ id }) => id === localStorage.getItem(STORAGE_KEY))?.id ?? "fi",
);

export function setLanguage(next: Language): void {
  localStorage.setItem(STORAGE_KEY, next);
  language.value = next;
}

/** The page's own words in its language; people and the app write in languages of their own. */
export const words = (): Words => catalogues[language.value];
