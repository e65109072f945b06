import { NO_SLACK_USER, type SlackUserId } from "../ids.ts";

/**
 * What is known of a channel in Slack is stored as facts, each with Slack's own time. Slack's events come late, twice, out of order or never,
 * so a fact replaces only an older one. Times (`…Ts`) are whole microseconds of Slack's clock since 1970 UTC.
 */
export type FactKind = "member" | "bot" | "archived" | "public" | "shared" | "deleted" | "unseen";

/** `member`: whether the person `subject` is in the channel. The other kinds are about the channel itself; their `subject` is empty. */
export type Fact = { what: FactKind; subject: SlackUserId; holds: boolean };

export const ofChannel = (what: Exclude<FactKind, "member">, holds: boolean): Fact => ({
  what,
  subject: NO_SLACK_USER,
  holds,
});

export const ofMember = (subject: SlackUserId, holds: boolean): Fact => ({ what: "member", subject, holds });

/** Whether a fact holds, and since when that is known. */
export type KnownFact = { holds: boolean; ts: number };

/** A timestamp of Slack, such as `1768212000.000123`, in microseconds. https://docs.slack.dev/messaging/retrieving-messages */
export function microsOf(ts: string): number {
  const [seconds = "0", fraction = ""] = ts.split(".");
  return Number(seconds) * 1_000_000 + Number(fraction.padEnd(6, "0").slice(0, 6));
}

type Answered = { askedTs?: number | undefined; forgottenTs?: number | undefined };

/** An instant in milliseconds as microseconds. */
export const microsAt = (instant: number): number => Math.floor(instant * 1_000);

/**
 * Compares an event with what is known. `askedTs`: Slack's last answer has everything that happened before it. `forgottenTs`: up to it, the
 * record that a person is outside may have been deleted.
 * - `news`: the event is later than what is known, and different
 * - `known`: the event changes nothing
 * - `old`: something later is known
 * - `doubtful`: by its time the event should be in Slack's answer, which says otherwise: it is outdated, or the clocks differ
 */
export function weigh(
  known: KnownFact | undefined,
  { askedTs, forgottenTs }: Answered,
  told: KnownFact,
): "news" | "known" | "old" | "doubtful" {
  const answeredTs = askedTs ?? Number.NEGATIVE_INFINITY;
  const knownTs = Math.max(known?.ts ?? Number.NEGATIVE_INFINITY, answeredTs);
  const holds = known?.holds ?? (askedTs === undefined ? undefined : false);
  if (holds === told.holds) return "known";
  const isForgotten = known === undefined && told.ts <= (forgottenTs ?? Number.NEGATIVE_INFINITY);
  if (told.ts > knownTs && !isForgotten) return "news";
  return known !== undefined && known.ts > answeredTs ? "old" : "doubtful";
}
