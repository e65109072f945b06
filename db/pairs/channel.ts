import { HOUR_MS } from "../../src/programme/calendar/calendar.ts";
import { consequenceOf, isInSlack } from "../../src/programme/channels/rules.ts";
import type { PairId, PersonId, SlackChannelId, SlackUserId } from "../../src/programme/ids.ts";
import type { PairRole } from "../../src/programme/pairs/roles.ts";
import { enqueueChannelLook, forgetChannel, membershipOf, wasJustAsked } from "../channels/facts.ts";
import { laneOf } from "../outbox/lanes.ts";
import { enqueue } from "../outbox/outbox.ts";
import { redrawAbout } from "../outbox/redrawing.ts";
import { messagesInChannel } from "../outbox/rows.ts";
import { bringForward } from "../outbox/states.ts";
import { hasAccount, type Person } from "../people/people.ts";
import type { PairActor, PairAs } from "../privacy/acting.ts";
import { channelChanges } from "../schema/index.ts";
import { and, eq, isNull } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { enqueueChannel, newSuffix, refreshHomes } from "./new-pair.ts";
import { changePair, livePairsOf, otherOf, type Pair, readPair } from "./pairs.ts";

/** Actions of people and the bot on a pair's channel. Changes in Slack are handled in channel-changes.ts. */

/** Since when a person of the pair has been outside the channel, by our clock. Undefined if the person is inside or was never inside. */
export function hasLeft(
  db: Db,
  { channelId }: Pick<Pair, "channelId">,
  slackUserId: SlackUserId | undefined,
): { at: number } | undefined {
  const known = channelId === null || slackUserId === undefined ? undefined : membershipOf(db, channelId, slackUserId);
  return known && !known.isInside ? { at: known.since } : undefined;
}

const notInvited = (pairId: PairId, slackUserId: SlackUserId) =>
  and(
    eq(channelChanges.pairId, pairId),
    eq(channelChanges.slackUserId, slackUserId),
    eq(channelChanges.change, "not-invited"),
    isNull(channelChanges.overAt),
  );

/** Whether Slack refused to invite this account, and it has not joined since. */
export const couldNotBeInvited = (db: Db, pairId: PairId, slackUserId: SlackUserId | undefined): boolean =>
  slackUserId !== undefined &&
  db.orm.select({ at: channelChanges.at }).from(channelChanges).where(notInvited(pairId, slackUserId)).get() !==
    undefined;

/** Notes that the account is in the channel, which ends a refused invitation. */
export function noteInside(db: Db, pairId: PairId, slackUserId: SlackUserId, now: number): void {
  db.orm.update(channelChanges).set({ overAt: now }).where(notInvited(pairId, slackUserId)).run();
}

function note(db: Db, pairId: PairId, slackUserId: SlackUserId, reason: string, now: number): void {
  db.orm
    .insert(channelChanges)
    .values({ pairId, slackUserId, change: "not-invited", reason, at: now })
    .onConflictDoUpdate({
      target: [channelChanges.pairId, channelChanges.slackUserId, channelChanges.change],
      set: { at: now, overAt: null, reason },
    })
    .run();
}

/** Notes that Slack refused to invite a person. Tells the coordinator the reason, with a button to try again. @param error Slack's error code */
export function noteNotInvited(db: Db, pair: Pair, person: Person, error: string, now: number): void {
  if (!hasAccount(person)) return;
  note(db, pair.id, person.slackUserId, error, now);
  const key = `pairs:could-not-invite:${pair.id}:${person.id}:${now}`;
  const ref = { pair: pair.id, person: person.id, error };
  enqueue(db, { key, kind: "pairs:could-not-invite", ref, to: pair.coordinator.id, dueAt: now }, now);
  refreshHomes(db, pair, now);
}

type OpenPair<R extends PairActor> = PairAs<R, "open">;

/** One more invitation, by a coordinator's press. Pressed twice within a minute it is one. */
export const inviteAgain = (db: Db, pair: OpenPair<"coordinator">, which: PairActor, now: number): void =>
  enqueueInvite(db, pair, pair[which], now);

/** One of the two who has left wants to be back. */
export const returnToChannel = (db: Db, pair: OpenPair<PairRole>, now: number): void =>
  enqueueInvite(db, pair, pair.by, now);

function enqueueInvite(db: Db, pair: Pair, person: Person, now: number): void {
  const key = `pairs:invite:${pair.id}:${person.id}:${pair.channelSuffix}:${Math.floor(now / 60_000)}`;
  enqueue(db, { key, kind: "pairs:invite", ref: { pair: pair.id, person: person.id, at: now }, dueAt: now }, now);
}

/** Whether the pair can get a new channel: the old one cannot be used, and no new one is being made. */
export const mayRenew = ({ channelState }: Pick<Pair, "channelState">): boolean =>
  isInSlack(channelState) && (consequenceOf(channelState)?.newChannel ?? false);

