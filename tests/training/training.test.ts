import { describe, expect, test } from "vitest";
import { isTrained, saveMentorProfile } from "../../db/enrolment/profiles.ts";
import { enrolledFor } from "../../db/matching/matching.ts";
import type { Person } from "../../src/playground/workspace/person.ts";
import { profileOf } from "../support/acting.ts";
import { anythingIn, pressForged } from "../support/forging.ts";
import { personId } from "../support/peers.ts";
import { changeProgramme } from "../support/programme.ts";
import { startSetUpWorld } from "../support/ready-worlds.ts";
import { t } from "../support/texts.ts";
import { command, submit, wordsOf } from "../support/under-way.ts";
import { finnish, type World } from "../support/world.ts";

async function press(world: World, person: Person, action: string, value: string): Promise<void> {
  await pressForged(person, await anythingIn(world, person), action, value);
  await world.settle();
}

const told = { fields: "kirjanpito", languages: "suomi", town: "Vantaa", experience: null, pairsAtOnce: 1 };

/** Mirja has enrolled as a mentor; Helena has not. */
async function startTraining() {
  const world = await startSetUpWorld(finnish);
  for (const person of Object.values(world.people)) {
    await command(world, person, "@bot", "/mentoring");
    await world.settle();
  }
  saveMentorProfile(world.db, profileOf(world.db, personId(world, world.people.mirja)), told, world.now());
  return world;
}

async function mark(world: World, trainedOn: string | null) {
  const { kaisa, mirja } = world.people;
  await press(world, kaisa, "people:edit-mentor", personId(world, mirja));
  await kaisa.fill({ trainedOn });
  const result = await submit(world, kaisa);
  await kaisa.closeAll();
  return result;
}

async function propose(world: World, mentor: Person) {
  const { kaisa, amina } = world.people;
  await press(world, kaisa, "pairs:new", "");
  await kaisa.fill({ actor: amina.id });
  await world.settle();
  await kaisa.fill({ mentor: mentor.id, day: "2026-01-20", time: "17:00", consent: [] });
  const result = await submit(world, kaisa);
  await kaisa.closeAll();
  return result;
}

const proposable = (world: World) =>
  enrolledFor(world.db, { personId: personId(world, world.people.kaisa) })?.mentors.length;

describe("a mentor's training", () => {
  test("is marked by a coordinator with its day, not by herself, and shown to her", async () => {
    const world = await startTraining();
    await using _world = world;
    const { mirja, kaisa } = world.people;
    const later = await mark(world, "2027-01-01");
    expect(later).toMatchObject({ errors: { [t("people.column.trainedOn")]: t("people.trainedLater") } });
    expect((await mark(world, "2026-01-08")).outcome).toBe("updated");
    expect(isTrained(world.db, personId(world, mirja))).toBe(true);
    await press(world, kaisa, "people:show", personId(world, mirja));
    expect(wordsOf(await kaisa.modal())).toContain("8.1.2026");
    await kaisa.closeAll();

    await press(world, mirja, "people:enrol-mentor", "");
    expect((await mirja.modal())?.fields().map(({ label }) => label)).not.toContain(t("people.column.trainedOn"));
    await mirja.fill({ town: "Espoo" });
    await submit(world, mirja);
    await mirja.closeAll();
    expect(isTrained(world.db, personId(world, mirja))).toBe(true);
    await press(world, mirja, "privacy:own-data", "");
    expect(wordsOf(await mirja.modal())).toContain(t("people.trained", { date: "8.1.2026" }));
    await mirja.closeAll();
    await mark(world, null);
    expect(isTrained(world.db, personId(world, mirja))).toBe(false);
  });

  test("where the programme requires it: without it she is neither proposed nor taken, and the field says why", async () => {
    const world = await startTraining();
    await using _world = world;
    const { mirja, helena } = world.people;
    expect(proposable(world)).toBe(1);
    changeProgramme(world.db, { needsTraining: true }, world.now());
    expect(proposable(world)).toBe(0);
    for (const [person, name] of [
      [mirja, "Mirja"],
      [helena, "Helena"],
    ] as const)
      expect(Object.values((await propose(world, person)).errors ?? {})).toEqual([
        t("pairs.wrong.untrained", { name }),
      ]);
    await mark(world, "2026-01-08");
    expect(proposable(world)).toBe(1);
    expect((await propose(world, mirja)).outcome).toBe("updated");
  });
});
