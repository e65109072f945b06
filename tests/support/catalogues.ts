import { en, fi, selko, sv } from "../../src/texts/catalogues.ts";
import { glossary } from "../../src/texts/glossary.ts";
import type { Language } from "../../src/texts/languages.ts";

export type Texts = { [name: string]: string | Texts | undefined };

export const flat = (texts: Texts, path = ""): [string, string][] =>
  Object.entries(texts).flatMap(([name, text]) =>
    typeof text === "string" ? [[`${path}${name}`, text] as [string, string]] : flat(text ?? {}, `${path}${name}.`),
  );

export const finnish = new Map(flat(fi));
export const easy = new Map(flat(selko));
/** What a person of each language reads: easy Finnish falls back to Finnish. */
export const read: Record<Language, Map<string, string>> = {
  fi: finnish,
  selko: new Map([...finnish, ...easy]),
  sv: new Map(flat(sv)),
  en: new Map(flat(en)),
};

/** What the glossary forbids in a text of this language, by the thing that it is about. Placeholders count as a word. */
export const forbiddenIn = (language: Language, key: string, text: string): string[] =>
  Object.entries(glossary).flatMap(([thing, term]) =>
    term[language].not?.test(text.replaceAll(/\{\{\w+\}\}/g, "0")) && !term.except?.keys.test(key) ? [thing] : [],
  );
