import { isOurs } from "../../../db/channels/learning.ts";
import type { Effect } from "../../outbox/effects.ts";
import type { SlackChannelId } from "../../programme/ids.ts";

/** Asks Slack what a channel is and who is in it, because what is known of it is in doubt. Says nothing itself. */
const look: Effect = {
  kind: "channels:look",
  withinHours: false,
  async prepare(desk, row) {
    const channelId = row.ref.channel as SlackChannelId;
    if (!isOurs(desk.db, channelId)) return { drop: "not ours any more" };
    if (desk.channels.mustAsk(channelId)) await desk.channels.ask(channelId, desk.door);
    return { drop: "looked at" };
  },
};

export const effects: readonly Effect[] = [look];
