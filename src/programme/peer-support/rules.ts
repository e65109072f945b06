import { daysLater, type Hours, MINUTE, previousWithinHours } from "../calendar/calendar.ts";
import type { Complaints } from "../forms/reading.ts";
import type { PersonId } from "../ids.ts";
import { instantAgreed } from "../meetings/rules.ts";

export const peerAnswers = ["yes", "maybe", "no"] as const;
export type PeerAnswer = (typeof peerAnswers)[number];

/** A meeting's length in minutes where nobody said anything else. */
export const USUAL_LENGTH = 90;

type GivenTime = { day: string; time: string; length: number | null };

/** From when to when a peer-support meeting lasts, or what is wrong with its day or time: the same as for a pair's meetings. */
export function spanOf(
  given: GivenTime,
  now: number,
  zone: string,
): { startsAt: number; endsAt: number } | { complaints: Complaints } {
  const agreed = instantAgreed(given, now, zone);
  if ("complaints" in agreed) return agreed;
  return { startsAt: agreed.at, endsAt: agreed.at + (given.length ?? USUAL_LENGTH) * MINUTE };
}

/** The day before at the same clock time, over a summer-time change too, in the hours in which the bot may speak by itself. */
export const remindedAt = (startsAt: number, hours: Hours, zone: string): number =>
  previousWithinHours(daysLater(startsAt, -1, zone), hours, zone);

export const peerMeetingStates = ["planned", "cancelled"] as const;
export type PeerMeetingState = (typeof peerMeetingStates)[number];

/** What can be done with a meeting: it waits for answers, it has begun (or is over), or it will not be. */
export type Stage = "open" | "begun" | "cancelled";

export function stageOf(meeting: { state: PeerMeetingState; startsAt: number }, now: number): Stage {
  if (meeting.state === "cancelled") return "cancelled";
  return meeting.startsAt > now ? "open" : "begun";
}

type Roles = { isCoordinator: boolean; isPeerOrganiser: boolean };

export const mayCallTogether = (person: Roles): boolean => person.isCoordinator || person.isPeerOrganiser;

/** Coordinators move and cancel every meeting, an organiser her own. */
export const mayManage = (person: Roles & { id: PersonId }, meeting: { createdBy: PersonId }): boolean =>
  person.isCoordinator || (person.isPeerOrganiser && meeting.createdBy === person.id);

type Details = { startsAt: number; endsAt: number; place: string | undefined };

/** The same time and place, so that saving it again tells nobody anything. */
export const isSame = (meeting: Details, change: Details): boolean =>
  meeting.startsAt === change.startsAt && meeting.endsAt === change.endsAt && meeting.place === change.place;

/** Names from the first on, as many as fit into `length` units with what separates them, and how many are left. */
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
