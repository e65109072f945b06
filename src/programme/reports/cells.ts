import { daysBetween } from "../calendar/calendar.ts";

/** As much as a cell takes, in UTF-16 units. https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3 */
const LONGEST = 32_767;

/** What XML 1.0 has no way to say, beside halves of surrogate pairs. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu;
/** With one of these a cell becomes a formula, once somebody saves the sheet as CSV and opens that; full-width ones are taken for the others. */
const STARTS_FORMULA = /^\s*[=+\-@＝＋－＠]/u;
/** Tabs and line breaks divide cells, once somebody saves the sheet as CSV. */
const DIVIDES = /[\t\r\n\u0085\u2028\u2029]+/gu;
/** Excel reads `_x003D_` in a text as `=`. */
const LOOKS_ESCAPED = /_(?=x[0-9A-F]{4}_)/giu;

/** What a person typed, so that it stays text in every program that opens the sheet. */
export function safeText(typed: string): string {
  const clean = typed.toWellFormed().replaceAll(FORBIDDEN, "").replaceAll(DIVIDES, " ");
  const text = (STARTS_FORMULA.test(clean) ? `'${clean}` : clean).replaceAll(LOOKS_ESCAPED, "_x005F_");
  return text.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/u, "");
}

/** A date as a sheet counts it: days since the last but one of 1899. */
export const serialOf = (on: string): number => daysBetween("1899-12-30", on);
