import type { Language, ProfileLanguage } from "../../texts/languages.ts";

/** What the language of a person depends on. */
export type LanguageFacts = {
  /** By the person, on Home or with a button. */
  chosen: Language | null;
  ofProfile: ProfileLanguage | null;
  /** In a list of people that a coordinator imported. */
  imported: Language | null;
  /** Null before the setup. */
  ofWorkspace: Language | null;
  /** Asked only where it matters, because it takes a query. */
  isActor(): boolean;
};

/**
 * The language in which the bot speaks to a person. Nothing else decides it. PRODUCT.md section 9.
 * Many actors are learning Finnish, so Finnish that nobody chose for them is easy Finnish.
 */
export function languageOf({ chosen, ofProfile, imported, ofWorkspace, isActor }: LanguageFacts): Language {
  const own = chosen ?? ofProfile ?? imported;
  if (own !== null) return own;
  const common = ofWorkspace ?? "fi";
  return common === "fi" && isActor() ? "selko" : common;
}

/** Whether the person has said which language to use. Until then the bot offers the choice. */
export const hasChosen = ({ chosen, ofProfile }: Pick<LanguageFacts, "chosen" | "ofProfile">): boolean =>
  chosen !== null || ofProfile !== null;
