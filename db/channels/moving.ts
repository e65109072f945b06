import type { SlackChannelId } from "../../src/programme/ids.ts";
import { channelFacts, channels, conversations, outbox, pairs, settings } from "../schema/index.ts";
import { and, eq, inArray, isNull, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";

/**
 * A channel has got another id: everything that names it by the old one names it by the new one from now on, so that nothing is said,
 * asked or written twice because of it. https://docs.slack.dev/reference/events/channel_id_changed
 */
export function moveChannel(db: Db, from: SlackChannelId, to: SlackChannelId): void {
  if (from === to) return;
  db.orm.update(pairs).set({ channelId: to }).where(eq(pairs.channelId, from)).run();
  db.orm.update(settings).set({ coordinatorsChannelId: to }).where(eq(settings.coordinatorsChannelId, from)).run();
  db.orm.update(settings).set({ peerChannelId: to }).where(eq(settings.peerChannelId, from)).run();
  for (const table of [channelFacts, channels, conversations]) {
    db.orm.delete(table).where(eq(table.channelId, to)).run();
    db.orm.update(table).set({ channelId: to }).where(eq(table.channelId, from)).run();
  }
  // What is known of it now was asked under the other id.
  db.orm.update(channels).set({ askedAt: null }).where(eq(channels.channelId, to)).run();
  db.orm.update(outbox).set({ channel: to }).where(eq(outbox.channel, from)).run();
  const names = sql`json_extract(${outbox.ref}, '$.channel') = ${from}`;
  const ref = sql`json_set(${outbox.ref}, '$.channel', ${to})`;
  db.orm
    .update(outbox)
    .set({ ref })
    .where(and(isNull(outbox.settledAt), names))
    .run();
  // The keys of what was said once in the network's own channels carry their ids.
  db.orm
    .update(outbox)
    .set({ ref, key: sql`replace(${outbox.key}, ${from}, ${to})` })
    .where(and(inArray(outbox.lane, ["coordinators", "peers"]), names))
    .run();
}
