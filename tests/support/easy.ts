import { fi, selko } from "../../src/texts/catalogues.ts";
import { flat } from "./catalogues.ts";
import { buttons, choices, fields, titles } from "./labels.ts";
import { namedTexts } from "./quoted.ts";

/** Names from the guide and PRODUCT.md, which easy Finnish does not change. */
const namedKeys = new Set([...titles, ...buttons, ...choices, ...fields]);
const named = new Set(namedTexts);

const MOST_WORDS = 9;
const MOST_WORDS_OF_TWO_CLAUSES = 6;
/** A second clause comes after a comma, or a first one begins with such a word. */
const TWO_CLAUSES =
  /, (?:jo\p{L}+|mi\p{L}+|ku\p{L}+|että|jotta|koska|vaikka|niin|ellet|ja|mutta|eikä|enkä|tai) |^(?:jos|kun|koska|vaikka) /iu;
/** Words for which easy Finnish has easier ones, and passive verbs. */
const HARD =
  /(?<!Auroras-)verkoston työntekij|arkisto|teema|vertaistu(?!ki\.ics)|tukipyyn|(?:[aeuyä]taan|[aeuyä]tään|daan|dään|llaan|llään|net[aä]|ttiin)(?!\p{L})/iu;

const isEasySentence = (sentence: string): boolean =>
  sentence.split(/\s+/).length <= (TWO_CLAUSES.test(sentence) ? MOST_WORDS_OF_TWO_CLAUSES : MOST_WORDS);

/** Whether a Finnish text is also easy Finnish: short sentences with one thought each, in easy words. */
export const isEasy = (text: string): boolean =>
  !HARD.test(text) &&
  text
    .replaceAll(/\{\{\w+\}\}/g, "Mirja")
    .split(/(?<=[.?:])\s+|\n/u)
    .every(isEasySentence);

const own = new Set(flat(selko).map(([key]) => key));

/** The texts that easy Finnish takes from Finnish although they are not easy. */
export const notEasy: readonly [string, string][] = flat(fi).filter(
  ([key, text]) => !own.has(key) && !namedKeys.has(key) && !named.has(text) && !isEasy(text),
);

export const notEasyKeys: ReadonlySet<string> = new Set(notEasy.map(([key]) => key));
