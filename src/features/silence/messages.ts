import { agreeReminder, pauseBegun, pauseOver, silenceAnswered, silenceQuestion } from "../../../blocks/silence.ts";
import { findMeeting, plannedMeeting } from "../../../db/meetings/meetings.ts";
import { channelAddress, otherOf, type Pair, readPair, twoOf } from "../../../db/pairs/pairs.ts";
import { readPerson } from "../../../db/people/people.ts";
import { pauseIsOver } from "../../../db/silence/pauses.ts";
import {
  askableAt,
  askBoth,
  hasLaterCheck,
  newestAlive,
  reassuredAt,
  silentSince,
} from "../../../db/silence/silence.ts";
import { pairIn, toPairChannel, toPerson } from "../../outbox/addresses.ts";
import type { Easel, Effect } from "../../outbox/effects.ts";
import { messageEffect } from "../../outbox/message.ts";
import { dateOf, noonOf } from "../../programme/calendar/calendar.ts";
import type { MeetingId, PersonId } from "../../programme/ids.ts";
import { isPaused, isReassured } from "../../programme/silence/rules.ts";

const pauses = (pair: Pair, { now, zone }: Pick<Easel, "now" | "zone">): boolean => isPaused(pair, dateOf(now, zone));

const agree = messageEffect({
  kind: "silence:agree",
  withinHours: true,
  to(desk, ref) {
    const meeting = findMeeting(desk.db, ref.meeting as MeetingId);
    return meeting && channelAddress(readPair(desk.db, meeting.pairId));
  },
  draw(easel, ref) {
    const { db, words, now, isRedraw } = easel;
    const meeting = findMeeting(db, ref.meeting as MeetingId);
    if (!meeting) return undefined;
    const pair = readPair(db, meeting.pairId);
    const isAgreed = plannedMeeting(db, pair.id, now) !== undefined;
    if (isRedraw) return isAgreed ? agreeReminder(words, pair.id, true) : undefined;
    const isOver = meeting.state === "held" || (meeting.state === "planned" && meeting.kind === "later");
    const isNewest = newestAlive(db, pair.id)?.id === meeting.id && meeting.revision === ref.revision;
    if (pair.state !== "open" || pauses(pair, easel) || isAgreed || !isNewest) return undefined;
    return isOver || meeting.state === "not-held" ? agreeReminder(words, pair.id, false) : undefined;
  },
});

/** Looks whether nothing has been held or planned for 21 days. Says nothing itself: the questions to the two are rows of their own. */
const check: Effect = {
  kind: "silence:check",
  withinHours: true,
  prepare(desk, row) {
    const pair = pairIn(desk, row.ref);
    if (pair.state !== "open") return { drop: "not open" };
    const askableFrom = askableAt(desk.db, pair);
    if (askableFrom > desk.now)
      return hasLaterCheck(desk.db, row, desk.now) ? { drop: "something happened since" } : { waitUntil: askableFrom };
    const { anchor, round } = row.ref;
    return {
      call: async () => ({}),
      settled: () => askBoth(desk.db, pair, { anchor: String(anchor), round: Number(round) }, desk.now),
    };
  },
};

const ask = messageEffect({
  kind: "silence:ask",
  withinHours: true,
  to(desk, ref) {
    const pair = pairIn(desk, ref);
    return toPerson(ref.role === "mentor" ? pair.mentor : pair.actor);
  },
  draw(easel, ref) {
    const { db, words, now, zone, isRedraw } = easel;
    const pair = pairIn(easel, ref);
    const person = ref.role === "mentor" ? pair.mentor : pair.actor;
    const saidAt = reassuredAt(db, pair.id, person.id);
    if (isRedraw) {
      if (pair.state !== "open") return silenceAnswered(words, "silence.answered.finished", "");
      if (pauses(pair, easel))
        return silenceAnswered(words, "silence.answered.paused", words.day(noonOf(String(pair.pausedUntilOn), zone)));
      if (plannedMeeting(db, pair.id, now)) return silenceAnswered(words, "silence.answered.agreed", "");
      if (saidAt !== undefined && saidAt >= Number(ref.askedAt))
        return silenceAnswered(words, "silence.answered.well", "");
      if (silentSince(db, pair.id, now) === undefined) return silenceAnswered(words, "silence.answered.over", "");
      return silenceQuestion(words, pair.id, otherOf(pair, person.id));
    }
    if (silentSince(db, pair.id, now) === undefined || isReassured(saidAt, now)) return undefined;
    return silenceQuestion(words, pair.id, otherOf(pair, person.id));
  },
});

const paused = messageEffect({
  kind: "silence:paused",
  withinHours: false,
  to: toPairChannel,
  draw(easel, ref) {
    const pair = pairIn(easel, ref);
    const isOver = pair.pauseId !== ref.pause || pair.state !== "open";
    if (isOver && !easel.isRedraw) return undefined;
    return pauseBegun(easel.words, {
      pairId: pair.id,
      by: readPerson(easel.db, ref.person as PersonId),
      isOfPair: twoOf(pair).some(({ person }) => person.id === ref.person),
      untilAt: noonOf(String(ref.untilOn), easel.zone),
      hasCancelled: ref.cancelled === 1,
      isOver,
    });
  },
});

const over = messageEffect({
  kind: "silence:pause-over",
  withinHours: true,
  to: toPairChannel,
  draw(easel, ref) {
    const pair = pairIn(easel, ref);
    if (!easel.isRedraw && (pair.pauseId !== ref.pause || pair.state !== "open")) return undefined;
    return pauseOver(easel.words, pair.id, undefined, plannedMeeting(easel.db, pair.id, easel.now) !== undefined);
  },
  sent: (desk, ref) => pauseIsOver(desk.db, pairIn(desk, ref), desk.now),
});

const continued = messageEffect({
  kind: "silence:continued",
  withinHours: false,
  to: toPairChannel,
  draw(easel, ref) {
    const pair = pairIn(easel, ref);
    if (!easel.isRedraw && pair.state !== "open") return undefined;
    // A coordinator only says so: whether the two want to go on is not hers to say.
    const by = twoOf(pair).find(({ person }) => person.id === ref.person)?.person;
    return pauseOver(easel.words, pair.id, by, plannedMeeting(easel.db, pair.id, easel.now) !== undefined);
  },
});

/** What the bot says by itself when nothing is agreed, drawn when it is delivered. */
export const effects: readonly Effect[] = [agree, check, ask, paused, over, continued];
