import * as blocks from "../../../blocks/closing.ts";
import type { Message } from "../../../blocks/kit.ts";
import { cleanedAt, closingKey, remindLater } from "../../../db/closing/closing.ts";
import { feedbackFor, hasAnswered, outcomeFor, summaryFor } from "../../../db/closing/summary.ts";
import { heldMeetings, meetingFor, plannedMeeting } from "../../../db/meetings/meetings.ts";
import { enqueueOrMove, findRow, laneOf, type Ref } from "../../../db/outbox/outbox.ts";
import { channelAddress, otherOf, type Pair, type PairRole } from "../../../db/pairs/pairs.ts";
import { findPerson } from "../../../db/people/people.ts";
import type { Viewer } from "../../../db/privacy/privacy.ts";
import { noteClosed } from "../../../db/setup/setup.ts";
import { readSettings } from "../../../db/store/settings.ts";
import { pairIn, toPairChannel, toPerson } from "../../outbox/addresses.ts";
import type { Address, Desk, Easel, Effect } from "../../outbox/effects.ts";
import { messageEffect } from "../../outbox/message.ts";
import { HOUR } from "../../programme/calendar/calendar.ts";
import { moodOf } from "../../programme/closing/rules.ts";
import { type MeetingId, NO_SLACK_CHANNEL } from "../../programme/ids.ts";
import { channelName } from "../../programme/pairs/rules.ts";
import { channelEffects, namelessName } from "./channel.ts";

const roleOf = (ref: Ref): PairRole => (ref.role === "mentor" ? "mentor" : "actor");
const personOf = (pair: Pair, ref: Ref) => (roleOf(ref) === "mentor" ? pair.mentor : pair.actor);

/** Whether the finishing that a row speaks of has not been undone. */
const stands = (pair: Pair, ref: Ref): boolean => pair.state === "finished" && pair.closings === ref.closing;

/** The meeting that the end cancelled: whether there was one, and its time for those who may know it. */
function cancelledMeeting(
  { db, viewer }: { db: Desk["db"]; viewer: Viewer },
  ref: Ref,
): { at: number | undefined } | undefined {
  return ref.meeting === undefined ? undefined : { at: meetingFor(db, viewer, ref.meeting as MeetingId)?.startsAt };
}

const goodbye = messageEffect({
  kind: "closing:goodbye",
  withinHours: false,
  to(desk, ref) {
    const pair = pairIn(desk, ref);
    return pair.channelState === "archived-by-hand" ? undefined : channelAddress(pair);
  },
  draw(easel, ref) {
    const { db, words, viewer, isRedraw } = easel;
    const pair = pairIn(easel, ref);
    if (!stands(pair, ref)) return isRedraw && pair.closings === ref.closing ? blocks.goodbyeUndone(words) : undefined;
    const cleaning = findRow(db, closingKey.clean(pair));
    if (cleaning?.state !== "due") return undefined;
    return blocks.goodbye(words, {
      pairId: pair.id,
      pair,
      mood: moodOf(outcomeFor(db, viewer, pair), {
        held: heldMeetings(db, pair.id).length,
        planned: pair.plannedNumber,
      }),
      closesAt: isRedraw ? cleaning.dueAt : cleanedAt(db, easel.now, easel.zone),
      cancelled: cancelledMeeting(easel, ref),
    });
  },
  // The promised days count from when it was said, also after an outage.
  sent(desk, ref) {
    const pair = pairIn(desk, ref);
    const dueAt = cleanedAt(desk.db, desk.now, desk.zone);
    const entry = { key: closingKey.clean(pair), kind: "closing:clean", ref, lane: laneOf.pair(pair.id), dueAt };
    if (stands(pair, ref)) enqueueOrMove(desk.db, entry, desk.now);
  },
});

const goesOn = messageEffect({
  kind: "closing:goes-on",
  withinHours: false,
  to: toPairChannel,
  draw({ db, words, now, isRedraw }, ref) {
    const pair = pairIn({ db }, ref);
    const isOpen = pair.state === "open";
    if (!isOpen && !isRedraw) return undefined;
    return blocks.mentoringGoesOn(words, pair.id, pair, isOpen && plannedMeeting(db, pair.id, now) === undefined);
  },
});

const toOneOfTwo = (desk: Desk, ref: Ref): Address => toPerson(personOf(pairIn(desk, ref), ref));

