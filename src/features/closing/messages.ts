import * as blocks from "../../../blocks/closing.ts";
import type { Message } from "../../../blocks/kit.ts";
import { canGiveCertificates } from "../../../db/certificate/certificate.ts";
import { cleanedAt, closingKey } from "../../../db/closing/closing.ts";
import { remindLater } from "../../../db/closing/feedback.ts";
import { feedbackFor, hasAnswered, outcomeFor, summaryFor } from "../../../db/closing/summary.ts";
import { heldMeetings, meetingFor, plannedMeeting } from "../../../db/meetings/meetings.ts";
import { refOf } from "../../../db/outbox/kind.ts";
import { kinds, type Ref } from "../../../db/outbox/kinds.ts";
import { enqueueOrMove } from "../../../db/outbox/outbox.ts";
import { findRow } from "../../../db/outbox/rows.ts";
import { channelAddress, isLight, otherOf, type Pair } from "../../../db/pairs/pairs.ts";
import { findPerson } from "../../../db/people/people.ts";
import type { Viewer } from "../../../db/privacy/privacy.ts";
import { programmeOfPair } from "../../../db/programmes/programmes.ts";
import { recordRefusal } from "../../../db/setup/setup.ts";
import { readSettings } from "../../../db/store/settings.ts";
import { pairIn, toPairChannel, toPerson } from "../../outbox/addresses.ts";
import type { Address, DeliveryContext, DrawContext, Effect } from "../../outbox/effects.ts";
import { messageEffect, noLongerNeeded } from "../../outbox/message.ts";
import { HOUR_MS } from "../../programme/calendar/calendar.ts";
import { moodOf } from "../../programme/closing/rules.ts";
import { NO_SLACK_CHANNEL } from "../../programme/ids.ts";
import type { PairRole } from "../../programme/pairs/roles.ts";
import { channelName } from "../../programme/pairs/rules.ts";
import { channelEffects, namelessName } from "./channel.ts";

/** The reference of a row to one end of a pair. */
type End = Ref<"closing:goes-on">;
/** The same, with the one of the two who gets the message. */
type EndForOne = End & { readonly role: PairRole };

const personOf = (pair: Pair, { role }: { readonly role: PairRole }) => pair[role];

/** True while the end that a row refers to is not undone. */
const isNotUndone = (pair: Pair, ref: End): boolean => pair.state === "finished" && pair.closings === ref.closing;

/** The meeting that the end cancelled, if there was one. `at` is undefined where the viewer may not know its time. */
function cancelledMeeting(
  { db, viewer }: { db: DeliveryContext["db"]; viewer: Viewer },
  ref: Ref<"closing:goodbye">,
): { at: number | undefined } | undefined {
  return ref.meeting === undefined ? undefined : { at: meetingFor(db, viewer, ref.meeting)?.startsAt };
}

const goodbye = messageEffect({
  kind: kinds["closing:goodbye"],
  withinHours: false,
  // The channel is being emptied.
  over: () => undefined,
  to(context, ref) {
    const pair = pairIn(context, ref);
    return pair.channelState === "archived-by-hand" ? undefined : channelAddress(pair);
  },
  draw(context, ref) {
    const { db, words, viewer, isRedraw } = context;
    const pair = pairIn(context, ref);
    if (!isNotUndone(pair, ref)) return isRedraw ? blocks.goodbyeUndone(words) : undefined;
    const cleaning = findRow(db, closingKey.clean(pair));
    if (cleaning?.state !== "due") return undefined;
    return blocks.goodbye(words, {
      pairId: pair.id,
      pair,
      mood: moodOf(outcomeFor(db, viewer, pair), {
        held: heldMeetings(db, pair.id).length,
        planned: pair.plannedNumber,
      }),
      closesAt: isRedraw ? cleaning.dueAt : cleanedAt(db, context.now, context.zone),
      cancelled: cancelledMeeting(context, ref),
      added: programmeOfPair(db, pair).version.contents.goodbye,
      offersCertificate: canGiveCertificates(db, pair),
      isLight: isLight(pair),
    });
  },
  // The promised days count from when the message was sent, also after downtime.
  sent(context, ref) {
    const pair = pairIn(context, ref);
    const dueAt = cleanedAt(context.db, context.now, context.zone);
    const key = closingKey.clean(pair);
    if (isNotUndone(pair, ref)) enqueueOrMove(context.db, { key, kind: "closing:clean", ref, dueAt }, context.now);
  },
});

const goesOn = messageEffect({
  kind: kinds["closing:goes-on"],
  withinHours: false,
  over: noLongerNeeded,
  to: toPairChannel,
  draw({ db, words, now, isRedraw }, ref) {
    const pair = pairIn({ db }, ref);
    const isOpen = pair.state === "open";
    if (!isOpen && !isRedraw) return undefined;
    const ended = findRow(db, closingKey.goodbye({ id: pair.id, closings: ref.closing }));
    return blocks.mentoringGoesOn(words, pair.id, pair, {
      offersMeeting: isOpen && plannedMeeting(db, pair.id, now) === undefined,
      hadMeeting: ended !== undefined && refOf(kinds["closing:goodbye"], ended.ref).meeting !== undefined,
    });
  },
});

