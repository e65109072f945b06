import {
  handedFromYou,
  handedToYou,
  newCoordinator,
  numberChanged,
  pleaseLeave,
} from "../../../blocks/looking-after.ts";
import { askToLeave } from "../../../db/home/looking-after.ts";
import { pairShownFor } from "../../../db/home/pair.ts";
import type { Ref } from "../../../db/outbox/outbox.ts";
import { noteCoordinatorLeft, noteUnreachable } from "../../../db/pairs/channel.ts";
import { channelAddress } from "../../../db/pairs/pairs.ts";
import { readPerson } from "../../../db/people/people.ts";
import { pairIn, toPairChannel, toPersonIn } from "../../outbox/addresses.ts";
import { isClosedToUs, mayNotRemove, removeEffect } from "../../outbox/channel.ts";
import type { Desk, Effect } from "../../outbox/effects.ts";
import { messageEffect } from "../../outbox/message.ts";
import { DAY } from "../../programme/calendar/calendar.ts";
import type { PersonId } from "../../programme/ids.ts";

/** One line to the two. Changed once more before it went out, the later line tells. */
const number = messageEffect({
  kind: "pairs:number-changed",
  withinHours: false,
  to: toPairChannel,
  draw({ db, words }, ref) {
    const pair = pairIn({ db }, ref);
    if (pair.state !== "open" || pair.plannedNumber !== ref.number) return undefined;
    return numberChanged(words, pair.plannedNumber);
  },
});

const coordinatorChanged = messageEffect({
  kind: "pairs:new-coordinator",
  withinHours: false,
  to: (desk, ref) => (pairIn(desk, ref).state === "open" ? channelAddress(pairIn(desk, ref)) : undefined),
  draw({ db, words }, ref) {
    const { coordinator } = pairIn({ db }, ref);
    return coordinator.id === ref.to ? newCoordinator(words, coordinator) : undefined;
  },
});

/** To the coordinator who got the pair, and to the one who had it. Handed on meanwhile, it is the later message that tells. */
const handedOver = messageEffect({
  kind: "pairs:handed-over",
  withinHours: false,
  to: toPersonIn,
  draw({ db, words, now, zone, viewer }, ref) {
    const pair = pairIn({ db }, ref);
    if (pair.coordinator.id !== ref.to || !("personId" in viewer)) return undefined;
    const by = readPerson(db, ref.by as PersonId).firstName;
    const shown = pairShownFor(db, viewer, pair.id, now, zone);
    if (!shown || shown.state === "finished" || shown.state === "refused") return undefined;
    return viewer.personId === ref.to ? handedToYou(words, shown, by) : handedFromYou(words, pair, by);
  },
});

/** The coordinator before leaves the channel; after the first meeting it is the two's own from then on. */
const takeOut = removeEffect({
  kind: "pairs:take-out",
  member(desk, ref) {
    const { mentor, actor, coordinator, channelId, channelState, state } = pairIn(desk, ref);
    const person = readPerson(desk.db, ref.person as PersonId);
    const belongs = [mentor.id, actor.id, coordinator.id].includes(person.id);
    if (belongs || channelId === null || state !== "open") return undefined;
    return channelState === "ready" ? { channelId, slackUserId: person.slackUserId } : { waitUntil: desk.now + DAY };
  },
  out: noteOut,
  refused(desk, ref, error) {
    const pair = pairIn(desk, ref);
    if (isClosedToUs(error)) return noteUnreachable(desk.db, pair.id, error, desk.now);
    if (!mayNotRemove(error)) return undefined;
    askToLeave(desk.db, pair, readPerson(desk.db, ref.person as PersonId), desk.now);
    noteOut(desk, ref);
    return "drop";
  },
});

function noteOut(desk: Desk, ref: Ref): void {
  if (ref.isLast === 1) noteCoordinatorLeft(desk.db, pairIn(desk, ref), desk.now);
}

const leave = messageEffect({
  kind: "pairs:please-leave",
  withinHours: false,
  to: toPersonIn,
  draw: ({ db, words }, ref) =>
    pairIn({ db }, ref).state === "open" ? pleaseLeave(words, pairIn({ db }, ref)) : undefined,
});

/** What the bot says and does when a coordinator has changed something about a pair, drawn when it is delivered. */
export const lookingAfterEffects: readonly Effect[] = [number, coordinatorChanged, handedOver, takeOut, leave];
