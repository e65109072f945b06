import type { TextKey } from "../../texts/words.ts";
import {
  dateOf,
  daysLater,
  HOUR_MS,
  type Hours,
  instantOf,
  MINUTE_MS,
  previousWithinHours,
} from "../calendar/calendar.ts";
import type { Complaint, Complaints } from "../forms/reading.ts";
import type { PersonId } from "../ids.ts";
import type { PairState } from "../pairs/states.ts";
import type { Role } from "../privacy/rules.ts";
import type { MeetingKind, MeetingState } from "./states.ts";

type DayAndTime = { day: string; time: string };

/** Whether a date is more than a year after another: such a date is a typing mistake. */
export const isTooFar = (day: string, today: string): boolean =>
  day > `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`;

/** The agreed instant, in the future and at most a year ahead, or what is wrong with its day or time. */
export function instantAgreed(
  { day, time }: DayAndTime,
  now: number,
  zone: string,
): { at: number } | { complaints: Complaints<{ day: never; time: never }> } {
  const wrong = (field: "day" | "time", complaint: Complaint) => ({ complaints: { [field]: complaint } });
  const today = dateOf(now, zone);
  if (day < today) return wrong("day", { key: "meetings.wrong.past" });
  if (isTooFar(day, today)) return wrong("day", { key: "meetings.wrong.tooFar" });
  const at = instantOf(day, time, zone);
  if (at === undefined) return wrong("time", { key: "meetings.wrong.noSuchTime" });
  if (at <= now) return wrong("time", { key: "meetings.wrong.pastTime" });
  return { at };
}

type AgreedMeeting = {
  kind: MeetingKind;
  state: MeetingState;
  revision: number;
  cancelledBy: PersonId | null;
};

/**
 * What has become of one revision of a meeting. `unsuitable`: one of the two cannot come to the first meeting, and the coordinator has not
 * moved it yet.
 */
export type Fate = MeetingState | "unsuitable" | "moved";

export function fateOf(meeting: AgreedMeeting, revision: number): Fate {
  // Cancelling raises the revision too, because a calendar accepts a change only with a higher number.
  const isOff = meeting.state === "cancelled" || meeting.state === "replaced";
  const agreed = isOff ? meeting.revision - 1 : meeting.revision;
  if (revision < agreed) return "moved";
  return meeting.state === "planned" && meeting.cancelledBy !== null ? "unsuitable" : meeting.state;
}

/** The value of a button about a meeting: the meeting and its revision when the button was drawn. */
export const buttonValue = ({ id, revision }: { id: string; revision: number }): string => `${id}:${revision}`;

/** Reads the value of a button about a meeting. Those of other features have no revision. */
export function meetingMeant<Id>(
  value: string,
  idFrom: (text: string | undefined) => Id | undefined,
): { meetingId: Id | undefined; revision: number | undefined } {
  const [id, revision] = value.split(":");
  return {
    meetingId: idFrom(id),
    revision: revision !== undefined && /^\d{1,6}$/.test(revision) ? Number(revision) : undefined,
  };
}

/** Whether a person in this role may agree on a meeting (`agree`), may only move the first meeting (`kickoff`), or why neither. */
export function mayAgree(role: Role, state: PairState): "agree" | "kickoff" | { no: TextKey } {
  if (role === "other") return { no: "meetings.answer.notYours" };
  if (state === "finished" || state === "refused") return { no: "meetings.answer.finished" };
  if (role === "coordinator") return "kickoff";
  return state === "open" ? "agree" : { no: "meetings.answer.notOpen" };
}

/** Why a meeting cannot be changed; undefined while it is planned. */
export const whyNot = (state: AgreedMeeting["state"]): TextKey | undefined => closed[state];

const closed: Record<AgreedMeeting["state"], TextKey | undefined> = {
  planned: undefined,
  held: "meetings.answer.held",
  "not-held": "meetings.answer.notHeld",
  cancelled: "meetings.answer.cancelled",
  replaced: "meetings.answer.replaced",
};

/** Whether a change has the meeting's own time, length and place. Then nothing is saved and nobody is told. */
export const isSame = (
  meeting: { startsAt: number; endsAt: number; place: string | undefined },
  answer: { at: number; minutes: number; place: string | null },
): boolean =>
  meeting.startsAt === answer.at &&
  meeting.endsAt === answer.at + answer.minutes * MINUTE_MS &&
  (meeting.place ?? null) === answer.place;

/** How long before a meeting its reminder is sent, and between which clock times. */
export type Reminders = { hoursBefore: number; hours: Hours };

/**
 * When the reminder of a meeting is due. Whole days before are counted by the clock in `zone`, so also over a change to summer time; other
 * settings in hours. Moved back into the hours in which the bot sends messages; one of a few hours is moved on to the beginning of these hours
 * instead, if that is before the meeting, so that it stays on the meeting's day.
 */
export function remindedAt(startsAt: number, { hoursBefore, hours }: Reminders, zone: string): number {
  if (hoursBefore % 24 === 0) return previousWithinHours(daysLater(startsAt, -hoursBefore / 24, zone), hours, zone);
  const at = startsAt - hoursBefore * HOUR_MS;
  const opening = instantOf(dateOf(startsAt, zone), hours.from, zone);
  const isTooEarly = hoursBefore < 24 && opening !== undefined && at < opening && opening < startsAt;
  return isTooEarly ? opening : previousWithinHours(at, hours, zone);
}
