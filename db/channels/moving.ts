import type { SlackChannelId } from "../../src/programme/ids.ts";
import { channelFacts, channels, conversations, groups, outbox, pairs, settings } from "../schema/index.ts";
import { and, eq, inArray, isNull, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";

/**
 * Replaces a channel's old id by its new one everywhere, so that nothing is sent, asked or written twice.
 * https://docs.slack.dev/reference/events/channel_id_changed
 */
export function moveChannel(db: Db, from: SlackChannelId, to: SlackChannelId): void {
  if (from === to) return;
  db.orm.update(pairs).set({ channelId: to }).where(eq(pairs.channelId, from)).run();
  db.orm.update(groups).set({ channelId: to }).where(eq(groups.channelId, from)).run();
  db.orm.update(settings).set({ coordinatorsChannelId: to }).where(eq(settings.coordinatorsChannelId, from)).run();
  db.orm.update(settings).set({ peerChannelId: to }).where(eq(settings.peerChannelId, from)).run();
  for (const table of [channelFacts, channels, conversations]) {
    db.orm.delete(table).where(eq(table.channelId, to)).run();
    db.orm.update(table).set({ channelId: to }).where(eq(table.channelId, from)).run();
  }
  // The stored facts were asked under the old id.
  db.orm.update(channels).set({ askedAt: null }).where(eq(channels.channelId, to)).run();
  db.orm.update(outbox).set({ channel: to }).where(eq(outbox.channel, from)).run();
  const names = sql`json_extract(${outbox.ref}, '$.channel') = ${from}`;
  const ref = sql`json_set(${outbox.ref}, '$.channel', ${to})`;
  db.orm
    .update(outbox)
    .set({ ref })
    .where(and(isNull(outbox.settledAt), names))
    .run();
  // Keys of rows about the network's own channels contain the channel id.
  db.orm
    .update(outbox)
    .set({ ref, key: sql`replace(${outbox.key}, ${from}, ${to})` })
    .where(and(inArray(outbox.lane, ["coordinators", "peers"]), names))
    .run();
}
