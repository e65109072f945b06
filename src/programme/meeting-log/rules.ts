import type { Words } from "../../texts/words.ts";
import { DAY_MS, dateOf, HOUR_MS, instantOf, MINUTE_MS, noonOf, timeOf } from "../calendar/calendar.ts";
import type { Complaint, Complaints } from "../forms/reading.ts";
import type { MeetingId } from "../ids.ts";
import { isTooFar } from "../meetings/rules.ts";
import type { MeetingKind, MeetingState } from "../meetings/states.ts";
import type { MeetingLog, meetingLogForm } from "./form.ts";

/** What these rules need to know of a meeting. Instants are milliseconds since 1970 UTC. `hasTime`: false if only the date is known. */
export type KnownMeeting = {
  id: MeetingId;
  kind: MeetingKind;
  state: MeetingState;
  startsAt: number;
  endsAt: number;
  hasTime: boolean;
};

export const MOST_TASKS = 20;

/** The tasks in a text, one a line, without blank lines and list marks. */
export const tasksIn = (text: string | null): string[] =>
  (text ?? "")
    .split(/\r?\n/u)
    .map((line) => line.trim().replace(/^[-•]\s*/u, ""))
    .filter((line) => line !== "");

const isEnded = (meeting: KnownMeeting, now: number) => meeting.endsAt <= now;

/** Later meetings that have ended without a log and without the answer that the two did not meet, newest first. */
export const awaitingLog = <M extends KnownMeeting>(meetings: readonly M[], now: number): M[] =>
  meetings
    .filter((meeting) => meeting.kind === "later" && meeting.state === "planned" && isEnded(meeting, now))
    .sort((one, other) => other.startsAt - one.startsAt);

/** The later meeting that is planned for today and not over. */
export const plannedToday = <M extends KnownMeeting>(
  meetings: readonly M[],
  now: number,
  zone: string,
): M | undefined =>
  meetings.find(
    (meeting) =>
      meeting.kind === "later" &&
      meeting.state === "planned" &&
      !isEnded(meeting, now) &&
      dateOf(meeting.startsAt, zone) === dateOf(now, zone),
  );

/**
 * The meetings that a new log of this pair may be about: those that await a log, otherwise today's, otherwise one that was not planned
 * (`undefined`). PRODUCT.md section 3.6.
 */
export function meetingsToLog<M extends KnownMeeting>(
  meetings: readonly M[],
  now: number,
  zone: string,
): [M | undefined, ...(M | undefined)[]] {
  const [newest, ...older] = awaitingLog(meetings, now);
  if (newest) return [newest, ...older];
  return [plannedToday(meetings, now, zone)];
}

/**
 * Whether a log with this date can be the log of this meeting. A meeting that is over or was held takes the log's date. A future meeting
 * must be on that date. A cancelled one never is: the two then met at another time.
 */
export function isAbout(meeting: KnownMeeting, on: string, now: number, zone: string): boolean {
  if (meeting.state === "cancelled" || meeting.state === "replaced") return false;
  return meeting.state === "held" || isEnded(meeting, now) || dateOf(meeting.startsAt, zone) === on;
}

/** A meeting's instants after its log has this date: the same clock time, or noon if only the date is known or the clocks jump over the time. */
export function timesOn(meeting: KnownMeeting, on: string, zone: string): { startsAt: number; endsAt: number } {
  if (dateOf(meeting.startsAt, zone) === on) return { startsAt: meeting.startsAt, endsAt: meeting.endsAt };
  const sameTime = meeting.hasTime ? instantOf(on, timeOf(meeting.startsAt, zone), zone) : undefined;
  const startsAt = sameTime ?? noonOf(on, zone);
  return { startsAt, endsAt: startsAt + meeting.endsAt - meeting.startsAt };
}

/** The instants of a meeting that was not planned: from noon, because only the date is known, and as long as `minutes`. */
export function timesOfUnplanned(on: string, minutes: number, zone: string): { startsAt: number; endsAt: number } {
  const startsAt = noonOf(on, zone);
  return { startsAt, endsAt: startsAt + minutes * MINUTE_MS };
}

