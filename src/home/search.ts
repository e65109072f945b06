import { defineForm, SHORT_TEXT } from "../forms/fields.ts";

/** Among which pairs to look: those that go on, or one state of them, or those that have finished. */
export const amongs = ["live", "open", "paused", "invited", "opening", "finished"] as const;
export type Among = (typeof amongs)[number];

/** What is typed here is kept nowhere but in the modal. */
export const searchForm = defineForm("home:search", {
  text: { kind: "text", label: "home.search.text", hint: "home.search.hint", longest: SHORT_TEXT, required: true },
  among: {
    kind: "choice",
    label: "home.search.among",
    required: true,
    options: amongs,
    optionLabel: (among: Among) => (among === "live" ? "home.search.live" : `home.filter.${among}`),
    look: "select",
  },
});

/** Without case and without the marks of letters, so that "makinen" finds Mäkinen. */
export const plainLetters = (text: string): string => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();

/** The words that are looked for. */
export const wordsOf = (text: string): string[] =>
  plainLetters(text)
    .split(/[\s,;/]+/u)
    .filter((word) => word !== "");

/** Anywhere in a word, because Finnish puts words together; what is shorter only begins one. */
const ANYWHERE = 3;

/** Whether all words are found in what is known of a pair. */
export function isFound(words: readonly string[], known: readonly string[]): boolean {
  const text = ` ${plainLetters(known.join(" "))}`;
  return words.every((word) => text.includes(word.length >= ANYWHERE ? word : ` ${word}`));
}
