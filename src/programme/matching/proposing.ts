import type { PersonId } from "../ids.ts";
import { bestAssignment } from "./assigning.ts";
import { type Fit, isUntrained, type MatchingProfile, type Mentor, pairKey, waitBonus } from "./facts.ts";
import { fitOf, LEAST_SCORE, type ReadProfile, readProfile, scoreOf } from "./rules.ts";

/** The task of the other thread for a whole round. `forbidden` has the keys (`pairKey`) of two who may not be a pair. `now` in milliseconds. */
export type Round = {
  what: "propose";
  actors: readonly MatchingProfile[];
  mentors: readonly Mentor[];
  forbidden: ReadonlySet<string>;
  now: number;
};

export type Proposal = { actorId: PersonId; mentorId: PersonId; fit: Fit };

/**
 * Why an actor has no proposal: the mentors who fit have no free place, all who fit have been refused or would need a training first, or nobody
 * fits.
 */
export type WhyLeft = "no-place" | "refused" | "untrained" | "nothing-in-common";
export type Proposed = { proposals: readonly Proposal[]; left: readonly { actorId: PersonId; why: WhyLeft }[] };

/** Added to the score of each pair, so that one more actor with a mentor counts more than better scores. */
const PAIRED_WEIGHT = 100;

/** The best proposals for all actors, in the order of `actors`. */
export function propose({ actors, mentors, forbidden, now }: Round): Proposed {
  const readMentors = mentors.map(readProfile);
  const readActors = actors.map(readProfile);
  const scores = readActors.map((actor) => readMentors.map((mentor) => scoreOf(actor, mentor)));
  const mayBe = (row: number, column: number) => isAllowed(actors[row], mentors[column], forbidden);
  const weights = scores.map((row, index) => {
    const bonus = waitBonus(actors[index]?.waitingSince ?? now, now);
    return row.map((score, column) =>
      score >= LEAST_SCORE && mentors[column]?.free && mayBe(index, column) ? PAIRED_WEIGHT + score + bonus : 0,
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
    else {
      const isUntrainedOne = (index: number) => lacksTraining(actors[row], mentors[index]);
      left.push({ actorId, why: whyLeft(scores[row] ?? [], (index) => mayBe(row, index), isUntrainedOne) });
    }
  }
  return { proposals, left };
}

function whyLeft(
  scores: readonly number[],
  mayBe: (column: number) => boolean,
  isUntrainedOne: (column: number) => boolean,
): WhyLeft {
  const fitting = [...scores.keys()].filter((column) => (scores[column] ?? 0) >= LEAST_SCORE);
  if (fitting.some(mayBe)) return "no-place";
  if (fitting.some(isUntrainedOne)) return "untrained";
  return fitting.length > 0 ? "refused" : "nothing-in-common";
}

const lacksTraining = (actor: MatchingProfile | undefined, mentor: Mentor | undefined): boolean =>
  actor !== undefined && mentor !== undefined && isUntrained(actor, mentor);

/** Whether the two may be a pair: not forbidden, trained if the programme requires it, and not the same person. */
const isAllowed = (
  actor: MatchingProfile | undefined,
  mentor: Mentor | undefined,
  forbidden: ReadonlySet<string>,
): boolean =>
  actor !== undefined &&
  mentor !== undefined &&
  actor.personId !== mentor.personId &&
  !isUntrained(actor, mentor) &&
  !forbidden.has(pairKey(actor.personId, mentor.personId));

const nothing: ReadProfile = readProfile({ fields: "", languages: "", town: "" });
const fitBetween = (one: ReadProfile = nothing, other: ReadProfile = nothing): Fit => fitOf(one, other);
