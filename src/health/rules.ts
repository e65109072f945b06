import { MINUTE } from "../programme/calendar/calendar.ts";

/** What is known of the bot, instants in milliseconds since 1970 UTC. */
export type Vitals = {
  now: number;
  /** Since when Slack cannot reach the bot. */
  downSince: number | undefined;
  /** Since when something waits that could have been done, or is tried in vain. */
  waitingSince: number | undefined;
  /** Since when the workspace does not let the bot in. */
  refusedSince?: number | undefined;
  /** What is wrong with the disk or the database. */
  trouble: string | undefined;
};

/** Slack asks for a new connection every few hours, and one that broke off is back in seconds. */
const LONGEST_DOWN = 30_000;
const LONGEST_WAITING = 5 * MINUTE;

/** Why the bot is not well; nothing where it is. */
export function complaintsOf({ now, downSince, waitingSince, refusedSince, trouble }: Vitals): string[] {
  const complaints: string[] = [];
  if (refusedSince !== undefined) complaints.push("the app is not in the workspace any more");
  if (downSince !== undefined && now - downSince > LONGEST_DOWN) complaints.push("no connection to Slack");
  if (waitingSince !== undefined && now - waitingSince > LONGEST_WAITING) complaints.push("messages wait");
  if (trouble !== undefined) complaints.push(`database: ${trouble}`);
  return complaints;
}
