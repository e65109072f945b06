import type { SlackChannelId, SlackTs } from "../programme/ids.ts";
import { isMessage, isPlace } from "../slack/errors.ts";
import type { DeliveryContext, Step } from "./effects.ts";

/** A step that deletes a message of the bot. Repeating it is harmless. A message that cannot be deleted is given up, so that later rows go on. */
export const takeBack = ({ door }: DeliveryContext, message: { channel: SlackChannelId; ts: SlackTs }): Step => ({
  async call() {
    await door.call("chat.delete", message);
    return {};
  },
  refused({ meaning }) {
    if (meaning === "message:gone") return "done";
    return isPlace(meaning) || isMessage(meaning) ? "drop" : undefined;
  },
});
