import { pairOfChannel } from "../../db/pairs/pairs.ts";
import type { Person } from "../../src/playground/workspace/person.ts";
import { fillForged } from "./forging.ts";
import type { Item, Marked, MomentBeside, Writing } from "./marked-items.ts";
import type { PairMoment } from "./pair-moments.ts";
import { allMarksBesidePairs, allMarksInPairs } from "./proofs.index.ts";
import type { Column } from "./section-2.ts";
import { command, type UnderWay } from "./under-way.ts";
import type { World } from "./world.ts";

/** A person who could look, and that person's column in the table for each pair. Without an entry: no member of the pair and no coordinator. */
export type Viewer = { who: string; name: string; stands: Record<string, Column> };

/**
 * - Leila was Olena's mentor (`before`) until Helena took over (`now`); Kaisa is responsible for both.
 * - Raisa, a coordinator, is herself the mentor of Noor (`own`); Kaisa is responsible for that pair.
 * - Helena and Olena are in one group (`group`), whose mentor Helena is; Kaisa is responsible for it.
 * - The pairs that go on are invited to a common meeting (`common`).
 * - Liisa was a coordinator and is no longer one. Sirpa organises mentors' meetings. Vera is a guest, Ulla has only enrolled.
 */
export const viewers: readonly Viewer[] = [
  {
    who: "the coordinator",
    name: "Kaisa Lehtonen",
    stands: {
      before: "coordinator",
      now: "coordinator",
      own: "coordinator",
      group: "coordinator",
      common: "coordinator",
    },
  },
  {
    who: "a coordinator who is mentor in another pair",
    name: "Raisa Ranta",
    stands: { before: "coordinator", now: "coordinator", own: "mentor", group: "coordinator", common: "coordinator" },
  },
  { who: "a coordinator who has left the job", name: "Liisa Laine", stands: {} },
  {
    who: "the mentor, who is the mentor of another pair for the others",
    name: "Helena Korhonen",
    stands: { now: "mentor", group: "mentor", common: "mentor" },
  },
  {
    who: "the actor",
    name: "Olena Kovalenko",
    stands: { before: "actor", now: "actor", group: "actor", common: "actor" },
  },
  { who: "the actor of another pair", name: "Noor Nasser", stands: { own: "actor", common: "actor" } },
  { who: "the former mentor", name: "Leila Lahti", stands: { before: "mentor" } },
  { who: "a peer organiser", name: "Sirpa Mäkinen", stands: {} },
  { who: "a guest", name: "Vera Vieras", stands: {} },
  { who: "an outsider", name: "Ulla Ulkopuolinen", stands: {} },
];

/** A mark that is in one text only. */
const markOf = (pair: string, what: string) => `zz${pair}${what}zz`;

/** Writes all that people can write during their mentoring. Afterwards it is Thursday 12 February. */
export async function writeEverything(world: World): Promise<Marked[]> {
  const { kaisa, helena, olena, sirpa, vera, ulla } = world.people;
  const add = (name: string) => kaisa.addPerson({ name });
  const [leila, raisa, noor, liisa] = [
    await add("Leila Lahti"),
    await add("Raisa Ranta"),
    await add("Noor Nasser"),
    await add("Liisa Laine"),
  ];
  await world.setUp({ coordinators: [kaisa.id, raisa.id, liisa.id] });
  for (const person of [kaisa, raisa, liisa, helena, olena, noor, leila, sirpa, vera, ulla]) {
    await command(world, person, "@bot", "/mentoring");
    await person.home();
    await world.settle();
  }
  const marked: Marked[] = [];
  await beside(world, "before the pairs", marked);
  const first = await open(world, leila, olena, "2026-01-13");
  const before = await writePair(world, "before", first, ["2026-01-15", "2026-01-20"]);
  await replace(world, before, helena);
  const now = await writePair(world, "now", await opened(world, helena, olena), ["2026-01-24", "2026-01-29"]);
  const own = await writePair(world, "own", await open(world, raisa, noor, "2026-02-03"), ["2026-02-05", "2026-02-10"]);
  marked.push(before, now, own);
  await settingsWithout(world, kaisa, raisa);
  await listEverybody(world, kaisa);
  await beside(world, "after the pairs", marked);
  await world.travelTo("2026-02-12", "10:00");
  await beside(world, "on the last day", marked);
  return marked;
}

