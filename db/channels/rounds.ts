import type { SlackChannelId } from "../../src/programme/ids.ts";
import { laneOf } from "../outbox/lanes.ts";
import { enqueue } from "../outbox/outbox.ts";
import { hasWaiting } from "../outbox/rows.ts";
import { channels, line, pairs } from "../schema/index.ts";
import { and, eq, isNotNull, isNull, notInArray } from "../store/drizzle.ts";
import { type Db, newId } from "../store/open.ts";
import { readSettings } from "../store/settings.ts";
import { askedAt } from "./facts.ts";

/** After a lost connection nothing that was known of channels is certain: all that live are asked again, one after the other. */

/** Has all live channels asked. It goes on after a restart. */
export function askAll(db: Db, now: number): void {
  db.orm.update(channels).set({ askedAt: null }).run();
  askDoubtful(db, now);
}

/** Has those asked of which what is known is in doubt. */
export function askDoubtful(db: Db, now: number): void {
  if (hasWaiting(db, laneOf.toMany("channels", "round"))) return;
  enqueue(db, { key: `channels:round:${newId()}`, kind: "channels:round", ref: {}, dueAt: now }, now);
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

/** A live channel of which what is known is in doubt, or that was never asked, apart from these; undefined when there is none. */
export function nextToAsk(db: Db, except: readonly SlackChannelId[]): SlackChannelId | undefined {
  const settings = readSettings(db);
  for (const own of [settings?.coordinatorsChannelId, settings?.peerChannelId])
    if (own && !except.includes(own) && typeof askedAt(db, own) !== "number") return own;
  const found = db.orm
    .select({ channelId: pairs.channelId })
    .from(pairs)
    .leftJoin(channels, eq(channels.channelId, pairs.channelId))
    .where(and(isLive, notInArray(pairs.channelId, [...except]), isNull(channels.askedAt)))
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