const toOneOfTwo = (context: DeliveryContext, ref: EndForOne): Address | undefined =>
  toPerson(personOf(pairIn(context, ref), ref));

/** What a message that asks for feedback is redrawn as; undefined while it still asks. */
function askedInVain(
  { db, words, isRedraw }: DrawContext,
  pair: Pair,
  ref: EndForOne,
  canCorrect: boolean,
): { instead: Message | undefined } | undefined {
  const other = otherOf(pair, personOf(pair, ref).id);
  if (!isNotUndone(pair, ref)) return { instead: isRedraw ? blocks.feedbackNotNeeded(words, other) : undefined };
  if (!hasAnswered(db, pair, ref.role)) return undefined;
  return { instead: isRedraw ? blocks.feedbackGiven(words, pair.id, other, canCorrect) : undefined };
}

const feedback = messageEffect({
  kind: kinds["closing:feedback"],
  withinHours: false,
  over: noLongerNeeded,
  to: toOneOfTwo,
  draw(context, ref) {
    const pair = pairIn(context, ref);
    const inVain = askedInVain(context, pair, ref, true);
    if (inVain) return inVain.instead;
    const finisher = pair.finishedBy === null ? undefined : findPerson(context.db, pair.finishedBy);
    return blocks.feedbackAsk(context.words, {
      pairId: pair.id,
      pair,
      role: ref.role,
      finishedBy: (finisher ?? pair.coordinator).firstName,
      cancelledAt: cancelledMeeting(context, ref)?.at,
    });
  },
  sent(context, ref) {
    const pair = pairIn(context, ref);
    if (isNotUndone(pair, ref)) remindLater(context.db, pair, ref.role, personOf(pair, ref).id, 1, context.now);
  },
});

const remind = messageEffect({
  kind: kinds["closing:remind"],
  withinHours: true,
  over: noLongerNeeded,
  to: toOneOfTwo,
  draw(context, ref) {
    const pair = pairIn(context, ref);
    const inVain = askedInVain(context, pair, ref, false);
    return inVain
      ? inVain.instead
      : blocks.feedbackReminder(context.words, pair.id, otherOf(pair, personOf(pair, ref).id));
  },
  sent(context, ref) {
    const pair = pairIn(context, ref);
    if (isNotUndone(pair, ref))
      remindLater(context.db, pair, ref.role, personOf(pair, ref).id, ref.time + 1, context.now);
  },
});

/** A digest waits while the coordinators have no channel, or the bot cannot write to it. */
const RETRY_AFTER_MS = 6 * HOUR_MS;

const digest = messageEffect({
  kind: kinds["closing:digest"],
  withinHours: false,
  // Somebody reads along who may not know of it: what was said stays as it is.
  over: () => undefined,
  to(context) {
    const settings = readSettings(context.db);
    if (!settings) return undefined;
    return {
      channelId: settings.coordinatorsChannelId ?? NO_SLACK_CHANNEL,
      language: settings.language,
      viewer: { channel: "coordinators" },
    };
  },
  waitUntil: ({ db, now }) => (readSettings(db)?.coordinatorsChannelId ? undefined : now + RETRY_AFTER_MS),
  whileStrangersRead: ({ now }) => ({ waitUntil: now + RETRY_AFTER_MS }),
  draw({ db, words, now, zone, viewer, isRedraw }, ref) {
    const pair = pairIn({ db }, ref);
    if (pair.state !== "finished") return isRedraw ? blocks.digestUndone(words, pair) : undefined;
    const summary = summaryFor(db, viewer, pair.id, now, zone);
    const given = feedbackFor(db, viewer, pair);
    const hasFeedback = [given.mentor, given.actor].some((one) => one !== "awaited" && one !== "notAsked");
    return summary && blocks.digest(words, pair.id, summary, hasFeedback);
  },
  unreachable({ db, now }, _ref, { meaning }) {
    recordRefusal(db, "coordinators", meaning, now);
    return now + RETRY_AFTER_MS;
  },
});

const channelTrouble = messageEffect({
  kind: kinds["closing:channel-trouble"],
  withinHours: true,
  over: noLongerNeeded,
  to: (context, ref) => toPerson(pairIn(context, ref).coordinator),
  draw(context, ref) {
    const pair = pairIn(context, ref);
    const { what } = ref;
    if (!isNotUndone(pair, ref) || (what === "archive" && pair.archivedAt !== null)) return undefined;
    const isRenamed = findRow(context.db, closingKey.rename(pair))?.state === "sent";
    const name = isRenamed
      ? namelessName(pair)
      : channelName(pair.mentor.firstName, pair.actor.firstName, pair.channelSuffix);
    return blocks.channelTrouble(context.words, pair, what, name);
  },
});

/** What the bot sends and does by itself at the end of a pair. */
export const effects: readonly Effect[] = [
  goodbye,
  goesOn,
  feedback,
  remind,
  digest,
  ...channelEffects,
  channelTrouble,
];
