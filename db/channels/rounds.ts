import type { SlackChannelId } from "../../src/programme/ids.ts";
import { enqueue } from "../outbox/outbox.ts";
import { channels, line, pairs } from "../schema/index.ts";
import { and, eq, isNotNull, isNull, lt, notInArray, or } from "../store/drizzle.ts";
import { type Db, newId } from "../store/open.ts";
import { readSettings } from "../store/settings.ts";

/** After a lost connection nothing that was known of channels is certain: all that live are asked again, one after the other. */

/** Has all live channels asked. It goes on after a restart; what has been asked since then is not asked twice. */
export const askAll = (db: Db, now: number): void => enqueueRound(db, now, now);

/** Has those asked of which what is known is in doubt. */
export const askDoubtful = (db: Db, now: number): void => enqueueRound(db, 0, now);

function enqueueRound(db: Db, since: number, now: number): void {
  const key = `channels:round:${newId()}`;
  enqueue(db, { key, kind: "channels:round", ref: { since }, dueAt: now }, now);
}

/** Those that the bot looks after today: the network's two, and those of pairs that are not done with. */
export function channelsInUse(db: Db): SlackChannelId[] {
  const ofPairs = db.orm.select({ channelId: pairs.channelId }).from(pairs).where(isLive).all();
  const settings = readSettings(db);
  return [
    settings?.coordinatorsChannelId,
    settings?.peerChannelId,
    ...ofPairs.map(({ channelId }) => channelId),
  ].filter((channelId) => typeof channelId === "string");
}

const isLive = and(isNotNull(pairs.channelId), notInArray(pairs.channelState, ["none", "archived", "deleted"]));

/** A live channel that has not been asked since then, apart from these; undefined when all have. */
export function nextToAsk(db: Db, since: number, except: readonly SlackChannelId[]): SlackChannelId | undefined {
  const isOld = or(isNull(channels.askedAt), lt(channels.askedAt, since));
  const settings = readSettings(db);
  for (const own of [settings?.coordinatorsChannelId, settings?.peerChannelId]) {
    if (!own || except.includes(own)) continue;
    const asked = db.orm.select().from(channels).where(eq(channels.channelId, own)).get();
    if ((asked?.askedAt ?? Number.NEGATIVE_INFINITY) < since) return own;
  }
  const found = db.orm
    .select({ channelId: pairs.channelId })
    .from(pairs)
    .leftJoin(channels, eq(channels.channelId, pairs.channelId))
    .where(and(isLive, notInArray(pairs.channelId, [...except]), isOld))
    .limit(1)
    .get();
  return found?.channelId ?? undefined;
}

const ONLY_ROW = 1;

/** The bot ends in order, or the connection is lost: from then on Slack cannot reach it. */
export function noteLost(db: Db, at: number): void {
  db.orm
    .insert(line)
    .values({ id: ONLY_ROW, lostAt: at })
    .onConflictDoUpdate({ target: line.id, set: { lostAt: at } })
    .run();
}

/** The bot is there again. Gives since when it was not; undefined where it did not end in order, so that nobody knows. */
export function noteThere(db: Db): number | undefined {
  const before = db.orm.select().from(line).where(eq(line.id, ONLY_ROW)).get();
  if (before && before.lostAt !== null) db.orm.update(line).set({ lostAt: null }).where(eq(line.id, ONLY_ROW)).run();
  return before?.lostAt ?? undefined;
}
