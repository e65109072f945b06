import { describe, expect, test } from "vitest";
import type { Person } from "../../src/playground/workspace/person.ts";
import { easy } from "../support/catalogues.ts";
import { coordinatorsOwn, hasEasyWords, isCoordinatorsOwn, isEasy, notEasy, notEasyKeys } from "../support/easy.ts";
import { anythingIn, pressForged } from "../support/forging.ts";
import { keysShownTo, markEasyTexts, together } from "../support/marked-texts.ts";
import { openPair } from "../support/under-way.ts";
import { startWorld, type World } from "../support/world.ts";

test("every text that is not a coordinator's own is in easy Finnish, labels too", () => {
  expect(notEasy.filter(([key]) => !isCoordinatorsOwn(key)).map(([key, text]) => `${key}: ${text}`)).toEqual([]);
  expect([...easy].filter(([, text]) => !hasEasyWords(text)).map(([key, text]) => `${key}: ${text}`)).toEqual([]);
  expect(coordinatorsOwn.filter((pattern) => ![...notEasyKeys].some((key) => pattern.test(key)))).toEqual([]);
});

test("what may be borrowed from Finnish is a short sentence of one thing, in words that easy Finnish uses", () => {
  for (const easy of ["Tapaaminen on peruttu. Kerron siitä heti parillesi.", "Kiitos, että kerroit.", "Aika: {{when}}"])
    expect(isEasy(easy)).toBe(true);
  for (const hard of [
    "Verkoston työntekijä saa viestisi.",
    "Kanava on arkistoitu.",
    "Teemat: {{themes}}",
    "Realistiset työllistymismahdollisuudet",
    "Kerro omin sanoin",
    "Työhaastatteluun valmistautuminen",
    "Hakua ei tallenneta.",
    "Jos jatkat, uusi aika tulee heti vanhan tilalle.",
    "Saat minulta kohta yksityisviestin, josta näet kaiken.",
    "Tapaamisen aika on jo mennyt ohi eilen illalla kello 17.",
  ])
    expect(isEasy(hard), hard).toBe(false);
});

describe("whoever is no coordinator is shown nothing but easy Finnish", () => {
  markEasyTexts();

  test("when she presses everything there is, hers or not, as an actor, a mentor, or somebody who has just come", async () => {
    await using world = await startWorld();
    const { mirja, amina, ulla } = world.people;
    const shown = [await pressEverything(world, ulla, [""])];
    await world.setUp();
    const pair = await openPair(world, mirja, amina, { language: "selko" });
    for (const person of [amina, mirja, ulla]) shown.push(await pressEverything(world, person, [pair.id, "x"]));
    expect(together(shown).filter((key) => notEasyKeys.has(key))).toEqual([]);
    expect(together(shown)).toEqual(expect.arrayContaining(["monday.onlyCoordinators", "support.onlyCoordinators"]));
    expect(together(shown)).toEqual(expect.arrayContaining(["pairs.notCoordinator", "meetingLog.no.actor"]));
  });
});

async function choosesEasyFinnish(world: World, person: Person): Promise<void> {
  await person.command("@bot", "/mentoring");
  await world.settle();
  await pressForged(person, await anythingIn(world, person), "people:language-selko", "");
  await world.settle();
}

/** Every command and every button there is, with each of these ids. */
async function pressEverything(world: World, person: Person, ids: readonly string[]): Promise<Set<string>> {
  await choosesEasyFinnish(world, person);
  const shown = keysShownTo(world, person);
  await world.control.policies({ rateLimits: false });
  for (const command of world.bot.registered.commands) {
    await person.command("@bot", command);
    await world.settle();
    if (await person.modal()) await person.closeAll();
  }
  const on = await anythingIn(world, person);
  for (const actionId of world.bot.registered.presses.filter((id) => !id.startsWith("people:language")))
    for (const id of ids) {
      await pressForged(person, on, actionId, id);
      await world.control.idle();
      if (await person.modal()) await person.closeAll();
    }
  await world.settle();
  await world.control.policies({ rateLimits: true });
  return shown;
}
