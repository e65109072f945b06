import type { PersonId } from "../ids.ts";
import { bestAssignment } from "./assigning.ts";
import { fitOf, LEAST, type Read, readTold, scoreOf } from "./rules.ts";
import { type Fit, type Mentor, type Told, together, waitBonus } from "./told.ts";

/** What the other thread is asked for a whole round. Two who may not be a pair stand in `forbidden` as `together` writes them. */
export type Round = {
  what: "propose";
  actors: readonly Told[];
  mentors: readonly Mentor[];
  forbidden: ReadonlySet<string>;
  now: number;
};

export type Proposal = { actorId: PersonId; mentorId: PersonId; fit: Fit };

/**
 * Why somebody has no proposal: those who fit have no place (left), all who fit have been refused, or nobody fits.
 */
export type WhyLeft = "no-place" | "refused" | "nothing-in-common";
export type Proposed = { proposals: readonly Proposal[]; left: readonly { actorId: PersonId; why: WhyLeft }[] };

/** Each actor with a mentor counts more than how well two fit, as long as they fit at all. */
const PAIRED = 100;

/** The best proposals for all who wait, in the order in which the actors were given. */
export function propose({ actors, mentors, forbidden, now }: Round): Proposed {
  const readMentors = mentors.map(readTold);
  const readActors = actors.map(readTold);
  const scores = readActors.map((actor) => readMentors.map((mentor) => scoreOf(actor, mentor)));
  const mayBe = (row: number, column: number) => isAllowed(actors[row], mentors[column], forbidden);
  const weights = scores.map((row, index) => {
    const bonus = waitBonus(actors[index]?.waitingSince ?? now, now);
    return row.map((score, column) =>
      score >= LEAST && mentors[column]?.free && mayBe(index, column) ? PAIRED + score + bonus : 0,
    );
  });
  const assigned = bestAssignment(
    weights,
    mentors.map(({ free }) => free),
  );
  const proposals: Proposal[] = [];
  const left: { actorId: PersonId; why: WhyLeft }[] = [];
  for (const [row, column] of assigned.entries()) {
    const actorId = actors[row]?.personId;
    if (actorId === undefined) continue;
    const mentor = column === undefined ? undefined : mentors[column];
    if (mentor && column !== undefined)
      proposals.push({ actorId, mentorId: mentor.personId, fit: fitBetween(readActors[row], readMentors[column]) });
    else left.push({ actorId, why: whyLeft(scores[row] ?? [], (index) => mayBe(row, index)) });
  }
  return { proposals, left };
}

function whyLeft(scores: readonly number[], mayBe: (column: number) => boolean): WhyLeft {
  const fitting = [...scores.keys()].filter((column) => (scores[column] ?? 0) >= LEAST);
  if (fitting.some(mayBe)) return "no-place";
  return fitting.length > 0 ? "refused" : "nothing-in-common";
}

/** Nobody is in a pair with herself. */
const isAllowed = (actor: Told | undefined, mentor: Told | undefined, forbidden: ReadonlySet<string>): boolean =>
  actor !== undefined &&
  mentor !== undefined &&
  actor.personId !== mentor.personId &&
  !forbidden.has(together(actor.personId, mentor.personId));

const nothing: Read = readTold({ fields: "", languages: "", town: "" });
const fitBetween = (one: Read = nothing, other: Read = nothing): Fit => fitOf(one, other);
