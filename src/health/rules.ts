import { DAY_MS, HOUR_MS, MINUTE_MS } from "../programme/calendar/calendar.ts";

/** What the judgement is made from. Instants are milliseconds since 1970 UTC. */
export type Vitals = {
  now: number;
  /** Since when Slack cannot reach the bot; undefined while it can. */
  downSince: number | undefined;
  /** Since when an outbox row is due and not delivered, or fails at each attempt. */
  waitingSince: number | undefined;
  /** Since when Slack refuses the bot's token; undefined while it accepts it. */
  refusedSince?: number | undefined;
  /** Since when each repeated work has not been done: its last run, or the start of a bot that knows of none. */
  undoneSince?: Partial<Record<Repeated, number>>;
  /** Since when this process runs. After downtime it has a few minutes for what it missed. */
  startedAt?: number;
  /** How many connections another copy of the bot has. */
  others?: number;
  /** The methods for which the app lacks a scope. */
  lacking?: readonly string[];
  /** Slack's error while the workspace accepts nothing for a while. */
  waitsFor?: string | undefined;
  /** The last fault of the disk or the database file, while it lasts. */
  trouble: string | undefined;
};

/** What the bot has to do again and again. */
export type Repeated = "backup" | "deletion" | "overview";

/** The longest time between two runs (25 hours where summer time ends), and an hour for trying again. */
const MAX_UNDONE_MS: Readonly<Record<Repeated, number>> = {
  backup: DAY_MS + 2 * HOUR_MS,
  deletion: DAY_MS + 2 * HOUR_MS,
  overview: 7 * DAY_MS + 2 * HOUR_MS,
};
const complaintOfUndone: Readonly<Record<Repeated, string>> = {
  backup: "no backup for more than a day",
  deletion: "no deletion for more than a day",
  overview: "no weekly overview for more than a week",
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
  undoneSince = {},
  startedAt = 0,
  others = 0,
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
  if (others > 0) complaints.push("another copy of the bot is connected");
  if (now - startedAt > MAX_WAITING_MS)
    for (const [what, since] of Object.entries(undoneSince) as [Repeated, number][])
      if (now - since > MAX_UNDONE_MS[what]) complaints.push(complaintOfUndone[what]);
  for (const method of lacking) complaints.push(`the app lacks a scope for ${method}`);
  if (trouble !== undefined) complaints.push(`database: ${trouble}`);
  return complaints;
}

/** What an operator has to do while people notice nothing: the yellow reasons, in English. */
export const concern = {
  journalBehind: "erasures are not yet written to the second place",
  numbersRefused: "the numbers of a month are not accepted by their address",
  copyStopped: "Litestream has copied nothing for more than a day",
  actUnfinished: "what follows from a saved form could not be done; the log says why, and it is tried again",
} as const;

/** Why letters wait. A mail server that is down is no fault of the bot, and nothing but letters waits for it. */
export const complaintsOfMail = (now: number, failsSince: number | undefined): string[] =>
  failsSince !== undefined && now - failsSince > MAX_WAITING_MS ? ["the mail server takes no letters"] : [];
