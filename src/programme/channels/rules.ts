import type { TextKey } from "../../texts/words.ts";
import type { FactKind } from "./facts.ts";

/**
 * What a channel is in Slack today: the one judgement, made from the facts that Slack told.
 * `ready`: ours and private. `unseen`: Slack does not show it to the bot, and has not said why. A channel that got another id is followed
 * (db/channels/moving.ts) and is then whatever it is under the new one.
 */
export type ChannelInSlack = "ready" | "public" | "shared" | "archived-by-hand" | "deleted" | "bot-removed" | "unseen";

/** The facts of the channel itself that hold; that the bot is outside is one of them. */
export type Holding = ReadonlySet<Exclude<FactKind, "member" | "bot"> | "bot-outside">;

/** In this order, because what comes first cannot be mended by mending what comes after it. */
const judgements = [
  ["deleted", "deleted"],
  ["archived", "archived-by-hand"],
  ["shared", "shared"],
  ["public", "public"],
  ["bot-outside", "bot-removed"],
  ["unseen", "unseen"],
] as const;

export const stateOf = (facts: Holding): ChannelInSlack => judgements.find(([fact]) => facts.has(fact))?.[1] ?? "ready";

/** What waits for a coordinator with a pair's channel, by the state it is in. */
export const channelNeeds = ["public", "shared", "archived", "deleted", "bot-removed", "unseen"] as const;
export type ChannelNeed = (typeof channelNeeds)[number];

type Consequence = {
  /** The bot can write there. */
  canWrite: boolean;
  /** People who do not belong to the pair read along, or may at any time: only neutral lines are written. */
  othersRead: boolean;
  /** "Avaa uusi kanava" helps. */
  newChannel: boolean;
  /** The bot's messages there are still read by others, and can be taken back. */
  takesBack: boolean;
  /** What each of the two, and the coordinator, is told once by direct message. */
  told: { two: TextKey; coordinator?: TextKey };
  /** What stands on the front page of each of the two. */
  home: TextKey;
  need: ChannelNeed;
};

/** What follows from each state, for a pair's channel; nothing from being as it should be. */
export const consequences: Record<Exclude<ChannelInSlack, "ready">, Consequence> = {
  public: {
    canWrite: true,
    othersRead: true,
    newChannel: true,
    takesBack: true,
    told: { two: "pairs.trouble.public", coordinator: "pairs.trouble.publicOf" },
    home: "home.troubledChannel.public",
    need: "public",
  },
  shared: {
    canWrite: true,
    othersRead: true,
    newChannel: true,
    takesBack: true,
    told: { two: "pairs.trouble.shared", coordinator: "pairs.trouble.sharedOf" },
    home: "home.troubledChannel.shared",
    need: "shared",
  },
  "archived-by-hand": {
    canWrite: false,
    othersRead: false,
    newChannel: true,
    takesBack: false,
    told: { two: "pairs.trouble.archived", coordinator: "pairs.trouble.archived" },
    home: "home.archived",
    need: "archived",
  },
  deleted: {
    canWrite: false,
    othersRead: false,
    newChannel: true,
    takesBack: false,
    told: { two: "pairs.trouble.deleted", coordinator: "pairs.trouble.deletedOf" },
    home: "home.troubledChannel.deleted",
    need: "deleted",
  },
  "bot-removed": {
    canWrite: false,
    othersRead: false,
    newChannel: false,
    takesBack: false,
    told: { two: "pairs.trouble.botRemoved" },
    home: "home.botRemoved",
    need: "bot-removed",
  },
  unseen: {
    canWrite: false,
    othersRead: false,
    newChannel: true,
    takesBack: false,
    told: { two: "pairs.trouble.unseen", coordinator: "pairs.trouble.unseenOf" },
    home: "home.troubledChannel.unseen",
    need: "unseen",
  },
};

/** Every state that a channel can be in. */
export const statesInSlack: readonly ChannelInSlack[] = ["ready", ...judgements.map(([, state]) => state)];

/** What follows from a state; undefined where nothing is wrong. */
export const consequenceOf = (state: ChannelInSlack): Consequence | undefined =>
  state === "ready" ? undefined : consequences[state];

/** What a pair's channel is for the bot: not there yet, closed by the bot at the end, or what it is in Slack. */
export type ChannelOfPair = "none" | "archived" | ChannelInSlack;

export const isInSlack = (state: ChannelOfPair): state is ChannelInSlack => state !== "none" && state !== "archived";

export const canWriteIn = (state: ChannelInSlack): boolean => consequenceOf(state)?.canWrite ?? true;

/** So long what is known of a channel counts before something is drawn that depends on who reads it, in milliseconds. */
export const KNOWN_FOR = 5 * 60_000;
