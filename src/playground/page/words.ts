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

/** The language chosen on this browser, else the first of the browser's own languages that the page has, else Finnish. */
function firstLanguage(): Language {
  const wanted = [localStorage.getItem(STORAGE_KEY), ...navigator.languages.map((tag) => tag.split("-")[0])];
  return wanted.map((one) => languages.find(({ id }) => id === one)?.id).find((one) => one !== undefined) ?? "fi";
}

export const language = new Store<Language>(firstLanguage());

export function setLanguage(next: Language): void {
  localStorage.setItem(STORAGE_KEY, next);
  language.value = next;
}

/** The page's own words in its language; people and the app write in languages of their own. */
export const words = (): Words => catalogues[language.value];
