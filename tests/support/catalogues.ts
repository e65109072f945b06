import { en } from "../../src/texts/en/index.ts";
import { fi } from "../../src/texts/fi/index.ts";
import type { Language } from "../../src/texts/languages.ts";
import { selko } from "../../src/texts/selko/index.ts";
import { sv } from "../../src/texts/sv/index.ts";

type Texts = { [name: string]: string | Texts };

const flat = (texts: Texts, path = ""): [string, string][] =>
  Object.entries(texts).flatMap(([name, text]) =>
    typeof text === "string" ? [[`${path}${name}`, text] as [string, string]] : flat(text, `${path}${name}.`),
  );

export const finnish = new Map(flat(fi));
export const easy = new Map(flat(selko as Texts));
/** What a person of each language reads: easy Finnish falls back to Finnish. */
export const read: Record<Language, Map<string, string>> = {
  fi: finnish,
  selko: new Map([...finnish, ...easy]),
  sv: new Map(flat(sv)),
  en: new Map(flat(en)),
};
