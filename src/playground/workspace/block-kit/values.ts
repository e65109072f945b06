/** The formats of dates, times, numbers and addresses, in `initial_…` keys and in what a person enters. */

/** `YYYY-MM-DD`, an existing day. */
export function isDate(text: string): boolean {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!found) return false;
  const [year = 0, month = 0, day = 0] = found.slice(1).map(Number);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** `HH:mm`, 24 hours. */
export function isTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/** Seconds since 1970 UTC, ten digits. */
export function isInstant(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && /^\d{10}$/.test(String(value));
}

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return !/^[+-]/.test(name);
  } catch {
    return false;
  }
}

export function isNumberText(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text);
}

export function isWholeNumberText(text: string): boolean {
  return /^-?\d+$/.test(text);
}

export function isEmail(text: string): boolean {
  return /^[^\s@<>"]+@[^\s@<>".]+(\.[^\s@<>".]+)+$/.test(text);
}

/** A web address that the client accepts in a url_text_input. */
export function isUrl(text: string): boolean {
  return /^https?:\/\/[^\s/?#.]+(\.[^\s/?#.]+)*(:\d+)?([/?#]\S*)?$/i.test(text);
}
