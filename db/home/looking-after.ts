import type { LiveState } from "../../src/programme/pairs/states.ts";
import { hasKickoffForm, kickoffFormFor, saveKickoff } from "../kickoff/kickoff.ts";
import { kickoffOf } from "../meetings/meetings.ts";
import { flagOf } from "../outbox/kind.ts";
import { enqueue } from "../outbox/outbox.ts";
import { redrawAbout } from "../outbox/redrawing.ts";
import { noteMember } from "../pairs/channel-changes.ts";
import { refreshHomes } from "../pairs/new-pair.ts";
import { changePair, type Pair, readPair } from "../pairs/pairs.ts";
import { coordinators, type Person } from "../people/people.ts";
import { type Allowed, allow, type PairAs } from "../privacy/acting.ts";
import { type Db, newId } from "../store/open.ts";

/**
 * Another planned number: the channel is told, and the first meeting's form, where it is saved, says the same from now on.
 * The number it has already changes nothing.
 */
export function changePlannedNumber(db: Db, pair: PairAs<"coordinator", "open">, number: number, now: number): void {
  if (pair.plannedNumber === number) return;
  const form = kickoffFormFor(db, { personId: pair.by.id }, pair.id);
  if (form) saveKickoff(db, pair, { answer: { ...form.answer, number }, seenRevision: form.revision }, now);
  changePair(db, pair.id, { plannedNumber: number });
  const key = `pairs:number-changed:${newId()}`;
  enqueue(db, { key, kind: "pairs:number-changed", ref: { pair: pair.id, number }, dueAt: now }, now);
  redrawAbout(db, { pair: pair.id }, now);
  refreshHomes(db, pair, now);
}

/** Coordinators to whom a pair can be handed over: those who are not in it and not responsible for it now. */
export const possibleCoordinators = (db: Db, pair: Pair): Person[] =>
  coordinators(db).filter(({ id }) => ![pair.mentor.id, pair.actor.id, pair.coordinator.id].includes(id));

type HandingOver = Allowed<"hand over", { readonly pair: PairAs<"coordinator", LiveState>; readonly to: Person }>;

/** To whom a live pair is to be handed over: one who could answer for it, or does so already. Undefined for anybody else. */
export function findHandingOver(db: Db, pair: PairAs<"coordinator", LiveState>, toId: string): HandingOver | undefined {
  const to = [pair.coordinator, ...possibleCoordinators(db, pair)].find(({ id }) => id === toId);
  return to && allow(db, { pair, to });
}

/**
 * Another coordinator answers for a live pair. She and the one before are told, unless one of them has done it herself; the two get one
 * line; and as long as a coordinator belongs in the channel, they change places there. Whom the pair has already changes nothing.
 */
export function handOverPair(db: Db, { pair, to }: HandingOver, now: number): void {
  const { by, coordinator: from } = pair;
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
  redrawAbout(db, { pair: pair.id }, now);
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
