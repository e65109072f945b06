import { channelNeeds } from "../channels/rules.ts";
import type { Answer } from "../forms/fields.ts";
import type { Complaint, Complaints } from "../forms/reading.ts";
import type { setupForm } from "./form.ts";

export type SetupAnswer = Answer<(typeof setupForm)["fields"]>;

/** What the form shows before anybody has set anything up. */
export const firstAnswer = {
  plannedNumber: 7,
  hoursFrom: "09:00",
  hoursUntil: "20:00",
  reminderHours: 24,
  goodbyeDays: 14,
  backupDays: 14,
  textsMonths: 6,
  profilesMonths: 12,
  auditMonths: 12,
} satisfies Partial<SetupAnswer>;

/** The two channels of the network; the bot makes those that are not chosen. */
export const networkChannels = ["coordinators", "peers"] as const;
export type NetworkChannel = (typeof networkChannels)[number];

/** What about such a channel needs a person's hands. */
export const channelTroubles = ["no-channel", "not-invited", "not-removed", ...channelNeeds] as const;
export type ChannelTrouble = (typeof channelTroubles)[number];

/** Slack lets channels have small letters, digits, hyphens and underscores. https://docs.slack.dev/reference/methods/conversations.create */
export const plainChannelName: Record<NetworkChannel, string> = {
  coordinators: "auroras-tyontekijat",
  peers: "auroras-mentorit",
};

/** The plain name stands for anything; one with a random suffix is certainly ours. */
export const isPlainName = (name: string): boolean => Object.values(plainChannelName).includes(name);

type Candidate = { firstName: string; isBot: boolean; isGuest: boolean; isStranger: boolean; isDeactivated: boolean };

/** Why somebody cannot be a coordinator, or undefined where she can. */
export function coordinatorProblem(person: Candidate): Complaint | undefined {
  return (
    organiserProblem(person) ??
    (person.isGuest ? { key: "setup.isGuest", params: { name: person.firstName } } : undefined)
  );
}

/** Why somebody cannot be a peer organiser: a guest of the workspace can. */
export function organiserProblem(person: Candidate): Complaint | undefined {
  const params = { name: person.firstName };
  if (person.isBot) return { key: "setup.isBot", params };
  if (person.isDeactivated) return { key: "setup.isDeactivated", params };
  if (person.isStranger) return { key: "setup.isStranger", params };
  return undefined;
}

/** What Slack says of a chosen channel; undefined where the bot cannot see it, which for a private one means that it is not in it. */
export type ChosenChannel = {
  isPrivate: boolean;
  isMember: boolean;
  isArchived: boolean;
  isShared: boolean;
  isOfPair: boolean;
};

export function channelProblem(channel: ChosenChannel | undefined): Complaint | undefined {
  if (channel?.isOfPair) return { key: "setup.channelOfPair" };
  if (channel && !channel.isPrivate) return { key: "setup.channelNotPrivate" };
  if (channel?.isShared) return { key: "setup.channelShared" };
  if (channel?.isArchived) return { key: "setup.channelArchived" };
  return channel?.isMember ? undefined : { key: "setup.inviteBot" };
}

/** What is wrong with the answers by themselves. */
export function setupComplaints(answer: SetupAnswer): Complaints {
  const isSameChannel = answer.peerChannel !== null && answer.peerChannel === answer.coordinatorsChannel;
  return {
    ...(isSameChannel ? { peerChannel: { key: "setup.sameChannel" } as const } : {}),
    ...(answer.hoursUntil <= answer.hoursFrom ? { hoursUntil: { key: "setup.hoursOrder" } as const } : {}),
    ...(answer.privacyNoticeUrl !== null && !isHttps(answer.privacyNoticeUrl)
      ? { privacyNoticeUrl: { key: "setup.notHttps" } as const }
      : {}),
  };
}

/** An address that a button of Slack can open, and that nobody on the way can alter. */
function isHttps(address: string): boolean {
  const url = URL.parse(address.trim());
  return url?.protocol === "https:" && url.hostname.includes(".") && url.username === "" && url.password === "";
}
