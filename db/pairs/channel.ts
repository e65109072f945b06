import { HOUR } from "../../src/programme/calendar/calendar.ts";
import type { PairId, SlackTs, SlackUserId } from "../../src/programme/ids.ts";
import { keysAbout, meetingsOfPair, plannedMeeting } from "../meetings/meetings.ts";
import { enqueue, hurry, laneOf, redraw } from "../outbox/outbox.ts";
import type { Person } from "../people/people.ts";
import type { PairActor, PairAs } from "../privacy/acting.ts";
import { channelChanges, type PairRole } from "../schema/index.ts";
import { and, eq, isNull } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { enqueueChannel, newSuffix, refreshHomes } from "./new-pair.ts";
import { changePair, livePairsOf, otherOf, type Pair, readPair, twoOf } from "./pairs.ts";

/** What happens to a pair's channel by other hands than ours. Slack may tell each of these twice and in any order. */

type Change = typeof channelChanges.$inferSelect;

export const channelChangesOf = (db: Db, pairId: PairId): Change[] =>
  db.orm
    .select()
    .from(channelChanges)
    .where(and(eq(channelChanges.pairId, pairId), isNull(channelChanges.overAt)))
    .all();

export const hasLeft = (db: Db, pairId: PairId, slackUserId: SlackUserId): Change | undefined =>
  channelChangesOf(db, pairId).find((change) => change.slackUserId === slackUserId && change.change === "left");

function note(
  db: Db,
  pairId: PairId,
  slackUserId: SlackUserId,
  change: Change["change"],
  now: number,
  reason?: string,
): void {
  db.orm
    .insert(channelChanges)
    .values({ pairId, slackUserId, change, reason: reason ?? null, at: now })
    .onConflictDoUpdate({
      target: [channelChanges.pairId, channelChanges.slackUserId, channelChanges.change],
      set: { at: now, overAt: null, reason: reason ?? null },
    })
    .run();
}

function noteOver(db: Db, pairId: PairId, slackUserId: SlackUserId, now: number): void {
  db.orm
    .update(channelChanges)
    .set({ overAt: now })
    .where(
      and(
        eq(channelChanges.pairId, pairId),
        eq(channelChanges.slackUserId, slackUserId),
        isNull(channelChanges.overAt),
      ),
    )
    .run();
}

/** What is said of agreed meetings depends on who can read the channel. */
export function redrawTimes(db: Db, pair: Pair, now: number): void {
  const planned = plannedMeeting(db, pair.id, now);
  if (planned) for (const key of Object.values(keysAbout(planned))) redraw(db, key, now);
  for (const meeting of meetingsOfPair(db, pair.id)) redraw(db, `meeting-log:saved:${meeting.id}`, now);
}

/** Somebody of the pair left its channel, or was taken out of it. */
export function noteLeft(db: Db, pair: Pair, slackUserId: SlackUserId, eventTs: SlackTs, now: number): void {
  const member = twoOf(pair).find(({ person }) => person.slackUserId === slackUserId)?.person;
  if (member) {
    note(db, pair.id, slackUserId, "left", now);
    if (pair.state === "open" && !member.isDeactivated) {
      const key = `pairs:left:${pair.id}:${member.id}:${eventTs}`;
      enqueue(
        db,
        {
          key,
          kind: "pairs:left",
          ref: { pair: pair.id, person: member.id },
          lane: laneOf.person(member.id),
          dueAt: now,
        },
        now,
      );
    }
  } else if (slackUserId === pair.coordinator.slackUserId && pair.coordinatorLeftAt === null) {
    noteCoordinatorLeft(db, pair, now);
  } else {
    noteOver(db, pair.id, slackUserId, now);
  }
  redrawTimes(db, readPair(db, pair.id), now);
  refreshHomes(db, pair, now);
}

/** The channel has become the two's own. Said once, when their first meeting is behind them. */
export function noteCoordinatorLeft(db: Db, pair: Pair, now: number): void {
  if (pair.coordinatorLeftAt !== null) return;
  changePair(db, pair.id, { coordinatorLeftAt: now });
  const key = `kickoff:own-channel:${pair.id}`;
  enqueue(
    db,
    { key, kind: "kickoff:own-channel", ref: { pair: pair.id }, lane: laneOf.pair(pair.id), dueAt: now },
    now,
  );
  redraw(db, `kickoff:leave-offer:${pair.id}`, now);
  redrawTimes(db, readPair(db, pair.id), now);
}

/** Somebody came in: one of the pair again, or an outsider, which is said in the channel. */
export function noteJoined(db: Db, pair: Pair, slackUserId: SlackUserId, eventTs: SlackTs, now: number): void {
  const belongs = twoOf(pair).some(({ person }) => person.slackUserId === slackUserId);
  const isCoordinator = slackUserId === pair.coordinator.slackUserId && pair.coordinatorLeftAt === null;
  if (belongs || isCoordinator) {
    noteOver(db, pair.id, slackUserId, now);
  } else {
    note(db, pair.id, slackUserId, "outsider", now);
    const key = `pairs:outsider:${pair.id}:${slackUserId}:${eventTs}`;
    enqueue(
      db,
      {
        key,
        kind: "pairs:outsider",
        ref: { pair: pair.id, slackUser: slackUserId },
        lane: laneOf.pair(pair.id),
        dueAt: now,
      },
      now,
    );
  }
  redrawTimes(db, readPair(db, pair.id), now);
  refreshHomes(db, pair, now);
}

/** Somebody in the channel does not belong there any more: what is said there takes her into account. She leaves it as others do. */
export function noteOutsider(db: Db, pair: Pair, slackUserId: SlackUserId, now: number): void {
  note(db, pair.id, slackUserId, "outsider", now);
  redrawTimes(db, readPair(db, pair.id), now);
  refreshHomes(db, pair, now);
}

