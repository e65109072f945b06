import { isOurs } from "../../../db/channels/learning.ts";
import { channelsToAsk } from "../../../db/channels/rounds.ts";
import { kinds } from "../../../db/outbox/kinds.ts";
import { findRow } from "../../../db/outbox/rows.ts";
import type { Db } from "../../../db/store/open.ts";
import { type DeliveryContext, type Effect, effect } from "../../outbox/effects.ts";
import { takeBack } from "../../outbox/taking-back.ts";
import type { SlackChannelId } from "../../programme/ids.ts";
import { SlackRefused } from "../../slack/door.ts";

/** Asks Slack what a channel is and who is in it, because what is known about it is in doubt. Sends no message. */
const look = effect({
  kind: kinds["channels:look"],
  withinHours: false,
  async prepare(context, { ref }) {
    const channelId = ref.channel;
    if (!isOurs(context.db, channelId)) return { drop: "not a channel of the network" };
    if (context.channels.mustAsk(channelId)) await context.channels.ask(channelId, context.door);
    return { drop: "looked at" };
  },
});

/** Rounds of all workspaces of the process at the same time: a start begins one in each, and the people of all would wait behind their answers. */
const ROUNDS_AT_ONCE = 4;
/** A round that finds no place looks again after this time, and up to twice as long, so that they do not all come back together. */
const LOOK_AGAIN_MS = 30_000;

/**
 * Asks Slack about all channels, with low urgency. If the pace or Slack makes it wait, it goes on where it stopped, because a channel that
 * was asked about is not in doubt.
 */
function round(): Effect {
  /** Channels of each workspace that Slack refused to describe. This round leaves them out; they are asked about before a message to them. */
  const refusedIn = new WeakMap<Db, Set<SlackChannelId>>();
  let underWay = 0;

  async function askAbout({ db, channels, door }: DeliveryContext): Promise<void> {
    const refused = refusedIn.get(db) ?? new Set<SlackChannelId>();
    refusedIn.set(db, refused);
    const asked = new Set<SlackChannelId>();
    for (;;) {
      const toAsk = channelsToAsk(db).filter((channelId) => !refused.has(channelId) && !asked.has(channelId));
      if (toAsk.length === 0) return refused.clear();
      for (const channelId of toAsk) {
        asked.add(channelId);
        await channels.ask(channelId, door).catch((error: unknown) => {
          if (!(error instanceof SlackRefused) || error.meaning === "token") throw error;
          refused.add(channelId);
        });
      }
    }
  }

  return effect({
    kind: kinds["channels:round"],
    withinHours: false,
    async prepare(context) {
      if (underWay >= ROUNDS_AT_ONCE)
        return { waitUntil: context.now + LOOK_AGAIN_MS + Math.floor(Math.random() * LOOK_AGAIN_MS) };
      underWay++;
      try {
        await askAbout(context);
        return { drop: "all are asked" };
      } finally {
        underWay--;
      }
    },
  });
}

/** Deletes a message of the bot from a channel that others read, after the two have got another channel. */
const remove = effect({
  kind: kinds["channels:take-back"],
  withinHours: false,
  prepare(context, { ref }) {
    const message = findRow(context.db, { key: ref.message });
    if (!message?.channel || !message.ts) return { drop: "there is no message" };
    return takeBack(context, { channel: message.channel, ts: message.ts });
  },
});

export const effects: readonly Effect[] = [look, round(), remove];
