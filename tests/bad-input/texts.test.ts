import { expect, test } from "vitest";
import { meetingsOfPair } from "../../db/meetings/meetings.ts";
import { programmes } from "../../db/schema/index.ts";
import type { Person } from "../../src/playground/workspace/person.ts";
import { COORDINATORS } from "../support/closing.ts";
import { comingToLife } from "../support/coming-to-life.ts";
import { anythingIn, pressForged } from "../support/forging.ts";
import { makeGroup } from "../support/groups.ts";
import { madeUp } from "../support/made-up.ts";
import { PEERS } from "../support/peers.ts";
import { saidOn } from "../support/reading.ts";
import { startSetUpWorld } from "../support/ready-worlds.ts";
import { t } from "../support/texts.ts";
import { openPair } from "../support/under-way.ts";
import type { World } from "../support/world.ts";

/** What comes to life where it is put into a message unchanged. */
const ALIVE = "<!channel> <@U0TYPED01> <https://evil.example|Auroras> & <!here>";
const SHORT = ALIVE.slice(0, 60);

/** As long as the field allows, nearly all of it emoji. */
const worst = (longest: number): string => {
  const start = longest > 200 ? ALIVE : SHORT;
  return start + "😀".repeat(longest - start.length);
};

/** Opens a form by its button, fills every text to the brim and the rest as said. */
async function fillUp(world: World, person: Person, opens: string, value: string, rest: Record<string, unknown> = {}) {
  await pressForged(person, await anythingIn(world, person), opens, value);
  await world.settle();
  const texts = ((await person.modal())?.fields() ?? []).flatMap(({ blockId, element }) => {
    const longest = Number(element.max_length);
    return longest ? [[blockId, worst(longest)]] : [];
  });
  await person.fill({ ...Object.fromEntries(texts), ...rest });
}

async function send(world: World, person: Person) {
  const { outcome } = await person.submit();
  await world.settle();
  expect(outcome).toMatch(/^(closed|updated|cleared)$/);
}

async function save(world: World, person: Person, opens: string, value: string, rest: Record<string, unknown> = {}) {
  await fillUp(world, person, opens, value, rest);
  await send(world, person);
  if (await person.modal()) await person.closeAll();
}

/** What a sheet says that is opened by a button. */
async function read(world: World, person: Person, opens: string, value: string): Promise<string> {
  await pressForged(person, await anythingIn(world, person), opens, value);
  await world.settle();
  const said = saidOn(await person.modal());
  await person.closeAll();
  return said.replaceAll("\n", "");
}

test("thousands of emoji, mentions and links are kept as they were typed and come to life nowhere", async () => {
  await using world = await startSetUpWorld();
  const { kaisa, mirja, amina, sirpa, ulla } = world.people;
  const place = worst(200);
  const long = worst(3000);
  const pair = await openPair(world, mirja, amina, { language: "fi", place });
  await fillUp(world, amina, "kickoff:open", pair.id);
  await save(world, mirja, "kickoff:open", pair.id, { actorWishes: worst(2900), mentorWishes: "" });
  await send(world, amina);
  expect(saidOn(await amina.modal())).toContain("Mirja");
  await send(world, amina);
  await world.travelTo("2026-01-15", "10:00");
  await save(world, mirja, "meetings:agree", pair.id, { day: "2026-01-20", time: "17:00" });
  const next = { nextOn: "2026-01-22", nextTime: "17:00" };
  const tasks = { mentorTasks: worst(3000), actorTasks: worst(3000) };
  await save(world, mirja, "meeting-log:open", pair.id, { themes: ["jobs"], on: "2026-01-14", ...tasks, ...next });
  const log =
    meetingsOfPair(world.db, pair.id).find(({ kind, state }) => kind === "later" && state === "held")?.id ?? madeUp("");
  await save(world, amina, "meeting-log:correct", log);
  await save(world, amina, "follow-up:tell", log, { sharing: ["share"] });
  await save(world, amina, "support:ask", pair.id);
  await save(world, amina, "closing:stop", pair.id);
  await save(world, ulla, "people:enrol-mentor", "", { pairsAtOnce: "1" });
  await save(world, amina, "people:enrol-actor", "", { wantsMentoring: "yes" });
  await save(world, mirja, "peer-support:contact", "", { consent: ["consent"] });
  await save(world, sirpa, "peer-support:new", "", { day: "2026-01-20", time: "17:00" });
  await save(world, mirja, "closing:open", pair.id, { outcome: "goals" });
  await save(world, amina, "closing:feedback", pair.id, { outcome: "job" });

  expect(await read(world, kaisa, "kickoff:show", pair.id)).toContain(long);
  expect(await read(world, mirja, "meeting-log:show", log)).toContain(long);
  expect(await read(world, mirja, "follow-up:show", log)).toContain(long);
  expect(await read(world, kaisa, "closing:show-feedback", pair.id)).toContain(long);
  expect(await read(world, ulla, "privacy:own-data", "")).toContain(long);
  await world.press(kaisa, COORDINATORS, "support:show", "support:show");
  expect(saidOn(await kaisa.modal()).replaceAll("\n", "")).toContain(long);
  await world.press(sirpa, "@bot", "peer-support:contact-show", "peer-support:contact-show");
  expect(saidOn(await sirpa.modal()).replaceAll("\n", "")).toContain(worst(1000));
  expect(saidOn(await world.message(sirpa, PEERS, t("home.newPeerMeeting"))).replaceAll("\n", "")).toContain(long);
  for (const person of [kaisa, mirja, amina, sirpa]) await person.home();
  await world.settle();
  expect(await comingToLife(world)).toEqual([]);
});

test("a name that turns what follows, in a profile or from before such letters were left out, turns nothing", async () => {
  await using world = await startSetUpWorld();
  const { kaisa, mirja, amina } = world.people;
  const turning = (name: string) => `${name} \u202E${name}\u2067`;
  const nadia = await kaisa.addPerson({ name: turning("Nadia"), locale: "fi-FI" });
  world.db.orm
    .update(programmes)
    .set({ name: turning("Vaasa") })
    .run();
  const { id: group } = await makeGroup(world, { mentors: [mirja.id], actors: [amina.id, nadia.id] });
  const pair = await openPair(world, mirja, nadia, { language: "fi" });
  await read(world, kaisa, "programmes:list", "");
  await read(world, kaisa, "groups:show", group);
  await save(world, mirja, "meetings:agree", pair.id, { day: "2026-01-20", time: "17:00" });
  await save(world, mirja, "closing:open", pair.id, { outcome: "goals" });
  for (const person of [kaisa, mirja, nadia]) await person.home();
  await world.settle();
  expect(JSON.stringify(await world.control.calls())).toContain("Nadia");
  expect(await comingToLife(world)).toEqual([]);
});
