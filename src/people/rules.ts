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
export function staffChangeAsked(value: string): { change: StaffChange; personId: string } | undefined {
  const [name, personId] = value.split(":");
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

/** Small letters, without marks: "Öberg" is found by "oberg", "Nguyễn" by "nguyen". */
const folded = (text: string): string => text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();

/** A test by which a person is found: every word searched for stands somewhere in what is known of her. */
export function searchFor(search: string): (texts: readonly string[]) => boolean {
  const words = folded(search)
    .split(/\s+/u)
    .filter((word) => word !== "");
  return (texts) => {
    if (words.length === 0) return true;
    const all = folded(texts.join("\n"));
    return words.every((word) => all.includes(word));
  };
}

/** Where she was in the list, as a modal keeps it; it comes back from outside. */
export function lookedAt(metadata: Readonly<Record<string, string | number>>): Looked {
  const { search, filter, page } = metadata;
  return {
    search: typeof search === "string" ? search : "",
    filter: filters.find((known) => known === filter) ?? "everybody",
    page: typeof page === "number" && page >= 1 ? Math.trunc(page) : 1,
  };
}
