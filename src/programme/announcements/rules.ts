import type { TextKey, Words } from "../../texts/words.ts";
import { optionName, type Stored } from "../forms/fields.ts";
import type { AnnouncementId, SlackUserId } from "../ids.ts";

/** The audiences that a coordinator can choose in "Tiedote". */
export const audiences = ["mentors", "actors", "everyone", "open-pairs"] as const;

/** `pair`: the two people of one pair, chosen on the pair's page. */
export type Audience = (typeof audiences)[number] | "pair";

const labels: Record<Audience, TextKey> = {
  mentors: "announcements.audience.mentors",
  actors: "announcements.audience.actors",
  everyone: "announcements.audience.everyone",
  "open-pairs": "announcements.audience.openPairs",
  pair: "announcements.audience.pair",
};

export const audienceLabel = (audience: Audience): TextKey => labels[audience];

/** As optionName in src/programme/forms/fields.ts, also for the two of one pair. */
export const audienceName = (audience: Stored<Audience>, words: Words): string =>
  optionName({ options: Object.keys(labels), optionLabel: audienceLabel }, audience, words);

/** Why an announcement did not reach a person. `refused`: any other error from Slack. */
export type Undelivered = "deactivated" | "no-account" | "guest" | "refused";

/** Why a person cannot be written to, as far as it is known before a call. For guests only the call itself shows it. */
export function whyNotReachable(person: {
  isDeactivated: boolean;
  slackUserId: SlackUserId | undefined;
}): Undelivered | undefined {
  if (person.isDeactivated) return "deactivated";
  return person.slackUserId === undefined ? "no-account" : undefined;
}

/** @param reason what was stored when the message failed: one of our reasons, or Slack's error */
export const undeliveredAs = (reason: string | null): Undelivered =>
  reason === "user_disabled" ? "deactivated" : isOwnReason(reason) ? reason : "refused";

const isOwnReason = (reason: string | null): reason is Undelivered =>
  reason === "deactivated" || reason === "no-account" || reason === "guest";

/** How many people there are, and for how many of them a conversation has to be opened first. */
export type Reach = { all: number; fresh: number };

/** The pace of src/slack/pace.ts: messages in all conversations together, and conversations opened. */
const MESSAGES_PER_MINUTE = 300;
const CONVERSATIONS_PER_MINUTE = 50;

/** How many minutes the sending takes, at least 1. Conversations are opened while messages are sent. */
export const minutesFor = ({ all, fresh }: Reach): number =>
  Math.max(1, Math.ceil(Math.max(all / MESSAGES_PER_MINUTE, fresh / CONVERSATIONS_PER_MINUTE)));

/** How far the sending is: numbers, without names. */
export type Progress = {
  id: AnnouncementId;
  audience: Stored<Audience>;
  state: "sending" | "stopped" | "sent";
  delivered: number;
  /** Those to whom it has not been sent, also after a stop. */
  waiting: number;
  failed: readonly { reason: string | null; number: number }[];
  minutesLeft: number;
};
