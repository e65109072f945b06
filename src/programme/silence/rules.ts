import { DAY_MS, dateDaysLater, dateOf, HOUR_MS, instantOf } from "../calendar/calendar.ts";
import type { Complaint } from "../forms/reading.ts";
import type { SilentDays } from "../programmes/contents.ts";
import { silentMsBetween } from "../programmes/silent-days.ts";

/** After this long without a held or planned meeting the two are asked how they are, in the guide's programme. PRODUCT.md section 3.8. */
export const SILENCE_MS = 21 * DAY_MS;

/** How long a pair of a programme may be quiet. Its silent days do not count (PRODUCT.md section 12). */
export type Rhythm = { readonly quietDays: number; readonly silent: readonly SilentDays[] };

/**
 * The first instant at which a pair that is quiet since another one counts as silent. Silent days are whole days of UTC here: nothing is said at
 * that instant, and messages wait for the programme's own days and hours.
 */
export function silentFrom(since: number, { quietDays, silent }: Rhythm): number {
  let until = since + quietDays * DAY_MS;
  for (let counted = 0; ; ) {
    const quiet = silentMsBetween(silent, since, until, "UTC");
    if (quiet === counted) return until;
    until += quiet - counted;
    counted = quiet;
  }
}
/** This long after a meeting without a next one, the channel is asked for the next meeting. */
export const AGREE_AFTER_MS = 3 * DAY_MS;
const LONGEST_PAUSE_DAYS = 180;

type Paused = { pausedAt: number | null; pausedUntilOn: string | null };

/** Whether a pair pauses on this date. On the date `pausedUntilOn` the pause is over. */
export const isPaused = ({ pausedAt, pausedUntilOn }: Paused, today: string): boolean =>
  pausedAt !== null && pausedUntilOn !== null && today < pausedUntilOn;

/** When a pair's pause ends: until then no question is sent. Undefined without a pause. In milliseconds. */
export function pauseEndsAt(pair: Paused, now: number, zone: string): number | undefined {
  if (pair.pausedUntilOn === null || !isPaused(pair, dateOf(now, zone))) return undefined;
  return instantOf(pair.pausedUntilOn, "00:00", zone) ?? now + HOUR_MS;
}

/** What is wrong with the date until which a pause lasts. */
export function complaintAboutPause(untilOn: string, now: number, zone: string): Complaint | undefined {
  const today = dateOf(now, zone);
  if (untilOn <= today) return { key: "silence.wrong.tooSoon" };
  if (untilOn > dateDaysLater(today, LONGEST_PAUSE_DAYS))
    return { key: "silence.wrong.tooFar", params: { days: LONGEST_PAUSE_DAYS } };
  return undefined;
}

type Quiet = {
  /** The last instant at which a meeting was held, planned or cancelled, or the pair opened or resumed; it may be in the future. */
  since: number;
  /** When the two were last asked. */
  askedAt: number | null;
};

/** The first instant at which the two may be asked how they are, in milliseconds. */
export const askableFrom = ({ since, askedAt }: Quiet, rhythm: Rhythm): number =>
  silentFrom(Math.max(since, askedAt ?? since), rhythm);

/** Whether a person said not long ago that all is well, and is therefore not asked again. */
export const isReassured = (answeredAt: number | undefined, now: number, rhythm: Rhythm): boolean =>
  answeredAt !== undefined && now < silentFrom(answeredAt, rhythm);
