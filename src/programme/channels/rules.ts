import type { TextKey } from "../../texts/words.ts";
import type { FactKind } from "./facts.ts";

/**
 * The state of a channel in Slack today, judged from the facts in db/channels. `ready`: private, and the bot is in it. `unseen`: Slack does
 * not show it to the bot, for an unknown reason. For a channel with a new id see db/channels/moving.ts.
 */
export type ChannelInSlack = "ready" | "public" | "shared" | "archived-by-hand" | "deleted" | "bot-removed" | "unseen";

/** The facts about the channel itself that hold. `bot-outside`: the bot is not in it. */
export type Holding = ReadonlySet<Exclude<FactKind, "member" | "bot"> | "bot-outside">;

/** The state of the first fact that holds. Their order: repairing a later one would not repair an earlier one. */
const judgements = [
  ["deleted", "deleted"],
  ["archived", "archived-by-hand"],
  ["shared", "shared"],
  ["public", "public"],
  ["bot-outside", "bot-removed"],
  ["unseen", "unseen"],
] as const;

export const stateOf = (facts: Holding): ChannelInSlack => judgements.find(([fact]) => facts.has(fact))?.[1] ?? "ready";

/** The states of a pair's channel that need the coordinator. */
export const channelNeeds = ["public", "shared", "archived", "deleted", "bot-removed", "unseen"] as const;
export type ChannelNeed = (typeof channelNeeds)[number];

type Consequence = {
  /** Whether the bot can write there. */
  canWrite: boolean;
  /** Whether people outside the pair read along, or can start to: the bot then writes only neutral lines. */
  othersRead: boolean;
  /** Whether the button "Avaa uusi kanava" helps. */
  newChannel: boolean;
  /** Whether the bot's messages there can be read by others, and can be deleted. */
  takesBack: boolean;
  /** The text of the one direct message to each of the two, and that to the coordinator. */
  told: { two: TextKey; coordinator?: TextKey };
  /** The text on Home for each of the two. */
  home: TextKey;
  need: ChannelNeed;
};

/** What follows from each state of a pair's channel. Nothing follows from `ready`. */
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
    told: { two: "pairs.trouble.archived", coordinator: "pairs.trouble.archivedOf" },
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

/** What follows from a state; undefined for `ready`. */
export const consequenceOf = (state: ChannelInSlack): Consequence | undefined =>
  state === "ready" ? undefined : consequences[state];

/** A pair's channel: not made yet, archived by the bot at the end, or its state in Slack. */
export type ChannelOfPair = "none" | "archived" | ChannelInSlack;

export const isInSlack = (state: ChannelOfPair): state is ChannelInSlack => state !== "none" && state !== "archived";

export const canWriteIn = (state: ChannelInSlack): boolean => consequenceOf(state)?.canWrite ?? true;

/** After this long Slack is asked again about a channel, before a message is drawn whose contents depend on its readers. */
export const KNOWN_FOR_MS = 5 * 60_000;
