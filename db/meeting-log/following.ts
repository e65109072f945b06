import type { MeetingId, PersonId } from "../../src/programme/ids.ts";
import type { MeetingLog } from "../../src/programme/meeting-log/form.ts";
import { nextStartOf } from "../../src/programme/meeting-log/rules.ts";
import { agreeOnMeeting, enqueueSilence, findMeeting, followHeld, plannedMeeting } from "../meetings/meetings.ts";
import { refreshHome } from "../outbox/home-refresh.ts";
import { enqueue } from "../outbox/outbox.ts";
import { redrawAbout } from "../outbox/redrawing.ts";
import { followers } from "../pairs/moments.index.ts";
import { isLight, type Pair, readPair, twoOf } from "../pairs/pairs.ts";
import { type PairAs, pairAsBefore } from "../privacy/acting.ts";
import { meetingMinutesOf } from "../programmes/programmes.ts";
import { deferred } from "../store/deferred.ts";
import type { Db } from "../store/open.ts";
import { logFor } from "./meeting-log.ts";
import { enqueueTaskChecks, enqueueTaskTelling, type LogFacts, logSavedKey, logsOf, tasksOf } from "./tasks.ts";

/** What follows from a saved or corrected log, after its writer's modal has closed. */

type SavedLog = {
  meeting: MeetingId;
  by: PersonId;
  /** What the coordinator saw before the meeting was held; empty if it was held already. */
  seen: string;
  /** Whether the meeting was never planned. */
  isNew: boolean;
  plansNext: boolean;
  isCounted: boolean;
  zone: string;
};

/** All that follows from a saved log. */
export const deferSaved = deferred("meeting-log:saved", (db, pairId, about: SavedLog, now) => {
  const pair = readPair(db, pairId);
  const meeting = findMeeting(db, about.meeting);
  const log = logFor(db, { personId: about.by }, about.meeting);
  if (!meeting || !log) return;
  if (about.isNew) enqueueSilence(db, meeting, now, pair);
  if (about.seen !== "") {
    const isNew = ({ meetingId, revision }: LogFacts) => meetingId === meeting.id && revision === 1;
    const before = logsOf(db, pairId).find((one) => !isNew(one));
    followHeld(db, pairId, before, about.seen, now);
  }
  announce(db, log, now);
  if (about.plansNext) planNext(db, pairAsBefore(db, about.by, pairId), log.answer, now, about.zone);
  if (log.revision === 1) for (const follow of followers.whenMeetingHeld) follow(db, pair, meeting, now);
  checkTasks(db, pair, log, log.answer, now);
  refreshHome(db, [pair.mentor.id, pair.actor.id, ...(about.isCounted ? [pair.coordinator.id] : [])], now);
  if (about.isCounted) redrawAbout(db, { pair: pairId }, now);
});

export const deferCorrected = deferred(
  "meeting-log:corrected",
  (db, pairId, { meeting, by }: { meeting: MeetingId; by: PersonId }, now) => {
    const log = logFor(db, { personId: by }, meeting);
    if (log) checkTasks(db, readPair(db, pairId), log, log.answer, now);
  },
);

/** Left empty, what is planned stays; filled, it takes the place of what is planned. */
function planNext(db: Db, pair: PairAs | undefined, answer: MeetingLog, now: number, zone: string): void {
  const startsAt = nextStartOf(answer, zone);
  if (startsAt === undefined || pair?.role !== "mentor" || pair.state !== "open") return;
  const planned = plannedMeeting(db, pair.id, now);
  if (planned?.startsAt === startsAt && answer.nextPlace === null) return;
  const next = { startsAt, durationMinutes: meetingMinutesOf(db, pair), place: answer.nextPlace };
  agreeOnMeeting(db, pair, next, now, zone);
}

/** Enqueues the channel's line about a log. Call it before planning the next meeting, whose message comes after it. */
function announce(db: Db, { meetingId, pairId }: LogFacts, now: number): void {
  const key = logSavedKey(meetingId);
  enqueue(db, { key, kind: "meeting-log:saved", ref: { meeting: meetingId }, to: pairId, dueAt: now }, now);
}

/** Enqueues the questions about the tasks of a log. */
function checkTasks(db: Db, pair: Pair, log: LogFacts, answer: MeetingLog, now: number): void {
  const withTasks = twoOf(pair).filter(({ role }) => tasksOf(answer, role).length > 0);
  const nextStartsAt = plannedMeeting(db, pair.id, now)?.startsAt;
  enqueueTaskChecks(db, log, withTasks, nextStartsAt, now);
  if (isLight(pair) && withTasks.some(({ role }) => role === "actor"))
    enqueueTaskTelling(db, { log, mentor: pair.mentor }, nextStartsAt, now);
  if (log.revision === 1) return;
  // A question that was already sent may list other tasks now.
  redrawAbout(db, { tasks: pair.id, to: [pair.mentor.id, pair.actor.id] }, now);
}
