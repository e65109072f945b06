import type { PersonId } from "../ids.ts";
import { fitOf, LEAST, readTold } from "./rules.ts";
import { type Fit, type Mentor, type Told, together } from "./told.ts";

/** What the other thread is asked for one actor. */
export type Question = { what: "rank"; actor: Told; mentors: readonly Mentor[]; forbidden: ReadonlySet<string> };

/** All mentors with a place, the best first; those who were refused apart, if they would fit. */
export type Ranking = { mentors: readonly { mentorId: PersonId; fit: Fit }[]; refused: readonly PersonId[] };

/** The mentors for one actor. Of equals, whoever has waited longest comes first. */
export function rank({ actor, mentors, forbidden }: Question): Ranking {
  const own = readTold(actor);
  const free = mentors
    .filter((mentor) => mentor.free > 0 && mentor.personId !== actor.personId)
    .map((mentor) => ({ mentor, fit: fitOf(own, readTold(mentor)) }))
    .toSorted((one, other) => other.fit.score - one.fit.score || one.mentor.waitingSince - other.mentor.waitingSince);
  const isRefused = ({ mentor }: { mentor: Mentor }) => forbidden.has(together(actor.personId, mentor.personId));
  return {
    mentors: free.filter((one) => !isRefused(one)).map(({ mentor, fit }) => ({ mentorId: mentor.personId, fit })),
    refused: free.flatMap((one) => (isRefused(one) && one.fit.score >= LEAST ? [one.mentor.personId] : [])),
  };
}