/** What a message that asks for feedback has become; undefined while it still asks. */
function askedInVain(
  { db, words, isRedraw }: Easel,
  pair: Pair,
  ref: Ref,
  canCorrect: boolean,
): { instead: Message | undefined } | undefined {
  const other = otherOf(pair, personOf(pair, ref).id);
  if (!stands(pair, ref)) return { instead: isRedraw ? blocks.feedbackNotNeeded(words, other) : undefined };
  if (!hasAnswered(db, pair, roleOf(ref))) return undefined;
  return { instead: isRedraw ? blocks.feedbackGiven(words, pair.id, other, canCorrect) : undefined };
}

const feedback = messageEffect({
  kind: "closing:feedback",
  withinHours: false,
  to: toOneOfTwo,
  draw(easel, ref) {
    const pair = pairIn(easel, ref);
    const inVain = askedInVain(easel, pair, ref, true);
    if (inVain) return inVain.instead;
    const finisher = pair.finishedBy === null ? undefined : findPerson(easel.db, pair.finishedBy);
    return blocks.feedbackAsk(easel.words, {
      pairId: pair.id,
      pair,
      role: roleOf(ref),
      finishedBy: (finisher ?? pair.coordinator).firstName,
      cancelledAt: cancelledMeeting(easel, ref)?.at,
    });
  },
  sent(desk, ref) {
    const pair = pairIn(desk, ref);
    if (stands(pair, ref)) remindLater(desk.db, pair, roleOf(ref), personOf(pair, ref).id, 1, desk.now);
  },
});

const remind = messageEffect({
  kind: "closing:remind",
  withinHours: true,
  to: toOneOfTwo,
  draw(easel, ref) {
    const pair = pairIn(easel, ref);
    const inVain = askedInVain(easel, pair, ref, false);
    return inVain
      ? inVain.instead
      : blocks.feedbackReminder(easel.words, pair.id, otherOf(pair, personOf(pair, ref).id));
  },
  sent(desk, ref) {
    const pair = pairIn(desk, ref);
    if (stands(pair, ref))
      remindLater(desk.db, pair, roleOf(ref), personOf(pair, ref).id, Number(ref.time) + 1, desk.now);
  },
});

/** While the coordinators have no channel, or it is closed to us, a digest waits for one. */
const AGAIN = 6 * HOUR;

const digest = messageEffect({
  kind: "closing:digest",
  withinHours: false,
  to(desk) {
    const settings = readSettings(desk.db);
    if (!settings) return undefined;
    return {
      channelId: settings.coordinatorsChannelId ?? NO_SLACK_CHANNEL,
      language: settings.language,
      viewer: { channel: "coordinators" },
    };
  },
  waitUntil: ({ db, now }) => (readSettings(db)?.coordinatorsChannelId ? undefined : now + AGAIN),
  whileStrangersRead: ({ now }) => ({ waitUntil: now + AGAIN }),
  draw({ db, words, now, zone, viewer, isRedraw }, ref) {
    const pair = pairIn({ db }, ref);
    if (pair.state !== "finished") return isRedraw ? blocks.digestUndone(words, pair) : undefined;
    const summary = summaryFor(db, viewer, pair.id, now, zone);
    const given = feedbackFor(db, viewer, pair);
    const hasFeedback = given.mentor !== "awaited" || given.actor !== "awaited";
    return summary && blocks.digest(words, pair.id, summary, hasFeedback);
  },
  unreachable({ db, now }) {
    noteClosed(db, "coordinators", now);
    return now + AGAIN;
  },
});

const channelTrouble = messageEffect({
  kind: "closing:channel-trouble",
  withinHours: true,
  to: (desk, ref) => toPerson(pairIn(desk, ref).coordinator),
  draw(easel, ref) {
    const pair = pairIn(easel, ref);
    const what = ref.what === "rename" ? "rename" : "archive";
    if (!stands(pair, ref) || (what === "archive" && pair.archivedAt !== null)) return undefined;
    const isRenamed = findRow(easel.db, closingKey.rename(pair))?.state === "sent";
    const name = isRenamed
      ? namelessName(pair)
      : channelName(pair.mentor.firstName, pair.actor.firstName, pair.channelSuffix);
    return blocks.channelTrouble(easel.words, pair, what, name);
  },
});

/** What the bot says and does by itself at the end of a pair, drawn when it is delivered. */
export const effects: readonly Effect[] = [
  goodbye,
  goesOn,
  feedback,
  remind,
  digest,
  ...channelEffects,
  channelTrouble,
];