async function beside(world: World, moment: MomentBeside, marked: Marked[]): Promise<void> {
  for (const { [moment]: write } of allMarksBesidePairs) await write?.(world, marked);
}

/** Writes all that people can write at the end of the mentoring. */
export async function finishEverything(world: World, marked: Marked[]): Promise<Marked[]> {
  for (const one of marked) {
    if (one.name !== "now" && one.name !== "own") continue;
    const [mentor, actor] = [world.workspace.person(one.mentor), world.workspace.person(one.actor)];
    const pair = { id: one.id, channelId: one.channelId, mentor, actor };
    const writing = writingOf(world, one.name, pair, ["", ""]);
    one.items.push(...(await markedAt("at the end", writing)), ...(await markedAt("after the end", writing)));
  }
  await beside(world, "at the end", marked);
  return marked;
}

async function open(world: World, mentor: Person, actor: Person, day: string): Promise<UnderWay> {
  const pair = await world.openPair({ mentor, actor }, { day, language: "fi" });
  return { ...pair, mentor, actor };
}

async function replace(world: World, before: Marked, mentor: Person): Promise<void> {
  const answers = { mentor: mentor.id, day: "2026-01-22", time: "17:00", consent: ["consent"] };
  await fillForged(world, world.people.kaisa, ["pairs:replace", before.id], answers);
}

async function opened(world: World, mentor: Person, actor: Person): Promise<UnderWay> {
  for (const { id } of await mentor.channels()) {
    const pair = pairOfChannel(world.db, id);
    if (pair) return { id: pair.id, channelId: id, mentor, actor };
  }
  throw new Error("no channel was opened");
}

const writingOf = (world: World, name: Writing["name"], pair: UnderWay, days: Writing["days"]): Writing => ({
  ...{ world, name, pair, days },
  mark: (what) => markOf(name, what),
});

/** What all features let the pair write at this moment. */
async function markedAt(moment: PairMoment, writing: Writing): Promise<Item[]> {
  const items: Item[] = [];
  for (const { [moment]: write } of allMarksInPairs) items.push(...((await write?.(writing)) ?? []));
  return items;
}

/** One pair writes all that it can before it ends. */
async function writePair(
  world: World,
  name: Writing["name"],
  pair: UnderWay,
  days: readonly [string, string],
): Promise<Marked> {
  const writing = writingOf(world, name, pair, days);
  const [first, second] = days;
  const items = [...(await markedAt("opened", writing)), ...(await markedAt("begun", writing))];
  await world.travelTo(first, "15:00");
  items.push(...(await markedAt("first meeting", writing)), ...(await markedAt("after the first meeting", writing)));
  await world.travelTo(second, "15:00");
  items.push(...(await markedAt("second meeting", writing)), ...(await markedAt("half-way", writing)));
  const nameOf = async (person: Person) => (await person.me()).name;
  return {
    ...{ name, id: pair.id, channelId: pair.channelId, items },
    mentor: await nameOf(pair.mentor),
    actor: await nameOf(pair.actor),
  };
}

/** Takes the role of coordinator from Liisa. */
const settingsWithout = (world: World, kaisa: Person, raisa: Person): Promise<void> =>
  fillForged(world, kaisa, ["setup:open", "settings"], { coordinators: [kaisa.id, raisa.id] });

/** The coordinator opens the list of people and the own data, so that the button of each person and that of the copy are drawn. */
async function listEverybody(world: World, kaisa: Person): Promise<void> {
  const home = await kaisa.home();
  if (!home) throw new Error("no Home");
  for (const what of ["Ihmiset", "Omat tietoni"]) {
    await kaisa.press(home, what);
    await world.settle();
    await kaisa.closeAll();
  }
}
