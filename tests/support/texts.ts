import type { Language } from "../../src/texts/languages.ts";
import { type TextKey, wordsIn } from "../../src/texts/words.ts";
import { read } from "./catalogues.ts";
import { ZONE } from "./helsinki.ts";

/**
 * What the bot says, by key. Tests that are not about words name texts by these, so that another wording changes no test. A parameter is put in
 * as it is: a test writes it as Slack gets it, escaped.
 */
type Say = (key: TextKey, params?: Record<string, string | number>) => string;

/** A text in Finnish, which the people of a world read. */
export const t: Say = (key, params) => wordsIn("fi", ZONE).t(key, params);

/** A text in easy Finnish, which a pair's channel reads unless the pair has chosen another language. */
export const easy: Say = (key, params) => wordsIn("selko", ZONE).t(key, params);

type Params = Record<string, string>;

/**
 * The longest piece of a text that is the same whatever its other parameters are, to find it by, in the language in which it is read.
 * @throws if it is too short to tell texts apart
 */
export const partIn = (language: Language, key: string, params: Params = {}): string =>
  longestPiece(key, read[language].get(key), params);

/** The same of a text in Finnish. */
export const part = (key: string, params: Params = {}): string => partIn("fi", key, params);

/** The same of the text in easy Finnish. */
export const easyPart = (key: string, params: Params = {}): string => partIn("selko", key, params);

/** Ends at line ends and quotes too, because messages are searched as JSON. */
function longestPiece(key: string, text = "", params: Params): string {
  const filled = text.replaceAll(/\{\{(\w+)\}\}/g, (gap, name: string) => params[name] ?? gap);
  const longest = filled.split(/\{\{\w+\}\}|[\n"]/).reduce((one, other) => (other.length > one.length ? other : one));
  if (longest.trim().length < 5) throw new Error(`nothing in ${key} to find it by`);
  return longest.trim();
}
