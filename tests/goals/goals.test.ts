import { describe, expect, test } from "vitest";
import { goalsFor } from "../../db/goals/goals.ts";
import type { Person } from "../../src/playground/workspace/person.ts";
import { MOST_GOALS } from "../../src/programme/goals/rules.ts";
import { digestOf, finish } from "../support/closing.ts";
import { anythingIn, pressForged } from "../support/forging.ts";
import { foundFromHome } from "../support/from-home.ts";
import { personId } from "../support/peers.ts";
import { changeProgramme } from "../support/programme.ts";
import { part, t } from "../support/texts.ts";
import { answerTo, command, startUnderWay, submit, type UnderWay, wordsOf } from "../support/under-way.ts";
import { finnish, type World } from "../support/world.ts";

/** Presses what Home or an open modal has, drawn or not. */
async function press(world: World, person: Person, action: string, value: string): Promise<void> {
  await pressForged(person, await anythingIn(world, person), action, value);
  await world.settle();
}

/** Each goal as the person sees it, and whether it is reached. */
const goalsOf = (world: World, { id }: UnderWay, person: Person) =>
  goalsFor(world.db, { personId: personId(world, person) }, id)?.goals.map(({ text, isReached }) => [text, isReached]);

async function writeGoals(world: World, { id }: UnderWay, person: Person, goals: string | null) {
  await press(world, person, "goals:edit", id);
  await person.fill({ goals });
  return submit(world, person);
}

async function writeKickoff(world: World, { channelId }: UnderWay, person: Person, goals: string | null) {
  await world.press(person, channelId, "kickoff:show", "kickoff:show");
  const sheet = await person.modal();
  if (!sheet) throw new Error("no sheet");
  await person.press(sheet, "kickoff:open");
  await world.settle();
  await person.fill({ goals });
  const result = await submit(world, person);
  await person.closeAll();
  return result;
}

/** The actor ticks the goal with this number, from 0, in her list. */
async function tick(world: World, pair: UnderWay, number: number): Promise<void> {
  const { amina } = world.people;
  await press(world, amina, "goals:open", pair.id);
  const list = await amina.modal();
  const goal = goalsFor(world.db, { personId: personId(world, amina) }, pair.id)?.goals[number];
  if (!list || !goal) throw new Error("no goals were shown");
  await pressForged(amina, list, "goals:reached", goal.id);
  await world.settle();
  expect(wordsOf(await amina.modal())).toContain(`– ${t("goals.reached")}`);
  await amina.closeAll();
}

