import { askForLog, fillLog, logAwaited, logIsBrief, remindOfLog, savedLine } from "../../../blocks/meeting-log.ts";
import { logsOf, newestLogOf } from "../../../db/meeting-log/tasks.ts";
import type { Meeting } from "../../../db/meetings/meeting.ts";
import { meetingFor, meetingsOfPair, plannedMeeting } from "../../../db/meetings/meetings.ts";
import { refreshHome } from "../../../db/outbox/home-refresh.ts";
import { kinds, type Ref } from "../../../db/outbox/kinds.ts";
import { enqueue } from "../../../db/outbox/outbox.ts";
import { redrawAbout } from "../../../db/outbox/redrawing.ts";
import type { Pair } from "../../../db/pairs/pairs.ts";
import { permit, type Viewer } from "../../../db/privacy/privacy.ts";
import type { Db } from "../../../db/store/open.ts";
import { meetingIn, toMeetingsChannel, toPerson } from "../../outbox/addresses.ts";
import type { DeliveryContext, DrawContext, Effect } from "../../outbox/effects.ts";
import { messageEffect, noLongerNeeded } from "../../outbox/message.ts";
import { DAY_MS, dateOf, noonOf } from "../../programme/calendar/calendar.ts";
import { askedOf, numberOfMeeting } from "../../programme/meeting-log/rules.ts";
import { isPaused } from "../../programme/silence/rules.ts";
import type { OpenQuestions } from "../home/question.ts";

type QuestionRef = Ref<"meeting-log:ask">;

/** The question in today's state; undefined where it is no longer needed. */
function questionOf({ db, now, isRedraw }: DrawContext, ref: QuestionRef) {
  const { meeting, pair } = meetingIn({ db }, ref);
  const asked = askedOf(meeting, ref.revision, pair.state === "open", now);
  if (!isRedraw && asked !== "open") return undefined;
  const hasNext = plannedMeeting(db, pair.id, now) !== undefined;
  return { meeting, pair, question: { meetingId: meeting.id, pairId: pair.id, asked, hasNext } };
}

/** Asks the mentor in the pair's channel, after the end of each planned meeting. */
const ask = messageEffect({
  kind: kinds["meeting-log:ask"],
  withinHours: true,
  over: noLongerNeeded,
  to: toMeetingsChannel,
  draw(context, ref) {
    const found = questionOf(context, ref);
    if (!found) return undefined;
    const at = meetingFor(context.db, context.viewer, found.meeting.id)?.startsAt;
    return askForLog(context.words, { ...found.question, at, mentor: found.pair.mentor });
  },
  sent(context, ref) {
    enqueueReminder(context, ref, 1, DAY_MS);
    // Not the coordinator's Home tab: the moment of its redraw would tell when the two have met. It shows the awaited log when it is opened.
    const { id, mentor, actor } = meetingIn(context, ref).pair;
    redrawAbout(context.db, { pair: id }, context.now);
    refreshHome(context.db, [mentor.id, actor.id], context.now);
  },
});

/** Each reminder writes the next one after it was sent, so that two do not come at once after downtime. */
function enqueueReminder({ db, now }: DeliveryContext, ref: QuestionRef, number: number, after: number): void {
  const { meeting, pair } = meetingIn({ db }, ref);
  const revision = ref.revision;
  const key = `meeting-log:remind:${meeting.id}:${revision}:${number}`;
  const reminder = { meeting: meeting.id, revision, number };
  enqueue(db, { key, kind: "meeting-log:remind", ref: reminder, to: pair.mentor.id, dueAt: now + after }, now);
}

const LAST_REMINDER = 2;

/** To the mentor in direct messages, 1 and 3 days after a question without an answer. */
const remind = messageEffect({
  kind: kinds["meeting-log:remind"],
  withinHours: true,
  over: noLongerNeeded,
  to({ db }, ref) {
    const { mentor } = meetingIn({ db }, ref).pair;
    return toPerson(mentor);
  },
  draw(context, ref) {
    const found = questionOf(context, ref);
    if (!found) return undefined;
    const { meeting, pair, question } = found;
    if (!context.isRedraw && isPaused(pair, dateOf(context.now, context.zone))) return undefined;
    const isLast = ref.number === LAST_REMINDER;
    return remindOfLog(context.words, { ...question, actor: pair.actor.firstName, at: meeting.startsAt, isLast });
  },
  sent(context, ref) {
    if (ref.number < LAST_REMINDER) enqueueReminder(context, ref, LAST_REMINDER, 2 * DAY_MS);
  },
});

/** One line in the pair's channel for each log. Drawn again when its facts change, or who reads the channel. */
const saved = messageEffect({
  kind: kinds["meeting-log:saved"],
  withinHours: false,
  over: noLongerNeeded,
  to: toMeetingsChannel,
  draw({ db, words, viewer, now }, ref) {
    const { meeting, pair } = meetingIn({ db }, ref);
    if (meeting.state !== "held") return undefined;
    const knowsPair = permit(db, viewer, "pair", { pairId: pair.id }) !== undefined;
    const number = numberOfMeeting(meetingsOfPair(db, pair.id), meeting.id);
    return savedLine(words, {
      meetingId: meeting.id,
      pairId: pair.id,
      count: knowsPair ? { number, planned: pair.plannedNumber } : undefined,
      next: knowsPair ? nextAfter(db, viewer, pair, meeting, now) : undefined,
    });
  },
});

function nextAfter(db: Db, viewer: Viewer, pair: Pair, meeting: Meeting, now: number) {
  if (pair.state !== "open" || newestLogOf(db, pair.id)?.meetingId !== meeting.id) return undefined;
  const planned = plannedMeeting(db, pair.id, now);
  if (!planned) return "nothing";
  const seen = meetingFor(db, viewer, planned.id);
  return seen ? { at: seen, place: seen.place } : "agreed";
}

export const effects: readonly Effect[] = [ask, remind, saved];

/** For the mentor: the logs of meetings that are over; then, after all for which others wait, those that have only their themes. */
export const openQuestions: OpenQuestions = ({ db, words }, { id, role, logs }) => [
  ...logs.map((log) => ({ since: log.at, blocks: logAwaited(words, log), button: fillLog(words, log.id) })),
  ...(role === "mentor" ? logsOf(db, id) : [])
    .filter(({ isBrief }) => isBrief)
    .map(({ meetingId, on }) => ({
      since: Number.MAX_SAFE_INTEGER,
      blocks: [logIsBrief(words, meetingId, noonOf(on, words.zone))],
    })),
];
