import { channelNeeds } from "../channels/rules.ts";
import type { Answer } from "../forms/fields.ts";
import type { Complaint, Complaints } from "../forms/reading.ts";
import type { setupForm } from "./form.ts";

export type SetupAnswer = Answer<(typeof setupForm)["fields"]>;

/** The values that the form shows at the first setup. */
export const firstAnswer = {
  language: "fi",
  plannedNumber: 7,
  hoursFrom: "09:00",
  hoursUntil: "20:00",
  reminderHours: 24,
  goodbyeDays: 14,
  backupDays: 14,
  textsMonths: 6,
  profilesMonths: 12,
  auditMonths: 12,
  keptYears: 10,
} satisfies Partial<SetupAnswer>;

/** The two channels of the network. The bot makes one that is not chosen in the settings. */
export const networkChannels = ["coordinators", "peers"] as const;
export type NetworkChannel = (typeof networkChannels)[number];

/** Problems with such a channel that a person has to solve. */
export const channelTroubles = [
  "no-channel",
  "not-invited",
  "not-removed",
  "no-posting",
  "no-editing",
  "not-known",
  ...channelNeeds,
] as const;
export type ChannelTrouble = (typeof channelTroubles)[number];

/** The names of these channels, in the characters that Slack allows. https://docs.slack.dev/reference/methods/conversations.create */
export const plainChannelName: Record<NetworkChannel, string> = {
  coordinators: "auroras-tyontekijat",
  peers: "auroras-mentorit",
};

/** Whether a name has no random suffix. Another channel may have such a name; one with a suffix is certainly the bot's. */
export const isPlainName = (name: string): boolean => Object.values(plainChannelName).includes(name);

type Candidate = {
  firstName: string;
  isBot: boolean;
  isGuest: boolean;
  isStranger: boolean;
  isDeactivated: boolean;
  isWithheld?: boolean;
};

/** Why a person cannot be a coordinator; undefined if possible. */
export function coordinatorProblem(person: Candidate): Complaint | undefined {
  return (
    organiserProblem(person) ??
    (person.isGuest ? { key: "setup.isGuest", params: { name: person.firstName } } : undefined)
  );
}

/** Why a person cannot be a peer organiser; undefined if possible. Guests of the workspace can. */
export function organiserProblem(person: Candidate): Complaint | undefined {
  const params = { name: person.firstName };
  if (person.isBot) return { key: "setup.isBot", params };
  if (person.isDeactivated) return { key: "setup.isDeactivated", params };
  if (person.isStranger) return { key: "setup.isStranger", params };
  if (person.isWithheld) return { key: "setup.isForgotten" };
  return undefined;
}

/** A chosen channel, as Slack describes it. */
export type ChosenChannel = {
  isPrivate: boolean;
  isMember: boolean;
  isArchived: boolean;
  isShared: boolean;
  isOfPair: boolean;
};

/** Why a channel cannot be used. @param channel undefined if the bot cannot see it: then it is private and the bot is not in it */
export function channelProblem(channel: ChosenChannel | undefined): Complaint | undefined {
  if (channel?.isOfPair) return { key: "setup.channelOfPair" };
  if (channel && !channel.isPrivate) return { key: "setup.channelNotPrivate" };
  if (channel?.isShared) return { key: "setup.channelShared" };
  if (channel?.isArchived) return { key: "setup.channelArchived" };
  return channel?.isMember ? undefined : { key: "setup.inviteBot" };
}

/** What is wrong with the answers, as far as Slack need not be asked. */
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

/** Whether an address is https, has a public host name and no user name: one that a link in Slack can open. */
function isHttps(address: string): boolean {
  const url = URL.parse(address.trim());
  return url?.protocol === "https:" && url.hostname.includes(".") && url.username === "" && url.password === "";
}
