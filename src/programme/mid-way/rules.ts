import { DAY_MS } from "../calendar/calendar.ts";

/** At the latest so long after the opening each of the two is asked. PRODUCT.md section 12. */
export const MID_WAY_MS = 45 * DAY_MS;

/** When the two are asked: at once if half of the planned meetings are held, otherwise 45 days after the opening. In milliseconds. */
export function midWayAt(meetings: { held: number; planned: number }, openedAt: number, now: number): number {
  const isHalf = meetings.held > 0 && meetings.held * 2 >= meetings.planned;
  return isHalf ? now : Math.max(now, openedAt + MID_WAY_MS);
}

/** Why an answer cannot be given or changed. */
export type WhyNoMidWay = "notYours" | "over";
