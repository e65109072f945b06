import { isOurs } from "../../../db/channels/learning.ts";
import { kinds } from "../../../db/outbox/kinds.ts";
import { type Effect, effect } from "../../outbox/effects.ts";

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

export const effects: readonly Effect[] = [look];
