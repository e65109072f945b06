import { saveActorProfile, saveMentorProfile } from "../../db/enrolment/profiles.ts";
import { pairOfChannel } from "../../db/pairs/pairs.ts";
import type { Person } from "../../src/playground/workspace/person.ts";
import { profileOf } from "./acting.ts";
import { finish, giveFeedback } from "./closing.ts";
import { anythingIn, pressForged } from "./forging.ts";
import { getLetters } from "./mail.ts";
import { callMarkedPairs, countMarkedPairs } from "./marked-common-acts.ts";
import { beginMarkedGroup, continueMarkedGroup, endMarkedGroup } from "./marked-group-acts.ts";
import type { Item, Marked } from "./marked-items.ts";
import { personId } from "./peers.ts";
import { changeProgramme } from "./programme.ts";
import type { Column } from "./section-2.ts";
import { easy } from "./texts.ts";
import { command, submit, type UnderWay, writeLog } from "./under-way.ts";
import type { World } from "./world.ts";

export type { Item, Marked } from "./marked-items.ts";

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

const labels = {
  before: { theme: ["skills", "Osaamisen kehittäminen"], minutes: "05" },
  now: { theme: ["language", "Kielitaidon kehittyminen"], minutes: "35" },
  own: { theme: ["network", "Verkostoituminen"], minutes: "55" },
} as const;
type Which = keyof typeof labels;

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
  changeProgramme(world.db, { hasMidWay: true, hasCommonMeetings: true }, world.now());
  await world.setUp({ coordinators: [kaisa.id, raisa.id, liisa.id] });
  for (const person of [kaisa, raisa, liisa, helena, olena, noor, leila, sirpa, vera, ulla]) {
    await command(world, person, "@bot", "/mentoring");
    await person.home();
    await world.settle();
  }
  const group = await beginMarkedGroup(world);
  const before = await writePair(world, "before", await open(world, leila, olena, "2026-01-13"), [
    "2026-01-15",
    "2026-01-20",
  ]);
  await replace(world, before, helena);
  const now = await writePair(world, "now", await opened(world, helena, olena), ["2026-01-24", "2026-01-29"]);
  const own = await writePair(world, "own", await open(world, raisa, noor, "2026-02-03"), ["2026-02-05", "2026-02-10"]);
  await settingsWithout(world, kaisa, raisa);
  await listEverybody(world, kaisa);
  await continueMarkedGroup(world, group);
  const common = await callMarkedPairs(world);
  await world.travelTo("2026-02-12", "10:00");
  await countMarkedPairs(world, common);
  return [before, now, own, group, common];
}

/** Writes all that people can write at the end of the mentoring. */
export async function finishEverything(world: World, marked: Marked[]): Promise<Marked[]> {
  for (const pair of marked) {
    if (pair.name === "group") await endMarkedGroup(world, pair);
    if (["before", "group", "common"].includes(pair.name)) continue;
    const [mentor, actor] = [world.workspace.person(pair.mentor), world.workspace.person(pair.actor)];
    const [ofMentor, ofActor] = [markOf(pair.name, "mentorfeedback"), markOf(pair.name, "actorfeedback")];
    await finish(
      world,
      { id: pair.id, channelId: pair.channelId, mentor, actor },
      { outcome: "goals", text: ofMentor },
    );
    await putAway(mentor);
    await giveFeedback(world, actor, { outcome: pair.name === "now" ? "studies" : "traineeship", text: ofActor });
    for (const [person, name] of [
      [mentor, markOf(pair.name, "mentorname")],
      [actor, markOf(pair.name, "actorname")],
    ] as const) {
      await pressForged(person, await anythingIn(world, person), "certificate:open", pair.id);
      await world.settle();
      await person.fill({ name });
      await submit(world, person);
      await putAway(person);
    }
    pair.items.push(
      { row: "certificate", mark: markOf(pair.name, "mentorname"), owner: "mentor", isShared: false },
      { row: "certificate", mark: markOf(pair.name, "actorname"), owner: "actor", isShared: false },
      { row: "feedback", mark: ofMentor, owner: "mentor" },
      { row: "feedback", mark: ofActor, owner: "actor" },
      { row: "outcome", mark: pair.name === "now" ? "Opiskelupaikka" : "Harjoittelupaikka" },
    );
  }
  return marked;
}