/** She cannot be brought into the channel; the coordinator gets the reason and a way to try again. */
export function noteNotInvited(db: Db, pair: Pair, person: Person, error: string, now: number): void {
  note(db, pair.id, person.slackUserId, "not-invited", now, error);
  const key = `pairs:could-not-invite:${pair.id}:${person.id}:${now}`;
  const ref = { pair: pair.id, person: person.id, error };
  enqueue(db, { key, kind: "pairs:could-not-invite", ref, lane: laneOf.person(pair.coordinator.id), dueAt: now }, now);
  refreshHomes(db, pair, now);
}

type OpenPair<R extends PairActor> = PairAs<R, "open">;

/** One more invitation, by a coordinator's press. Pressed twice within a minute it is one. */
export const inviteAgain = (db: Db, pair: OpenPair<"coordinator">, which: PairActor, now: number): void =>
  enqueueInvite(db, pair, pair[which], now);

/** One of the two who has left wants to be back. */
export const returnToChannel = (db: Db, pair: OpenPair<PairRole>, now: number): void =>
  enqueueInvite(db, pair, pair.by, now);

function enqueueInvite(db: Db, pair: Pair, person: Person, now: number): void {
  const key = `pairs:invite:${pair.id}:${person.id}:${pair.channelSuffix}:${Math.floor(now / 60_000)}`;
  enqueue(
    db,
    {
      key,
      kind: "pairs:invite",
      ref: { pair: pair.id, person: person.id, at: now },
      lane: laneOf.pair(pair.id),
      dueAt: now,
    },
    now,
  );
}

export function noteInChannel(db: Db, pair: Pair, person: Person, now: number): void {
  noteOver(db, pair.id, person.slackUserId, now);
  refreshHomes(db, pair, now);
}

const isOver = (pair: Pair) => pair.channelState === "archived" || pair.archivedAt !== null;

/** The bot was taken out of the channel: both are told, by direct message, how to bring it back. */
export function noteBotRemoved(db: Db, pair: Pair, now: number): void {
  if (isOver(pair) || pair.channelState === "bot-removed" || pair.channelState === "archived-by-hand") return;
  changePair(db, pair.id, { channelState: "bot-removed" });
  if (pair.state === "open") tellBoth(db, pair, "pairs:bot-removed", `${pair.channelId}:${now}`, now);
  refreshHomes(db, pair, now);
}

/** The bot is in the channel again: what waited goes out. */
export function noteBotBack(db: Db, pair: Pair, now: number): void {
  if (isOver(pair) || pair.channelState === "ready") return;
  changePair(db, pair.id, { channelState: "ready" });
  hurry(db, laneOf.pair(pair.id), now);
  refreshHomes(db, pair, now);
}

/** Somebody archived the channel. Bots cannot unarchive, so a new one is offered. https://docs.slack.dev/reference/methods/conversations.unarchive */
export function noteArchived(db: Db, pair: Pair, now: number): void {
  if (isOver(pair) || pair.channelState === "archived-by-hand") return;
  changePair(db, pair.id, { channelState: "archived-by-hand" });
  if (pair.state === "open") {
    tellBoth(db, pair, "pairs:archived", String(pair.channelId), now);
    const ref = { pair: pair.id, person: pair.coordinator.id, channel: String(pair.channelId) };
    const key = `pairs:archived:${pair.id}:${pair.coordinator.id}:${pair.channelId}`;
    enqueue(db, { key, kind: "pairs:archived", ref, lane: laneOf.person(pair.coordinator.id), dueAt: now }, now);
  }
  refreshHomes(db, pair, now);
}

/** Somebody with rights brought an archived channel back. */
export function noteUnarchived(db: Db, pair: Pair, now: number): void {
  if (pair.channelState === "archived-by-hand") noteBotBack(db, pair, now);
}

function tellBoth(db: Db, pair: Pair, kind: string, mark: string, now: number): void {
  for (const { person } of twoOf(pair)) {
    const ref = { pair: pair.id, person: person.id, channel: String(pair.channelId) };
    enqueue(
      db,
      { key: `${kind}:${pair.id}:${person.id}:${mark}`, kind, ref, lane: laneOf.person(person.id), dueAt: now },
      now,
    );
  }
}

/** A new channel in place of one that was archived by hand; what waited to be said goes there. */
export function openNewChannel(db: Db, pair: OpenPair<PairActor>, now: number): void {
  if (pair.channelState !== "archived-by-hand") return;
  changePair(db, pair.id, { channelSuffix: newSuffix(), channelState: "none", channelId: null });
  enqueueChannel(db, readPair(db, pair.id), now);
  refreshHomes(db, pair, now);
}

/** Slack refused a message to the channel: what that tells about it, and when to try again. */
export function noteUnreachable(db: Db, pairId: PairId, error: string, now: number): number {
  const pair = readPair(db, pairId);
  if (error === "is_archived") noteArchived(db, pair, now);
  else noteBotRemoved(db, pair, now);
  return now + 6 * HOUR;
}

/** The account of somebody of a live pair is gone: the other is told, neutrally. What was to be asked of her is dropped on delivery. */
export function noteMemberGone(db: Db, person: Person, now: number): void {
  for (const pair of livePairsOf(db, person.id)) {
    const other = otherOf(pair, person.id);
    const ref = { pair: pair.id, person: other.id };
    const key = `pairs:member-gone:${pair.id}:${person.id}:${now}`;
    if (pair.state === "open")
      enqueue(db, { key, kind: "pairs:member-gone", ref, lane: laneOf.person(other.id), dueAt: now }, now);
    refreshHomes(db, pair, now);
  }
}
