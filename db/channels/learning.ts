import {
  type Fact,
  type FactKind,
  microsAt,
  microsOf,
  ofChannel,
  ofMember,
} from "../../src/programme/channels/facts.ts";
import type { ChannelInSlack } from "../../src/programme/channels/rules.ts";
import type { SlackChannelId, SlackTs, SlackUserId } from "../../src/programme/ids.ts";
import type { NetworkChannel } from "../../src/programme/setup/rules.ts";
import { followingGroup, missingFromGroup } from "../groups/channel.ts";
import { type Group, groupOfChannel } from "../groups/groups.ts";
import { couldNotBeInvited } from "../pairs/channel.ts";
import { followingPair } from "../pairs/channel-changes.ts";
import { isInviting } from "../pairs/inviting.ts";
import { type Pair, pairOfChannel } from "../pairs/pairs.ts";
import { hasAccount } from "../people/people.ts";
import { followingNetwork, networkChannel } from "../setup/network-channels.ts";
import type { Db } from "../store/open.ts";
import { botUserIds } from "./bot-users.ts";
import {
  type Answer,
  askingTs,
  type Change,
  channelInSlack,
  membershipOf,
  recordAnsweredFacts,
  recordFact,
  stateFrom,
} from "./facts.ts";
import { isReplaced } from "./replaced-accounts.ts";

/**
 * Takes in what Slack reports about channels of pairs, groups and the network, by events or answers, and what follows from it. Other channels are
 * ignored. Functions that write run in the caller's transaction.
 */

type Place = { pair: Pair } | { group: Group } | { which: NetworkChannel };

function placeOf(db: Db, channelId: SlackChannelId): Place | undefined {
  const pair = pairOfChannel(db, channelId);
  if (pair) return { pair };
  const group = groupOfChannel(db, channelId);
  if (group) return { group };
  const which = networkChannel(db, channelId);
  return which && { which };
}

/** Whether the channel belongs to a pair or a group or is one of the network's two. */
export const isOurs = (db: Db, channelId: SlackChannelId): boolean => placeOf(db, channelId) !== undefined;

function following(
  db: Db,
  channelId: SlackChannelId,
  place: Place,
  work: () => Change | readonly Change[],
  now: number,
): void {
  if ("pair" in place) followingPair(db, place.pair.id, work, now);
  else if ("group" in place) followingGroup(db, place.group.id, work, now);
  else followingNetwork(db, place.which, channelId, work, now);
}

/** The suffix by which the channel of a pair or group can be found under another id. Undefined if it is known why the bot cannot see the channel. */
export function markOfUnseen(db: Db, channelId: SlackChannelId): { suffix: string } | undefined {
  const place = placeOf(db, channelId);
  const isExplained = ["deleted", "bot-removed"].includes(channelInSlack(db, channelId));
  const owner = place && ("pair" in place ? place.pair : "group" in place ? place.group : undefined);
  return owner && !isExplained ? { suffix: owner.channelSuffix } : undefined;
}

/** Takes in an event. Without `eventTs` (Slack's time) it counts as of `now`. */
export function recordEvent(
  db: Db,
  channelId: SlackChannelId,
  told: Fact,
  eventTs: SlackTs | undefined,
  now: number,
): void {
  const place = placeOf(db, channelId);
  if (!place) return;
  const isBot = told.what === "member" && botUserIds(db).includes(told.subject);
  const fact: Fact = isBot ? ofChannel("bot", told.holds) : told;
  const ts = eventTs === undefined ? microsAt(now) : microsOf(eventTs);
  // A bot that is inside sees the channel.
  const facts: Fact[] = fact.what === "bot" && fact.holds ? [fact, ofChannel("unseen", false)] : [fact];
  const work = () => facts.flatMap((one) => recordFact(db, channelId, one, ts, now) ?? []);
  following(db, channelId, place, work, now);
}

