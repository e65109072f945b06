import { dateYearsLater, daysBetween, isDate } from "../calendar/calendar.ts";
import type { Complaint } from "../forms/reading.ts";

/** A period from one date to another, both included, in the programme's time zone. */
export type Period = { from: string; until: string };

const MOST_YEARS = 10;

/** What is wrong with a period: it must not be in the future or too long, and its dates must be in order. */
export function complaintsAboutPeriod({ from, until }: Period, today: string): { from?: Complaint; until?: Complaint } {
  if (from > today) return { from: { key: "reports.wrong.future" } };
  if (until > today) return { until: { key: "reports.wrong.future" } };
  if (until < from) return { until: { key: "reports.wrong.order" } };
  // Calculated from the end of the period, and only if the result is not before year 1.
  if (isOutside(from, until)) return { from: { key: "reports.wrong.tooLong", params: { years: MOST_YEARS } } };
  return {};
}

const isOutside = (from: string, until: string): boolean =>
  Number(until.slice(0, 4)) > MOST_YEARS && from <= dateYearsLater(until, -MOST_YEARS);

/** Periods with a button: this year to date, the whole last year, the last complete half-year. */
export const readyPeriods = ["this-year", "last-year", "last-half"] as const;
export type ReadyPeriod = (typeof readyPeriods)[number];

export function readyPeriod(which: ReadyPeriod, today: string): Period {
  const year = Number(today.slice(0, 4));
  if (which === "this-year") return { from: `${year}-01-01`, until: today };
  if (which === "last-year") return { from: `${year - 1}-01-01`, until: `${year - 1}-12-31` };
  return today.slice(5) < "07-01"
    ? { from: `${year - 1}-07-01`, until: `${year - 1}-12-31` }
    : { from: `${year}-01-01`, until: `${year}-06-30` };
}

/** Checks the period of an outbox row. @throws if it is invalid, which only a fault of the program can cause */
export function periodIn({ from, until }: Period): Period {
  if (!isDate(from) || !isDate(until) || daysBetween(from, until) < 0) throw new Error("a report without a period");
  return { from, until };
}
