import { findRow, type OutboxRow } from "../../db/outbox/outbox.ts";
import type { Desk, Effect, MessageEffect } from "./effects.ts";
import { drawnForKnown, knowingReaders } from "./readers.ts";

/** While it is being found out whether the message is there. */
const ONE_MINUTE = 60_000;

/**
 * Draws a message of ours anew, in place. Doing it twice is harmless, so nothing has to be found out after an uncertain end.
 * Only ids we keep are used: for a direct message that is the D… id. https://docs.slack.dev/reference/methods/chat.update
 */
export function updateEffect(effects: ReadonlyMap<string, Effect>): Effect {
  const drawn = (desk: Desk, message: OutboxRow) => {
    const effect = effects.get(message.kind);
    return effect && "drawAgain" in effect ? (effect as MessageEffect).drawAgain(desk, message.ref) : undefined;
  };
  return {
    kind: "outbox:update",
    withinHours: false,
    async prepare(desk, row) {
      const message = findRow(desk.db, String(row.ref.message));
      if (!message || message.state === "dropped") return { drop: "there is no message" };
      if (message.state === "calling") return { waitUntil: desk.now + ONE_MINUTE };
      const { channel, ts } = message;
      if (message.state === "due" || channel === null || ts === null) return { drop: "it will be drawn as it is sent" };
      if (!(await knowingReaders(desk, () => drawn(desk, message)))) return { drop: "stays as it is" };
      return {
        channel,
        async call() {
          // Drawn in the turn in which the row says that it is being called: whoever changes the facts after this writes another row.
          const now = drawnForKnown(desk, () => drawn(desk, message));
          if (!now) return undefined;
          await desk.door.call("chat.update", { channel, ts, ...now });
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
