import type { SlackChannelId } from "../../src/programme/ids.ts";
import { enqueue, hasWaiting } from "../outbox/outbox.ts";
import { type Db, newId } from "../store/open.ts";

/** Has a channel looked at in Slack, soon and by itself. One look that waits already is enough. */
export function enqueueLook(db: Db, channelId: SlackChannelId, now: number): void {
  const lane = `channel:${channelId}`;
  if (hasWaiting(db, lane)) return;
  enqueue(
    db,
    { key: `channels:look:${newId()}`, kind: "channels:look", ref: { channel: channelId }, lane, dueAt: now },
    now,
  );
}
