import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { actorProfileFor, mentorProfileFor } from "../../db/enrolment/profiles.ts";
import { readPair } from "../../db/pairs/pairs.ts";
import { findPersonBySlackId, readPerson } from "../../db/people/people.ts";
import { people } from "../../db/schema/index.ts";
import type { Person } from "../../src/playground/workspace/person.ts";
import type { PersonId } from "../../src/programme/ids.ts";
import { buttonsOf, saidOn } from "../support/reading.ts";
import { startSetUpWorld } from "../support/ready-worlds.ts";
import { easy, t } from "../support/texts.ts";
import { startWorld, type World } from "../support/world.ts";

async function pressOnHome(world: World, person: Person, button: string): Promise<void> {
  const home = await person.home();
  if (!home) throw new Error("no Home");
  await person.press(home, button);
  await world.control.idle();
}

const idOf = (world: World, person: Person): PersonId => {
  const found = findPersonBySlackId(world.db, person.id);
  if (!found) throw new Error("not known");
  return found.id;
};

const mentor = {
  fields: "Kirjanpito & <!channel>",
  languages: "suomi, ruotsi",
  town: "Espoo",
  pairsAtOnce: "2",
  experience: "Kauppatieteiden maisteri.\nTilitoimisto 2012–2024.",
};

describe("enrolling", () => {
  test("a mentor enrols on Home, sees what she wrote, and can change it", async () => {
    await using world = await startSetUpWorld();
    const { mirja } = world.people;
    await pressOnHome(world, mirja, t("people.enrolMentor"));
    expect(saidOn(await mirja.modal())).toContain(t("people.seenBy"));
    await mirja.fill(mentor);
    expect(await mirja.submit()).toEqual({ outcome: "updated" });
    expect(saidOn(await mirja.modal())).toContain(t("people.enrolled"));
    await mirja.closeAll();
    const id = idOf(world, mirja);
    expect(mentorProfileFor(world.db, { personId: id }, id)).toEqual({ ...mentor, pairsAtOnce: 2, trainedOn: null });

    const home = await mirja.home();
    expect(saidOn(home)).toContain(t("home.enrolledMentor"));
    expect(buttonsOf(home)).toEqual(expect.arrayContaining([t("peerSupport.join"), t("peerSupport.contact.open")]));
    await pressOnHome(world, mirja, t("people.profile"));
    const own = await mirja.modal();
    expect(saidOn(own)).toContain(mentor.fields);
    if (!own) throw new Error("no modal");
    await mirja.press(own, t("people.change"));
    await world.control.idle();
    await mirja.fill({ town: "Vantaa" });
    await mirja.submit();
    expect(saidOn(await mirja.modal())).toContain(t("people.saved"));
    expect(mentorProfileFor(world.db, { personId: id }, id)).toEqual({
      ...mentor,
      pairsAtOnce: 2,
      trainedOn: null,
      town: "Vantaa",
    });
  });

  test("an actor enrols, also with nothing but what is needed", async () => {
    await using world = await startWorld();
    await world.setUp();
    const { amina, kaisa } = world.people;
    await pressOnHome(world, amina, "English");
    await pressOnHome(world, amina, "Register as a mentee");
    await amina.fill({ fields: "Nursing", languages: "Somali, English" });
    expect((await amina.submit()).outcome).toBe("not_sent");
    await amina.fill({ wantsMentoring: "yes" });
    expect(await amina.submit()).toEqual({ outcome: "updated" });
    await world.settle();
    const id = idOf(world, amina);
    expect(actorProfileFor(world.db, { personId: id }, id)).toEqual({
      fields: "Nursing",
      languages: "Somali, English",
      town: null,
      experience: null,
      groupAttended: null,
      wantsMentoring: "yes",
    });
    expect(saidOn(await amina.home())).toContain("You have registered as a mentee.");
    expect(saidOn(await kaisa.home())).toContain(t("home.waitingPeople", { mentors: "0", actors: "1" }));
  });

  test("what somebody wrote is sealed, and only she and coordinators may open it", async () => {
    await using world = await startSetUpWorld();
    const { mirja, amina, kaisa } = world.people;
    await pressOnHome(world, mirja, t("people.enrolMentor"));
    await mirja.fill(mentor);
    await mirja.submit();
    await amina.home();
    const id = idOf(world, mirja);
    expect(mentorProfileFor(world.db, { personId: idOf(world, amina) }, id)).toBeUndefined();
    expect(mentorProfileFor(world.db, { channel: "peers" }, id)).toBeUndefined();
    expect(mentorProfileFor(world.db, { personId: idOf(world, kaisa) }, id)?.town).toBe("Espoo");
    const written = ["", "-wal"].map((end) => readFileSync(`${world.db.path}${end}`));
    expect(written.some((bytes) => bytes.includes("profiles"))).toBe(true);
    expect(written.some((bytes) => bytes.includes("Tilitoimisto"))).toBe(false);
  });

  test("3,000 characters of emoji are kept and shown", async () => {
    await using world = await startSetUpWorld();
    const { mirja } = world.people;
    const longest = "🌻".repeat(3000);
    await pressOnHome(world, mirja, t("people.enrolMentor"));
    await mirja.fill({ ...mentor, experience: longest });
    expect(await mirja.submit()).toEqual({ outcome: "updated" });
    await mirja.closeAll();
    await pressOnHome(world, mirja, t("people.profile"));
    expect(saidOn(await mirja.modal()).replaceAll("\n", "")).toContain(longest);
  });

  test("before the mentoring is in use nobody can enrol", async () => {
    await using world = await startWorld();
    expect(buttonsOf(await world.people.mirja.home())).toEqual([
      "Suomi",
      "Selkosuomi (helppo suomi)",
      "Svenska",
      "English",
    ]);
  });
});