/** A new channel in place of one that can no longer be used; what waited to be said goes there. */
export function openNewChannel(db: Db, pair: OpenPair<PairActor>, now: number): void {
  if (!mayRenew(pair)) return;
  const { channelId, channelState } = pair;
  changePair(db, pair.id, { channelSuffix: newSuffix(), channelState: "none", channelId: null });
  if (channelId !== null && isInSlack(channelState)) {
    if (consequenceOf(channelState)?.takesBack) takeBackFrom(db, channelId, now);
    forgetChannel(db, channelId);
  }
  enqueueChannel(db, readPair(db, pair.id), now);
  refreshHomes(db, pair, now);
}

/** Enqueues the deletion of the bot's messages in a channel that other people can read. */
function takeBackFrom(db: Db, channel: SlackChannelId, now: number): void {
  for (const { id, key: message } of messagesInChannel(db, channel)) {
    const key = `channels:take-back:${id}`;
    enqueue(db, { key, kind: "channels:take-back", ref: { channel, message }, dueAt: now }, now);
  }
}

/**
 * After Slack refused a call in the channel: marks its facts as in doubt, so that Slack is asked.
 * @returns when to try again (milliseconds since 1970 UTC). The answer can bring it forward.
 */
export function noteUnreachable(db: Db, pairId: PairId, now: number): number {
  const { channelId } = readPair(db, pairId);
  // Slack was asked less than a minute ago: the answer would be the same.
  if (channelId !== null && !wasJustAsked(db, channelId, now)) enqueueChannelLook(db, channelId, now);
  return now + 6 * HOUR_MS;
}

/** Slack refused to make a pair's first channel: it is asked again now, not in an hour. */
export const tryChannelAgain = (db: Db, pair: PairAs<PairActor, "opening">, now: number): void =>
  bringForward(db, laneOf.pair(pair.id), now);

/** Tells the coordinator once for each channel that the workspace does not let the bot write there. What the bot has to say waits. */
export function noteNoPosting(db: Db, pairId: PairId, now: number): void {
  const { channelId, coordinator } = readPair(db, pairId);
  const key = `pairs:no-posting:${pairId}:${channelId}`;
  enqueue(db, { key, kind: "pairs:no-posting", ref: { pair: pairId }, to: coordinator.id, dueAt: now }, now);
}

/** Tells the coordinator that the invitation to a pair could not reach a person. @param error Slack's error code */
export function noteNotReached(
  db: Db,
  { pairId, personId, error }: { pairId: PairId; personId: PersonId; error: string },
  now: number,
): void {
  const key = `pairs:not-reached:${pairId}:${personId}`;
  const ref = { pair: pairId, person: personId, error };
  enqueue(db, { key, kind: "pairs:not-reached", ref, to: readPair(db, pairId).coordinator.id, dueAt: now }, now);
}

/**
 * A deactivated account is active again. Slack takes it out of all channels without an event, so the person is invited again where Slack does
 * not have the account inside, and the other of the pair is told. Who had left the channel before gets "Palaa kanavalle" instead.
 * @param closedAt when the account was deactivated, in milliseconds since 1970 UTC
 */
export function noteMemberBack(db: Db, person: Person, closedAt: number, now: number): void {
  for (const pair of livePairsOf(db, person.id)) {
    refreshHomes(db, pair, now);
    if (pair.state !== "open") continue;
    const left = hasLeft(db, pair, person.slackUserId);
    if (left && left.at < closedAt) offerWayBack(db, pair, person, now);
    else if (pair.channelId !== null) enqueueInvite(db, pair, person, now);
    const ref = { pair: pair.id, person: otherOf(pair, person.id).id };
    redrawAbout(db, { pair: pair.id }, now);
    const key = `pairs:member-back:${pair.id}:${person.id}:${now}`;
    enqueue(db, { key, kind: "pairs:member-back", ref, dueAt: now }, now);
  }
}

/** Brings a person whose account is new to the bot into the channels of the open pairs. */
export function inviteToPairs(db: Db, person: Person, now: number): void {
  for (const pair of livePairsOf(db, person.id)) {
    refreshHomes(db, pair, now);
    redrawAbout(db, { pair: pair.id }, now);
    if (pair.state === "open" && pair.channelId !== null) enqueueInvite(db, pair, person, now);
  }
}

function offerWayBack(db: Db, pair: Pair, person: Person, now: number): void {
  const key = `pairs:left:${pair.id}:${person.id}:${now}`;
  enqueue(db, { key, kind: "pairs:left", ref: { pair: pair.id, person: person.id }, dueAt: now }, now);
}

/** Tells the other people of a person's open pairs neutrally that the account was deactivated. Rows to the person are dropped on delivery. */
export function noteMemberGone(db: Db, person: Person, now: number): void {
  for (const pair of livePairsOf(db, person.id)) {
    const other = otherOf(pair, person.id);
    const ref = { pair: pair.id, person: other.id };
    redrawAbout(db, { pair: pair.id }, now);
    const key = `pairs:member-gone:${pair.id}:${person.id}:${now}`;
    if (pair.state === "open") enqueue(db, { key, kind: "pairs:member-gone", ref, dueAt: now }, now);
    refreshHomes(db, pair, now);
  }
}
