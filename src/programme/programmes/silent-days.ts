import { DAY_MS, dateDaysLater, dateOf, isDate } from "../calendar/calendar.ts";
import type { SilentDays } from "./contents.ts";

/**
 * Days on which the bot starts nothing by itself: a line each, as people write them. "24.12.–26.12." and "6.12." come every year, "3.4.2027" and
 * "1.7.2027–31.7.2027" once. Both ends are included. Meetings' reminders, and what somebody has just done, are said also on these days.
 */

export type SilentReading = { days: SilentDays[]; wrong?: undefined } | { days?: undefined; wrong: string };

const ONE = String.raw`(\d{1,2})\.(\d{1,2})\.(\d{4})?`;
const LINE = new RegExp(String.raw`^${ONE}(?:\s*[-–—]\s*${ONE})?$`, "u");
export const MOST_SILENT_LINES = 30;

/** Reads the typed lines. `wrong`: the first line that is none. */
export function readSilentDays(text: string | null): SilentReading {
  const lines = (text ?? "")
    .split(/\r?\n/u)
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const days: SilentDays[] = [];
  for (const line of lines) {
    const found = rangeIn(line);
    if (!found || days.length >= MOST_SILENT_LINES) return { wrong: line };
    days.push(found);
  }
  return { days };
}

function rangeIn(line: string): SilentDays | undefined {
  const [, day, month, year, lastDay = day, lastMonth = month, lastYear = year] = LINE.exec(line) ?? [];
  if ((year === undefined) !== (lastYear === undefined)) return undefined;
  const from = dayOf(day, month, year);
  const until = dayOf(lastDay, lastMonth, lastYear);
  if (from === undefined || until === undefined) return undefined;
  // A range over New Year comes every year; one with years goes forward.
  return year !== undefined && until < from ? undefined : { from, until };
}

function dayOf(day = "", month = "", year?: string): string | undefined {
  const pair = `${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  // 29 February is a day of some years.
  return isDate(`${year ?? "2028"}-${pair}`) ? (year === undefined ? pair : `${year}-${pair}`) : undefined;
}

/** The lines that are read as these days. */
export const silentDaysText = (days: readonly SilentDays[]): string =>
  days.map(({ from, until }) => (from === until ? shown(from) : `${shown(from)}–${shown(until)}`)).join("\n");

function shown(day: string): string {
  const parts = day.split("-").map(Number);
  const [year, month, date] = parts.length === 3 ? parts : [undefined, ...parts];
  return `${date}.${month}.${year ?? ""}`;
}

/** Whether a date, `YYYY-MM-DD`, is one of these days. */
export function isSilent(days: readonly SilentDays[], on: string): boolean {
  const everyYear = on.slice(5);
  return days.some(({ from, until }) => {
    if (from.length > 5) return from <= on && on <= until;
    return from <= until ? from <= everyYear && everyYear <= until : everyYear >= from || everyYear <= until;
  });
}

/** More than a year: all days are silent, and nothing would ever be said. */
const LONGEST_DAYS = 370;

/** The first day from this one on that is not silent; undefined if none comes within a year. */
export function nextSpokenDay(days: readonly SilentDays[], on: string): string | undefined {
  for (let later = 0; later < LONGEST_DAYS; later++) {
    const day = dateDaysLater(on, later);
    if (!isSilent(days, day)) return day;
  }
  return undefined;
}

/** How much of the time between two instants was silent, in whole days of `zone`, as milliseconds. */
export function silentMsBetween(days: readonly SilentDays[], from: number, until: number, zone: string): number {
  if (days.length === 0 || until <= from) return 0;
  const last = dateOf(until, zone);
  let silent = 0;
  for (let on = dateOf(from, zone); on <= last; on = dateDaysLater(on, 1)) if (isSilent(days, on)) silent += DAY_MS;
  return silent;
}
