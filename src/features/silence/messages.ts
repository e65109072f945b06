import { agreeReminder, pauseBegun, pauseOver, silenceAnswered, silenceQuestion } from "../../../blocks/silence.ts";
import { findMeeting, plannedMeeting } from "../../../db/meetings/meetings.ts";
import { kinds } from "../../../db/outbox/kinds.ts";
import { channelAddress, otherOf, type Pair, readPair, twoOf } from "../../../db/pairs/pairs.ts";
import { readPerson } from "../../../db/people/people.ts";
import { pauseIsOver } from "../../../db/silence/pauses.ts";
import {
  askableAt,
  enqueueSilenceQuestions,
  hasFreshReminder,
  hasLaterCheck,
  newestAlive,
  reassuredAt,
  rhythmOf,
  silentSince,
} from "../../../db/silence/silence.ts";
import { pairIn, toPairChannel, toPerson } from "../../outbox/addresses.ts";
import { type DrawContext, type Effect, effect } from "../../outbox/effects.ts";
import { messageEffect } from "../../outbox/message.ts";
import { dateOf, noonOf } from "../../programme/calendar/calendar.ts";
import { isPaused, isReassured } from "../../programme/silence/rules.ts";
import type { OpenQuestions } from "../home/question.ts";

const pauses = (pair: Pair, { now, zone }: Pick<DrawContext, "now" | "zone">): boolean =>
  isPaused(pair, dateOf(now, zone));

const agree = messageEffect({
  kind: kinds["silence:agree"],
  withinHours: true,
  to(context, ref) {
    const meeting = findMeeting(context.db, ref.meeting);
    return meeting && channelAddress(readPair(context.db, meeting.pairId));
  },
  draw(context, ref) {
    const { db, words, now, isRedraw } = context;
    const meeting = findMeeting(db, ref.meeting);
    if (!meeting) return undefined;
    const pair = readPair(db, meeting.pairId);
    const isAgreed = plannedMeeting(db, pair.id, now) !== undefined;
    if (isRedraw) return isAgreed ? agreeReminder(words, pair.id, true) : undefined;
    const isOver = meeting.state === "held" || (meeting.state === "planned" && meeting.kind === "later");
    const isNewest = newestAlive(db, pair.id)?.id === meeting.id && meeting.revision === ref.revision;
    if (pair.state !== "open" || pauses(pair, context) || isAgreed || !isNewest) return undefined;
    if (hasFreshReminder(db, pair.id, now)) return undefined;
    return isOver || meeting.state === "not-held" ? agreeReminder(words, pair.id, false) : undefined;
  },
});

/** Checks whether nothing was held or planned for 21 days, and writes a row for the question to each of the two. Sends no message itself. */
const check = effect({
  kind: kinds["silence:check"],
  withinHours: true,
  prepare(context, row) {
    const pair = pairIn(context, row.ref);
    if (pair.state !== "open") return { drop: "not open" };
    const askableFrom = askableAt(context.db, pair);
    if (askableFrom > context.now)
      return hasLaterCheck(context.db, row, context.now)
        ? { drop: "something happened since" }
        : { waitUntil: askableFrom };
    const { anchor, round } = row.ref;
    return {
      call: async () => ({}),
      settled: () => enqueueSilenceQuestions(context.db, pair, { anchor, round }, context.now),
    };
  },
});

const ask = messageEffect({
  kind: kinds["silence:ask"],
  withinHours: true,
  to: (context, ref) => toPerson(pairIn(context, ref)[ref.role]),
  draw(context, ref) {
    const { db, words, now, zone, isRedraw } = context;
    const pair = pairIn(context, ref);
    const person = pair[ref.role];
    const saidAt = reassuredAt(db, pair.id, person.id);
    if (isRedraw) {
      if (pair.state !== "open") return silenceAnswered(words, "silence.answered.finished", "");
      if (pauses(pair, context))
        return silenceAnswered(words, "silence.answered.paused", words.day(noonOf(String(pair.pausedUntilOn), zone)));
      if (plannedMeeting(db, pair.id, now)) return silenceAnswered(words, "silence.answered.agreed", "");
      if (saidAt !== undefined && saidAt >= ref.askedAt) return silenceAnswered(words, "silence.answered.well", "");
      if (silentSince(db, pair.id, now) === undefined) return silenceAnswered(words, "silence.answered.over", "");
      return silenceQuestion(words, pair.id, otherOf(pair, person.id));
    }
    if (silentSince(db, pair.id, now) === undefined || isReassured(saidAt, now, rhythmOf(db, pair))) return undefined;
    return silenceQuestion(words, pair.id, otherOf(pair, person.id));
  },
});

const paused = messageEffect({
  kind: kinds["silence:paused"],
  withinHours: false,
  to: toPairChannel,
  draw(context, ref) {
    const pair = pairIn(context, ref);
    const isOver = pair.pauseId !== ref.pause || pair.state !== "open";
    if (isOver && !context.isRedraw) return undefined;
    return pauseBegun(context.words, {
      pairId: pair.id,
      by: readPerson(context.db, ref.person),
      isOfPair: twoOf(pair).some(({ person }) => person.id === ref.person),
      untilAt: noonOf(ref.untilOn, context.zone),
      hasCancelled: ref.cancelled === 1,
      isOver,
    });
  },
});

const over = messageEffect({
  kind: kinds["silence:pause-over"],
  withinHours: true,
  to: toPairChannel,
  draw(context, ref) {
    const pair = pairIn(context, ref);
    if (!context.isRedraw && (pair.pauseId !== ref.pause || pair.state !== "open")) return undefined;
    return pauseOver(context.words, pair.id, undefined, plannedMeeting(context.db, pair.id, context.now) !== undefined);
  },
  sent: (context, ref) => pauseIsOver(context.db, pairIn(context, ref), context.now),
});

const continued = messageEffect({
  kind: kinds["silence:continued"],
  withinHours: false,
  to: toPairChannel,
  draw(context, ref) {
    const pair = pairIn(context, ref);
    if (!context.isRedraw && pair.state !== "open") return undefined;
    // A coordinator only announces it: whether to go on is the decision of the two.
    const by = twoOf(pair).find(({ person }) => person.id === ref.person)?.person;
    return pauseOver(context.words, pair.id, by, plannedMeeting(context.db, pair.id, context.now) !== undefined);
  },
});

/** What the bot sends and does by itself when nothing is agreed. */
export const effects: readonly Effect[] = [agree, check, ask, paused, over, continued];

export const openQuestions: OpenQuestions = ({ db, words, now }, { id, isSilent, other }) =>
  isSilent ? [{ since: silentSince(db, id, now) ?? now, blocks: silenceQuestion(words, id, other).blocks }] : [];