async function open(world: World, mentor: Person, actor: Person, day: string): Promise<UnderWay> {
  const pair = await world.openPair({ mentor, actor }, { day, language: "fi" });
  return { ...pair, mentor, actor };
}

async function replace(world: World, before: Marked, mentor: Person): Promise<void> {
  const { kaisa } = world.people;
  await pressForged(kaisa, await anythingIn(world, kaisa), "pairs:replace", before.id);
  await world.settle();
  await kaisa.fill({ mentor: mentor.id, day: "2026-01-22", time: "17:00", consent: ["consent"] });
  await submit(world, kaisa);
  await putAway(kaisa);
}

async function opened(world: World, mentor: Person, actor: Person): Promise<UnderWay> {
  for (const { id } of await mentor.channels()) {
    const pair = pairOfChannel(world.db, id);
    if (pair) return { id: pair.id, channelId: id, mentor, actor };
  }
  throw new Error("no channel was opened");
}

/** One pair writes all that it can, on two days: the form and a log on the first, a second log on the second. */
async function writePair(
  world: World,
  name: Which,
  pair: UnderWay,
  [first, second]: [string, string],
): Promise<Marked> {
  const { mentor, actor } = pair;
  const mark = (what: string) => markOf(name, what);
  const { theme, minutes } = labels[name];
  saveProfiles(world, name, pair);
  await world.press(mentor, pair.channelId, "kickoff:open", "kickoff:open");
  const kickoffTexts = [
    "actorContact",
    "mentorContact",
    "actorBackground",
    "mentorBackground",
    "actorLearned",
    "actorWishes",
    "mentorWishes",
    "goals",
    "workerWishes",
  ];
  // Half of six meetings are held after the second log.
  await mentor.fill({
    themes: ["jobs"],
    number: "6",
    ...Object.fromEntries(kickoffTexts.map((field) => [field, mark(field)])),
  });
  await submit(world, mentor);

  await reachGoal(world, pair, mark("goal"));
  await world.travelTo(first, "15:00");
  await writeLog(world, pair, {
    on: first,
    themes: [theme[0]],
    content: mark("content"),
    insights: mark("insights"),
    feedback: mark("feedback"),
    mentorTasks: mark("mentortask"),
    actorTasks: mark("actortask"),
  });
  await answerFollowUp(world, pair, mark("shared"), true);

  await world.travelTo(second, "15:00");
  await writeLog(world, pair, {
    on: second,
    themes: [theme[0]],
    content: mark("content2"),
    mentorTasks: mark("mentortask2"),
    actorTasks: mark("actortask2"),
    nextOn: "2026-02-27",
    nextTime: `17:${minutes}`,
    nextPlace: mark("place"),
  });
  await answerFollowUp(world, pair, mark("unshared"), false);
  for (const [person, what] of [
    [mentor, "mentormidway"],
    [actor, "actormidway"],
  ] as const) {
    await pressForged(person, await anythingIn(world, person), "mid-way:answer", pair.id);
    await world.settle();
    await person.fill({ rating: "3", needs: mark(what), sharing: person === actor ? ["share"] : [] });
    await submit(world, person);
    await putAway(person);
  }
  for (const [person, what] of [
    [mentor, "mentorsupport"],
    [actor, "actorsupport"],
  ] as const) {
    await world.press(person, pair.channelId, "support:ask", "support:ask");
    await person.fill({ text: mark(what) });
    await submit(world, person);
    await putAway(person);
  }
  if (name !== "before") {
    await getLetters(world, mentor, `${mark("mentoraddress")}@posti.example`, "all");
    await getLetters(world, actor, `${mark("actoraddress")}@posti.example`, "all");
  }
  const items: Item[] = [
    { row: "pair", mark: pair.id },
    ...kickoffTexts.map((field) => ({ row: "kickoff", mark: mark(field) })),
    { row: "later meetings", mark: mark("place") },
    { row: "later meetings", mark: `17.${minutes}` },
    ...["content", "insights", "feedback", "content2"].map((field) => ({ row: "meeting log", mark: mark(field) })),
    { row: "goals as they are now", mark: mark("goal") },
    ...["mentortask2", "actortask2"].map((field) => ({ row: "agreed tasks", mark: mark(field) })),
    { row: "themes", mark: theme[1], easyMark: easy(`themes.${theme[0]}`) },
    { row: "actor's reply", mark: mark("shared"), owner: "actor", isShared: true },
    { row: "actor's reply", mark: mark("unshared"), owner: "actor", isShared: false },
    { row: "mid-way check", mark: mark("mentormidway"), owner: "mentor", isShared: false },
    { row: "mid-way check", mark: mark("actormidway"), owner: "actor", isShared: true },
    ...(["mentor", "actor"] as const)
      .filter(() => name !== "before")
      .map((owner) => ({ row: "e-mail address for letters", mark: mark(`${owner}address`), owner })),
    { row: "request for support", mark: mark("mentorsupport"), owner: "mentor" },
    { row: "request for support", mark: mark("actorsupport"), owner: "actor" },
    ...(["mentor", "actor"] as const)
      .filter((owner) => owner === "mentor" || name !== "before")
      .flatMap((owner) =>
        ["fields", "town", "experience"].map((field) => ({ row: "profile", mark: mark(`${owner}${field}`), owner })),
      ),
  ];
  const nameOf = async (person: Person) => (await person.me()).name;
  return {
    name,
    id: pair.id,
    channelId: pair.channelId,
    mentor: await nameOf(mentor),
    actor: await nameOf(actor),
    items,
  };
}

