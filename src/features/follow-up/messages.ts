import {
  answerShared,
  followUpQuestion,
  sharedMessage,
  type TypedTo,
  taskCheck,
  typedHint,
  typedQuestion,
  unkeptMessage,
} from "../../../blocks/follow-up.ts";
import { actorsTasks } from "../../../blocks/light-pairs.ts";
import { whenOf } from "../../../blocks/meeting-log.ts";
import { followUpFacts, followUpFor, noteAsked, OPEN_FOR_MS, openFollowUps } from "../../../db/follow-up/follow-up.ts";
import { openFollowUpOf, sharedFollowUpOf } from "../../../db/follow-up/open-questions.ts";
import { discardLine, findTyped, typedReplyOf } from "../../../db/follow-up/typed.ts";
import { joinedAtOf } from "../../../db/light-pairs/joining.ts";
import { logsOf, newestLogOf, tasksFor } from "../../../db/meeting-log/tasks.ts";
import type { Meeting } from "../../../db/meetings/meeting.ts";
import { findMeeting, meetingsOfPair, plannedMeeting } from "../../../db/meetings/meetings.ts";
import { kinds } from "../../../db/outbox/kinds.ts";
import { isLight, otherOf, readPair } from "../../../db/pairs/pairs.ts";
import { readPerson } from "../../../db/people/people.ts";
import type { Db } from "../../../db/store/open.ts";
import { meetingIn, toPerson, toPersonIn } from "../../outbox/addresses.ts";
import { type DeliveryContext, type Effect, effect } from "../../outbox/effects.ts";
import { messageEffect, noLongerNeeded } from "../../outbox/message.ts";
import { DAY_MS } from "../../programme/calendar/calendar.ts";
import { LONG_TEXT } from "../../programme/forms/fields.ts";
import type { MeetingId, PersonId } from "../../programme/ids.ts";
import { tasksCheckedAt } from "../../programme/meeting-log/rules.ts";
import { toldApart } from "../../programme/people/names.ts";
import { pauseEndsAt } from "../../programme/silence/rules.ts";
import type { OpenQuestions } from "../home/question.ts";

const isOver = (meeting: Meeting, now: number) => meeting.state === "planned" && meeting.endsAt <= now;

/** To the actor, after the log was saved or a day after the meeting. Once for each meeting, and not after a week. */
const ask = messageEffect({
  kind: kinds["follow-up:ask"],
  withinHours: true,
  over: noLongerNeeded,
  to: ({ db }, ref) => toPerson(meetingIn({ db }, ref).pair.actor),
  waitUntil(context, ref) {
    const { meeting, pair } = meetingIn(context, ref);
    if (pair.state !== "open") return undefined;
    return meeting.state === "planned" ? meeting.endsAt + DAY_MS : pauseEndsAt(pair, context.now, context.zone);
  },
  draw({ db, words, viewer, now, isRedraw }, ref) {
    const { meeting, pair } = meetingIn({ db }, ref);
    const hasBeen = meeting.state === "held" || isOver(meeting, now);
    const wasThere = meeting.startsAt >= (joinedAtOf(db, pair.actor.id) ?? 0);
    const isDue = hasBeen && wasThere && pair.state === "open" && now <= meeting.endsAt + OPEN_FOR_MS;
    if (!isRedraw && !isDue) return undefined;
    const seen = followUpFor(db, viewer, meeting.id);
    return followUpQuestion(words, {
      meetingId: meeting.id,
      pairId: pair.id,
      mentor: pair.mentor.firstName,
      at: meeting.startsAt,
      rating: seen?.rating,
      hasReply: seen?.reply !== undefined,
      isShared: seen?.isShared ?? false,
      isOver: pair.state !== "open",
    });
  },
  sent({ db, now }, ref) {
    const { meeting, pair } = meetingIn({ db }, ref);
    noteAsked(db, pair, meeting.id, now);
  },
});

/** To the mentor: the actor has shared an answer. */
const shared = messageEffect({
  kind: kinds["follow-up:shared"],
  withinHours: false,
  over: noLongerNeeded,
  to: ({ db }, ref) => toPerson(meetingIn({ db }, ref).pair.mentor),
  draw({ db, words, isRedraw }, ref) {
    const { meeting, pair } = meetingIn({ db }, ref);
    const isShared = followUpFacts(db, meeting.id)?.isShared ?? false;
    if (!isRedraw && !isShared) return undefined;
    const { actor } = pair;
    return sharedMessage(words, { meetingId: meeting.id, actor: actor.firstName, at: meeting.startsAt, isShared });
  },
});

/** Asks a person what to do with a text that the person typed to the bot. */
const typed = messageEffect({
  kind: kinds["follow-up:typed"],
  withinHours: false,
  over: noLongerNeeded,
  to({ db }, ref) {
    const reply = findTyped(db, ref.typed);
    return reply && toPerson(readPerson(db, reply.personId));
  },
  draw({ db, words, now, isRedraw }, ref) {
    const reply = typedReplyOf(db, ref.typed);
    if (!reply) return undefined;
    const to = answerableBy(db, reply.personId, now);
    const isOpen = reply.state === "too-long" || (reply.state === "waiting" && to.length > 0);
    if (!isRedraw && !isOpen) return undefined;
    return typedQuestion(words, { id: ref.typed, ...reply, to, longest: LONG_TEXT });
  },
});

/** The meetings whose follow-up a person can answer now: one a pair, newest first. */
function answerableBy(db: Db, personId: PersonId, now: number): TypedTo[] {
  const open = openFollowUps(db, personId, now).map((one) => ({ ...one, mentor: readPair(db, one.pairId).mentor }));
  const called = toldApart(open.map(({ mentor }) => mentor));
  return open.map(({ meetingId, mentor }) => ({
    meetingId,
    mentor: called(mentor),
    at: findMeeting(db, meetingId)?.startsAt ?? now,
  }));
}

