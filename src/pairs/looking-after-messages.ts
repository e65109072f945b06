import { handedFromYou, handedToYou, newCoordinator, numberChanged, pleaseLeave } from "../../blocks/looking-after.ts";
import { pairShownFor } from "../../db/home-pair.ts";
import { askToLeave } from "../../db/looking-after.ts";
import { noteCoordinatorLeft, noteUnreachable } from "../../db/pair-channel.ts";
import { channelAddress, readPair } from "../../db/pairs.ts";
import { readPerson } from "../../db/people.ts";
import { DAY } from "../calendar.ts";
import { pairIn, toPairChannel, toPersonIn } from "../outbox/addresses.ts";
import { mayNotRemove, membersOf } from "../outbox/channel.ts";
import type { Effect } from "../outbox/effects.ts";
import { messageEffect } from "../outbox/message.ts";

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
    const by = readPerson(db, String(ref.by)).firstName;
    const shown = pairShownFor(db, viewer, pair.id, now, zone);
    if (!shown || shown.state === "finished" || shown.state === "refused") return undefined;
    return viewer.personId === ref.to ? handedToYou(words, shown, by) : handedFromYou(words, pair, by);
  },
});

/** The coordinator before leaves the channel; after the first meeting it is the two's own from then on. */
const takeOut: Effect = {
  kind: "pairs:take-out",
  withinHours: false,
  async prepare(desk, row) {
    const pair = pairIn(desk, row.ref);
    const person = readPerson(desk.db, String(row.ref.person));
    const belongs = [pair.mentor.id, pair.actor.id, pair.coordinator.id].includes(person.id);
    const channel = pair.channelId;
    if (belongs || channel === null || pair.state !== "open") return { drop: "lost its point" };
    if (pair.channelState !== "ready") return { waitUntil: desk.now + DAY };
    const isInside = (await membersOf(desk, channel)).has(person.slackUserId);
    const settled = () => {
      if (row.ref.isLast === 1) noteCoordinatorLeft(desk.db, readPair(desk.db, pair.id), desk.now);
    };
    return {
      channel,
      async call() {
        if (isInside) await desk.door.call("conversations.kick", { channel, user: person.slackUserId });
        return {};
      },
      settled,
      refused(error) {
        if (error === "not_in_channel") return "done";
        if (error === "channel_not_found" || error === "is_archived")
          return noteUnreachable(desk.db, pair.id, error, desk.now);
        if (!mayNotRemove(error)) return undefined;
        askToLeave(desk.db, pair, person, desk.now);
        settled();
        return "drop";
      },
    };
  },
};

const leave = messageEffect({
  kind: "pairs:please-leave",
  withinHours: false,
  to: toPersonIn,
  draw: ({ db, words }, ref) =>
    pairIn({ db }, ref).state === "open" ? pleaseLeave(words, pairIn({ db }, ref)) : undefined,
});

/** What the bot says and does when a coordinator has changed something about a pair, drawn when it is delivered. */
export const lookingAfterEffects: readonly Effect[] = [number, coordinatorChanged, handedOver, takeOut, leave];
