import { dateDaysLater, dateOf, daysBetween, instantOf, noonOf } from "../calendar/calendar.ts";

const A_MONDAY = "2026-01-05";
const AT_TIME = "09:00";

/** The date and instant of the first Monday after `at`, at 9 o'clock in `zone`. */
export function nextMonday(at: number, zone: string): { on: string; at: number } {
  const today = dateOf(at, zone);
  const sinceMonday = (((daysBetween(A_MONDAY, today) % 7) + 7) % 7) as number;
  const [first, second] = [dateDaysLater(today, -sinceMonday), dateDaysLater(today, 7 - sinceMonday)];
  const instant = (on: string) => instantOf(on, AT_TIME, zone) ?? noonOf(on, zone);
  return instant(first) > at ? { on: first, at: instant(first) } : { on: second, at: instant(second) };
}
