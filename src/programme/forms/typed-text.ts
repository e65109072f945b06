/** Characters that show nothing, turn the direction of what follows, or are for machines. https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point */
const IGNORED = String.raw`[[\p{Default_Ignorable_Code_Point}\p{Cc}\uFFF9-\uFFFB]--[\n\r\t]]`;
/** The flag of a part of a country is spelt with letters that nobody sees. https://www.unicode.org/reports/tr51/#def_emoji_tag_sequence */
const FLAG = String.raw`\u{1F3F4}[\u{E0020}-\u{E007E}]+\u{E007F}`;
const FLAG_OR_IGNORED = new RegExp(`${FLAG}|${IGNORED}`, "gv");

const JOINER = /[\u200C\u200D]/u;
const SELECTOR = /\p{Variation_Selector}/u;
const MARK = /[\u061C\u200E\u200F]/u;

const NOT_LATIN = String.raw`[[\p{L}\p{M}]--\p{Script=Latin}--\p{Default_Ignorable_Code_Point}]`;
const JOINED_BEFORE = new RegExp(
  String.raw`(?:[\p{Extended_Pictographic}\p{Emoji_Modifier}]\uFE0F?|${NOT_LATIN})$`,
  "v",
);
const JOINED_AFTER = new RegExp(String.raw`^(?:\p{Extended_Pictographic}|${NOT_LATIN})`, "v");
const SELECTED = /[\p{Emoji}\p{S}\p{P}[[\p{L}\p{M}]--\p{Script=Latin}--\p{Default_Ignorable_Code_Point}]]$/v;
const RIGHT_TO_LEFT =
  /[[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]&&\p{L}]/v;

/** Enough for a sign before with its selector, in UTF-16 units. */
const BEFORE = 4;

/**
 * What somebody typed, without characters of which nobody sees anything: they come with what is pasted, could turn the rest of a line, and make two
 * names that look the same. What emoji and other scripts are spelt with stays: joiners, variation selectors, tags of flags, and marks of direction
 * in a text with letters from right to left.
 */
export function withoutUnseen(text: string): string {
  const isRightToLeft = RIGHT_TO_LEFT.test(text);
  return text.replaceAll(FLAG_OR_IGNORED, (found: string, at: number) => {
    if (found.length > 2) return found;
    const before = text.slice(Math.max(0, at - BEFORE), at);
    const isNeeded =
      (JOINER.test(found) && JOINED_BEFORE.test(before) && JOINED_AFTER.test(text.slice(at + 1, at + 1 + BEFORE))) ||
      (SELECTOR.test(found) && SELECTED.test(before)) ||
      (MARK.test(found) && isRightToLeft);
    return isNeeded ? found : "";
  });
}
