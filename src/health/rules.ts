import { MINUTE_MS } from "../programme/calendar/calendar.ts";

/** What the judgement is made from. Instants are milliseconds since 1970 UTC. */
export type Vitals = {
  now: number;
  /** Since when Slack cannot reach the bot; undefined while it can. */
  downSince: number | undefined;
  /** Since when an outbox row is due and not delivered, or fails at each attempt. */
  waitingSince: number | undefined;
  /** Since when Slack refuses the bot's token; undefined while it accepts it. */
  refusedSince?: number | undefined;
  /** The methods for which the app lacks a scope. */
  lacking?: readonly string[];
  /** Slack's error while the workspace accepts nothing for a while. */
  waitsFor?: string | undefined;
  /** The last fault of the disk or the database file, while it lasts. */
  trouble: string | undefined;
};

/** Slack asks for a new connection every few hours, and a broken one is back within seconds: neither is a fault. */
const MAX_DOWN_MS = 30_000;
const MAX_WAITING_MS = 5 * MINUTE_MS;

/** Why the bot is not well, in English, for the log and for `GET /health`. Empty while it is well. */
export function complaintsOf({
  now,
  downSince,
  waitingSince,
  refusedSince,
  lacking = [],
  waitsFor,
  trouble,
}: Vitals): string[] {
  const complaints: string[] = [];
  if (refusedSince !== undefined) complaints.push("the app is no longer in the workspace");
  if (downSince !== undefined && now - downSince > MAX_DOWN_MS) complaints.push("no connection to Slack");
  if (waitingSince !== undefined && now - waitingSince > MAX_WAITING_MS) {
    complaints.push("messages wait");
    if (waitsFor !== undefined) complaints.push(`Slack answers ${waitsFor}`);
  }
  for (const method of lacking) complaints.push(`the app lacks a scope for ${method}`);
  if (trouble !== undefined) complaints.push(`database: ${trouble}`);
  return complaints;
}
