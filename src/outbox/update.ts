import { doubt, wasJustAsked } from "../../db/channels/facts.ts";
import { isOurs } from "../../db/channels/learning.ts";
import { kinds } from "../../db/outbox/kinds.ts";
import { findRow, type OutboxRow } from "../../db/outbox/rows.ts";
import type { SlackChannelId } from "../programme/ids.ts";
import { type DeliveryContext, type Effect, effect, type MessageEffect } from "./effects.ts";
import { drawnForKnown, knowingReaders } from "./readers.ts";

/** While it is being found out whether the message is there. */
const ONE_MINUTE = 60_000;
/** Sooner than a look is forgotten. */
const AFTER_LOOK = 30_000;

/**
 * Draws a message of ours again, in place. Doing it twice is harmless, so nothing has to be found out after an uncertain end.
 * Only ids we keep are used: for a direct message that is the D… id. https://docs.slack.dev/reference/methods/chat.update
 */
export function updateEffect(effects: ReadonlyMap<string, Effect>): Effect {
  const drawn = (context: DeliveryContext, message: OutboxRow) => {
    const found = effects.get(message.kind);
    return found && "drawAgain" in found ? (found as MessageEffect).drawAgain(context, message) : undefined;
  };
  return effect({
    kind: kinds["outbox:update"],
    withinHours: false,
    async prepare(context, { ref }) {
      const message = findRow(context.db, { key: ref.message });
      if (!message || message.state === "dropped") return { drop: "there is no message" };
      if (message.state === "calling") return { waitUntil: context.now + ONE_MINUTE };
      if (message.state === "due" || message.channel === null || message.ts === null)
        return { drop: "it will be drawn as it is sent" };
      if (!(await knowingReaders(context, () => drawn(context, message)))) return { drop: "stays as it is" };
      // Asked who reads it, the bot may have learned that the channel has another id.
      const { channel, ts } = findRow(context.db, message) ?? message;
      if (channel === null) return { drop: "there is no message" };
      return {
        channel,
        async call() {
          // Drawn in the turn in which the row says that it is being called: a later change of the facts writes another row.
          const now = drawnForKnown(context, () => drawn(context, message));
          if (!now) return undefined;
          await context.door.call("chat.update", { channel, ts, ...now });
          return {};
        },
        refused: (error) =>
          error === "channel_not_found" && mayHaveMoved(context, channel)
            ? context.now + AFTER_LOOK
            : GONE.has(error)
              ? "drop"
              : undefined,
      };
    },
  });
}

/** Where a channel is not found that the bot looks after, it may have another id: it is looked at, once. */
function mayHaveMoved({ db, now }: DeliveryContext, channelId: SlackChannelId): boolean {
  if (!isOurs(db, channelId) || wasJustAsked(db, channelId, now)) return false;
  doubt(db, channelId, now);
  return true;
}

const GONE = new Set([
  "message_not_found",
  "channel_not_found",
  "is_inactive",
  "is_archived",
  "not_in_channel",
  "cant_update_message",
  "edit_window_closed",
]);
