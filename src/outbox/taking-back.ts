import type { SlackChannelId, SlackTs } from "../programme/ids.ts";
import type { DeliveryContext, Step } from "./effects.ts";

/** The conversation is closed to the bot, or the workspace forbids deleting. https://docs.slack.dev/reference/methods/chat.delete */
const STAYS = new Set([
  "cant_delete_message",
  "channel_not_found",
  "compliance_exports_prevent_deletion",
  "is_archived",
  "is_inactive",
  "not_in_channel",
  "restricted_action",
]);

/** A step that deletes a message of the bot. Repeating it is harmless. A message that cannot be deleted is given up, so that later rows go on. */
export const takeBack = ({ door }: DeliveryContext, message: { channel: SlackChannelId; ts: SlackTs }): Step => ({
  async call() {
    await door.call("chat.delete", message);
    return {};
  },
  refused: (error) => (error === "message_not_found" ? "done" : STAYS.has(error) ? "drop" : undefined),
});
