import { saveMentorProfile } from "../../db/enrolment/profiles.ts";
import { findPersonBySlackId, savePerson } from "../../db/people/people.ts";
import { people } from "../../db/schema/index.ts";
import { eq } from "../../db/store/drizzle.ts";
import type { Person, ShownSurface } from "../../src/playground/workspace/person.ts";
import type { PersonId, SlackUserId } from "../../src/programme/ids.ts";
import { profileOf } from "./acting.ts";
import { madeUp } from "./made-up.ts";
import { buttonsOf, saidOn } from "./reading.ts";
import type { World } from "./world.ts";

const PROFILE = { fields: "IT", languages: "suomi", town: null, pairsAtOnce: 1, experience: null };

/** Adds this many people who join the workspace and are enrolled as mentors. The bot has never written to them. */
export async function moreMentors(world: World, number: number): Promise<Person[]> {
  const { kaisa } = world.people;
  const joined: Person[] = [];
  for (let from = 0; from < number; from += 50) {
    const names = Array.from({ length: Math.min(50, number - from) }, (_, index) => `Mentori ${from + index}`);
    joined.push(...(await Promise.all(names.map((name) => kaisa.addPerson({ name })))));
  }
  // In small steps: a process that is busy for two seconds loses its connection.
  for (let from = 0; from < number; from += 100) {
    await world.settle();
    world.db.transaction(() => {
      for (const [index, { id }] of joined.slice(from, from + 100).entries())
        enrol(world, id, `Mentori ${from + index}`);
    });
  }
  await world.settle();
  return joined;
}

/** A person enrolled as a mentor. Without a Slack id, the person has not joined yet. */
export function enrol(world: World, slackUserId: SlackUserId, name: string, isGuest = false): PersonId {
  const account = { isAdmin: false, isGuest, isBot: false, isStranger: false, isDeactivated: false };
  const known = findPersonBySlackId(world.db, slackUserId);
  const { id } = known ?? savePerson(world.db, { slackUserId, name, profileLanguage: null, ...account }, world.now());
  saveMentorProfile(world.db, profileOf(world.db, id), PROFILE, world.now());
  return id;
}

/** Fills in "Tiedote" on Home and sends it, which shows the preview. */
export async function writeTo(world: World, person: Person, audience: string, text: string): Promise<ShownSurface> {
  const home = (await person.shownHome()) ?? (await person.home());
  if (!home) throw new Error("no Home");
  const { ack } = await person.press(home, "announcements:write");
  if (ack !== "ok") throw new Error(`"Tiedote" was not acknowledged: ${ack}`);
  await world.bot.idle();
  await world.control.idle();
  await person.fill({ audience, announcement: text });
  const result = await person.submit();
  if (result.outcome !== "updated") throw new Error(`no preview: ${JSON.stringify(result)}`);
  const preview = await person.modal();
  if (!preview) throw new Error("no preview");
  return preview;
}

/** The same, then presses "Lähetä". */
export async function announce(world: World, person: Person, audience: string, text: string): Promise<void> {
  await writeTo(world, person, audience, text);
  const result = await person.submit();
  if (result.outcome !== "updated") throw new Error(`not sent: ${JSON.stringify(result)}`);
  await person.closeAll();
}

/** The texts and the buttons of a message. */
export const readOf = (shown: ShownSurface): { says: string; buttons: string[] } => ({
  says: saidOn(shown).replaceAll("\n[", "["),
  buttons: buttonsOf(shown),
});

/** The messages with this text in the person's direct messages with the bot. */
export async function got(person: Person, text: string): Promise<string[]> {
  return (await person.dm()).map((shown) => saidOn(shown)).filter((says) => says.includes(text));
}

/** The row of a person without a Slack account, as an import writes it. */
export function leaveWithoutAccount(world: World, name: string): PersonId {
  const id = enrol(world, madeUp(`U0WAITING${name.length}`), name);
  world.db.orm.update(people).set({ slackUserId: null, importedAt: world.now() }).where(isPerson(id)).run();
  return id;
}

const isPerson = (id: PersonId) => eq(people.id, id);
