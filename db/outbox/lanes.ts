import type {
  AnnouncementId,
  GroupId,
  PairId,
  PersonId,
  ProgrammeId,
  SlackChannelId,
} from "../../src/programme/ids.ts";

/**
 * Rows of one lane are delivered one at a time, in order; lanes do not wait for each other. A row's lane follows from its kind and its
 * reference (db/outbox/kind.ts). Only queries about a whole lane name it directly.
 */
export const laneOf = {
  pair: (pairId: PairId) => `pair:${pairId}`,
  group: (groupId: GroupId) => `group:${groupId}`,
  programme: (programmeId: ProgrammeId) => `programme:${programmeId}`,
  person: (personId: PersonId) => `person:${personId}`,
  /** Letters by e-mail. The person need not have an account in Slack. */
  letters: (personId: PersonId) => `${LETTERS}${personId}`,
  home: (personId: PersonId) => `home:${personId}`,
  erasing: (personId: PersonId) => `erase:${personId}`,
  /** Reads a channel's state from Slack, and deletes the bot's messages there. */
  channel: (channelId: SlackChannelId) => `channel:${channelId}`,
  /** Updates the progress that the sender of one announcement sees. */
  announcement: (announcementId: AnnouncementId) => `announcement:${announcementId}`,
  /** Looks for messages that a change of one subject has made untrue. */
  subject: (id: string) => `subject:${id}`,
  coordinators: "coordinators",
  peers: "peers",
  backup: "backup",
  monday: "monday",
  privacy: "privacy",
  importLookUps: "import",
  importJoined: "import:joined",
  importKeeping: "import:keeping",
  /** A lane for work with many recipients. All other lanes come first. Each delivered row writes the next one, so these lanes stay short. */
  toMany: (what: AnnouncementId | "channels", slot: string) => `${TO_MANY}${what}:${slot}`,
};

export const LETTERS = "mail:";
export const isOfLetters = (lane: string): boolean => lane.startsWith(LETTERS);

export const TO_MANY = "many:";
export const isToMany = (lane: string): boolean => lane.startsWith(TO_MANY);
