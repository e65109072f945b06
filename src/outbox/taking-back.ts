import type { SlackChannelId, SlackTs } from "../programme/ids.ts";
import type { DeliveryContext, Step } from "./effects.ts";

/** The conversation is closed to us, or the workspace keeps the message. https://docs.slack.dev/reference/methods/chat.delete */
const STAYS = new Set([
  "cant_delete_message",
  "channel_not_found",
  "compliance_exports_prevent_deletion",
  "is_archived",
  "is_inactive",
  "not_in_channel",
  "restricted_action",
]);

/** A message of the bot's is deleted; repeating it is harmless. One that has to stay is given up, so that what comes after it goes on. */
export const takeBack = ({ door }: DeliveryContext, message: { channel: SlackChannelId; ts: SlackTs }): Step => ({
  async call() {
    await door.call("chat.delete", message);
    return {};
  },
  refused: (error) => (error === "message_not_found" ? "done" : STAYS.has(error) ? "drop" : undefined),
});
