import { dateDaysLater, dateOf, MINUTE_MS, noonOf } from "../calendar/calendar.ts";
import type { Complaint, Complaints } from "../forms/reading.ts";
import type { PersonId } from "../ids.ts";
import { isTooFar } from "../meetings/rules.ts";
import { type PairRole, pairRoles } from "../pairs/roles.ts";
import { LONGEST_CHANNEL_NAME, slug } from "../pairs/rules.ts";

/** What decides whether a person can be in a group. */
type Candidate = {
  id: PersonId;
  firstName: string;
  isBot: boolean;
  isStranger: boolean;
  isDeactivated: boolean;
};

/** Whom Slack knows of those who were chosen; undefined for an id that is nobody's. */
export type Chosen = Readonly<Record<PairRole, readonly (Candidate | undefined)[]>>;

/** More would not fit into one welcome, nor be a group. */
const MOST_PEOPLE = 60;

const fieldOf = { mentor: "mentors", actor: "actors" } as const satisfies Record<PairRole, string>;

/** What is wrong with the people of a group, by field: about the first one whom something is wrong with. */
export function complaintsAboutMembers(chosen: Chosen): Complaints<{ mentors: never; actors: never }> {
  const complaints: Complaints<{ mentors: never; actors: never }> = {};
  for (const role of pairRoles) {
    const wrong = chosen[role].flatMap((candidate) => complaintAbout(candidate) ?? [])[0];
    if (wrong) complaints[fieldOf[role]] = wrong;
  }
  const mentors = new Set(chosen.mentor.map((candidate) => candidate?.id));
  const both = chosen.actor.find((candidate) => candidate && mentors.has(candidate.id));
  if (both) complaints.actors ??= { key: "groups.wrong.bothRoles", params: { name: both.firstName } };
  if (chosen.mentor.length + chosen.actor.length > MOST_PEOPLE)
    complaints.actors ??= { key: "groups.wrong.tooMany", params: { most: MOST_PEOPLE } };
  return complaints;
}

function complaintAbout(candidate: Candidate | undefined): Complaint | undefined {
  if (!candidate) return { key: "pairs.wrong.nobody" };
  const params = { name: candidate.firstName };
  if (candidate.isBot) return { key: "pairs.wrong.bot", params };
  if (candidate.isStranger) return { key: "pairs.wrong.stranger", params };
  return candidate.isDeactivated ? { key: "pairs.wrong.deactivated", params } : undefined;
}

/** What is wrong with the responsible coordinator, who is not of the group. @param members the ids of its people */
export function complaintAboutCoordinator(
  coordinator: { id: PersonId; isCoordinator: boolean } | undefined,
  members: readonly (PersonId | undefined)[],
): Complaint | undefined {
  if (!coordinator?.isCoordinator) return { key: "pairs.wrong.noCoordinator" };
  return members.includes(coordinator.id) ? { key: "groups.wrong.coordinatorInGroup" } : undefined;
}

/** What is wrong with the day on which a group is to end. @param before the stored day, which may be over */
export function complaintAboutEnd(
  endsOn: string | null,
  now: number,
  zone: string,
  before: string | null = null,
): Complaint | undefined {
  const today = dateOf(now, zone);
  if (endsOn === null || endsOn === before) return undefined;
  if (endsOn < today) return { key: "groups.wrong.past" };
  return isTooFar(endsOn, today) ? { key: "meetings.wrong.tooFar" } : undefined;
}

/** The name of a group's channel: `ryhma-kevat-2026-x7k2p`, or `ryhma-x7k2p` if the name has no usable letters. */
export function groupChannelName(name: string, suffix: string): string {
  const room = LONGEST_CHANNEL_NAME - "ryhma-".length - suffix.length - 1;
  const letters = slug(name).slice(0, room).replace(/-+$/, "");
  return letters === "" ? `ryhma-${suffix}` : `ryhma-${letters}-${suffix}`;
}

/** How long before the day of the end the actors are asked, and how many meetings before the last planned one. */
const ASKED_DAYS_BEFORE = 14;
const ASKED_MEETINGS_BEFORE = 2;

/** When the actors of a group that ends on a day are asked whether they wish for a mentor of their own: at noon, two weeks before. */
export const wishesAskedAt = (endsOn: string, zone: string): number =>
  noonOf(dateDaysLater(endsOn, -ASKED_DAYS_BEFORE), zone);

/** Whether so many meetings have been held that the actors are asked. */
export const isNearEnd = ({ plannedNumber }: { plannedNumber: number | null }, held: number): boolean =>
  plannedNumber !== null && held > 0 && held >= plannedNumber - ASKED_MEETINGS_BEFORE;

/** Making a channel takes seconds. After this long something is wrong. */
export const OPENING_TAKES_MS = 10 * MINUTE_MS;
