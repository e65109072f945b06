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
const STORED = "playground-language";

export const language = new Store<Language>(
  languages.find(({ id }) => id === localStorage.getItem(STORED))?.id ?? "fi",
);

export function setLanguage(next: Language): void {
  localStorage.setItem(STORED, next);
  language.value = next;
}

export const words = (): Words => catalogues[language.value];
