import { describe, expect, test } from "vitest";
import type { Person } from "../../src/playground/workspace/person.ts";
import { isEasy, notEasy } from "../support/easy.ts";
import { anythingIn, pressForged } from "../support/forging.ts";
import { keysShownTo, markEasyTexts } from "../support/marked-texts.ts";
import { Tour } from "../support/tour.ts";
import { doEverything } from "../support/tour-everything.ts";
import { openPair } from "../support/under-way.ts";
import { startWorld, type World } from "../support/world.ts";

/** Texts that only coordinators get; they may be in plain Finnish. Nobody else is shown one of them: see the walks below. */
const coordinatorsOwn: readonly RegExp[] = [
  /^announcements\.(?!from$|answer$|onlyCoordinators$|notThisPair$|gone$)/,
  /^closing\.(before\.coordinator|shown\.(seenBy|reopened)|trouble\.archive)$/,
  /^home\.(counts|requests|reason\.\w+|search\.\w+|pairView\.\w+)$/,
  /^import\./,
  /^kickoff\.(pleaseLeave|left)$/,
  /^matching\./,
  /^meetingLog\.no\.coordinator$/,
  /^meetings\.answer\.noKickoff$/,
  /^monday\.(?!onlyCoordinators$)/,
  /^pairs\.(seenBy|consentHint|made|invited|refused|trouble\.(guest|forbidden|tryingAgain)|(handOver|number|pause|replace|wrong)\.\w+)$/,
  /^people\.(add|edit|filter|person|tag)\./,
  /^people\.list\.(?!onlyCoordinators$)/,
  /^people\.staff\.(?!told\.)/,
  /^privacy\.(erase\.(coordinator|last|pairOver)|looks\.staffSeenBy)$/,
  /^reports\.(?!onlyCoordinators$)/,
  /^setup\./,
  /^support\.(isCoordinator|wish|shownTo)$/,
];

const notEasyKeys = new Set(notEasy.map(([key]) => key));
const isCoordinatorsOwn = (key: string) => coordinatorsOwn.some((pattern) => pattern.test(key));

test("every text that is not a coordinator's own stands in easy Finnish", () => {
  expect(notEasy.filter(([key]) => !isCoordinatorsOwn(key)).map(([key, text]) => `${key}: ${text}`)).toEqual([]);
  expect(coordinatorsOwn.filter((pattern) => ![...notEasyKeys].some((key) => pattern.test(key)))).toEqual([]);
});

test("what may be borrowed from Finnish is a short sentence of one thing, in words that easy Finnish uses", () => {
  for (const easy of ["Tapaaminen on peruttu. Kerron siitä heti parillesi.", "Kiitos, että kerroit.", "Aika: {{when}}"])
    expect(isEasy(easy)).toBe(true);
  for (const hard of [
    "Verkoston työntekijä saa viestisi.",
    "Kanava on arkistoitu.",
    "Teemat: {{themes}}",
    "Hakua ei tallenneta.",
    "Jos jatkat, uusi aika tulee heti vanhan tilalle.",
    "Saat minulta kohta yksityisviestin, josta näet kaiken.",
    "Tapaamisen aika on jo mennyt ohi eilen illalla kello 17.",
  ])
    expect(isEasy(hard), hard).toBe(false);
});

describe("whoever is no coordinator is shown nothing but easy Finnish", () => {
  markEasyTexts();

  test("in all that people do in four months", async () => {
    await using world = await startWorld();
    const { amina, olena, vera, mirja, helena, sirpa } = world.people;
    const actors = [amina, olena, vera].map((person) => keysShownTo(world, person));
    const others = [mirja, helena, sirpa].map((person) => keysShownTo(world, person));
    await doEverything(new Tour(world, { language: "selko", data: "longest" }));
    expect(together(actors).filter((key) => notEasyKeys.has(key))).toEqual([]);
    expect(together(others).filter((key) => notEasyKeys.has(key))).toEqual([]);
    // Both kinds are seen: of her own, and borrowed.
    expect(together(actors)).toEqual(expect.arrayContaining(["pairs.notice.who", "closing.goodbye.channel"]));
    expect(together(actors)).toEqual(expect.arrayContaining(["meetings.agreed", "silence.ask"]));
    expect(together(actors).length).toBeGreaterThan(370);
  }, 120_000);

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
  }, 120_000);
});

const together = (shown: readonly ReadonlySet<string>[]): string[] =>
  [...new Set(shown.flatMap((keys) => [...keys]))].sort();

async function choosesEasyFinnish(world: World, person: Person): Promise<void> {
  await person.command("@bot", "/mentoring");
  await world.settle();
  await world.press(person, "@bot", "people:language", "people:language");
  await person.fill({ language: "selko" });
  await person.submit();
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
  for (const actionId of world.bot.registered.presses.filter((id) => id !== "people:language"))
    for (const id of ids) {
      await pressForged(person, on, actionId, id);
      await world.control.idle();
      if (await person.modal()) await person.closeAll();
    }
  await world.settle();
  await world.control.policies({ rateLimits: true });
  return shown;
}
