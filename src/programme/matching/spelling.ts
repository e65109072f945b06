import { stemmer as english } from "@orama/stemmers/english";
import { stemmer as finnish } from "@orama/stemmers/finnish";
import { stemmer as swedish } from "@orama/stemmers/swedish";
import { distance } from "fastest-levenshtein";

/**
 * Lower case, one way of writing each character, hyphens as spaces, no marks but those that make another letter in Finnish and Swedish:
 * ä is not a there, but é is e.
 */
export function normalised(text: string): string {
  const letters = [...text.normalize("NFKC").toLowerCase()].map((letter) =>
    "åäö".includes(letter) ? letter : letter.normalize("NFD").replaceAll(/\p{M}/gu, ""),
  );
  return letters
    .join("")
    .replaceAll(/[^\p{L}\p{N}+#]+/gu, " ")
    .trim();
}

export const wordsOf = (text: string): string[] => normalised(text).split(" ").filter(Boolean);

/** As somebody writes who has no ä, ö and å on her keyboard. */
export const folded = (word: string): string => word.replaceAll(/[äå]/g, "a").replaceAll("ö", "o");

/** The word without its endings, in Finnish, Swedish and English. */
export const stemsOf = (word: string): [string, string, string] => [finnish(word), swedish(word), english(word)];

const SHORT = 5;
const LONG = 8;

/** How many slips of the pen a word of this length may have and still be read as another. */
export const slipsAllowed = (length: number): number => (length < SHORT ? 0 : length < LONG ? 1 : 2);

/** How many letters are wrong, missing or too many; two letters that changed places count as one slip. */
export function slipsBetween(one: string, other: string): number {
  const slips = distance(one, other);
  return slips === 2 && isSwap(one, other) ? 1 : slips;
}

function isSwap(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  const at = [...one].findIndex((letter, index) => letter !== other[index]);
  return one[at] === other[at + 1] && one[at + 1] === other[at];
}

/** Whether both were meant to be the same word. The first letter is nearly always right, and the check is cheap. */
export function isSameWord(one: string, other: string): boolean {
  if (one === other) return true;
  const allowed = slipsAllowed(Math.min(one.length, other.length));
  if (allowed === 0 || Math.abs(one.length - other.length) > allowed || folded(one)[0] !== folded(other)[0])
    return false;
  return folded(one) === folded(other) || slipsBetween(one, other) <= allowed;
}
