import { canWriteIn, consequenceOf } from "../../src/programme/channels/rules.ts";
import type { SlackChannelId, SlackUserId } from "../../src/programme/ids.ts";
import { type NetworkChannel, networkChannels } from "../../src/programme/setup/rules.ts";
import { type Change, channelInSlack, membersKnown } from "../channels/facts.ts";
import { laneOf } from "../outbox/lanes.ts";
import { enqueue } from "../outbox/outbox.ts";
import { redrawAbout } from "../outbox/redrawing.ts";
import { bringForward } from "../outbox/states.ts";
import { isPeer } from "../peer-support/peer-support.ts";
import { findPersonBySlackId } from "../people/people.ts";
import { hasStrangers } from "../privacy/privacy.ts";
import type { Db } from "../store/open.ts";
import { readSettings } from "../store/settings.ts";
import { channelIdOf, enqueueTroubleNotice } from "./setup.ts";

/** What follows from changes of the coordinators' and the peers' channel in Slack. */

/** Which of the network's two channels this is; undefined for any other. */
export function networkChannel(db: Db, channelId: SlackChannelId): NetworkChannel | undefined {
  const settings = readSettings(db);
  return networkChannels.find((which) => channelIdOf(settings, which) === channelId);
}

/** Runs `work`, which stores facts about the channel and returns the changes, and then does what follows from them. */
export function followingNetwork(
  db: Db,
  which: NetworkChannel,
  channelId: SlackChannelId,
  work: () => Change | readonly Change[],
  now: number,
): void {
  const before = channelInSlack(db, channelId);
  const hadStrangers = hasStrangers(db, which);
  const changes = [work()].flat();
  const strangers = changes.filter(
    ({ what, subject, holds }) => what === "member" && holds && isStranger(db, which, subject),
  );
  if (strangers.length > 0) sayStrangers(db, which, channelId, strangers, now);
  const state = channelInSlack(db, channelId);
  // What messages say depends on who reads along, and where the bot cannot write they stay as they are.
  if (hadStrangers !== hasStrangers(db, which) || canWriteIn(before) !== canWriteIn(state))
    redrawAbout(db, { reader: which }, now);
  const isBotBack = changes.some(({ what, holds }) => what === "bot" && holds);
  // Delivers rows that waited because the channel could not be written to or had readers who do not belong there.
  if (canWriteIn(state) && (isBotBack || state !== before || (hadStrangers && !hasStrangers(db, which))))
    bringForward(db, laneOf[which], now);
  const trouble = state === before ? undefined : consequenceOf(state)?.need;
  if (trouble) enqueueTroubleNotice(db, { what: trouble, which, channel: channelId }, now);
}

/** Tells the channel about people who do not belong there, once each time they join. People who join at the same time share one line. */
function sayStrangers(
  db: Db,
  which: NetworkChannel,
  channel: SlackChannelId,
  came: readonly Change[],
  now: number,
): void {
  const key = `setup:outsider:${channel}:${came[0]?.subject}:${came[0]?.ts}`;
  const slackUser = came.map(({ subject }) => subject).join(",");
  enqueue(db, { key, kind: "setup:outsider", ref: { which, channel, slackUser }, dueAt: now }, now);
}

/** Whether an account does not belong there. Coordinators do, and in the peers' channel mentors and organisers. Deactivated accounts do not count. */
function isStranger(db: Db, which: NetworkChannel, slackUserId: SlackUserId): boolean {
  const person = findPersonBySlackId(db, slackUserId);
  if (person?.isDeactivated) return false;
  return !person || !(person.isCoordinator || (which === "peers" && isPeer(db, person.id)));
}

/** Whether an account is in the channel without belonging there. */
export function isStrangerIn(db: Db, which: NetworkChannel, slackUserId: SlackUserId): boolean {
  const channelId = channelIdOf(readSettings(db), which);
  return channelId !== null && membersKnown(db, channelId).includes(slackUserId) && isStranger(db, which, slackUserId);
}
