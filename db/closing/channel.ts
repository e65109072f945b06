import type { ChannelStep } from "../../src/programme/closing/rules.ts";
import { forgetChannel } from "../channels/facts.ts";
import { refreshHome } from "../outbox/home-refresh.ts";
import { enqueue } from "../outbox/outbox.ts";
import { messagesInChannel } from "../outbox/rows.ts";
import { noteArchived } from "../pairs/channel-changes.ts";
import { changePair, type Pair } from "../pairs/pairs.ts";
import { coordinators } from "../people/people.ts";
import type { Db } from "../store/open.ts";
import { closingKey } from "./closing.ts";

/** Cleaning and archiving a pair's channel some days after the goodbye. */

/** Enqueues the rows that delete the bot's messages, rename the channel, empty its topic and archive it, in this order. Does nothing without a channel. */
export function cleanChannel(db: Db, pair: Pair, now: number): void {
  if (pair.channelId === null) {
    noteChannelClosed(db, pair, true, now);
    return;
  }
  const ref = { pair: pair.id, closing: pair.closings };
  for (const { id, key: message } of messagesInChannel(db, pair.channelId)) {
    const key = `closing:delete:${id}:${pair.closings}`;
    enqueue(db, { key, kind: "closing:delete", ref: { ...ref, message }, dueAt: now }, now);
  }
  enqueue(db, { key: closingKey.rename(pair), kind: "closing:rename", ref, dueAt: now }, now);
  const topicKey = `closing:topic:${pair.id}:${pair.closings}`;
  enqueue(db, { key: topicKey, kind: "closing:topic", ref, dueAt: now }, now);
  enqueue(db, { key: closingKey.archive(pair), kind: "closing:archive", ref, dueAt: now }, now);
}

/** Notes that the channel is archived. If the finishing was undone in the meantime, the pair has no channel, and is offered a new one. */
export function noteChannelClosed(db: Db, pair: Pair, isStillFinished: boolean, now: number): void {
  if (!isStillFinished) {
    noteArchived(db, pair, now);
    return;
  }
  changePair(db, pair.id, { channelState: "archived", archivedAt: now });
  if (pair.channelId !== null) forgetChannel(db, pair.channelId);
  refreshHome(db, [pair.mentor.id, pair.actor.id, ...coordinators(db).map(({ id }) => id)], now);
}

/** Tells the coordinator once that Slack refused to rename or archive the channel. It is not tried again. */
export function noteChannelTrouble(db: Db, pair: Pair, what: ChannelStep, now: number): void {
  const ref = { pair: pair.id, closing: pair.closings, what };
  const key = `closing:channel-trouble:${pair.id}:${pair.closings}:${what}`;
  enqueue(db, { key, kind: "closing:channel-trouble", ref, to: pair.coordinator.id, dueAt: now }, now);
}
