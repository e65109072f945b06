import type { Language } from "../../texts/languages.ts";
import { readLanguages } from "../matching/languages.ts";

/** Languages of the bot other than Finnish, in the order in which they are proposed, by their ISO 639 codes. */
const others = ["sv", "en"] as const satisfies readonly Language[];

/**
 * The language of a channel for two people: easy Finnish, unless they have no Finnish in common but another language of the bot.
 * @param one the languages of one of them, as they were typed into the profile
 */
export function languageInCommon(one: string, other: string): Language {
  const known = readLanguages(other);
  const common = [...readLanguages(one)].filter((code) => known.has(code));
  return common.includes("fi") ? "selko" : (others.find((code) => common.includes(code)) ?? "selko");
}
