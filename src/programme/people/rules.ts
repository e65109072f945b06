import { type PersonId, personIdFrom } from "../ids.ts";

/** The roles beside mentor and actor, given or taken away. */
export const staffChanges = ["coordinator", "not-coordinator", "organiser", "not-organiser"] as const;
export type StaffChange = (typeof staffChanges)[number];

export const staffColumn = {
  coordinator: "coordinatorSince",
  "not-coordinator": "coordinatorSince",
  organiser: "peerOrganiserSince",
  "not-organiser": "peerOrganiserSince",
} as const;

/** Reads the value of a button: the change and the person. Undefined for anything else. */
export function staffChangeAsked(value: string): { change: StaffChange; personId: PersonId } | undefined {
  const [name, id] = value.split(":");
  const personId = personIdFrom(id);
  const change = staffChanges.find((known) => known === name);
  return change === undefined || personId === undefined ? undefined : { change, personId };
}

/** The filters of a coordinator's list of people. */
export const filters = [
  "everybody",
  "mentors",
  "actors",
  "waiting",
  "not-joined",
  "coordinators",
  "organisers",
] as const;
export type Filter = (typeof filters)[number];

/** What a coordinator's list of people shows. Pages count from 1. */
export type ListPosition = { search: string; filter: Filter; page: number };
export const listStart: ListPosition = { search: "", filter: "everybody", page: 1 };

/** Reads the position from a modal's metadata. These come from outside, so anything invalid becomes the start. */
export function listPositionIn(metadata: Readonly<Record<string, string | number>>): ListPosition {
  const { search, filter, page } = metadata;
  return {
    search: typeof search === "string" ? search : "",
    filter: filters.find((known) => known === filter) ?? "everybody",
    page: typeof page === "number" && page >= 1 ? Math.trunc(page) : 1,
  };
}
