import { NO_SLACK_USER, type SlackUserId } from "../ids.ts";

/**
 * What is known of a channel in Slack is a handful of facts, each with Slack's own time. Slack tells of them late, twice, out of order or
 * never, so a fact counts only against what is older. Times are whole microseconds of Slack's clock.
 */
export type FactKind = "member" | "bot" | "archived" | "public" | "shared" | "deleted" | "unseen";

/** `member`: whether this person is inside; the others are of the channel itself, and `subject` is empty. */
export type Fact = { what: FactKind; subject: SlackUserId; holds: boolean };

export const ofChannel = (what: Exclude<FactKind, "member">, holds: boolean): Fact => ({
  what,
  subject: NO_SLACK_USER,
  holds,
});

export const ofMember = (subject: SlackUserId, holds: boolean): Fact => ({ what: "member", subject, holds });

export type Known = { holds: boolean; ts: number };

/** Slack's `1768212000.000123`, exactly. https://docs.slack.dev/messaging/retrieving-messages */
export function microsOf(ts: string): number {
  const [seconds = "0", fraction = ""] = ts.split(".");
  return Number(seconds) * 1_000_000 + Number(fraction.padEnd(6, "0").slice(0, 6));
}

type Answered = { askedTs?: number | undefined; forgottenTs?: number | undefined };

export const microsAt = (instant: number): number => Math.floor(instant * 1_000);

/**
 * What an event says against what is known. `askedTs`: everything that happened before it is in Slack's last answer.
 * `forgottenTs`: that somebody was outside may have been forgotten up to it.
 * - `news`: it is later than what is known, and different
 * - `known`: it changes nothing
 * - `old`: something later is known
 * - `doubtful`: by its time it should be in the answer, which says otherwise: either it is late and over, or the clocks differ
 */
export function weigh(
  known: Known | undefined,
  { askedTs, forgottenTs }: Answered,
  told: Known,
): "news" | "known" | "old" | "doubtful" {
  const answeredTs = askedTs ?? Number.NEGATIVE_INFINITY;
  const knownTs = Math.max(known?.ts ?? Number.NEGATIVE_INFINITY, answeredTs);
  const holds = known?.holds ?? (askedTs === undefined ? undefined : false);
  if (holds === told.holds) return "known";
  const isForgotten = known === undefined && told.ts <= (forgottenTs ?? Number.NEGATIVE_INFINITY);
  if (told.ts > knownTs && !isForgotten) return "news";
  return known !== undefined && known.ts > answeredTs ? "old" : "doubtful";
}
