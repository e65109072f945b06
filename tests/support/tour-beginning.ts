import { languages } from "../../src/texts/languages.ts";
import type { Tour } from "./tour.ts";
import { longestName, TYPED_ADDRESS } from "./typed.ts";

const dm = { in: "@bot" };

/** Before the setup, the setup, and people who enrol. Monday 12 January. */
export async function begin(tour: Tour): Promise<void> {
  await takeNames(tour);
  await beforeSetup(tour);
  await setUp(tour);
  await chooseLanguages(tour);
  await enrol(tour);
  await twoChangeTheSettings(tour);
}

const NO_LETTERS = "☃";

/** People's names of which a channel's name can use no letters, or some. */
async function takeNames({ world, data }: Tour): Promise<void> {
  if (data === "empty") return;
  const { kaisa, vera } = world.people;
  for (const [key, person] of Object.entries(world.people)) {
    const name = person.id === vera.id ? NO_LETTERS.repeat(80) : longestName(key);
    await kaisa.changeProfile({ name }, person.id);
  }
}

async function beforeSetup(tour: Tour): Promise<void> {
  const { kaisa, ulla } = tour.world.people;
  for (const command of ["/mentoring", "/new-pair", "/peer-meeting", "/next-meeting", "/meeting-log", "/finish-pair"])
    await tour.command(ulla, "@bot", command);
  await tour.command(kaisa, "@bot", "/mentoring");
}

/** An address of a privacy notice, as long as the field allows. */
const address = (): string => `${TYPED_ADDRESS}/?a=1&b=<!channel>|${"å".repeat(500)}`.slice(0, 500);

export function settings(tour: Tour, more: Record<string, unknown> = {}): Record<string, unknown> {
  const { kaisa, sirpa } = tour.world.people;
  return {
    coordinators: [kaisa.id],
    peerOrganisers: [sirpa.id],
    language: tour.language,
    privacyNoticeUrl: tour.data === "longest" ? address() : null,
    ...more,
  };
}

/** The workspace does not let the bot make channels at first: the coordinator is told, allows it and saves once more. */
async function setUp(tour: Tour): Promise<void> {
  const { world } = tour;
  const { kaisa } = world.people;
  await world.control.policies({ appsMayCreateChannels: false });
  await tour.press(kaisa, "home", "setup:open", tour.language);
  await tour.send(kaisa, settings(tour));
  await world.control.policies({ appsMayCreateChannels: true });
  await tour.press(kaisa, { in: "@bot" }, "setup:open");
  await tour.send(kaisa, settings(tour));
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

/** Ulla is a coordinator for a while, so that two people change the settings at the same time. */
async function twoChangeTheSettings(tour: Tour): Promise<void> {
  const { kaisa, ulla } = tour.world.people;
  const both = { coordinators: [kaisa.id, ulla.id] };
  await tour.press(kaisa, "home", "setup:open");
  await tour.send(kaisa, settings(tour, both));
  await tour.press(kaisa, "home", "setup:open");
  await tour.command(ulla, "@bot", "/mentoring");
  await tour.press(ulla, dm, "setup:open");
  await tour.send(ulla, settings(tour, { ...both, plannedNumber: "20", hoursFrom: "08:00" }));
  await tour.fill(kaisa, settings(tour, both));
  await tour.submit(kaisa, "updated");
  await tour.send(kaisa, settings(tour, both), "updated");
}