/** Answers a recording, a picture or another message without words. */
const unkept = messageEffect({
  kind: kinds["follow-up:unkept"],
  withinHours: false,
  over: noLongerNeeded,
  to: toPersonIn,
  draw({ db, words, viewer, now }, ref) {
    const to = answerableBy(db, ref.person, now);
    return unkeptMessage(
      words,
      to.map((one) => ({ ...one, rating: followUpFor(db, viewer, one.meetingId)?.rating })),
    );
  },
});

/** Deletes a typed text if the person has not said what to do with it. Calls nothing in Slack. */
const forget = effect({
  kind: kinds["follow-up:forget"],
  withinHours: false,
  prepare: ({ db, now }, row) => ({
    call: async () => ({}),
    settled: () => {
      discardLine(db, row.ref.typed, now);
    },
  }),
});

/** Says that the bot cannot do much with a typed text. */
const hint = messageEffect({
  kind: kinds["follow-up:hint"],
  withinHours: false,
  to: toPersonIn,
  draw: ({ words }) => typedHint(words),
});

/** Asks each of the two about the own tasks, before the next meeting. */
const tasks = messageEffect({
  kind: kinds["follow-up:tasks"],
  withinHours: true,
  over: noLongerNeeded,
  to: ({ db }, ref) => toPerson(meetingIn({ db }, ref).pair[ref.role]),
  waitUntil: tasksWait,
  draw({ db, words, viewer, now, isRedraw }, ref) {
    const { meeting, pair } = meetingIn({ db }, ref);
    const { role } = ref;
    const own = tasksFor(db, viewer, { meetingId: meeting.id, pairId: pair.id }, role);
    const isDue = pair.state === "open" && own.some((task) => task.state !== "done") && isNewest(db, meeting, now);
    if (!isRedraw && !isDue) return undefined;
    const next = plannedMeeting(db, pair.id, now);
    return taskCheck(words, {
      other: otherOf(pair, pair[role].id).firstName,
      at: meeting.startsAt,
      nextWhen: next && whenOf(words, next),
      tasks: own,
      isOver: pair.state !== "open",
    });
  },
});

/** Until shortly before the next meeting, and while the pair pauses. */
function tasksWait(context: DeliveryContext, ref: { readonly meeting: MeetingId }): number | undefined {
  const { meeting, pair } = meetingIn(context, ref);
  const log = logsOf(context.db, pair.id).find(({ meetingId }) => meetingId === meeting.id);
  if (!log || pair.state !== "open") return undefined;
  const next = plannedMeeting(context.db, pair.id, context.now);
  return Math.max(tasksCheckedAt(log.firstSavedAt, next?.startsAt), pauseEndsAt(pair, context.now, context.zone) ?? 0);
}

/** To the mentor of a light pair, in place of the question to the actor: her tasks, to tell her. Without buttons: she says at the meeting how they went. */
const tell = messageEffect({
  kind: kinds["follow-up:actors-tasks"],
  withinHours: true,
  over: noLongerNeeded,
  to: ({ db }, ref) => toPerson(meetingIn({ db }, ref).pair.mentor),
  waitUntil: tasksWait,
  draw({ db, words, viewer, now, isRedraw }, ref) {
    const { meeting, pair } = meetingIn({ db }, ref);
    if (!isLight(pair) || pair.state !== "open") return undefined;
    const hers = tasksFor(db, viewer, { meetingId: meeting.id, pairId: pair.id }, "actor");
    if (hers.length === 0 || (!isRedraw && !isNewest(db, meeting, now))) return undefined;
    const next = plannedMeeting(db, pair.id, now);
    return actorsTasks(words, {
      actor: pair.actor.firstName,
      at: meeting.startsAt,
      nextWhen: next && whenOf(words, next),
      tasks: hers.map(({ text }) => text),
    });
  },
});

/** True where no later meeting has begun or been logged, in which the two could have talked about this meeting's tasks. */
function isNewest(db: Db, meeting: Meeting, now: number): boolean {
  if (newestLogOf(db, meeting.pairId)?.meetingId !== meeting.id) return false;
  return !meetingsOfPair(db, meeting.pairId).some(
    ({ id, state, startsAt }) =>
      id !== meeting.id && (state === "planned" || state === "held") && startsAt > meeting.startsAt && startsAt <= now,
  );
}

export const effects: readonly Effect[] = [ask, shared, typed, forget, hint, unkept, tasks, tell];

/** For the actor, how the last meeting was; for the mentor, the newest answer that the actor shares. */
export const openQuestions: OpenQuestions = ({ db, words, now, person }, { id, role, other }) => {
  const isActor = role === "actor";
  const shown = isActor ? openFollowUpOf(db, person.id, id, now) : sharedFollowUpOf(db, person.id, id);
  if (!shown) return [];
  const { meetingId, rating, reply, isShared, askedAt, sharedAt } = shown.followUp;
  const at = shown.meeting.startsAt;
  if (!isActor)
    return [
      {
        since: sharedAt ?? askedAt,
        blocks: [answerShared(words, { meetingId, actor: other.firstName, at })],
        isAnswered: true,
      },
    ];
  const answer = { rating, hasReply: reply !== undefined, isShared, isOver: false };
  const question = followUpQuestion(words, { meetingId, pairId: id, mentor: other.firstName, at, ...answer });
  return [{ since: askedAt, blocks: question.blocks, isAnswered: rating !== undefined || reply !== undefined }];
};
