import { en, fi, selko, sv } from "../../src/texts/catalogues.ts";
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

/** Words for which the texts use another word. */
export const otherWords: Record<Language, RegExp> = {
  fi: /adept|mentoroitav|ohjaaja|palaveri|koordinaattor|tsekkilista|vieraskäyttäjä|Koti-|\bmikäli\b|painik/iu,
  selko: /adept|mentoroitav|ohjaaja|palaveri|koordinaattor|Koti-|\bmikäli\b|painik|osapuol|kyseis|koskien/iu,
  sv: /aktör|\bmöte|mentee|samordnar|checklist|\bbotten|formulär|\bhen\b|Hem-flik/iu,
  en: /\bactor|\badept|log form|\bworker|home (tab|page)\b(?<!this Home page)/iu,
};
