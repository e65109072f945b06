import type { TextKey } from "../../texts/words.ts";
import { dateOf, instantOf, MINUTE } from "../calendar/calendar.ts";
import type { Complaint, Complaints } from "../forms/reading.ts";
import type { PersonId } from "../ids.ts";
import type { PairState } from "../pairs/states.ts";
import type { Role } from "../privacy/rules.ts";
import { USUAL_MINUTES } from "./form.ts";
import type { MeetingKind, MeetingState } from "./states.ts";

type Answered = { day: string; time: string };

/** Whether a day lies more than a year after another: nobody agrees on a meeting so far ahead, it is a slip of the finger. */
export const isTooFar = (day: string, today: string): boolean =>
  day > `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`;

/** The instant the two agree on, or what is wrong with its day or time. It lies ahead, at most a year. */
export function instantAgreed(
  { day, time }: Answered,
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

type Known = {
  kind: MeetingKind;
  state: MeetingState;
  revision: number;
  cancelledBy: PersonId | null;
};

/**
 * What has become of a meeting as it was agreed in one of its revisions. `unsuitable`: one of the two cannot come to the first meeting,
 * and the coordinator has not moved it yet.
 */
export type Fate = MeetingState | "unsuitable" | "moved";

export function fateOf(meeting: Known, revision: number): Fate {
  // Calling a meeting off raises its revision too, because a calendar takes only a higher number for news.
  const isOff = meeting.state === "cancelled" || meeting.state === "replaced";
  const agreed = isOff ? meeting.revision - 1 : meeting.revision;
  if (revision < agreed) return "moved";
  return meeting.state === "planned" && meeting.cancelledBy !== null ? "unsuitable" : meeting.state;
}

/** What a button about a meeting carries: the meeting, and as which it was agreed when the button was drawn. */
export const buttonValue = ({ id, revision }: { id: string; revision: number }): string => `${id}:${revision}`;

/** Reads it again. Buttons of other features carry the meeting alone. */
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

/** Whether somebody may agree on a meeting of a pair (`agree`), may move its first meeting only (`kickoff`), or why not. */
export function mayAgree(role: Role, state: PairState): "agree" | "kickoff" | { no: TextKey } {
  if (role === "other") return { no: "meetings.answer.notYours" };
  if (state === "finished" || state === "refused") return { no: "meetings.answer.finished" };
  if (role === "coordinator") return "kickoff";
  return state === "open" ? "agree" : { no: "meetings.answer.notOpen" };
}

/** Why nothing can be changed about a meeting any more; undefined while it is planned and has no log. */
export const whyNot = (state: Known["state"]): TextKey | undefined => closed[state];

const closed: Record<Known["state"], TextKey | undefined> = {
  planned: undefined,
  held: "meetings.answer.held",
  "not-held": "meetings.answer.notHeld",
  cancelled: "meetings.answer.cancelled",
  replaced: "meetings.answer.replaced",
};

/** The same meeting, so that saving it again tells nobody anything. */
export const isSame = (
  meeting: { startsAt: number; endsAt: number; place: string | undefined },
  answer: { at: number; minutes: number | null; place: string | null },
): boolean =>
  meeting.startsAt === answer.at &&
  meeting.endsAt === answer.at + (answer.minutes ?? USUAL_MINUTES) * MINUTE &&
  (meeting.place ?? null) === answer.place;
