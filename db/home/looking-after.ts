import { hasKickoffForm, kickoffFormFor, saveKickoff } from "../kickoff/kickoff.ts";
import { logSavedKey, newestLogOf } from "../meeting-log/tasks.ts";
import { kickoffOf } from "../meetings/meetings.ts";
import { flagOf } from "../outbox/kind.ts";
import { enqueue, redraw } from "../outbox/outbox.ts";
import { noteMember } from "../pairs/channel-changes.ts";
import { invitationKey, refreshHomes } from "../pairs/new-pair.ts";
import { changePair, type Pair, readPair, twoOf } from "../pairs/pairs.ts";
import { coordinators, type Person } from "../people/people.ts";
import { type Db, newId } from "../store/open.ts";

/**
 * Changes the planned number of meetings, also in Liite 1 if it is saved, and tells the channel. The present number changes nothing.
 * Runs in the caller's transaction. The caller has checked that `by` may do this.
 */
export function changePlannedNumber(db: Db, pair: Pair, number: number, by: Person, now: number): void {
  if (pair.plannedNumber === number) return;
  const form = kickoffFormFor(db, { personId: by.id }, pair.id);
  if (form) saveKickoff(db, pair, { ...form.answer, number }, by.id, now);
  changePair(db, pair.id, { plannedNumber: number });
  const key = `pairs:number-changed:${newId()}`;
  enqueue(db, { key, kind: "pairs:number-changed", ref: { pair: pair.id, number }, dueAt: now }, now);
  const newest = newestLogOf(db, pair.id);
  if (newest) redraw(db, logSavedKey(newest.meetingId), now);
  refreshHomes(db, pair, now);
}

/** Coordinators to whom a pair can be handed over: those who are not in it and not responsible for it now. */
export const possibleCoordinators = (db: Db, pair: Pair): Person[] =>
  coordinators(db).filter(({ id }) => ![pair.mentor.id, pair.actor.id, pair.coordinator.id].includes(id));

/**
 * Makes another coordinator responsible for a live pair. Both coordinators are told, except the one who did it; the channel gets one line. If
 * the old coordinator is in the channel, that person is taken out, and the new one is invited until the first meeting is over and its form
 * saved. The present coordinator changes nothing.
 * Runs in the caller's transaction. The caller has checked that `by` may do this and `to` may get the pair.
 */
export function handOverPair(db: Db, pair: Pair, { to, by }: { to: Person; by: Person }, now: number): void {
  const from = pair.coordinator;
  if (from.id === to.id) return;
  changePair(db, pair.id, { coordinatorId: to.id });
  const mark = newId();
  const ref = { pair: pair.id, to: to.id, from: from.id, by: by.id };
  for (const { id } of [to, from]) {
    if (id === by.id) continue;
    const key = `pairs:handed-over:${mark}:${id}`;
    enqueue(db, { key, kind: "pairs:handed-over", ref: { ...ref, person: id }, dueAt: now }, now);
  }
  const isInside = pair.channelId !== null && pair.coordinatorLeftAt === null && pair.state === "open";
  const belongsInside = isInside && !hasBegun(db, pair, now);
  if (belongsInside) {
    const invited = { pair: pair.id, person: to.id, at: now };
    enqueue(db, { key: `pairs:invite:${mark}`, kind: "pairs:invite", ref: invited, dueAt: now }, now);
  }
  enqueue(db, { key: `pairs:new-coordinator:${mark}`, kind: "pairs:new-coordinator", ref, dueAt: now }, now);
  if (isInside) {
    const out = { pair: pair.id, person: from.id, isLast: flagOf(!belongsInside) };
    enqueue(db, { key: `pairs:take-out:${mark}`, kind: "pairs:take-out", ref: out, dueAt: now }, now);
  }
  for (const { person } of twoOf(pair)) redraw(db, invitationKey(pair.id, person.id), now);
  refreshHomes(db, readPair(db, pair.id), now);
}

/** Whether the first meeting is over and its form saved. Then no coordinator needs to join the channel. */
function hasBegun(db: Db, pair: Pair, now: number): boolean {
  const kickoff = kickoffOf(db, pair.id);
  return kickoff !== undefined && kickoff.endsAt <= now && hasKickoffForm(db, pair.id);
}

/** Asks a person to leave the channel if Slack does not let the bot remove people. Until then the bot writes no meeting times there. */
export function askToLeave(db: Db, pair: Pair, person: Person, now: number): void {
  noteMember(db, pair, person, true, now);
  const key = `pairs:please-leave:${newId()}`;
  const ref = { pair: pair.id, person: person.id };
  enqueue(db, { key, kind: "pairs:please-leave", ref, dueAt: now }, now);
}
