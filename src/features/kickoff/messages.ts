import { formAwaited, kickoffMissing, kickoffSaved, leaveOffer, ownChannel } from "../../../blocks/kickoff.ts";
import { message } from "../../../blocks/kit.ts";
import {
  enqueueMissing,
  enqueuePleaseLeave,
  hasKickoffForm,
  kickoffFormFor,
  settleKickoff,
} from "../../../db/kickoff/kickoff.ts";
import { findMeeting, kickoffOf } from "../../../db/meetings/meetings.ts";
import { kinds, type Ref } from "../../../db/outbox/kinds.ts";
import { noteUnreachable } from "../../../db/pairs/channel.ts";
import { noteCoordinatorLeft, noteMember } from "../../../db/pairs/channel-changes.ts";
import { readPair } from "../../../db/pairs/pairs.ts";
import { putOffPastKickoff } from "../../../db/pairs/past-kickoff.ts";
import { pairIn, toPairChannel, toPerson } from "../../outbox/addresses.ts";
import { isClosedToUs, mayNotRemove, removeEffect } from "../../outbox/channel.ts";
import { type Address, type DeliveryContext, type Effect, effect } from "../../outbox/effects.ts";
import { messageEffect } from "../../outbox/message.ts";
import { DAY_MS, noonOf } from "../../programme/calendar/calendar.ts";
import { OPENING_TAKES_MS } from "../../programme/home/rules.ts";
import { themeLabelIn } from "../../programme/programmes/contents.ts";
import type { OpenQuestions } from "../home/question.ts";

/** To the coordinator of an open pair, while the coordinator is in its channel. */
function toCoordinatorInside(context: DeliveryContext, ref: Ref<"kickoff:please-leave">): Address | undefined {
  const pair = pairIn(context, ref);
  if (pair.state !== "open" || pair.coordinatorLeftAt !== null) return undefined;
  return toPerson(pair.coordinator);
}

/** At the end of the first meeting: marks it as held, or asks for its form. Sends no message itself. */
const over = effect({
  kind: kinds["kickoff:over"],
  withinHours: false,
  prepare(context, row) {
    const meeting = findMeeting(context.db, row.ref.meeting);
    if (!meeting || meeting.revision !== row.ref.revision || (meeting.state !== "planned" && meeting.state !== "held"))
      return { drop: "moved or cancelled" };
    if (meeting.endsAt > context.now) return { waitUntil: meeting.endsAt };
    const pair = readPair(context.db, meeting.pairId);
    if (pair.state === "invited")
      return { call: async () => ({}), settled: () => putOffPastKickoff(context.db, pair, context.now) };
    // The two may have met although Slack has not let the bot make their channel yet.
    if (pair.state === "opening") return { waitUntil: context.now + OPENING_TAKES_MS };
    if (pair.state !== "open") return { drop: "not open" };
    // Somebody cannot come, so the meeting waits for a new time.
    if (meeting.cancelledBy !== null && !hasKickoffForm(context.db, pair.id)) return { drop: "waits for a new time" };
    return {
      call: async () => ({}),
      settled: () =>
        hasKickoffForm(context.db, pair.id)
          ? settleKickoff(context.db, pair, context.now)
          : enqueueMissing(context.db, meeting, 1, context.now),
    };
  },
});

const missing = messageEffect({
  kind: kinds["kickoff:missing"],
  withinHours: true,
  to: toPairChannel,
  draw({ db, words }, ref) {
    const pair = pairIn({ db }, ref);
    const meeting = findMeeting(db, ref.meeting);
    if (meeting?.revision !== ref.revision || meeting?.cancelledBy !== null) return undefined;
    if (pair.state !== "open" || hasKickoffForm(db, pair.id)) return undefined;
    return kickoffMissing(words, pair.id);
  },
  sent(context, ref) {
    const meeting = findMeeting(context.db, ref.meeting);
    if (meeting) enqueueMissing(context.db, meeting, ref.round + 1, context.now);
  },
});

const saved = messageEffect({
  kind: kinds["kickoff:saved"],
  withinHours: false,
  to: toPairChannel,
  draw({ db, words, viewer, zone }, ref) {
    const pair = pairIn({ db }, ref);
    const form = kickoffFormFor(db, viewer, pair.id);
    if (!form) return undefined;
    const { on, number } = form.answer;
    const themes = form.answer.themes.map((theme) => themeLabelIn(form.version.contents, theme));
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
  kind: kinds["kickoff:leave-offer"],
  withinHours: false,
  to: (context, ref) => toPerson(pairIn(context, ref).coordinator),
  draw({ db, words, isRedraw }, ref) {
    const { id, mentor, actor, state, coordinatorLeftAt } = pairIn({ db }, ref);
    const hasLeft = coordinatorLeftAt !== null;
    if (!isRedraw && (hasLeft || state !== "open")) return undefined;
    return leaveOffer(words, id, mentor.firstName, actor.firstName, hasLeft);
  },
});

const remove = removeEffect({
  kind: kinds["kickoff:remove"],
  member(context, ref) {
    const { channelId, channelState, coordinator, coordinatorLeftAt, state } = pairIn(context, ref);
    if (coordinatorLeftAt !== null || channelId === null || state !== "open") return undefined;
    if (channelState !== "ready") return { waitUntil: context.now + DAY_MS };
    return { channelId, slackUserId: coordinator.slackUserId };
  },
  out(context, ref) {
    const pair = pairIn(context, ref);
    noteMember(context.db, pair, pair.coordinator, false, context.now);
    noteCoordinatorLeft(context.db, pairIn(context, ref), context.now);
  },
  refused(context, ref, error) {
    const pair = pairIn(context, ref);
    if (isClosedToUs(error)) return noteUnreachable(context.db, pair.id, context.now);
    if (!mayNotRemove(error)) return undefined;
    enqueuePleaseLeave(context.db, pair, 1, context.now, context.now);
    return "drop";
  },
});

const pleaseLeave = messageEffect({
  kind: kinds["kickoff:please-leave"],
  withinHours: true,
  to: toCoordinatorInside,
  draw: ({ db, words }, ref) =>
    message(
      words.md("kickoff.pleaseLeave", {
        mentor: pairIn({ db }, ref).mentor.firstName,
        actor: pairIn({ db }, ref).actor.firstName,
      }),
    ),
  sent: (context, ref) =>
    enqueuePleaseLeave(context.db, pairIn(context, ref), ref.round + 1, context.now + DAY_MS, context.now),
});

const own = messageEffect({
  kind: kinds["kickoff:own-channel"],
  withinHours: false,
  to: toPairChannel,
  draw: ({ db, words }, ref) =>
    pairIn({ db }, ref).state === "open" ? ownChannel(words, pairIn({ db }, ref).id) : undefined,
});

/** What the bot sends and does by itself about the first meeting. */
export const effects: readonly Effect[] = [over, missing, saved, offer, remove, pleaseLeave, own];

/** Once the first meeting is over, its form. */
export const openQuestions: OpenQuestions = ({ db, words }, { id, kickoff }) =>
  kickoff === "over" ? [{ since: kickoffOf(db, id)?.endsAt ?? 0, blocks: [formAwaited(words, id)] }] : [];
