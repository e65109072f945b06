import type { SlackChannelId, SlackTs, SlackUserId } from "../../src/programme/ids.ts";
import { type NetworkChannel, networkChannels } from "../../src/programme/setup/rules.ts";
import { enqueue, hurry, laneOf } from "../outbox/outbox.ts";
import { isPeer } from "../peer-support/peer-support.ts";
import { findPersonBySlackId } from "../people/people.ts";
import type { Db } from "../store/open.ts";
import { readSettings } from "../store/settings.ts";
import { channelIdOf } from "./setup.ts";

/** The coordinators' and the peers' channel: who comes in that does not belong there, and the bot's own return. */

const lanes: Record<NetworkChannel, string> = { coordinators: laneOf.coordinators, peers: laneOf.peers };

/** Which of the network's two channels this is, if it is one. */
export function networkChannel(db: Db, channelId: SlackChannelId): NetworkChannel | undefined {
  const settings = readSettings(db);
  return networkChannels.find((which) => channelIdOf(settings, which) === channelId);
}

/** Somebody came in. Who does not belong there is noticed and said, once each time. */
export function noteCameIn(
  db: Db,
  which: NetworkChannel,
  came: { channelId: SlackChannelId; slackUserId: SlackUserId; eventTs: SlackTs },
  now: number,
): void {
  if (isAtHome(db, which, came.slackUserId)) return;
  const key = `setup:outsider:${came.channelId}:${came.slackUserId}:${came.eventTs}`;
  const ref = { which, channel: came.channelId, slackUser: came.slackUserId };
  enqueue(db, { key, kind: "setup:outsider", ref, lane: lanes[which], dueAt: now }, now);
}

/** Whether she belongs to the channel today: a coordinator; to the peers' also a mentor or organiser. */
export function isAtHome(db: Db, which: NetworkChannel, slackUserId: SlackUserId): boolean {
  const person = findPersonBySlackId(db, slackUserId);
  if (!person || person.isDeactivated) return false;
  return person.isCoordinator || (which === "peers" && isPeer(db, person.id));
}

/** The bot is in the channel again: what waited goes out. */
export const noteBotCameIn = (db: Db, which: NetworkChannel, now: number): void => hurry(db, lanes[which], now);
