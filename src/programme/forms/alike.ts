/** Characters of which nobody sees anything where they are alone. Braille and Hangul have letters that are empty. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Z}\u115F\u1160\u2800\u3164\uFFA0]/gu;

/** Whether a text has nothing that anybody could read, so that it is no answer. */
export const isBlank = (text: string): boolean => text.replaceAll(UNSEEN, "") === "";

/** Whether two names look the same to somebody who reads them. */
export const looksAlike = (one: string, other: string): boolean => folded(one) === folded(other);

const folded = (name: string): string =>
  name
    .normalize("NFKC")
    .replaceAll(/\s+/gu, " ")
    .replaceAll(/[\p{Cf}\p{Cc}\p{Default_Ignorable_Code_Point}]/gu, "")
    .trim()
    .toLocaleLowerCase("fi");
