import type { SlackChannelId } from "../../src/programme/ids.ts";
import { laneOf } from "../outbox/lanes.ts";
import { enqueue } from "../outbox/outbox.ts";
import { hasWaiting } from "../outbox/rows.ts";
import { type Db, newId } from "../store/open.ts";

/** Enqueues a look at a channel in Slack, unless its lane already has a waiting row. */
export function enqueueLook(db: Db, channelId: SlackChannelId, now: number): void {
  if (hasWaiting(db, laneOf.channel(channelId))) return;
  const key = `channels:look:${newId()}`;
  enqueue(db, { key, kind: "channels:look", ref: { channel: channelId }, dueAt: now }, now);
}