/** The two change their goals after Liite 1, in which a coordinator sees what they wrote there. The actor ticks the new one. */
async function reachGoal(world: World, { id, mentor, actor }: UnderWay, goal: string): Promise<void> {
  await pressForged(mentor, await anythingIn(world, mentor), "goals:edit", id);
  await world.settle();
  await mentor.fill({ goals: goal });
  await submit(world, mentor);
  await putAway(mentor);
  await pressForged(actor, await anythingIn(world, actor), "goals:open", id);
  await world.settle();
  const list = await actor.modal();
  if (!list) throw new Error("the goals were not shown");
  await actor.press(list, "goals:reached");
  await world.settle();
  await putAway(actor);
}

function saveProfiles(world: World, name: Which, { mentor, actor }: UnderWay): void {
  const aboutHer = (owner: string) => ({
    fields: `laborantti, ${markOf(name, `${owner}fields`)}`,
    languages: "suomi",
    town: markOf(name, `${owner}town`),
    experience: markOf(name, `${owner}experience`),
  });
  saveMentorProfile(
    world.db,
    profileOf(world.db, personId(world, mentor)),
    { ...aboutHer("mentor"), pairsAtOnce: 1 },
    world.now(),
  );
  // Olena keeps her profile when her mentor changes: it contains what she has told the second time.
  if (name === "before") return;
  const actors = { groupAttended: null, wantsMentoring: "yes" } as const;
  saveActorProfile(
    world.db,
    profileOf(world.db, personId(world, actor)),
    { ...aboutHer("actor"), ...actors },
    world.now(),
  );
}

async function answerFollowUp(world: World, { actor }: UnderWay, words: string, isShared: boolean): Promise<void> {
  await world.press(actor, "@bot", "follow-up:tell", "follow-up:tell");
  await actor.fill({ rating: "4", words, sharing: isShared ? ["share"] : [] });
  await submit(world, actor);
  await putAway(actor);
}

/** Takes the role of coordinator from Liisa. */
async function settingsWithout(world: World, kaisa: Person, raisa: Person): Promise<void> {
  await pressForged(kaisa, await anythingIn(world, kaisa), "setup:open", "settings");
  await world.settle();
  await kaisa.fill({ coordinators: [kaisa.id, raisa.id] });
  await submit(world, kaisa);
  await putAway(kaisa);
}

/** The modal that is open for this person. */
async function putAway(person: Person): Promise<void> {
  if (await person.modal()) await person.closeAll();
}

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
