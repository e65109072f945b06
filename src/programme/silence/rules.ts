import { DAY_MS, dateDaysLater, dateOf } from "../calendar/calendar.ts";
import type { Complaint } from "../forms/reading.ts";

/** After this long without a meeting held or planned the two are asked how they are. PRODUCT.md 3.8. */
export const SILENCE_MS = 21 * DAY_MS;
/** After this long with nothing agreed the channel is asked for the next meeting. */
export const AGREE_AFTER_MS = 3 * DAY_MS;
const LONGEST_PAUSE_DAYS = 180;

type Paused = { pausedAt: number | null; pausedUntilOn: string | null };

/** Whether a pair is on a pause on this day; on the day until which it pauses it goes on. */
export const isPaused = ({ pausedAt, pausedUntilOn }: Paused, today: string): boolean =>
  pausedAt !== null && pausedUntilOn !== null && today < pausedUntilOn;

/** What is wrong with the day until which a pause is to last. */
export function complaintAboutPause(untilOn: string, now: number, zone: string): Complaint | undefined {
  const today = dateOf(now, zone);
  if (untilOn <= today) return { key: "silence.wrong.tooSoon" };
  if (untilOn > dateDaysLater(today, LONGEST_PAUSE_DAYS))
    return { key: "silence.wrong.tooFar", params: { days: LONGEST_PAUSE_DAYS } };
  return undefined;
}

type Quiet = {
  /** The last instant at which something was held, planned, cancelled, opened or resumed; it may lie ahead. */
  since: number;
  /** When the two were last asked. */
  askedAt: number | null;
};

/** The first instant at which the two may be asked how they are. */
export const askableFrom = ({ since, askedAt }: Quiet): number => Math.max(since, askedAt ?? since) + SILENCE_MS;

/** Whether she said not long ago that all is well, and is not asked again. */
export const isReassured = (answeredAt: number | undefined, now: number): boolean =>
  answeredAt !== undefined && now - answeredAt < SILENCE_MS;
