import {
  handedFromYou,
  handedToYou,
  newCoordinator,
  numberChanged,
  pleaseLeave,
} from "../../../blocks/looking-after.ts";
import { askToLeave } from "../../../db/home/looking-after.ts";
import { pairShownFor } from "../../../db/home/pair.ts";
import { kinds, type Ref } from "../../../db/outbox/kinds.ts";
import { hasLeft, noteUnreachable } from "../../../db/pairs/channel.ts";
import { noteCoordinatorLeft, noteMember } from "../../../db/pairs/channel-changes.ts";
import { readPerson } from "../../../db/people/people.ts";
import type { Db } from "../../../db/store/open.ts";
import { pairIn, toPairChannel, toPersonIn } from "../../outbox/addresses.ts";
import { isClosedToUs, mayNotRemove, membershipIn, removeEffect } from "../../outbox/channel.ts";
import type { DeliveryContext, Effect } from "../../outbox/effects.ts";
import { messageEffect, noLongerNeeded } from "../../outbox/message.ts";
import { DAY_MS } from "../../programme/calendar/calendar.ts";

/** One line to the two. Dropped if the number was changed again before it was sent: a later row tells the new number. */
const number = messageEffect({
  kind: kinds["pairs:number-changed"],
  withinHours: false,
  over: noLongerNeeded,
  to: toPairChannel,
  draw({ db, words, isRedraw }, ref) {
    const pair = pairIn({ db }, ref);
    if ((!isRedraw && pair.state !== "open") || pair.plannedNumber !== ref.number) return undefined;
    return numberChanged(words, pair.plannedNumber);
  },
});

const coordinatorChanged = messageEffect({
  kind: kinds["pairs:new-coordinator"],
  withinHours: false,
  over: noLongerNeeded,
  to: toPairChannel,
  draw({ db, words, isRedraw }, ref) {
    const { coordinator, state } = pairIn({ db }, ref);
    if (!isRedraw && state !== "open") return undefined;
    return coordinator.id === ref.to ? newCoordinator(words, coordinator) : undefined;
  },
});

/** To the new coordinator of a pair and to the one before. Dropped if the pair was handed over again: a later row tells that. */
const handedOver = messageEffect({
  kind: kinds["pairs:handed-over"],
  withinHours: false,
  over: noLongerNeeded,
  to: toPersonIn,
  draw({ db, words, now, zone, viewer }, ref) {
    const pair = pairIn({ db }, ref);
    if (pair.coordinator.id !== ref.to || !("personId" in viewer)) return undefined;
    const by = readPerson(db, ref.by).firstName;
    const shown = pairShownFor(db, viewer, pair.id, now, zone);
    if (!shown || shown.state === "finished" || shown.state === "refused") return undefined;
    return viewer.personId === ref.to ? handedToYou(words, shown, by) : handedFromYou(words, pair, by);
  },
});

/** Removes the former coordinator from the channel. After the first meeting the channel then belongs to the two alone. */
const takeOut = removeEffect({
  kind: kinds["pairs:take-out"],
  member(context, ref) {
    const { mentor, actor, coordinator, channelId, channelState, state } = pairIn(context, ref);
    const person = readPerson(context.db, ref.person);
    const belongs = [mentor.id, actor.id, coordinator.id].includes(person.id);
    if (belongs || channelId === null || state !== "open") return undefined;
    return channelState === "ready" ? membershipIn(channelId, person) : { waitUntil: context.now + DAY_MS };
  },
  out(context, ref) {
    noteMember(context.db, pairIn(context, ref), readPerson(context.db, ref.person), false, context.now);
    noteOut(context, ref);
  },
  refused(context, ref, error) {
    const pair = pairIn(context, ref);
    if (isClosedToUs(error)) return noteUnreachable(context.db, pair.id, context.now);
    if (!mayNotRemove(error)) return undefined;
    askToLeave(context.db, pair, readPerson(context.db, ref.person), context.now);
    noteOut(context, ref);
    return "drop";
  },
});

function noteOut(context: DeliveryContext, ref: Ref<"pairs:take-out">): void {
  if (ref.isLast === 1) noteCoordinatorLeft(context.db, pairIn(context, ref), context.now);
}

/** Whether the person is in the channel of the pair, which is open. */
function isInsideOpen(db: Db, ref: Ref<"pairs:please-leave">): boolean {
  const pair = pairIn({ db }, ref);
  return pair.state === "open" && !hasLeft(db, pair, readPerson(db, ref.person).slackUserId);
}

const leave = messageEffect({
  kind: kinds["pairs:please-leave"],
  withinHours: false,
  over: noLongerNeeded,
  to: toPersonIn,
  draw: ({ db, words }, ref) => (isInsideOpen(db, ref) ? pleaseLeave(words, pairIn({ db }, ref)) : undefined),
});

/** What the bot sends and does after a coordinator has changed something about a pair. */
export const lookingAfterEffects: readonly Effect[] = [number, coordinatorChanged, handedOver, takeOut, leave];
