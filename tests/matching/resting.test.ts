import { expect, test } from "vitest";
import { mentorProfileFor, saveMentorProfile } from "../../db/enrolment/profiles.ts";
import { livePairOf } from "../../db/pairs/pairs.ts";
import type { Person } from "../../src/playground/workspace/person.ts";
import { profileOf } from "../support/acting.ts";
import { pressForged } from "../support/forging.ts";
import { makeMentor, personId } from "../support/peers.ts";
import { saidOn } from "../support/reading.ts";
import { startSetUpWorld } from "../support/ready-worlds.ts";
import { t } from "../support/texts.ts";
import { finnish, type World } from "../support/world.ts";

async function homeOf(person: Person) {
  const home = await person.home();
  if (!home) throw new Error("no Home");
  return home;
}

async function pressOnHome(world: World, person: Person, what: string): Promise<void> {
  await person.press(await homeOf(person), what, { confirm: true });
  await world.settle();
}

const placesOf = (world: World, person: Person) => {
  const id = personId(world, person);
  return mentorProfileFor(world.db, { personId: id }, id)?.pairsAtOnce;
};

async function propose(world: World, mentor: Person, actor: Person) {
  const { kaisa } = world.people;
  await kaisa.command("@bot", "/new-pair");
  await world.control.idle();
  await kaisa.fill({ actor: actor.id, mentor: mentor.id, day: "2026-01-13", time: "17:00", consent: ["consent"] });
}

async function send(world: World) {
  const result = await world.people.kaisa.submit();
  await world.settle();
  return result;
}

test("a mentor takes no new pairs with one button on Home and its question, and takes them again with another", async () => {
  await using world = await startSetUpWorld(finnish);
  const { mirja, amina } = world.people;
  await makeMentor(world, "mirja");
  await world.openPair({ mentor: mirja, actor: amina });
  await pressOnHome(world, mirja, "people:rest");
  expect(placesOf(world, mirja)).toBe(0);
  // The pair that there is goes on.
  expect(livePairOf(world.db, personId(world, mirja), personId(world, amina))?.state).toBe("open");
  await mirja.closeAll();
  await pressOnHome(world, mirja, "people:take-pairs");
  expect(placesOf(world, mirja)).toBe(2);
});

test("whoever has not enrolled as a mentor has no such button", async () => {
  await using world = await startSetUpWorld(finnish);
  const { amina } = world.people;
  const home = JSON.stringify(await homeOf(amina));
  expect(home).not.toContain("people:rest");
  expect(home).not.toContain("people:take-pairs");
});

test("a coordinator who chooses a mentor who rests is told so beside the field, and sending again confirms it", async () => {
  await using world = await startSetUpWorld(finnish);
  const { mirja, amina } = world.people;
  await makeMentor(world, "mirja");
  await pressOnHome(world, mirja, "people:rest");
  await propose(world, mirja, amina);
  expect(await send(world)).toMatchObject({
    outcome: "errors",
    errors: { [t("pairs.form.mentor")]: t("pairs.wrong.resting", { name: "Mirja" }) },
  });
  expect(await send(world)).toMatchObject({ outcome: "updated" });
  expect(livePairOf(world.db, personId(world, mirja), personId(world, amina))?.state).toBe("open");
});

test("the same of a mentor who has as many pairs as she wants, and the list of mentors names her", async () => {
  await using world = await startSetUpWorld(finnish);
  const { kaisa, mirja, amina, olena } = world.people;
  await makeMentor(world, "mirja");
  const profile = { fields: "IT", languages: "suomi", town: null, pairsAtOnce: 1, experience: null };
  saveMentorProfile(world.db, profileOf(world.db, personId(world, mirja)), profile, world.now());
  await world.openPair({ mentor: mirja, actor: amina });
  await propose(world, mirja, olena);
  await world.settle();
  expect(saidOn(await kaisa.modal())).toContain(t("matching.resting", { names: "Mirja Virtanen" }));
  expect(await send(world)).toMatchObject({
    outcome: "errors",
    errors: { [t("pairs.form.mentor")]: t("pairs.wrong.full", { name: "Mirja", taken: "1", most: "1" }) },
  });
});

test("the same where another mentor takes a pair over", async () => {
  await using world = await startSetUpWorld(finnish);
  const { kaisa, mirja, helena, amina } = world.people;
  await makeMentor(world, "mirja");
  await makeMentor(world, "helena");
  await pressOnHome(world, helena, "people:rest");
  await helena.closeAll();
  const { id } = await world.openPair({ mentor: mirja, actor: amina });
  await pressForged(kaisa, await homeOf(kaisa), "pairs:replace", id);
  await world.settle();
  await kaisa.fill({ mentor: helena.id, day: "2026-01-20", time: "17:00", consent: ["consent"] });
  expect(await send(world)).toMatchObject({
    outcome: "errors",
    errors: { [t("pairs.form.mentor")]: t("pairs.wrong.resting", { name: "Helena" }) },
  });
  expect(livePairOf(world.db, personId(world, helena), personId(world, amina))).toBeUndefined();
  expect(await send(world)).toMatchObject({ outcome: "updated" });
  expect(livePairOf(world.db, personId(world, helena), personId(world, amina))?.state).toBe("open");
});
