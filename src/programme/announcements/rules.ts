import type { TextKey, Words } from "../../texts/words.ts";
import { optionName, type Stored } from "../forms/fields.ts";
import type { AnnouncementId, SlackUserId } from "../ids.ts";

/** To whom a coordinator may write from "Tiedote". */
export const audiences = ["mentors", "actors", "everyone", "open-pairs"] as const;

/** The two of one pair are written to from the pair's page. */
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

/** Why somebody did not get it; `refused` is whatever else Slack said. */
export type Undelivered = "deactivated" | "no-account" | "guest" | "refused";

/** Who cannot be written to, before it is tried. A guest may be: Slack says for each whether it can. */
export function whyNotReachable(person: { isDeactivated: boolean; slackUserId: SlackUserId }): Undelivered | undefined {
  if (person.isDeactivated) return "deactivated";
  return person.slackUserId === "" ? "no-account" : undefined;
}

/** What was noted when she could not be written to: one of ours, or Slack's own word. */
export const undeliveredAs = (reason: string | null): Undelivered =>
  reason === "deactivated" || reason === "no-account" || reason === "guest" ? reason : "refused";

/** How many there are, and with how many of them the conversation has to be opened first. */
export type Reach = { all: number; fresh: number };

/** Slack's pace, per minute: messages to all conversations together, and conversations opened. See src/slack/pace.ts. */
const MESSAGES = 300;
const OPENED = 50;

/** How many minutes it takes until everybody has it, at least 1. Both go on at the same time. */
export const minutesFor = ({ all, fresh }: Reach): number =>
  Math.max(1, Math.ceil(Math.max(all / MESSAGES, fresh / OPENED)));

/** How far it has got: numbers only. */
export type Progress = {
  id: AnnouncementId;
  audience: Stored<Audience>;
  state: "sending" | "stopped" | "sent";
  delivered: number;
  /** Those who have not got it and still will, or would have, had it not been stopped. */
  waiting: number;
  failed: readonly { reason: string | null; number: number }[];
  minutesLeft: number;
};
