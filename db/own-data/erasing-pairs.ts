import type { PairId, PersonId } from "../../src/programme/ids.ts";
import type { PairRole } from "../../src/programme/pairs/roles.ts";
import { cleanChannel } from "../closing/channel.ts";
import { endPair, enqueueDigest } from "../closing/closing.ts";
import { refreshHome } from "../outbox/home-refresh.ts";
import { laneOf } from "../outbox/lanes.ts";
import { enqueue } from "../outbox/outbox.ts";
import { redrawAbout } from "../outbox/redrawing.ts";
import { tellInvitationOver } from "../pairs/invitation-messages.ts";
import { changePair, otherOf, type Pair, readPair } from "../pairs/pairs.ts";
import { coordinators } from "../people/people.ts";
import { outbox, pairs } from "../schema/index.ts";
import { and, eq, or } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";

/** Ends the pairs of a person whose data is erased. */

/** A pair that the person is or was in, the person's role, and the others whose messages are redrawn. */
export type OwnPair = { id: PairId; role: PairRole; with: PersonId[] };

export const pairsOf = (db: Db, personId: PersonId): OwnPair[] =>
  db.orm
    .select({ id: pairs.id, mentorId: pairs.mentorId, actorId: pairs.actorId, coordinatorId: pairs.coordinatorId })
    .from(pairs)
    .where(or(eq(pairs.mentorId, personId), eq(pairs.actorId, personId)))
    .all()
    .map(({ id, mentorId, actorId, coordinatorId }) => ({
      id,
      role: mentorId === personId ? "mentor" : "actor",
      with: [mentorId === personId ? actorId : mentorId, coordinatorId],
    }));

/** Ends the pairs that have not ended, and closes their channels at once. */
export function endPairsOf(db: Db, personId: PersonId, own: readonly OwnPair[], now: number): void {
  for (const { id } of own) {
    const pair = readPair(db, id);
    if (pair.state === "invited") takeBackInvitation(db, pair, personId, now);
    else if (pair.state === "opening" || pair.state === "open") end(db, pair, personId, now);
    else if (pair.state === "finished" && pair.archivedAt === null) closeChannel(db, pair, now);
    refreshHome(db, [otherOf(pair, personId).id, ...coordinators(db).map((person) => person.id)], now);
  }
}

/** Withdraws an invitation: the other person's message shows that it is no longer valid. */
function takeBackInvitation(db: Db, pair: Pair, personId: PersonId, now: number): void {
  changePair(db, pair.id, { state: "refused" });
  redrawAbout(db, { pair: pair.id }, now);
  tellInvitationOver(db, pair, [otherOf(pair, personId)], now);
  tellCoordinator(db, pair, personId, now);
}

function end(db: Db, pair: Pair, personId: PersonId, now: number): void {
  const { finished } = endPair(db, pair, undefined, now);
  const other = otherOf(pair, personId).id;
  const key = `privacy:pair-ended:${pair.id}:${other}`;
  const ref = { pair: pair.id, person: other };
  enqueue(db, { key, kind: "privacy:pair-ended", ref, dueAt: now }, now);
  tellCoordinator(db, finished, personId, now);
  if (pair.state === "open") enqueueDigest(db, finished, now);
  closeChannel(db, finished, now);
}

function tellCoordinator(db: Db, pair: Pair, personId: PersonId, now: number): void {
  const to = pair.coordinator.id === personId ? undefined : pair.coordinator.id;
  if (to === undefined) return;
  const key = `privacy:pair-over:${pair.id}`;
  enqueue(db, { key, kind: "privacy:pair-over", ref: { pair: pair.id, person: to }, dueAt: now }, now);
}

/** Deletes the channel's waiting rows. Enqueues a last message, the deletion of the bot's others, a topic and name without names, and archiving. */
function closeChannel(db: Db, pair: Pair, now: number): void {
  db.orm
    .delete(outbox)
    .where(and(eq(outbox.lane, laneOf.pair(pair.id)), eq(outbox.state, "due")))
    .run();
  if (pair.channelState === "ready") {
    const row = { ref: { pair: pair.id }, dueAt: now };
    enqueue(db, { ...row, key: `pairs:topic:${pair.id}:erased:${pair.closings}`, kind: "pairs:topic" }, now);
    enqueue(db, { ...row, key: `privacy:goodbye:${pair.id}`, kind: "privacy:goodbye" }, now);
  }
  cleanChannel(db, pair, now);
}
