import { expect, test } from "vitest";
import type { Person } from "../../src/playground/workspace/person.ts";
import type { Language } from "../../src/texts/languages.ts";
import { isIn, said, unmoved } from "../support/bad-input.ts";
import { finish } from "../support/closing.ts";
import { anythingIn, pressForged } from "../support/forging.ts";
import { saidOn } from "../support/reading.ts";
import { idsOf, SECRET, secretPair } from "../support/secret-pair.ts";
import { openPair } from "../support/under-way.ts";
import { startWorld, type World } from "../support/world.ts";

/** No id of ours, or none at all. */
const garbage = ["", "a b", ":", "🙂".repeat(900), "<!channel>"];

/** What is hers to press, whatever the button claims to be about. */
const OWN = /^(home:waiting|people:.*|privacy:.*|support:ask|peer-support:(withdraw|contact|join))$/;
/** Turning the page of a list that she does not have, or choosing another, needs no answer. */
const SILENT = /^home:(page|filter|programme)/;

test("buttons with ids that are not hers, or no ids at all, show nothing and change nothing", async () => {
  await using world = await startWorld({ locales: { mirja: "sv-SE" }, chosen: { ulla: "en" } });
  const { mirja, amina, ulla } = world.people;
  await pressAll(world, ulla, "en", ["x"], OWN);
  await world.setUp();
  await openPair(world, mirja, amina, { language: "fi" });
  const ids = idsOf(world, await secretPair(world));
  for (const [person, language, values] of [
    [ulla, "en", [ids[0] ?? "", ...garbage]],
    [mirja, "sv", ids],
  ] as const) {
    const { opened } = await pressAll(world, person, language, values, OWN);
    expect(opened).toEqual([]);
    expect(JSON.stringify(await world.control.calls())).not.toContain(SECRET);
  }
});

test("no button of a finished pair changes anything, whoever of it presses", async () => {
  await using world = await startWorld({ locales: { helena: "sv-SE" }, chosen: { olena: "en" } });
  await world.setUp();
  const { helena, olena, kaisa } = world.people;
  const pair = await secretPair(world);
  await finish(world, pair);
  await helena.closeAll();
  const ids = idsOf(world, pair);
  const own =
    /^(people:.*|privacy:.*|home:(filter.*|programme|waiting)|support:.*|peer-support:.*|closing:undo|follow-up:(forget|keep))$/;
  await pressAll(world, helena, "sv", ids, own);
  await pressAll(world, olena, "en", ids, own);
  await pressAll(world, kaisa, "fi", ids, own);
});

test("where no message can answer a modal does: in an archived channel, on the front page, on top of a modal", async () => {
  await using world = await startWorld({ locales: { helena: "sv-SE" } });
  await world.setUp();
  const { helena, olena } = world.people;
  const pair = await openPair(world, helena, olena, { language: "fi" });
  const shown = await world.message(helena, pair.channelId, "kickoff:show");
  await helena.archive(pair.channelId);
  const home = await helena.home();
  if (!home) throw new Error("there is no front page");
  const answer = said("sv", "meetings.answer.notYours");
  for (const on of [shown, home, undefined]) {
    const top = on ?? (await helena.modal()) ?? shown;
    const { opened } = await unmoved(world, helena, () => pressForged(helena, top, "meetings:agree", "x"));
    expect(opened).toEqual([answer]);
  }
  await helena.close();
  expect(saidOn(await helena.modal())).toBe(answer);
});

/** Every button there is with each of these values: each press is answered, in her language. */
async function pressAll(world: World, person: Person, language: Language, values: readonly string[], but: RegExp) {
  const on = await anythingIn(world, person);
  const presses = world.bot.registered.presses.filter((id) => !but.test(id));
  // Nobody presses so fast; here it is about the answers.
  await world.control.policies({ rateLimits: false });
  const answers = await unmoved(world, person, async () => {
    for (const actionId of presses)
      for (const value of values) {
        await pressForged(person, on, actionId, value);
      }
  });
  const { told, opened } = answers;
  expect(told.filter((text) => !isIn(language, text))).toEqual([]);
  expect(told.length + opened.length).toBe(presses.filter((id) => !SILENT.test(id)).length * values.length);
  return answers;
}
