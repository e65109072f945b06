import { daysBetween } from "../calendar/calendar.ts";

/** The maximum length of a cell, in UTF-16 units. https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3 */
const MAX_CELL_LENGTH = 32_767;

/** Characters that XML 1.0 cannot have; halves of surrogate pairs are replaced before. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are removed
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu;
/** A cell that begins with one of these becomes a formula if the sheet is saved as CSV and opened again, full-width ones included. */
const STARTS_FORMULA = /^\s*[=+\-@＝＋－＠]/u;
/** Tabs and line breaks end a cell if the sheet is saved as CSV. */
const CELL_ENDS = /[\t\r\n\u0085\u2028\u2029]+/gu;
/** The beginning of an escape: Excel reads `_x003D_` in a text as `=`. */
const LOOKS_ESCAPED = /_(?=x[0-9A-F]{4}_)/giu;

/** A typed text for a cell, changed so that it stays text in every program that opens the sheet. */
export function safeText(typed: string): string {
  const clean = typed.toWellFormed().replaceAll(FORBIDDEN, "").replaceAll(CELL_ENDS, " ");
  const text = (STARTS_FORMULA.test(clean) ? `'${clean}` : clean).replaceAll(LOOKS_ESCAPED, "_x005F_");
  return text.slice(0, MAX_CELL_LENGTH).replace(/[\uD800-\uDBFF]$/u, "");
}

/** A date as a serial number of a spreadsheet: days since 1899-12-30. */
export const serialOf = (on: string): number => daysBetween("1899-12-30", on);
