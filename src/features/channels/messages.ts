import { isOurs } from "../../../db/channels/learning.ts";
import { nextToAsk } from "../../../db/channels/rounds.ts";
import { kinds } from "../../../db/outbox/kinds.ts";
import { findRow } from "../../../db/outbox/rows.ts";
import { type Effect, effect } from "../../outbox/effects.ts";
import { takeBack } from "../../outbox/taking-back.ts";
import type { SlackChannelId } from "../../programme/ids.ts";
import { SlackRefused } from "../../slack/door.ts";
import { isAboutToken } from "../../slack/tokens.ts";

/** Asks Slack what a channel is and who is in it, because what is known of it is in doubt. Says nothing itself. */
const look = effect({
  kind: kinds["channels:look"],
  withinHours: false,
  async prepare(context, { ref }) {
    const channelId = ref.channel;
    if (!isOurs(context.db, channelId)) return { drop: "not ours any more" };
    if (context.channels.mustAsk(channelId)) await context.channels.ask(channelId, context.door);
    return { drop: "looked at" };
  },
});

/**
 * Asks of all channels, as fast as Slack lets a great number be asked and behind everything that somebody waits for. Where the pace, or Slack,
 * asks to wait, it goes on from there: of what has been asked nothing is in doubt.
 */
function round(): Effect {
  /** Those that Slack does not tell about, whatever the reason: they are asked again before something is said there. */
  const refused = new Set<SlackChannelId>();
  return effect({
    kind: kinds["channels:round"],
    withinHours: false,
    async prepare(context) {
      const asked = new Set<SlackChannelId>();
      for (;;) {
        const channelId = nextToAsk(context.db, [...refused, ...asked]);
        if (channelId === undefined) {
          refused.clear();
          return { drop: "all are asked" };
        }
        asked.add(channelId);
        await context.channels.ask(channelId, context.door).catch((error: unknown) => {
          if (!(error instanceof SlackRefused) || isAboutToken(error.code)) throw error;
          refused.add(channelId);
        });
      }
    },
  });
}

/** What the bot said in a channel that others read is deleted there, once the two have another one. */
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
