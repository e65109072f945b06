import { dateDaysLater } from "../calendar/calendar.ts";
import type { Period } from "./rules.ts";

/**
 * What people said is told of whole calendar half-years only, and of a half-year two weeks after its end: otherwise the reports of two periods that
 * differ by a day would tell one answer, and so would two reports before and after a late answer. Shorter parts would hide more of a year
 * (telling.ts).
 */

/** As long as questions after the end are asked and reminded of, and as an end can usually be undone. */
export const SETTLED_AFTER_DAYS = 14;

/** The half-years that a period contains whole and that are settled today, in order. They follow each other. */
export function halvesIn({ from, until }: Period, today: string): Period[] {
  const found: Period[] = [];
  for (let start = firstStart(from); ; start = nextStart(start)) {
    const end = dateDaysLater(nextStart(start), -1);
    if (end > until || dateDaysLater(end, SETTLED_AFTER_DAYS) > today) return found;
    found.push({ from: start, until: end });
  }
}

/** The first day of the first half-year that begins on this day or later. */
function firstStart(on: string): string {
  const year = Number(on.slice(0, 4));
  const starts = [`${on.slice(0, 4)}-01-01`, `${on.slice(0, 4)}-07-01`];
  return starts.find((start) => start >= on) ?? `${String(year + 1).padStart(4, "0")}-01-01`;
}

const nextStart = (start: string): string => firstStart(dateDaysLater(start, 1));

/** The first half of the year, for one that is a second half. */
export const firstHalfBeside = ({ from }: Period): Period | undefined =>
  from.endsWith("-07-01") ? { from: `${from.slice(0, 4)}-01-01`, until: `${from.slice(0, 4)}-06-30` } : undefined;
