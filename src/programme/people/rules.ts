import { type PersonId, personIdFrom } from "../ids.ts";
/** What a person can be to the network beside mentor and actor, given or taken. */
export const staffChanges = ["coordinator", "not-coordinator", "organiser", "not-organiser"] as const;
export type StaffChange = (typeof staffChanges)[number];

export const staffColumn = {
  coordinator: "coordinatorSince",
  "not-coordinator": "coordinatorSince",
  organiser: "peerOrganiserSince",
  "not-organiser": "peerOrganiserSince",
} as const;

/** What a button says: the change and whose. Undefined for anything else. */
export function staffChangeAsked(value: string): { change: StaffChange; personId: PersonId } | undefined {
  const [name, id] = value.split(":");
  const personId = personIdFrom(id);
  const change = staffChanges.find((known) => known === name);
  return change === undefined || personId === undefined ? undefined : { change, personId };
}

/** Which of all people a coordinator looks at. */
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

export type Looked = { search: string; filter: Filter; page: number };
export const firstLook: Looked = { search: "", filter: "everybody", page: 1 };

/** Where she was in the list, as a modal keeps it; it comes back from outside. */
export function lookedAt(metadata: Readonly<Record<string, string | number>>): Looked {
  const { search, filter, page } = metadata;
  return {
    search: typeof search === "string" ? search : "",
    filter: filters.find((known) => known === filter) ?? "everybody",
    page: typeof page === "number" && page >= 1 ? Math.trunc(page) : 1,
  };
}
