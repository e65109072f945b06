import { isOurs } from "../../../db/channels/learning.ts";
import { nextToAsk } from "../../../db/channels/rounds.ts";
import { kinds } from "../../../db/outbox/kinds.ts";
import { findRow } from "../../../db/outbox/rows.ts";
import type { Db } from "../../../db/store/open.ts";
import { type Effect, effect } from "../../outbox/effects.ts";
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

/**
 * Asks Slack about all channels, with low urgency. If the pace or Slack makes it wait, it goes on where it stopped, because a channel that
 * was asked about is not in doubt.
 */
function round(): Effect {
  /** Channels of each workspace that Slack refused to describe. This round leaves them out; they are asked about before a message to them. */
  const refusedIn = new WeakMap<Db, Set<SlackChannelId>>();
  return effect({
    kind: kinds["channels:round"],
    withinHours: false,
    async prepare(context) {
      const refused = refusedIn.get(context.db) ?? new Set<SlackChannelId>();
      refusedIn.set(context.db, refused);
      const asked = new Set<SlackChannelId>();
      for (;;) {
        const channelId = nextToAsk(context.db, [...refused, ...asked]);
        if (channelId === undefined) {
          refused.clear();
          return { drop: "all are asked" };
        }
        asked.add(channelId);
        await context.channels.ask(channelId, context.door).catch((error: unknown) => {
          if (!(error instanceof SlackRefused) || error.meaning === "token") throw error;
          refused.add(channelId);
        });
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
