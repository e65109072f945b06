import { livePairOf } from "../../db/pairs/pairs.ts";
import { findPersonBySlackId } from "../../db/people/people.ts";
import { pairs } from "../../db/schema/index.ts";
import { and, desc, eq } from "../../db/store/drizzle.ts";
import type { Person } from "../../src/playground/workspace/person.ts";
import type { PersonId } from "../../src/programme/ids.ts";
import { madeUp } from "./made-up.ts";
import type { Tour } from "./tour.ts";
import type { World } from "./world.ts";

export type TourPair = { id: string; channel: string; mentor: Person; actor: Person };

/** The pair of these two: the live one, or the newest that has ended. */
export function pairOf({ world }: Tour, mentor: Person, actor: Person): TourPair {
  const [mentorId, actorId] = [mentor, actor].map(
    (person) => findPersonBySlackId(world.db, person.id)?.id ?? madeUp(""),
  );
  if (!mentorId || !actorId) throw new Error("the bot does not know them");
  const pair = livePairOf(world.db, mentorId, actorId) ?? newestPairOf(world, mentorId, actorId);
  if (!pair) throw new Error(`${mentor.id} and ${actor.id} are no pair`);
  return { id: pair.id, channel: pair.channelId ?? "", mentor, actor };
}

const newestPairOf = ({ db }: World, mentorId: PersonId, actorId: PersonId) =>
  db.orm
    .select()
    .from(pairs)
    .where(and(eq(pairs.mentorId, mentorId), eq(pairs.actorId, actorId)))
    .orderBy(desc(pairs.createdAt))
    .get();

type NewPair = { day: string; consent: boolean; guest?: boolean; coordinator?: Person };

/** Kaisa fills in the open form of a new pair. */
export async function proposePair(tour: Tour, mentor: Person, actor: Person, given: NewPair) {
  const { kaisa } = tour.world.people;
  const { day, consent, guest, coordinator = kaisa } = given;
  const people = { mentor: mentor.id, actor: actor.id, coordinator: coordinator.id };
  await tour.fill(kaisa, {
    ...people,
    day,
    time: "12:00",
    language: tour.language,
    consent: consent ? ["consent"] : [],
  });
  // Sending the form again confirms the warning that Slack may not let a guest in.
  if (guest) await tour.submit(kaisa, "errors");
  await tour.submit(kaisa, "updated");
  await tour.close(kaisa);
  return pairOf(tour, mentor, actor);
}

type Three = { mentor: Person; actor: Person; coordinator: Person };

export async function openPair(tour: Tour, { mentor, actor, coordinator }: Three, day: string): Promise<TourPair> {
  await tour.press(tour.world.people.kaisa, "home", "pairs:new");
  return proposePair(tour, mentor, actor, { day, consent: true, coordinator });
}

/** Mirja and Amina, whose mentoring the tour follows from the invitation to the end. */
export const firstPair = (tour: Tour): TourPair => pairOf(tour, tour.world.people.mirja, tour.world.people.amina);
/** The second pair of the first one's mentor, and of its actor. */
export const ofMirja = (tour: Tour): TourPair => pairOf(tour, tour.world.people.mirja, tour.world.people.olena);
export const ofHelena = (tour: Tour): TourPair => pairOf(tour, tour.world.people.helena, tour.world.people.amina);