/** Notes that the bot is outside a channel, learned from its own call and not from an event. */
export function recordBotOutside(db: Db, channelId: SlackChannelId, now: number): void {
  const place = placeOf(db, channelId);
  if (!place) return;
  const work = () => recordFact(db, channelId, ofChannel("bot", false), askingTs(db, channelId, now), now) ?? [];
  following(db, channelId, place, work, now);
}

/**
 * Slack's answer about a channel: its properties, its members, or both. `unseen`: the bot cannot see such a channel.
 */
export type ChannelAnswer =
  | "unseen"
  | {
      channel?: { isArchived: boolean; isPublic: boolean; isShared: boolean; isBotInside: boolean };
      members?: readonly SlackUserId[];
    };

/** Takes in an answer. `asked`: when the request began, by Slack's time in microseconds and by our clock in milliseconds. */
export function recordAnswer(
  db: Db,
  channelId: SlackChannelId,
  told: ChannelAnswer,
  asked: { ts: number; at: number | undefined },
  now: number,
): void {
  const place = placeOf(db, channelId);
  if (!place) return;
  const answer = answerOf(db, channelId, place, told);
  following(db, channelId, place, () => recordAnsweredFacts(db, channelId, answer, asked, now), now);
}

const OF_CHANNEL: readonly FactKind[] = ["archived", "public", "shared", "deleted", "unseen", "bot"];
function answerOf(db: Db, channelId: SlackChannelId, place: Place, told: ChannelAnswer): Answer {
  if (told === "unseen") return { facts: [ofChannel("unseen", true)], covers: [] };
  const { channel, members } = told;
  const known = channel ? factsOf(channel) : [];
  const covered = channel ? OF_CHANNEL : [];
  if (!members) return { facts: known, covers: covered };
  const ours = botUserIds(db);
  const people = members.filter((slackUserId) => !ours.includes(slackUserId) && !isReplaced(db, slackUserId));
  const missing = missingFrom(db, channelId, place, people);
  return {
    facts: [
      ...known,
      ...people.map((slackUserId) => ofMember(slackUserId, true)),
      ...missing.map((slackUserId) => ofMember(slackUserId, false)),
    ],
    covers: [...covered, "member"],
  };
}

type OfChannel = NonNullable<Exclude<ChannelAnswer, "unseen">["channel"]>;

function factsOf({ isArchived, isPublic, isShared, isBotInside }: OfChannel): Fact[] {
  const holding = (
    [
      ["archived", isArchived],
      ["public", isPublic],
      ["shared", isShared],
    ] as const
  ).flatMap(([what, holds]) => (holds ? [ofChannel(what, true)] : []));
  return [...holding, ofChannel("bot", isBotInside)];
}

/** The state of a channel that Slack's answer describes. */
export const stateBy = (channel: OfChannel): ChannelInSlack => stateFrom(factsOf(channel));

/** People whom the bot invited and who are not among the members, though Slack never reported that they joined or left. */
function missingFrom(db: Db, channelId: SlackChannelId, place: Place, people: readonly SlackUserId[]): SlackUserId[] {
  if ("group" in place) return missingFromGroup(db, place.group, people);
  return "pair" in place ? missingFromPair(db, channelId, place.pair, people) : [];
}

function missingFromPair(db: Db, channelId: SlackChannelId, pair: Pair, people: readonly SlackUserId[]): SlackUserId[] {
  const { mentor, actor, coordinator, coordinatorLeftAt } = pair;
  return [mentor, actor, ...(coordinatorLeftAt === null ? [coordinator] : [])]
    .filter(hasAccount)
    .filter(({ id, slackUserId }) => {
      const isUnknown = membershipOf(db, channelId, slackUserId) === undefined;
      return isUnknown && !isInviting(db, pair.id, id) && !couldNotBeInvited(db, pair.id, slackUserId);
    })
    .map(({ slackUserId }) => slackUserId)
    .filter((slackUserId) => !people.includes(slackUserId));
}
