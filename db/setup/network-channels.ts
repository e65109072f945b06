import { canWriteIn } from "../../src/programme/channels/rules.ts";
import type { SlackChannelId, SlackUserId } from "../../src/programme/ids.ts";
import type { NetworkChannel } from "../../src/programme/setup/rules.ts";
import { networkChannels } from "../../src/programme/setup/rules.ts";
import { type Change, channelInSlack } from "../channels/facts.ts";
import { laneOf } from "../outbox/lanes.ts";
import { enqueue } from "../outbox/outbox.ts";
import { hurry } from "../outbox/states.ts";
import { isPeer } from "../peer-support/peer-support.ts";
import { findPersonBySlackId } from "../people/people.ts";
import { hasStrangers } from "../privacy/privacy.ts";
import type { Db } from "../store/open.ts";
import { readSettings } from "../store/settings.ts";
import { channelIdOf } from "./setup.ts";

/** The coordinators' and the peers' channel: what follows when something about them has changed in Slack. */

/** Which of the network's two channels this is, if it is one. */
export function networkChannel(db: Db, channelId: SlackChannelId): NetworkChannel | undefined {
  const settings = readSettings(db);
  return networkChannels.find((which) => channelIdOf(settings, which) === channelId);
}

/** Learns something of the channel, and sees to what follows. `work` gives what has changed. */
export function followingNetwork(
  db: Db,
  which: NetworkChannel,
  channelId: SlackChannelId,
  work: () => Change | readonly Change[],
  now: number,
): void {
  const before = channelInSlack(db, channelId);
  const hadStrangers = hasStrangers(db, which);
  for (const { what, subject, holds, ts } of [work()].flat()) {
    if (what === "member" && holds && !isAtHome(db, which, subject))
      sayOutsider(db, which, { channelId, subject, ts }, now);
    // The bot is in the channel again: what waited goes out.
    if (what === "bot" && holds) hurry(db, laneOf[which], now);
  }
  const state = channelInSlack(db, channelId);
  // What waited, because nothing could be written or somebody read along, goes out.
  if (canWriteIn(state) && (state !== before || (hadStrangers && !hasStrangers(db, which))))
    hurry(db, laneOf[which], now);
}

/** Who does not belong there is said, once each time she comes. */
function sayOutsider(
  db: Db,
  which: NetworkChannel,
  came: { channelId: SlackChannelId; subject: SlackUserId; ts: number },
  now: number,
): void {
  const key = `setup:outsider:${came.channelId}:${came.subject}:${came.ts}`;
  const ref = { which, channel: came.channelId, slackUser: came.subject };
  enqueue(db, { key, kind: "setup:outsider", ref, dueAt: now }, now);
}

/** Whether she belongs to the channel today: a coordinator; to the peers' also a mentor or organiser. */
export function isAtHome(db: Db, which: NetworkChannel, slackUserId: SlackUserId): boolean {
  const person = findPersonBySlackId(db, slackUserId);
  if (!person || person.isDeactivated) return false;
  return person.isCoordinator || (which === "peers" && isPeer(db, person.id));
}
