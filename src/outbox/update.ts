import { channelInSlack, enqueueChannelLook, wasJustAsked } from "../../db/channels/facts.ts";
import { isOurs } from "../../db/channels/learning.ts";
import { consulting } from "../../db/channels/readers.ts";
import { kinds } from "../../db/outbox/kinds.ts";
import { redraw } from "../../db/outbox/outbox.ts";
import { findRow, type OutboxRow } from "../../db/outbox/rows.ts";
import { noteDrawn } from "../../db/outbox/states.ts";
import { noteNoEditing } from "../../db/setup/setup.ts";
import { DAY_MS, HOUR_MS } from "../programme/calendar/calendar.ts";
import type { SlackChannelId } from "../programme/ids.ts";
import { isMessage, isPlace } from "../slack/errors.ts";
import { drawnNow } from "./changed.ts";
import { type DeliveryContext, type Effect, effect } from "./effects.ts";
import { markOf, saysTheSame } from "./marks.ts";
import { drawnForKnown, knowingReaders } from "./readers.ts";

/** Wait while it is unknown whether the message was sent. */
const WAIT_FOR_MESSAGE_MS = 60_000;
/** Wait for the answer about the channel. Shorter than the time for which `wasJustAsked` is true, so that Slack is asked only once. */
const AFTER_LOOK_MS = 30_000;

/**
 * Draws a message of the bot again, in place. Repeating it is harmless, so the step needs no `find`.
 * The channel is the id that the row keeps: for a direct message the D… id, not the person's. https://docs.slack.dev/reference/methods/chat.update
 */
export function updateEffect(effects: ReadonlyMap<string, Effect>): Effect {
  const drawn = (context: DeliveryContext, message: OutboxRow) => drawnNow(effects, context, message);
  return effect({
    kind: kinds["outbox:update"],
    withinHours: false,
    async prepare(context, { ref, createdAt }) {
      const message = findRow(context.db, { key: ref.message });
      if (!message || message.state === "dropped") return { drop: "there is no message" };
      if (message.state === "calling") return { waitUntil: context.now + WAIT_FOR_MESSAGE_MS };
      if (message.state === "due" || message.channel === null || message.ts === null)
        return { drop: "it will be drawn as it is sent" };
      const first = await knowingReaders(context, () => drawn(context, message));
      // Read again: asking who reads the channel may have shown that the channel has another id.
      const { channel, ts, drawn: said } = findRow(context.db, message) ?? message;
      if (!first || saysTheSame(context.db, said, first)) return { drop: "stays as it is" };
      let mark = "";
      if (channel === null) return { drop: "there is no message" };
      return {
        channel,
        async call() {
          // Drawn in the same turn of the event loop as the row became `calling`: a later change of the facts writes another row.
          const now = drawnForKnown(context, () => drawn(context, message));
          if (!now) return undefined;
          mark = markOf(context.db, now);
          await context.door.call("chat.update", { channel, ts, ...now });
          return {};
        },
        settled() {
          if (mark !== "") noteDrawn(context.db, message, mark);
          // The facts may have changed during the call, back to what the message said before it.
          const now = consulting(context.db, () => drawn(context, message)).result;
          if (now && mark !== "" && !saysTheSame(context.db, mark, now)) redraw(context.db, message, context.now);
        },
        refused({ meaning, code }) {
          if (meaning === "place:unseen" && mayHaveMoved(context, channel)) return context.now + AFTER_LOOK_MS;
          if (meaning === "place:no-posting" && context.now - createdAt < FORBIDDEN_AT_MOST_MS)
            return context.now + FORBIDDEN_FOR_MS;
          if (EDITING_FORBIDDEN.has(code)) {
            noteNoEditing(context.db, context.now);
            // The same is not tried again at each later change.
            noteDrawn(context.db, message, mark);
          }
          return isPlace(meaning) || isMessage(meaning) ? "drop" : undefined;
        },
      };
    },
  });
}

/**
 * A channel that the bot looks after and Slack does not find may have another id. Marks it as doubtful, so that Slack is asked about it.
 * False if Slack was just asked, or has said that the channel is deleted: then it is not asked again, and the redraw would wait for ever.
 */
function mayHaveMoved({ db, now }: DeliveryContext, channelId: SlackChannelId): boolean {
  if (!isOurs(db, channelId) || channelInSlack(db, channelId) === "deleted" || wasJustAsked(db, channelId, now))
    return false;
  enqueueChannelLook(db, channelId, now);
  return true;
}

/** How long, and how often, a redraw is tried again while the workspace does not let the bot write in the channel. */
const FORBIDDEN_AT_MOST_MS = 7 * DAY_MS;
const FORBIDDEN_FOR_MS = 6 * HOUR_MS;

/** The workspace does not let messages be edited, or only for a while. https://docs.slack.dev/reference/methods/chat.update */
const EDITING_FORBIDDEN = new Set(["cant_update_message", "edit_window_closed"]);
