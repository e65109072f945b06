import type { Language } from "../../texts/languages.ts";
import { type Markup, plain } from "../../texts/markup.ts";
import type { TextKey, Words } from "../../texts/words.ts";

/** What a coordinator has typed in one or several languages. */
export type Typed = { readonly [L in Language]?: string | undefined };

/** What a field, a choice or a theme is called: a text of ours, or what a coordinator has typed. */
export type Label = TextKey | { readonly typed: Typed };

/** Where a text is missing in a language, the next of these is shown. */
const instead: Record<Language, readonly Language[]> = {
  fi: ["fi", "selko", "sv", "en"],
  selko: ["selko", "fi", "en", "sv"],
  sv: ["sv", "fi", "en", "selko"],
  en: ["en", "fi", "sv", "selko"],
};

/** A typed text in this language, otherwise in the nearest one in which it was typed. Empty if it was typed in none. */
export const typedIn = (typed: Typed, language: Language): string =>
  instead[language].map((one) => typed[one]?.trim() ?? "").find((text) => text !== "") ?? "";

/** A label for plain_text. */
export const labelText = (label: Label, words: Words): string =>
  typeof label === "string" ? words.t(label) : typedIn(label.typed, words.language);

/** A label for mrkdwn. */
export const labelMarkup = (label: Label, words: Words): Markup =>
  typeof label === "string" ? words.md(label) : plain(typedIn(label.typed, words.language));
