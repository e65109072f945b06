import { kickoffMissing, kickoffSaved, leaveOffer, ownChannel } from "../../../blocks/kickoff.ts";
import { message } from "../../../blocks/kit.ts";
import {
  enqueueMissing,
  enqueuePleaseLeave,
  hasKickoffForm,
  kickoffFormFor,
  settleKickoff,
} from "../../../db/kickoff/kickoff.ts";
import { findMeeting } from "../../../db/meetings/meetings.ts";
import type { Ref } from "../../../db/outbox/outbox.ts";
import { noteCoordinatorLeft, noteUnreachable } from "../../../db/pairs/channel.ts";
import { readPair } from "../../../db/pairs/pairs.ts";
import { pairIn, toPairChannel, toPerson } from "../../outbox/addresses.ts";
import { isClosedToUs, mayNotRemove, removeEffect } from "../../outbox/channel.ts";
import type { Address, Desk, Effect } from "../../outbox/effects.ts";
import { messageEffect } from "../../outbox/message.ts";
import { DAY, noonOf } from "../../programme/calendar/calendar.ts";
import type { MeetingId } from "../../programme/ids.ts";

/** To the coordinator, while she is in the channel of an open pair. */
function toCoordinatorInside(desk: Desk, ref: Ref): Address | undefined {
  const pair = pairIn(desk, ref);
  if (pair.state !== "open" || pair.coordinatorLeftAt !== null) return undefined;
  return toPerson(pair.coordinator);
}

/** The first meeting's end: it was held, or its form is missing. Says nothing itself. */
const over: Effect = {
  kind: "kickoff:over",
  withinHours: false,
  prepare(desk, row) {
    const meeting = findMeeting(desk.db, row.ref.meeting as MeetingId);
    if (!meeting || meeting.revision !== row.ref.revision || (meeting.state !== "planned" && meeting.state !== "held"))
      return { drop: "moved or cancelled" };
    if (meeting.endsAt > desk.now) return { waitUntil: meeting.endsAt };
    const pair = readPair(desk.db, meeting.pairId);
    if (pair.state !== "open") return { drop: "not open" };
    // Somebody could not come: a new time is being looked for.
    if (meeting.cancelledBy !== null && !hasKickoffForm(desk.db, pair.id)) return { drop: "waits for a new time" };
    return {
      call: async () => ({}),
      settled: () =>
        hasKickoffForm(desk.db, pair.id)
          ? settleKickoff(desk.db, pair, desk.now)
          : enqueueMissing(desk.db, meeting, 1, desk.now),
    };
  },
};

const missing = messageEffect({
  kind: "kickoff:missing",
  withinHours: true,
  to: toPairChannel,
  draw({ db, words }, ref) {
    const pair = pairIn({ db }, ref);
    const meeting = findMeeting(db, ref.meeting as MeetingId);
    if (meeting?.revision !== ref.revision || meeting?.cancelledBy !== null) return undefined;
    if (pair.state !== "open" || hasKickoffForm(db, pair.id)) return undefined;
    return kickoffMissing(words, pair.id);
  },
  sent(desk, ref) {
    const meeting = findMeeting(desk.db, ref.meeting as MeetingId);
    if (meeting) enqueueMissing(desk.db, meeting, Number(ref.round) + 1, desk.now);
  },
});

const saved = messageEffect({
  kind: "kickoff:saved",
  withinHours: false,
  to: toPairChannel,
  draw({ db, words, viewer, zone }, ref) {
    const pair = pairIn({ db }, ref);
    const form = kickoffFormFor(db, viewer, pair.id);
    if (!form) return undefined;
    const { on, themes, number } = form.answer;
    return kickoffSaved(words, {
      pairId: pair.id,
      at: noonOf(on, zone),
      themes,
      number,
      isOpen: pair.state === "open",
    });
  },
});

const offer = messageEffect({
  kind: "kickoff:leave-offer",
  withinHours: false,
  to: (desk, ref) => toPerson(pairIn(desk, ref).coordinator),
  draw({ db, words, isRedraw }, ref) {
    const { id, mentor, actor, state, coordinatorLeftAt } = pairIn({ db }, ref);
    const hasLeft = coordinatorLeftAt !== null;
    if (!isRedraw && (hasLeft || state !== "open")) return undefined;
    return leaveOffer(words, id, mentor.firstName, actor.firstName, hasLeft);
  },
});

const remove = removeEffect({
  kind: "kickoff:remove",
  member(desk, ref) {
    const { channelId, channelState, coordinator, coordinatorLeftAt, state } = pairIn(desk, ref);
    if (coordinatorLeftAt !== null || channelId === null || state !== "open") return undefined;
    if (channelState !== "ready") return { waitUntil: desk.now + DAY };
    return { channelId, slackUserId: coordinator.slackUserId };
  },
  out: (desk, ref) => noteCoordinatorLeft(desk.db, pairIn(desk, ref), desk.now),
  refused(desk, ref, error) {
    const pair = pairIn(desk, ref);
    if (isClosedToUs(error)) return noteUnreachable(desk.db, pair.id, error, desk.now);
    if (!mayNotRemove(error)) return undefined;
    enqueuePleaseLeave(desk.db, pair, 1, desk.now, desk.now);
    return "drop";
  },
});

const pleaseLeave = messageEffect({
  kind: "kickoff:please-leave",
  withinHours: true,
  to: toCoordinatorInside,
  draw: ({ db, words }, ref) =>
    message(
      words.md("kickoff.pleaseLeave", {
        mentor: pairIn({ db }, ref).mentor.firstName,
        actor: pairIn({ db }, ref).actor.firstName,
      }),
    ),
  sent: (desk, ref) => enqueuePleaseLeave(desk.db, pairIn(desk, ref), Number(ref.round) + 1, desk.now + DAY, desk.now),
});

const own = messageEffect({
  kind: "kickoff:own-channel",
  withinHours: false,
  to: toPairChannel,
  draw: ({ db, words }, ref) =>
    pairIn({ db }, ref).state === "open" ? ownChannel(words, pairIn({ db }, ref).id) : undefined,
});

/** What the bot says and does by itself about the first meeting, drawn when it is delivered. */
export const effects: readonly Effect[] = [over, missing, saved, offer, remove, pleaseLeave, own];
