/** A text in lower case and without diacritics, so that "makinen" finds Mäkinen. */
export const plainLetters = (text: string): string => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();

/** The words of a text. Used for the search and for the searched texts, so that both are split in the same way. */
export const wordsOf = (text: string): string[] =>
  plainLetters(text)
    .split(/[\s,;/]+/u)
    .filter((word) => word !== "");

/** From this length on a word is also found inside a compound; a shorter one only at the beginning of a word. */
const MIN_LENGTH_INSIDE = 3;

/** Whether all words occur in the known texts about a pair or a person. */
export function isFound(words: readonly string[], known: readonly string[]): boolean {
  const text = ` ${known.flatMap(wordsOf).join(" ")}`;
  return words.every((word) => text.includes(word.length >= MIN_LENGTH_INSIDE ? word : ` ${word}`));
}
