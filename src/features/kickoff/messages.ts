import { formAwaited, kickoffMissing, kickoffSaved, leaveOffer, ownChannel } from "../../../blocks/kickoff.ts";
import { type Message, message } from "../../../blocks/kit.ts";
import {
  enqueueMissing,
  enqueuePleaseLeave,
  hasKickoffForm,
  kickoffFormFor,
  settleKickoff,
} from "../../../db/kickoff/kickoff.ts";
import { findMeeting, kickoffOf, plannedMeeting } from "../../../db/meetings/meetings.ts";
import { kinds, type Ref } from "../../../db/outbox/kinds.ts";
import { redrawAbout } from "../../../db/outbox/redrawing.ts";
import { noteUnreachable } from "../../../db/pairs/channel.ts";
import { noteCoordinatorLeft, noteMember } from "../../../db/pairs/channel-changes.ts";
import { isLight, type Pair, readPair } from "../../../db/pairs/pairs.ts";
import { putOffPastKickoff } from "../../../db/pairs/past-kickoff.ts";
import type { Db } from "../../../db/store/open.ts";
import { pairIn, toPairChannel, toPerson } from "../../outbox/addresses.ts";
import { isClosedToUs, mayNotRemove, membershipIn, removeEffect } from "../../outbox/channel.ts";
import { type Address, type DeliveryContext, type DrawContext, type Effect, effect } from "../../outbox/effects.ts";
import { messageEffect, noLongerNeeded } from "../../outbox/message.ts";
import { DAY_MS, noonOf } from "../../programme/calendar/calendar.ts";
import { OPENING_TAKES_MS } from "../../programme/home/rules.ts";
import { themeLabelIn } from "../../programme/programmes/contents.ts";
import type { OpenQuestions } from "../home/question.ts";

const toCoordinator = (context: DeliveryContext, ref: Ref<"kickoff:leave-offer">): Address | undefined =>
  toPerson(pairIn(context, ref).coordinator);

/** Whether the coordinator of an open pair is still in its channel. */
const isCoordinatorInside = ({ state, coordinatorLeftAt }: Pair): boolean =>
  state === "open" && coordinatorLeftAt === null;

/** What is left of a message about leaving the channel. */
function coordinatorHasLeft({ db, words }: DrawContext, ref: Ref<"kickoff:leave-offer">): Message {
  const { mentor, actor, coordinatorLeftAt } = pairIn({ db }, ref);
  return coordinatorLeftAt === null
    ? noLongerNeeded({ words })
    : message(words.md("kickoff.left", { mentor: mentor.firstName, actor: actor.firstName }));
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
      settled() {
        if (hasKickoffForm(context.db, pair.id)) settleKickoff(context.db, pair, context.now);
        else enqueueMissing(context.db, meeting, 1, context.now);
        redrawAbout(context.db, { pair: pair.id }, context.now);
      },
    };
  },
});

/** Whether the two can agree on a meeting, and have not. */
const offersMeeting = (db: Db, pair: Pair, now: number): boolean =>
  pair.state === "open" && plannedMeeting(db, pair.id, now) === undefined;

const missing = messageEffect({
  kind: kinds["kickoff:missing"],
  withinHours: true,
  over: ({ db, words }, ref) =>
    hasKickoffForm(db, ref.pair) ? message(words.md("kickoff.isSaved")) : noLongerNeeded({ words }),
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
  over: () => undefined,
  to: toPairChannel,
  draw({ db, words, viewer, now, zone }, ref) {
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
      offersMeeting: offersMeeting(db, pair, now),
    });
  },
});

const offer = messageEffect({
  kind: kinds["kickoff:leave-offer"],
  withinHours: false,
  over: coordinatorHasLeft,
  to: toCoordinator,
  draw({ db, words }, ref) {
    const pair = pairIn({ db }, ref);
    const { id, mentor, actor } = pair;
    return isCoordinatorInside(pair) ? leaveOffer(words, id, mentor.firstName, actor.firstName) : undefined;
  },
});

const remove = removeEffect({
  kind: kinds["kickoff:remove"],
  member(context, ref) {
    const { channelId, channelState, coordinator, coordinatorLeftAt, state } = pairIn(context, ref);
    if (coordinatorLeftAt !== null || channelId === null || state !== "open") return undefined;
    if (channelState !== "ready") return { waitUntil: context.now + DAY_MS };
    return membershipIn(channelId, coordinator);
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
  over: coordinatorHasLeft,
  to: toCoordinator,
  draw({ db, words }, ref) {
    const pair = pairIn({ db }, ref);
    const names = { mentor: pair.mentor.firstName, actor: pair.actor.firstName };
    return isCoordinatorInside(pair) ? message(words.md("kickoff.pleaseLeave", names)) : undefined;
  },
  sent: (context, ref) =>
    enqueuePleaseLeave(context.db, pairIn(context, ref), ref.round + 1, context.now + DAY_MS, context.now),
});

const own = messageEffect({
  kind: kinds["kickoff:own-channel"],
  withinHours: false,
  over: noLongerNeeded,
  to: toPairChannel,
  draw({ db, words, now, isRedraw }, ref) {
    const pair = pairIn({ db }, ref);
    if (!isRedraw && pair.state !== "open") return undefined;
    return ownChannel(words, pair.id, { offersMeeting: offersMeeting(db, pair, now), isLight: isLight(pair) });
  },
});

/** What the bot sends and does by itself about the first meeting. */
export const effects: readonly Effect[] = [over, missing, saved, offer, remove, pleaseLeave, own];

/** Once the first meeting is over, its form. */
export const openQuestions: OpenQuestions = ({ db, words }, { id, kickoff }) =>
  kickoff === "over" ? [{ since: kickoffOf(db, id)?.endsAt ?? 0, blocks: [formAwaited(words, id)] }] : [];
