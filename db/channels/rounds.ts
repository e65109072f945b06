import { MINUTE_MS } from "../../src/programme/calendar/calendar.ts";
import type { SlackChannelId } from "../../src/programme/ids.ts";
import { laneOf } from "../outbox/lanes.ts";
import { enqueue } from "../outbox/outbox.ts";
import { hasWaiting } from "../outbox/rows.ts";
import { channels, groups, line, pairs } from "../schema/index.ts";
import { and, eq, isNotNull, isNull, notInArray } from "../store/drizzle.ts";
import { type Db, newId } from "../store/open.ts";
import { readSettings } from "../store/settings.ts";
import { askedAt } from "./facts.ts";

/** After a lost connection the facts about channels may be out of date. A round asks Slack about all channels in use, one after the other. */

/** Marks all channels as in doubt and enqueues a round. The round continues after a restart. */
export function enqueueRoundOfAll(db: Db, now: number): void {
  db.orm.update(channels).set({ askedAt: null }).run();
  enqueueRound(db, now);
}

/** Enqueues a round over the channels in doubt, unless one is waiting. */
export function enqueueRound(db: Db, now: number): void {
  if (hasWaiting(db, laneOf.toMany("channels", "round"))) return;
  enqueue(db, { key: `channels:round:${newId()}`, kind: "channels:round", ref: {}, dueAt: now }, now);
}

/** The network's two channels, and those of pairs and groups that are neither archived nor deleted. */
export function channelsInUse(db: Db): SlackChannelId[] {
  const ofPairs = db.orm.select({ channelId: pairs.channelId }).from(pairs).where(liveIn(pairs)).all();
  const ofGroups = db.orm.select({ channelId: groups.channelId }).from(groups).where(liveIn(groups)).all();
  const settings = readSettings(db);
  return [
    settings?.coordinatorsChannelId,
    settings?.peerChannelId,
    ...ofGroups.map(({ channelId }) => channelId),
    ...ofPairs.map(({ channelId }) => channelId),
  ].filter((channelId) => typeof channelId === "string");
}

const liveIn = (table: typeof pairs | typeof groups) =>
  and(isNotNull(table.channelId), notInArray(table.channelState, ["none", "archived", "deleted"]));

/** The channels in use that are in doubt or were never asked: the network's own first. */
export function channelsToAsk(db: Db): SlackChannelId[] {
  const settings = readSettings(db);
  const own = [settings?.coordinatorsChannelId, settings?.peerChannelId].filter(
    (one) => typeof one === "string" && typeof askedAt(db, one) !== "number",
  );
  const others = [groups, pairs].flatMap((table) =>
    db.orm
      .select({ channelId: table.channelId })
      .from(table)
      .leftJoin(channels, eq(channels.channelId, table.channelId))
      .where(and(liveIn(table), isNull(channels.askedAt)))
      .all()
      .map(({ channelId }) => channelId),
  );
  return [...own, ...others].filter((one) => typeof one === "string");
}

const ONLY_ROW = 1;

/** Records since when Slack cannot reach the bot: an orderly stop, or a lost connection. */
export function recordConnectionLost(db: Db, at: number): void {
  db.orm
    .insert(line)
    .values({ id: ONLY_ROW, lostAt: at })
    .onConflictDoUpdate({ target: line.id, set: { lostAt: at } })
    .run();
}

/** Slack may still count a connection of this process that broke off: another count comes before this time. */
const OTHERS_TOLD_AFTER_MS = 10 * MINUTE_MS;

/** Records how many connections of other copies of the bot Slack counts. The coordinators are told once each time that another copy has come. */
export function recordOthers(db: Db, others: number, now: number): void {
  const before = db.orm.select().from(line).where(eq(line.id, ONLY_ROW)).get();
  const since = before?.othersSince ?? null;
  if (others > 0 === (since !== null)) return;
  const times = (before?.othersTimes ?? 0) + (others > 0 ? 1 : 0);
  const change = { othersSince: others > 0 ? now : null, othersTimes: times };
  db.transaction(() => {
    db.orm
      .insert(line)
      .values({ id: ONLY_ROW, ...change })
      .onConflictDoUpdate({ target: line.id, set: change })
      .run();
    if (others === 0) return;
    const key = `setup:another-copy:${times}`;
    const ref = { which: "coordinators" as const, times };
    enqueue(db, { key, kind: "setup:another-copy", ref, dueAt: now + OTHERS_TOLD_AFTER_MS }, now);
  });
}

/** Whether the other copy that came at this time is still there. */
export function isAnotherCopyThere(db: Db, times: number): boolean {
  const now = db.orm.select().from(line).where(eq(line.id, ONLY_ROW)).get();
  return now !== undefined && now.othersSince !== null && now.othersTimes === times;
}

/** Records that Slack can reach the bot. @returns since when it could not (milliseconds since 1970 UTC); undefined after a crash */
export function recordConnectionBack(db: Db): number | undefined {
  const before = db.orm.select().from(line).where(eq(line.id, ONLY_ROW)).get();
  if (before && before.lostAt !== null) db.orm.update(line).set({ lostAt: null }).where(eq(line.id, ONLY_ROW)).run();
  return before?.lostAt ?? undefined;
}
