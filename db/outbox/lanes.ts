import type { AnnouncementId, PairId, PersonId, SlackChannelId } from "../../src/programme/ids.ts";

/**
 * Rows of one lane go out one after the other, in order; lanes do not wait for each other. A row's lane follows from its kind and its
 * reference (db/outbox/kind.ts); only questions about a whole lane name it.
 */
export const laneOf = {
  pair: (pairId: PairId) => `pair:${pairId}`,
  person: (personId: PersonId) => `person:${personId}`,
  home: (personId: PersonId) => `home:${personId}`,
  erasing: (personId: PersonId) => `erase:${personId}`,
  /** To look what a channel is in Slack, and to take back what the bot said there. */
  channel: (channelId: SlackChannelId) => `channel:${channelId}`,
  /** Of one announcement, to look how far it has got. */
  announcement: (announcementId: AnnouncementId) => `announcement:${announcementId}`,
  coordinators: "coordinators",
  peers: "peers",
  backup: "backup",
  monday: "monday",
  privacy: "privacy",
  importLookUps: "import",
  importJoined: "import:joined",
  importKeeping: "import:keeping",
  /** For one of a great number: such lanes wait for all others, and are few. The row before writes the next one when it has gone out. */
  toMany: (what: AnnouncementId | "channels", slot: string) => `${TO_MANY}${what}:${slot}`,
};

export const TO_MANY = "many:";
export const isToMany = (lane: string): boolean => lane.startsWith(TO_MANY);
