import { HOUR_MS } from "../../src/programme/calendar/calendar.ts";
import { consequenceOf, isInSlack } from "../../src/programme/channels/rules.ts";
import type { PairId, SlackChannelId, SlackUserId } from "../../src/programme/ids.ts";
import type { PairRole } from "../../src/programme/pairs/roles.ts";
import { doubt, forgetChannel, membershipOf, wasJustAsked } from "../channels/facts.ts";
import { enqueue } from "../outbox/outbox.ts";
import { messagesInChannel } from "../outbox/rows.ts";
import type { Person } from "../people/people.ts";
import type { PairActor, PairAs } from "../privacy/acting.ts";
import { channelChanges } from "../schema/index.ts";
import { and, eq, isNull } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { enqueueChannel, newSuffix, refreshHomes } from "./new-pair.ts";
import { changePair, livePairsOf, otherOf, type Pair, readPair } from "./pairs.ts";

/** What people and the bot do about a pair's channel. What happens to it in Slack is followed in channel-changes.ts. */

/** Since when somebody of the pair is outside of its channel, on our clock; undefined while she is inside, or has never been. */
export function hasLeft(
  db: Db,
  { channelId }: Pick<Pair, "channelId">,
  slackUserId: SlackUserId,
): { at: number } | undefined {
  const known = channelId === null ? undefined : membershipOf(db, channelId, slackUserId);
  return known && !known.isInside ? { at: known.since } : undefined;
}

const notInvited = (pairId: PairId, slackUserId: SlackUserId) =>
  and(
    eq(channelChanges.pairId, pairId),
    eq(channelChanges.slackUserId, slackUserId),
    eq(channelChanges.change, "not-invited"),
    isNull(channelChanges.overAt),
  );

/** Whether Slack did not let the bot bring her in, and she has not come in since. */
export const couldNotBeInvited = (db: Db, pairId: PairId, slackUserId: SlackUserId): boolean =>
  db.orm.select({ at: channelChanges.at }).from(channelChanges).where(notInvited(pairId, slackUserId)).get() !==
  undefined;

/** She is in the channel: that she could not be invited is over. */
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

/** She cannot be brought into the channel; the coordinator gets the reason and a way to try again. */
export function noteNotInvited(db: Db, pair: Pair, person: Person, error: string, now: number): void {
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

/** A new channel would help: there is none that can be used any more, and none is being made. */
export const mayRenew = ({ channelState }: Pick<Pair, "channelState">): boolean =>
  isInSlack(channelState) && (consequenceOf(channelState)?.newChannel ?? false);

/** A new channel in place of one that is of no use any more; what waited to be said goes there. */
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

/** What the bot said there is still read by others: it is taken back, as at the end of a pair. */
function takeBackFrom(db: Db, channel: SlackChannelId, now: number): void {
  for (const { id, key: message } of messagesInChannel(db, channel)) {
    const key = `channels:take-back:${id}`;
    enqueue(db, { key, kind: "channels:take-back", ref: { channel, message }, dueAt: now }, now);
  }
}

/** Slack refused something in the channel: what it is now is asked, and until then nothing is tried there in vain. Gives when to try again. */
export function noteUnreachable(db: Db, pairId: PairId, now: number): number {
  const { channelId } = readPair(db, pairId);
  // Asked a moment ago and still refused: the answer would be the same.
  if (channelId !== null && !wasJustAsked(db, channelId, now)) doubt(db, channelId, now);
  return now + 6 * HOUR_MS;
}

/** The account of somebody of a live pair is gone: the other is told, neutrally. What was to be asked of her is dropped on delivery. */
export function noteMemberGone(db: Db, person: Person, now: number): void {
  for (const pair of livePairsOf(db, person.id)) {
    const other = otherOf(pair, person.id);
    const ref = { pair: pair.id, person: other.id };
    const key = `pairs:member-gone:${pair.id}:${person.id}:${now}`;
    if (pair.state === "open") enqueue(db, { key, kind: "pairs:member-gone", ref, dueAt: now }, now);
    refreshHomes(db, pair, now);
  }
}
