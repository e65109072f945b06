import { stemmer as english } from "@orama/stemmers/english";
import { stemmer as finnish } from "@orama/stemmers/finnish";
import { stemmer as swedish } from "@orama/stemmers/swedish";
import { distance } from "fastest-levenshtein";

/**
 * A text for comparison: lower case, hyphens and punctuation as spaces, without diacritics except in å, ä and ö, which are letters of their
 * own in Finnish and Swedish.
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

/** A word as it is typed on a keyboard without å, ä and ö. */
export const folded = (word: string): string => word.replaceAll(/[äå]/g, "a").replaceAll("ö", "o");

/** The stem of a word by the rules of Finnish, Swedish and English. */
export const stemsOf = (word: string): [string, string, string] => [finnish(word), swedish(word), english(word)];

/** In letters. */
const SHORT_WORD = 5;
const LONG_WORD = 8;

/** How many typing mistakes a word of this length may have and still count as another. */
export const slipsAllowed = (length: number): number => (length < SHORT_WORD ? 0 : length < LONG_WORD ? 1 : 2);

/** How many letters are wrong, missing or too many. Two swapped letters count as one mistake. */
export function slipsBetween(one: string, other: string): number {
  const slips = distance(one, other);
  return slips === 2 && isSwap(one, other) ? 1 : slips;
}

function isSwap(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  const at = [...one].findIndex((letter, index) => letter !== other[index]);
  return one[at] === other[at + 1] && one[at + 1] === other[at];
}

/** Whether two words are the same apart from typing mistakes. The first letter must be equal: it nearly always is, and the check is cheap. */
export function isSameWord(one: string, other: string): boolean {
  if (one === other) return true;
  const allowed = slipsAllowed(Math.min(one.length, other.length));
  if (allowed === 0 || Math.abs(one.length - other.length) > allowed || folded(one)[0] !== folded(other)[0])
    return false;
  return folded(one) === folded(other) || slipsBetween(one, other) <= allowed;
}
