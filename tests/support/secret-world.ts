import { saveActorProfile, saveMentorProfile } from "../../db/enrolment/profiles.ts";
import { profileOf } from "./acting.ts";
import { personId } from "./peers.ts";
import { worldAfter } from "./ready-worlds.ts";
import type { Act, Facts } from "./secret-hands.ts";
import { command, next, openPair, writeLog } from "./under-way.ts";
import type { Name, World } from "./world.ts";

export const everybody: readonly Name[] = ["kaisa", "mirja", "amina", "sirpa", "olena", "helena"];

/** Set up, and everybody has opened Home. */
export async function network(world: World): Promise<void> {
  const { kaisa, mirja, amina, sirpa, olena, helena } = world.people;
  await world.setUp({ coordinators: [kaisa.id, sirpa.id], peerOrganisers: [helena.id] });
  for (const name of everybody) {
    await command(world, world.people[name], "@bot", "/mentoring");
    await world.people[name].home();
    await world.settle();
  }
  const profile = { fields: "kirjanpito", languages: "suomi", town: "Vantaa", experience: "Kotimaassa" };
  for (const actor of [amina, olena]) {
    const wish = { groupAttended: null, wantsMentoring: "yes" } as const;
    saveActorProfile(world.db, profileOf(world.db, personId(world, actor)), { ...profile, ...wish }, world.now());
  }
  for (const mentor of [mirja, sirpa])
    saveMentorProfile(
      world.db,
      profileOf(world.db, personId(world, mentor)),
      { ...profile, pairsAtOnce: 2 },
      world.now(),
    );
  await world.settle();
}

export async function twoPairs(world: World): Promise<Facts> {
  const { mirja, amina, sirpa, olena } = world.people;
  await network(world);
  const first = await openPair(world, mirja, amina, { day: "2026-01-13", language: "fi" });
  const own = await openPair(world, sirpa, olena, { day: "2026-01-13", time: "15:00", language: "fi" });
  await world.travelTo("2026-01-15", "10:00");
  for (const pair of [first, own]) {
    const written = { content: "Puhuimme", mentorTasks: "Kysyn", actorTasks: "Kirjoitan" };
    await writeLog(world, pair, { on: "2026-01-14", ...written, ...next("2026-01-22", "17:00", "Oodi") });
  }
  return {
    first: { id: first.id, channelId: first.channelId, mentor: "mirja", actor: "amina" },
    own: { id: own.id, channelId: own.channelId, mentor: "sirpa", actor: "olena" },
  };
}

/** A world before the acts. It is made once, and a copy is cheap. */
export type Beginning = { readonly name: string; make(world: World): Promise<Facts> };

/** Thursday 15 January: a log each, its follow-up asked, the next meeting agreed for the 22nd. */
export const underWay: Beginning = { name: "under way", make: (world) => twoPairs(world) };

export const startAt = ({ name, make }: Beginning) => worldAfter(`secret acts: ${name}`, { hasMail: true }, make);

/**
 * Confidential acts, one after the other; the world before them; and who must not notice any of them. Who may know of them, by the table of section 2,
 * is for other tests. `isUsual`: every run looks at them, not only the thorough one.
 */
export type SecretAct = {
  what: string;
  isUsual?: true;
  beginning: Beginning;
  acts: readonly Act[];
  mayNotNotice: readonly Name[];
};

/** What the tests of a feature do in confidence. */
export type SecretActs = readonly SecretAct[];
