import { createHmac } from "node:crypto";
import { dateDaysLater, monthsBetween } from "../calendar/calendar.ts";
import type { Period } from "./rules.ts";

/**
 * The numbers of whole months, which leave by themselves. They are counted once, so many whole days after the month has ended, and stay as they are: two
 * counts of one month, between which one log was saved, would tell that log.
 */
const DAYS_TO_LOCK = 8;

/** A month as `YYYY-MM`. */
const firstOf = (month: string): string => `${month}-01`;
const dayBefore = (on: string): string => dateDaysLater(on, -1);
const nextMonth = (month: string): string => dateDaysLater(firstOf(month), 31).slice(0, 7);

export const periodOfMonth = (month: string): Period => ({
  from: firstOf(month),
  until: dayBefore(firstOf(nextMonth(month))),
});

/** The newest month that may be counted on this day. */
export const newestToLock = (today: string): string =>
  dayBefore(firstOf(dateDaysLater(today, -DAYS_TO_LOCK).slice(0, 7))).slice(0, 7);

/** The months to count on this day: those after the last one that was counted, at first only the newest. */
export function monthsToLock(last: string | undefined, today: string): string[] {
  const newest = newestToLock(today);
  const first = last === undefined ? newest : nextMonth(last);
  return first > newest ? [] : monthsBetween(firstOf(first), firstOf(newest));
}

/**
 * What proves to the receiver who sends: HMAC-SHA-256 over `v1:<timestamp>:<body>`.
 * @param timestamp seconds since 1970 UTC
 */
export const signatureOf = (secret: string, timestamp: number, body: string): string =>
  `v1=${createHmac("sha256", secret).update(`v1:${timestamp}:${body}`).digest("hex")}`;
