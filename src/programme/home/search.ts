/** Without case and without the marks of letters, so that "makinen" finds Mäkinen. */
export const plainLetters = (text: string): string => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();

/** The words that are looked for, and those in which they are: both are taken apart in the same places. */
export const wordsOf = (text: string): string[] =>
  plainLetters(text)
    .split(/[\s,;/]+/u)
    .filter((word) => word !== "");

/** Anywhere in a word, because Finnish puts words together; what is shorter only begins one. */
const ANYWHERE = 3;

/** Whether all words are found in what is known of a pair or of somebody. */
export function isFound(words: readonly string[], known: readonly string[]): boolean {
  const text = ` ${known.flatMap(wordsOf).join(" ")}`;
  return words.every((word) => text.includes(word.length >= ANYWHERE ? word : ` ${word}`));
}
