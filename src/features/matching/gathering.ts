import { setImmediate } from "node:timers/promises";
import {
  actorToldFor,
  type Enrolled,
  type Enrolment,
  enrolledFor,
  mentorsOf,
  openMentorTexts,
} from "../../../db/matching/matching.ts";
import type { Person } from "../../../db/people/people.ts";
import type { Db } from "../../../db/store/open.ts";
import type { PersonId } from "../../programme/ids.ts";
import { calculate } from "../../programme/matching/calculating.ts";
import type { Mentor } from "../../programme/matching/facts.ts";
import type { Proposed } from "../../programme/matching/proposing.ts";
import type { Ranking } from "../../programme/matching/ranking.ts";

/** How many profiles are opened before other work may run; they take some milliseconds. */
const PROFILES_PER_SLICE = 40;

type Coordinator = Pick<Person, "id">;

export type RoundResult = Proposed & {
  /** What the people of the round have told, by `mentor <id>` or `actor <id>`. */
  told: ReadonlyMap<string, Mentor>;
  enrolled: Enrolled;
};

/** A whole round, for a viewer who may see profiles. Reads the profiles here in slices; a worker thread calculates the proposals. */
export async function roundFor(db: Db, viewer: Coordinator, now: number): Promise<RoundResult | undefined> {
  const enrolled = enrolledFor(db, { personId: viewer.id });
  if (!enrolled) return undefined;
  const actors = await openEnrolments(db, enrolled, enrolled.actors);
  const mentors = await openEnrolments(db, enrolled, enrolled.mentors);
  const here = new Set(enrolled.actors.filter(({ isHere }) => isHere).map(({ personId }) => personId));
  const task = {
    what: "propose" as const,
    actors: actors.filter(({ personId }) => here.has(personId)),
    mentors,
    forbidden: enrolled.forbidden,
    now,
  };
  const proposed = task.actors.length === 0 ? { proposals: [], left: [] } : await calculate(task);
  const told = new Map([
    ...mentors.map((mentor) => [`mentor ${mentor.personId}`, mentor] as const),
    ...actors.map((actor) => [`actor ${actor.personId}`, actor] as const),
  ]);
  return { ...proposed, told, enrolled };
}

export type RankingResult = Ranking & {
  told: ReadonlyMap<string, Mentor>;
  isActorKnown: boolean;
  /** Mentors who take no new pairs now, or have as many as they want. */
  resting: readonly PersonId[];
};

/** The mentors for one actor, whether or not the actor has a profile. */
export async function rankingFor(db: Db, viewer: Coordinator, actorId: PersonId): Promise<RankingResult | undefined> {
  const enrolled = enrolledFor(db, { personId: viewer.id });
  if (!enrolled) return undefined;
  const told = actorToldFor(db, { personId: viewer.id }, actorId);
  const currentMentors = new Set(mentorsOf(db, actorId));
  const free = enrolled.mentors.filter((mentor) => mentor.free > 0 && !currentMentors.has(mentor.personId));
  const mentors = await openEnrolments(db, enrolled, free);
  const actor = told ?? { personId: actorId, fields: "", languages: "", town: "", waitingSince: 0 };
  const none: Ranking = { mentors: [], refused: [] };
  const ranking =
    mentors.length === 0 ? none : await calculate({ what: "rank", actor, mentors, forbidden: enrolled.forbidden });
  return {
    ...ranking,
    told: new Map(mentors.map((mentor) => [mentor.personId, mentor])),
    isActorKnown: told !== undefined,
    resting: enrolled.mentors
      .filter((mentor) => mentor.free === 0 && !currentMentors.has(mentor.personId) && mentor.personId !== actorId)
      .map(({ personId }) => personId),
  };
}

async function openEnrolments(db: Db, { permitted }: Enrolled, enrolments: readonly Enrolment[]): Promise<Mentor[]> {
  const all: Mentor[] = [];
  for (const [index, one] of enrolments.entries()) {
    if (index % PROFILES_PER_SLICE === PROFILES_PER_SLICE - 1) await setImmediate();
    all.push(openMentorTexts(db, permitted, one));
  }
  return all;
}
