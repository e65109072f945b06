import type { Person } from "../../src/playground/workspace/person.ts";
import { DAY_MS } from "../../src/programme/calendar/calendar.ts";
import { languages } from "../../src/texts/languages.ts";
import type { Tour } from "../support/tour.ts";
import type { TourSteps } from "../support/tour-chapters.ts";
import { longestName } from "../support/typed.ts";

const HEADINGS = "Nimi;Sähköposti;Rooli;Ala;Kielet;Kotikunta";
/** More rows with a mistake than one page of the preview shows. */
const WRONG_ROWS = 21;

/** The coordinator imports a list, writes profiles for people and gives roles. Tuesday 24 February. */
async function lookAfterPeople(tour: Tour): Promise<void> {
  await takeListIn(tour);
  await writeAboutThem(tour);
  await giveRoles(tour);
  await sayWhoIsWho(tour);
}

/** Two of the list get another account with the same address: one is the same person, one is not. */
async function sayWhoIsWho(tour: Tour): Promise<void> {
  const { kaisa } = tour.world.people;
  const everybody = await kaisa.people();
  for (const [name, email, says] of [
    ["Kaino Kaino", "uusi0@example.org", "people:same"],
    ["Uuno Uusi", "uusi1@example.org", "people:not-same"],
  ] as const) {
    const closed = everybody.find((one) => one.name === name);
    if (closed) await kaisa.deactivate(closed.id);
    await tour.calm();
    await kaisa.addPerson({ name: `${name} 2`, email });
    await tour.calm();
    await tour.press(kaisa, "home", says);
    await tour.close(kaisa);
  }
}

/**
 * Sixty days later those of the list who have not joined are deleted. The clock moves in one step, as if the machine had slept, because this tour is
 * not about what happens meanwhile.
 */
async function forgetWhoWaits(tour: Tour): Promise<void> {
  tour.world.clock.advance(61 * DAY_MS);
  await tour.calm();
}

async function choose(tour: Tour, kaisa: Person, content: string): Promise<void> {
  const { file } = await kaisa.upload(undefined, { name: "ihmiset.csv", bytes: Buffer.from(content) });
  await tour.fill(kaisa, { file: [file] });
  await tour.submit(kaisa, "updated");
}

async function takeListIn(tour: Tour): Promise<void> {
  const { kaisa } = tour.world.people;
  const waiting = Array.from(
    { length: 31 },
    (_, index) => `Uusi ${index};uusi${index}@example.org;mentori;Kirjanpito;suomi;`,
  );
  const wrong = Array.from({ length: WRONG_ROWS }, (_, index) => `Väärä ${index};ei osoite;mentori;Kirjanpito;suomi;`);
  const kaino = await kaisa.addPerson({ name: "Kaino Kaino", email: "uusi0@example.org" });
  await tour.press(kaisa, "home", "people:list");
  await tour.press(kaisa, "modal", "import:open");
  await choose(tour, kaisa, HEADINGS);
  await tour.press(kaisa, "modal", "import:again");
  await choose(tour, kaisa, [HEADINGS, ...waiting, ...wrong].join("\n"));
  await tour.press(kaisa, "modal", "import:page");
  await tour.press(kaisa, "modal", "import:page-back");
  await tour.submit(kaisa, "updated");
  await tour.close(kaisa);
  await kaisa.addPerson({ name: "Uuno Uusi", email: "uusi1@example.org" });
  await tour.calm();
  await tour.command(kaino, "@bot", "/mentoring");
}

async function writeAboutThem(tour: Tour): Promise<void> {
  const { kaisa, ulla } = tour.world.people;
  for (const [role, edit] of [
    ["mentor", "people:edit-mentor"],
    ["actor", "people:edit-actor"],
  ] as const) {
    await tour.press(kaisa, "home", "people:list");
    await tour.press(kaisa, "modal", "people:page");
    await tour.press(kaisa, "modal", "people:page-back");
    await tour.press(kaisa, "modal", "people:add");
    await tour.fill(kaisa, { person: ulla.id, role });
    await tour.submit(kaisa, "updated");
    await tour.fill(kaisa, role === "mentor" ? { pairsAtOnce: "3" } : { wantsMentoring: "no" });
    await tour.submit(kaisa, "updated");
    await tour.press(kaisa, "modal", edit);
    await tour.fill(kaisa);
    await tour.submit(kaisa, "updated");
    await tour.press(kaisa, "modal", "people:back");
    await tour.close(kaisa);
  }
}