describe("the goals of a pair", () => {
  test("are made in Liite 1, shown above Liite 2, ticked by the actor, and counted for the coordinator at the end", async () => {
    const { world, pair } = await startUnderWay(finnish);
    await using _world = world;
    const { mirja, amina, kaisa } = world.people;
    await writeKickoff(world, pair, mirja, "- Työpaikka <!channel>\n\nSuomen kieli\nVerkosto");
    expect(goalsOf(world, pair, amina)).toEqual([
      ["Työpaikka <!channel>", false],
      ["Suomen kieli", false],
      ["Verkosto", false],
    ]);

    await tick(world, pair, 1);
    await tick(world, pair, 0);
    await command(world, mirja, pair.channelId, "/meeting-log");
    const above = wordsOf(await mirja.modal());
    expect(above).toContain(t("goals.title"));
    expect(above).toContain(`• Työpaikka <!channel> – ${t("goals.reached")}`);
    expect(above).toContain(`• Suomen kieli – ${t("goals.reached")}`);
    await mirja.closeAll();

    await press(world, kaisa, "home:pair", pair.id);
    expect(wordsOf(await kaisa.modal())).not.toContain(part("closing.summary.goals"));
    await kaisa.closeAll();
    await command(world, mirja, pair.channelId, "/finish-pair");
    expect(wordsOf(await mirja.modal())).toContain(t("closing.summary.goals", { reached: 2, all: 3 }));
    await mirja.closeAll();
    await finish(world, pair);
    const digest = wordsOf(await digestOf(world));
    expect(digest).toContain(t("closing.summary.goals", { reached: 2, all: 3 }));
    expect(digest).not.toContain("Suomen kieli");
  });

  test("are changed by either of the two; what is the same stays reached, and Liite 1 keeps what it said", async () => {
    const { world, pair } = await startUnderWay(finnish);
    await using _world = world;
    const { mirja, amina, kaisa } = world.people;
    await writeKickoff(world, pair, amina, "Työpaikka\nSuomen kieli");
    await tick(world, pair, 1);
    await writeGoals(world, pair, mirja, "Suomen kieli\nHarjoittelu");
    expect(wordsOf(await mirja.modal())).toContain("Harjoittelu");
    expect(goalsOf(world, pair, amina)).toEqual([
      ["Suomen kieli", true],
      ["Harjoittelu", false],
    ]);
    await press(world, kaisa, "kickoff:show", pair.id);
    const sheet = wordsOf(await kaisa.modal());
    expect(sheet).toContain("Työpaikka\\nSuomen kieli");
    expect(sheet).not.toContain("Harjoittelu");
    await kaisa.closeAll();

    // She does not see what the two have written since, so what she writes into Liite 1 does not replace it.
    await press(world, kaisa, "kickoff:open", pair.id);
    await kaisa.fill({ goals: "Työkokeilu" });
    await submit(world, kaisa);
    expect(goalsOf(world, pair, amina)?.map(([text]) => text)).toEqual(["Suomen kieli", "Harjoittelu"]);
    // What one of the two writes there does.
    await writeKickoff(world, pair, mirja, "Suomen kieli");
    expect(goalsOf(world, pair, amina)).toEqual([["Suomen kieli", true]]);
  });

  test("are the coordinator's to correct in Liite 1 as long as the two have not changed them", async () => {
    const { world, pair } = await startUnderWay(finnish);
    await using _world = world;
    const { mirja, amina, kaisa } = world.people;
    await writeKickoff(world, pair, mirja, "Työpaika");
    await press(world, kaisa, "kickoff:open", pair.id);
    await kaisa.fill({ goals: "Työpaikka" });
    await submit(world, kaisa);
    expect(goalsOf(world, pair, amina)).toEqual([["Työpaikka", false]]);
    expect(goalsOf(world, pair, kaisa)).toBeUndefined();
  });

  test("are three at most, said beside the field in both forms, and nothing typed is lost", async () => {
    const { world, pair } = await startUnderWay(finnish);
    await using _world = world;
    const { mirja, amina } = world.people;
    const four = "a\nb\nc\nd";
    const refused = { outcome: "errors", errors: { [t("goals.field")]: t("goals.tooMany", { most: MOST_GOALS }) } };
    expect(await writeGoals(world, pair, amina, four)).toMatchObject(refused);
    expect(await writeKickoff(world, pair, mirja, four)).toMatchObject(refused);
    expect(await writeGoals(world, pair, amina, "a\na\n\n• b\nc")).toMatchObject({ outcome: "updated" });
    expect(goalsOf(world, pair, mirja)?.map(([text]) => text)).toEqual(["a", "b", "c"]);
  });

  test("saved by the other meanwhile are shown, and hers stay typed", async () => {
    const { world, pair } = await startUnderWay(finnish);
    await using _world = world;
    const { mirja, amina } = world.people;
    await writeGoals(world, pair, mirja, "Yksi");
    await mirja.closeAll();
    await press(world, amina, "goals:edit", pair.id);
    await writeGoals(world, pair, mirja, "Kaksi");
    await amina.fill({ goals: "Kolme" });
    expect((await submit(world, amina)).outcome).toBe("updated");
    const modal = await amina.modal();
    expect(wordsOf(modal)).toContain("Kaksi");
    expect(modal?.fields().map(({ value }) => value)).toEqual(["Kolme"]);
    await submit(world, amina);
    expect(goalsOf(world, pair, mirja)).toEqual([["Kolme", false]]);
  });

  test("are ticked by the actor alone, and by nobody when the pair has finished", async () => {
    const { world, pair } = await startUnderWay(finnish);
    await using _world = world;
    const { mirja, amina, kaisa } = world.people;
    await writeGoals(world, pair, mirja, "Yksi");
    await mirja.closeAll();
    const [goal] = goalsFor(world.db, { personId: personId(world, amina) }, pair.id)?.goals ?? [];
    for (const person of [mirja, kaisa]) {
      await press(world, person, "goals:reached", goal?.id ?? "");
      expect((await answerTo(person, "@bot")).text).toBe(t("goals.no.notHers"));
    }
    await press(world, kaisa, "goals:open", pair.id);
    expect((await answerTo(kaisa, "@bot")).text).toBe(t("goals.no.notYours"));
    expect(goalsOf(world, pair, amina)).toEqual([["Yksi", false]]);
    await finish(world, pair);
    await mirja.closeAll();
    await press(world, amina, "goals:reached", goal?.id ?? "");
    await press(world, amina, "goals:open", pair.id);
    expect(wordsOf(await amina.modal())).not.toContain("goals:reached");
    expect(goalsOf(world, pair, amina)).toEqual([["Yksi", false]]);
  });

  test("are not asked where the programme has none, and stay with a pair that has written some", async () => {
    const { world, pair } = await startUnderWay(finnish);
    await using _world = world;
    const { mirja, amina } = world.people;
    const offersGoals = async (person: Person) => {
      const home = await person.home();
      const settle = () => world.settle();
      const found = home && (await foundFromHome(person, home, "goals:open", { settle }));
      if (await person.modal()) await person.closeAll();
      return found !== undefined;
    };
    changeProgramme(world.db, { hasGoals: false }, world.now());
    expect(await offersGoals(amina)).toBe(false);
    await press(world, amina, "goals:open", pair.id);
    expect((await answerTo(amina, "@bot")).text).toBe(t("goals.no.off"));
    changeProgramme(world.db, { hasGoals: true }, world.now());
    await writeGoals(world, pair, mirja, "Yksi");
    await mirja.closeAll();
    changeProgramme(world.db, { hasGoals: false }, world.now());
    expect(await offersGoals(amina)).toBe(true);
  });
});
