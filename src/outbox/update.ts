import { findRow } from "../../db/outbox.ts";
import type { Effect, MessageEffect } from "./effects.ts";

/**
 * Draws a message of ours anew, in place. Doing it twice is harmless, so nothing has to be found out after an uncertain end.
 * Only ids we keep are used: for a direct message that is the D… id. https://docs.slack.dev/reference/methods/chat.update
 */
export function updateEffect(effects: ReadonlyMap<string, Effect>): Effect {
  return {
    kind: "outbox:update",
    withinHours: false,
    prepare(desk, row) {
      const message = findRow(desk.db, String(row.ref["message"]));
      if (!message || message.state === "dropped") return { drop: "there is no message" };
      if (message.state !== "sent" || message.channel === null || message.ts === null)
        return { drop: "it will be drawn as it is sent" };
      const effect = effects.get(message.kind);
      const drawn =
        effect && "drawAgain" in effect ? (effect as MessageEffect).drawAgain(desk, message.ref) : undefined;
      if (!drawn) return { drop: "stays as it is" };
      const { channel, ts } = message;
      return {
        method: "chat.update",
        channel,
        async call() {
          await desk.door.call("chat.update", { channel, ts, ...drawn });
          return {};
        },
        refused: (error) => (GONE.has(error) ? "drop" : undefined),
      };
    },
  };
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