/** Ulla becomes a peer organiser for a while, and a coordinator; Kaisa stops, so that Ulla looks after her pairs, and comes back. */
async function giveRoles(tour: Tour): Promise<void> {
  const { kaisa, ulla } = tour.world.people;
  await find(tour, kaisa, "ulla");
  for (const role of ["people:staff-coordinator", "people:staff-organiser", "people:staff-organiser"]) {
    await tour.press(kaisa, "modal", role);
    await tour.submit(kaisa, "updated");
  }
  await tour.close(kaisa);
  await find(tour, kaisa, "kaisa");
  await tour.press(kaisa, "modal", "people:staff-coordinator");
  await tour.submit(kaisa, "cleared");
  await find(tour, ulla, "kaisa");
  await tour.press(ulla, "modal", "people:staff-coordinator");
  await tour.submit(ulla, "updated");
  await tour.close(ulla);
  await find(tour, kaisa, "ulla");
  await tour.press(kaisa, "modal", "people:staff-coordinator");
  await tour.submit(kaisa, "updated");
  await tour.close(kaisa);
}

export async function find(tour: Tour, person: Person, search: string): Promise<void> {
  if (!(await person.shownHome())) await tour.command(person, "@bot", "/mentoring");
  await tour.press(person, (await person.shownHome()) ? "home" : { in: "@bot" }, "people:list");
  await tour.fill(person, { search, filter: "everybody" });
  await tour.submit(person, "updated");
  await tour.press(person, "modal", "people:show");
}

/** People choose their language and say what they can do. Monday 12 January. */
async function becomeKnown(tour: Tour): Promise<void> {
  await chooseLanguages(tour);
  await enrol(tour);
}

/** People choose their language, Ulla with one press. Olena does not, so her first direct message offers the languages. */
async function chooseLanguages(tour: Tour): Promise<void> {
  const { ulla, olena } = tour.world.people;
  for (const person of Object.values(tour.world.people)) {
    await tour.command(person, "@bot", "/mentoring");
    if (person.id === olena.id || person.id === ulla.id) continue;
    await tour.press(person, dm, "people:language");
    await tour.send(person, { language: tour.language });
  }
  const home = await ulla.home();
  if (!home) throw new Error("Ulla has no Home");
  for (const language of [...languages, tour.language]) await tour.pressOn(ulla, home, `people:language-${language}`);
}

async function enrol(tour: Tour): Promise<void> {
  const { mirja, helena, amina, olena } = tour.world.people;
  for (const [person, where] of [
    [mirja, "home"],
    [helena, dm],
  ] as const) {
    await tour.press(person, where, "people:enrol-mentor");
    await tour.send(person, { pairsAtOnce: "3" });
  }
  await tour.press(helena, "home", "people:rest");
  await tour.press(helena, "home", "people:take-pairs");
  await tour.press(helena, dm, "people:enrol-mentor");
  await tour.send(helena, { pairsAtOnce: "3" });
  for (const [person, where] of [
    [amina, "home"],
    [olena, dm],
  ] as const) {
    await tour.press(person, where, "people:enrol-actor");
    await tour.send(person, { wantsMentoring: "yes" });
  }
  for (const [person, change] of [
    [mirja, "people:enrol-mentor"],
    [amina, "people:enrol-actor"],
  ] as const) {
    await tour.press(person, "home", "privacy:own-data");
    await tour.press(person, "modal", change);
    await tour.send(person);
  }
  await tour.press(tour.world.people.ulla, dm, "privacy:own-data");
  await tour.press(tour.world.people.ulla, "modal", "people:called");
  // A name is said aloud, unlike other typed texts.
  await tour.send(tour.world.people.ulla, { called: longestName("Ulla").slice(0, 30) });
  await tour.press(tour.world.people.ulla, dm, "privacy:own-data");
  await tour.close(tour.world.people.ulla);
}

const dm = { in: "@bot" };

export const tourSteps: TourSteps = {
  "people enrol": becomeKnown,
  "people are looked after": lookAfterPeople,
  "nobody waits any longer": forgetWhoWaits,
};