describe("the language", () => {
  test("is the one of her Slack profile until she chooses one", async () => {
    await using world = await startSetUpWorld();
    const { amina, kaisa } = world.people;
    expect(buttonsOf(await amina.home())).toContain(t("people.languageButton"));
    await kaisa.changeLocale("sv-SE", amina.id);
    await world.settle();
    expect(buttonsOf(await amina.shownHome())).toContain("Språk");
    await kaisa.changeLocale("en-GB", amina.id);
    await world.settle();
    expect(buttonsOf(await amina.shownHome())).toContain("Kieli");
    await kaisa.changeLocale("sv-SE", amina.id);
    await world.settle();

    await pressOnHome(world, amina, "Språk");
    await amina.fill({ language: "selko" });
    expect(await amina.submit()).toEqual({ outcome: "closed" });
    await world.settle();
    const home = await amina.shownHome();
    expect(saidOn(home)).toContain(easy("home.newcomer"));

    await kaisa.changeLocale("en-GB", amina.id);
    await world.settle();
    expect(buttonsOf(await amina.shownHome())).toContain(easy("people.languageButton"));
  });

  test("an unknown language of Slack is answered in the workspace's", async () => {
    await using world = await startWorld({ locales: { amina: "de-DE" } });
    await world.setUp({ language: "sv" });
    expect(buttonsOf(await world.people.amina.home())).toContain("Språk");
  });
});

describe("what happens to people in Slack", () => {
  test("those whom the bot has not met are not kept", async () => {
    await using world = await startSetUpWorld();
    const { kaisa, ulla } = world.people;
    const before = world.db.orm.select().from(people).all().length;
    await kaisa.changeProfile({ name: "Ulla Uusi" }, ulla.id);
    await kaisa.addPerson({ name: "Nea Nieminen" });
    await world.settle();
    expect(world.db.orm.select().from(people).all()).toHaveLength(before);
  });

  test("a new name is used from then on", async () => {
    await using world = await startSetUpWorld();
    const { kaisa, mirja, amina } = world.people;
    await world.openPair({ mentor: mirja, actor: amina });
    await kaisa.changeProfile({ name: "Mirjami Virtanen" }, mirja.id);
    await world.settle();
    expect(saidOn(await amina.home())).toContain(t("home.yourMentor", { other: "Mirjami" }));
  });

  test("the account of a mentor is closed: the coordinator sees it, and everything is as before when it is opened again", async () => {
    await using world = await startSetUpWorld();
    const { kaisa, mirja, amina } = world.people;
    await world.openPair({ mentor: mirja, actor: amina });
    await kaisa.home();
    await kaisa.deactivate(mirja.id);
    await world.settle();
    expect(saidOn(await kaisa.shownHome())).toContain(t("home.reason.gone", { name: "Mirja" }));
    expect(readPerson(world.db, idOf(world, mirja))).toMatchObject({ isDeactivated: true, name: "Mirja Virtanen" });
    await kaisa.reactivate(mirja.id);
    await world.settle();
    expect(saidOn(await kaisa.shownHome())).not.toContain(t("home.reason.gone", { name: "Mirja" }));
  });

  test("the account of a coordinator is closed: her pairs get another coordinator", async () => {
    await using world = await startWorld();
    const { kaisa, helena, mirja, amina } = world.people;
    await world.setUp({ coordinators: [kaisa.id, helena.id] });
    const pair = await world.openPair({ mentor: mirja, actor: amina }, { coordinator: helena.id });
    await kaisa.deactivate(helena.id);
    await world.settle();
    expect(readPair(world.db, pair.id).coordinator.id).toBe(idOf(world, kaisa));
  });
});