/** The number of a held meeting within its pair. The first meeting is number 1, also if its form is not saved. */
export function numberOfMeeting(meetings: readonly KnownMeeting[], meetingId: MeetingId): number {
  const held = meetings
    .filter((meeting) => meeting.kind === "later" && meeting.state === "held")
    .sort((one, other) => one.startsAt - other.startsAt);
  return held.findIndex((meeting) => meeting.id === meetingId) + 2;
}

export type Circumstances = {
  today: string;
  /** The first day on which the two can have met, if known. */
  earliestOn: string | undefined;
  zone: string;
  words: Words;
  /** Whether the modal asked for the next meeting. */
  asksNext: boolean;
};

type Problems = Complaints<typeof meetingLogForm.fields>;

/** What is wrong in a log, by field. */
export function problemsIn(log: MeetingLog, circumstances: Circumstances): Problems {
  const { today, earliestOn, words, zone } = circumstances;
  const problems: Problems = {};
  if (log.on > today) problems.on = { key: "meetingLog.notYet" };
  else if (earliestOn !== undefined && log.on < earliestOn) {
    problems.on = { key: "meetingLog.beforeStart", params: { date: words.date(noonOf(earliestOn, zone)) } };
  }
  for (const field of ["mentorTasks", "actorTasks"] as const) {
    const complaint = tooManyTasks(log[field]);
    if (complaint) problems[field] = complaint;
  }
  return circumstances.asksNext ? { ...problems, ...problemsInNext(log, today, zone) } : problems;
}

export function tooManyTasks(text: string | null): Complaint | undefined {
  const found = tasksIn(text).length;
  return found > MOST_TASKS ? { key: "meetingLog.tooManyTasks", params: { found, most: MOST_TASKS } } : undefined;
}

function problemsInNext({ nextOn, nextTime, nextPlace }: MeetingLog, today: string, zone: string): Problems {
  if (nextOn === null)
    return nextTime === null && nextPlace === null ? {} : { nextOn: { key: "meetingLog.nextDayNeeded" } };
  const problems: Problems = {};
  // A log's date is never after today, so a date after today is also after the log's.
  if (nextOn <= today) problems.nextOn = { key: "meetingLog.nextNotLater" };
  else if (isTooFar(nextOn, today)) problems.nextOn = { key: "meetings.wrong.tooFar" };
  if (nextTime === null) problems.nextTime = { key: "meetingLog.nextTimeNeeded" };
  else if (instantOf(nextOn, nextTime, zone) === undefined) problems.nextTime = { key: "meetingLog.clocksJump" };
  return problems;
}

/** The start of the next meeting, from a log without problems; undefined if the log names none. */
export const nextStartOf = ({ nextOn, nextTime }: MeetingLog, zone: string): number | undefined =>
  nextOn === null || nextTime === null ? undefined : instantOf(nextOn, nextTime, zone);

/** The first day on which the two can have met: the day of the first meeting or of the pair's opening, the earlier one. */
export function earliestDay(
  meetings: readonly KnownMeeting[],
  openedAt: number | null,
  zone: string,
): string | undefined {
  const kickoff = meetings.find((meeting) => meeting.kind === "kickoff");
  const days = [kickoff?.startsAt, openedAt ?? undefined].flatMap((at) => (at === undefined ? [] : [dateOf(at, zone)]));
  return days.sort()[0];
}

/**
 * When each of the two is asked about the tasks: two days before the next meeting, otherwise 7 days after the log, and at least 12 hours
 * after the log.
 */
export const tasksCheckedAt = (loggedAt: number, nextStartsAt: number | undefined): number =>
  nextStartsAt === undefined ? loggedAt + 7 * DAY_MS : Math.max(nextStartsAt - 2 * DAY_MS, loggedAt + 12 * HOUR_MS);

/** The state of the question whether the two met, which was asked about one revision of a meeting. */
export type Asked = "open" | "logged" | "not-held" | "cancelled" | "moved" | "over";

export function askedOf(
  meeting: Pick<KnownMeeting, "state" | "endsAt"> & { revision: number },
  revision: number,
  isPairOpen: boolean,
  now: number,
): Asked {
  if (meeting.state === "cancelled") return "cancelled";
  if (meeting.state === "replaced") return "moved";
  if (meeting.state === "held") return "logged";
  if (!isPairOpen) return "over";
  if (meeting.state === "not-held") return "not-held";
  return meeting.revision === revision && meeting.endsAt <= now ? "open" : "moved";
}
