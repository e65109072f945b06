import type { PersonId } from "../ids.ts";
import { type Fit, isUntrained, type MatchingProfile, type Mentor, pairKey } from "./facts.ts";
import { fitOf, LEAST_SCORE, readProfile } from "./rules.ts";

/** The task of the other thread for one actor. `forbidden` has the keys (`pairKey`) of two who may not be a pair. */
export type Question = {
  what: "rank";
  actor: MatchingProfile;
  mentors: readonly Mentor[];
  forbidden: ReadonlySet<string>;
};

/** All mentors with a free place, the best first. `refused`: those who would fit but may not be a pair. */
export type Ranking = { mentors: readonly { mentorId: PersonId; fit: Fit }[]; refused: readonly PersonId[] };

/** The mentors for one actor, without those whom her programme would refuse. Among equal scores the longest wait comes first. */
export function rank({ actor, mentors, forbidden }: Question): Ranking {
  const own = readProfile(actor);
  const free = mentors
    .filter((mentor) => mentor.free > 0 && mentor.personId !== actor.personId && !isUntrained(actor, mentor))
    .map((mentor) => ({ mentor, fit: fitOf(own, readProfile(mentor)) }))
    .toSorted((one, other) => other.fit.score - one.fit.score || one.mentor.waitingSince - other.mentor.waitingSince);
  const isRefused = ({ mentor }: { mentor: Mentor }) => forbidden.has(pairKey(actor.personId, mentor.personId));
  return {
    mentors: free.filter((one) => !isRefused(one)).map(({ mentor, fit }) => ({ mentorId: mentor.personId, fit })),
    refused: free.flatMap((one) => (isRefused(one) && one.fit.score >= LEAST_SCORE ? [one.mentor.personId] : [])),
  };
}
