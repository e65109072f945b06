import { daysLater, type Hours, MINUTE_MS, previousWithinHours } from "../calendar/calendar.ts";
import type { Complaints } from "../forms/reading.ts";
import type { GroupId, PersonId, ProgrammeId } from "../ids.ts";
import { instantAgreed } from "../meetings/rules.ts";
import type { Role } from "../privacy/rules.ts";

export const peerAnswers = ["yes", "maybe", "no"] as const;
export type PeerAnswer = (typeof peerAnswers)[number];

/** The length of a meeting if no other is given. */
export const USUAL_LENGTH_MINUTES = 90;

/** `length` in minutes. */
type GivenTime = { day: string; time: string; length: number | null };

/** Start and end of a peer-support meeting, or what is wrong with its day or time, by the rules for a pair's meetings. */
export function spanOf(
  given: GivenTime,
  now: number,
  zone: string,
): { startsAt: number; endsAt: number } | { complaints: Complaints } {
  const agreed = instantAgreed(given, now, zone);
  if ("complaints" in agreed) return agreed;
  return { startsAt: agreed.at, endsAt: agreed.at + (given.length ?? USUAL_LENGTH_MINUTES) * MINUTE_MS };
}

/** When the reminder is due: the day before at the same clock time, or earlier, within the hours in which the bot may write by itself. */
export const remindedAt = (startsAt: number, hours: Hours, zone: string): number =>
  previousWithinHours(daysLater(startsAt, -1, zone), hours, zone);

export const peerMeetingStates = ["planned", "cancelled"] as const;
export type PeerMeetingState = (typeof peerMeetingStates)[number];

/** `open`: people can answer; `begun`: it has begun or is over. */
export type Stage = "open" | "begun" | "cancelled";

export function stageOf(meeting: { state: PeerMeetingState; startsAt: number }, now: number): Stage {
  if (meeting.state === "cancelled") return "cancelled";
  return meeting.startsAt > now ? "open" : "begun";
}

type Roles = { isCoordinator: boolean; isPeerOrganiser: boolean };

export const mayCallTogether = (person: Roles): boolean => person.isCoordinator || person.isPeerOrganiser;

/** Who is invited to a meeting: all mentors, the people of one group, or the pairs of a programme. */
export const audiences = ["peers", "group", "common"] as const;
export type Audience = (typeof audiences)[number];

/** As which kind of data the texts of a meeting are sealed. */
export type KindOfTexts = "peer-meeting" | "group" | "common-meeting";

/** What the audience of a meeting follows from. */
export type Whose = { groupId: GroupId | null; programmeId: ProgrammeId | null };

export function audienceOf({ groupId, programmeId }: Whose): Audience {
  if (groupId !== null) return "group";
  return programmeId === null ? "peers" : "common";
}

/** Whether a person may move and cancel a group's meeting: its mentors and coordinators. */
export const mayManageOfGroup = (role: Role): boolean => role === "mentor" || role === "coordinator";

/** Whether a person may move and cancel a peer-support meeting: coordinators every one, organisers their own. */
export const mayManage = (person: Roles & { id: PersonId }, meeting: { createdBy: PersonId }): boolean =>
  person.isCoordinator || (person.isPeerOrganiser && meeting.createdBy === person.id);

type Details = { startsAt: number; endsAt: number; place: string | undefined };

/** Whether a change has the meeting's own time and place. Then nobody is told. */
export const isSame = (meeting: Details, change: Details): boolean =>
  meeting.startsAt === change.startsAt && meeting.endsAt === change.endsAt && meeting.place === change.place;

/** The first names that fit into `length` UTF-16 units with their separators, and how many more there are. */
export function namesThatFit(names: readonly string[], length: number): { shown: string[]; more: number } {
  const shown: string[] = [];
  let used = 0;
  for (const name of names) {
    used += name.length + 2;
    if (used > length) break;
    shown.push(name);
  }
  return { shown, more: names.length - shown.length };
}
