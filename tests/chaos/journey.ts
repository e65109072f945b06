import type { Person } from "../../src/playground/person.ts";
import type { ChaosWorld } from "./world.ts";

export type Step = { name: string; take(world: ChaosWorld, places: Places): Promise<void> };

/** The pairs' channels, found when they are there. */
export type Places = Map<string, string>;

const step = (name: string, take: Step["take"]): Step => ({ name, take });
const to = (on: string, time: string): Step => step(`until ${on} ${time}`, (world) => world.travelTo(on, time));

const COORDINATORS = "#auroras-tyontekijat";
const PEERS = "#auroras-mentorit";
const DM = "@bot";

const channelOf = (places: Places, pair: string): string => {
  const channel = places.get(pair);
  if (!channel) throw new Error(`no channel of ${pair}`);
  return channel;
};

type Two = (world: ChaosWorld) => { mentor: Person; actor: Person };

/** `/new-pair` by Kaisa. */
const newPair = (name: string, two: Two, answers: Record<string, unknown>): Step =>
  step(`${name}: new pair`, async (world) => {
    const { kaisa } = world.people;
    const { mentor, actor } = two(world);
    await world.command(kaisa, DM, "/new-pair");
    await world.submit(kaisa, { actor: actor.id, mentor: mentor.id, ...answers });
  });

const withChannel = (name: string, two: Two): Step =>
  step(`${name}: a channel`, async (world, places) => {
    const { mentor, actor } = two(world);
    const ofActor = new Set((await actor.channels()).map(({ id }) => id));
    const both = (await mentor.channels()).filter(
      ({ id, name: called }) => ofActor.has(id) && called?.startsWith("pari-"),
    );
    const [channel] = both;
    if (!channel || both.length > 1) throw new Error(`${both.length} channels for ${name}`);
    places.set(name, channel.id);
  });

const agree = (name: string, who: (world: ChaosWorld) => Person, answers: Record<string, string>): Step =>
  step(`${name}: agrees on ${answers.day} ${answers.time}`, async (world, places) => {
    await world.command(who(world), channelOf(places, name), "/next-meeting");
    await world.submit(who(world), answers);
  });

const one: Two = ({ people: { mirja, amina } }) => ({ mentor: mirja, actor: amina });
const two: Two = ({ people: { helena, mirja } }) => ({ mentor: helena, actor: mirja });
const three: Two = ({ people: { sirpa, olena } }) => ({ mentor: sirpa, actor: olena });
const refused: Two = ({ people: { helena, ulla } }) => ({ mentor: helena, actor: ulla });

const consent = ["consent"];

/** Liite 1, from the pair's channel. */
const firstForm = (name: string, who: (world: ChaosWorld) => Person, answers: Record<string, unknown>): Step =>
  step(`${name}: the first form`, async (world, places) => {
    await world.pressToOpen(who(world), channelOf(places, name), "kickoff:open", "kickoff:open");
    await world.submit(who(world), { themes: ["jobs", "applications"], ...answers });
  });

/** Liite 2, by the command in the pair's channel. */
const log = (name: string, who: (world: ChaosWorld) => Person, answers: Record<string, unknown>): Step =>
  step(`${name}: the log`, async (world, places) => {
    await world.command(who(world), channelOf(places, name), "/meeting-log");
    await world.submit(who(world), answers);
  });

/** Setting up, three pairs, and one that does not come to be: Monday 12 to Friday 16 January. */
const beginning: readonly Step[] = [
  step("set up", async (world) => {
    const { kaisa, sirpa } = world.people;
    await world.pressOnHome(kaisa, "Ota käyttöön");
    await world.submit(kaisa, { coordinators: [kaisa.id], peerOrganisers: [sirpa.id] });
  }),
  step("everybody opens Home", async (world) => {
    const { mirja, amina, helena } = world.people;
    for (const person of [mirja, amina, helena]) await world.home(person);
  }),
  newPair("one", one, { day: "2026-01-13", time: "17:00", place: "Kirjasto Oodi", consent }),
  withChannel("one", one),
  newPair("two", two, { day: "2026-01-14", time: "17:00", language: "fi", consent }),
  withChannel("two", two),
  newPair("three", three, { day: "2026-01-15", time: "12:00" }),
  step("three: both say yes", async (world) => {
    const { sirpa, olena } = world.people;
    await world.press(sirpa, DM, "pairs:accept", "pairs:accept");
    await world.press(olena, DM, "pairs:accept", "pairs:accept");
  }),
  withChannel("three", three),
  newPair("refused", refused, { day: "2026-01-16", time: "12:00" }),
  step("refused: the actor says no", (world) => world.press(world.people.ulla, DM, "pairs:decline", "pairs:decline")),
  to("2026-01-13", "18:30"),
  firstForm("one", (world) => world.people.kaisa, { number: "4", workerWishes: "Saako Oodista huoneen?" }),
  step("one: the coordinator leaves", (world) => world.press(world.people.kaisa, DM, "kickoff:leave", "kickoff:leave")),
  to("2026-01-14", "18:30"),
  firstForm("two", (world) => world.people.mirja, {}),
  to("2026-01-16", "11:00"),
  firstForm("three", (world) => world.people.sirpa, {}),
];

/** Meetings agreed on, moved and called off, support, mentors among themselves: until the end of January. */
const middle: readonly Step[] = [
  agree("one", (world) => world.people.mirja, { day: "2026-01-27", time: "17:00", place: "Kirjasto Oodi" }),
  agree("two", (world) => world.people.mirja, { day: "2026-01-29", time: "17:00" }),
  step("mentors are called together", async (world) => {
    const { sirpa, mirja, helena } = world.people;
    await world.command(sirpa, DM, "/peer-meeting");
    await world.submit(sirpa, { title: "Kevään kahvit", day: "2026-01-28", time: "16:00", place: "Oodi" });
    await world.press(mirja, DM, "Kevään kahvit", "peer-support:yes");
    await world.press(helena, DM, "Kevään kahvit", "peer-support:maybe");
  }),
  step("mirja joins the mentors", async (world) => {
    const { mirja } = world.people;
    await world.press(mirja, DM, "peer-support:join", "peer-support:join");
    await world.press(mirja, PEERS, "Kevään kahvit", "peer-support:calendar");
  }),
  to("2026-01-20", "12:00"),
  step("one: the actor moves the meeting and takes it into her calendar", async (world, places) => {
    const { amina } = world.people;
    const channel = channelOf(places, "one");
    await world.pressToOpen(amina, channel, "meetings:move", "meetings:move");
    await world.submit(amina, { day: "2026-01-28" });
    await world.press(amina, channel, "28.1.", "meetings:calendar");
  }),
  step("one: the actor asks for support", async (world) => {
    const { amina } = world.people;
    await world.pressOnHome(amina, "support:ask");
    await world.submit(amina, { text: "Voimmeko jutella?" });
  }),
  step("the coordinator takes it, and has done it", async (world) => {
    const { kaisa } = world.people;
    await world.press(kaisa, COORDINATORS, "support:take", "support:take");
    await world.press(kaisa, COORDINATORS, "support:done", "support:done");
  }),
  step("two: the mentor cannot come", (world, places) =>
    world.press(world.people.helena, channelOf(places, "two"), "29.1.", "meetings:cannot"),
  ),
  agree("two", (world) => world.people.helena, { day: "2026-02-03", time: "17:00" }),
  step("the mentors' meeting is moved", async (world) => {
    const { sirpa } = world.people;
    await world.pressToOpen(sirpa, PEERS, "Kevään kahvit", "peer-support:manage");
    await world.pressInModal(sirpa, "peer-support:move");
    await world.submit(sirpa, { time: "15:00" });
  }),
  to("2026-01-28", "19:00"),
  step("one: the mentor writes the log", async (world, places) => {
    const { mirja } = world.people;
    await world.pressToOpen(mirja, channelOf(places, "one"), "meeting-log:open", "meeting-log:open");
    await world.submit(mirja, {
      themes: ["applications"],
      content: "Luimme Aminan CV:n.",
      mentorTasks: "Etsin kaksi työpaikkaa",
      actorTasks: "Kirjoitan CV:n",
      nextOn: "2026-02-18",
      nextTime: "17:00",
      nextPlace: "Kirjasto Oodi",
    });
  }),
  step("one: the actor tells how it was", async (world) => {
    const { amina } = world.people;
    await world.press(amina, DM, "follow-up:rate-4", "follow-up:rate-4");
    await world.pressToOpen(amina, DM, "follow-up:tell", "follow-up:tell");
    await world.submit(amina, { words: "Hyvin meni." });
  }),
];

/** A log that is awaited, silence, a pause, tasks: February. */
const troubles: readonly Step[] = [
  to("2026-02-04", "19:00"),
  step("two: the actor types an answer", async (world) => {
    const { mirja } = world.people;
    await world.type(mirja, "Hyvin meni");
    await world.press(mirja, DM, "follow-up:keep", "follow-up:keep");
  }),
  to("2026-02-07", "12:00"),
  step("two: the mentor writes the log late", async (world) => {
    const { helena } = world.people;
    await world.pressToOpen(helena, DM, "meeting-log:open", "meeting-log:open");
    await world.submit(helena, { themes: ["jobs"] });
  }),
  step("three: one is well, the other wants a pause", async (world) => {
    const { sirpa, olena } = world.people;
    await world.press(sirpa, DM, "silence:well", "silence:well");
    await world.pressToOpen(olena, DM, "silence:pause", "silence:pause");
    await world.submit(olena, { until: "2026-02-20" });
  }),
  to("2026-02-16", "18:00"),
  step("one: a task is done", (world) => world.press(world.people.amina, DM, "Kirjoitan CV:n", "follow-up:task-done")),
  step("one: the mentor cannot come", (world, places) =>
    world.press(world.people.mirja, channelOf(places, "one"), "18.2.", "meetings:cannot"),
  ),
  agree("one", (world) => world.people.amina, { day: "2026-02-25", time: "17:30" }),
  to("2026-02-25", "19:30"),
  log("one", (world) => world.people.mirja, { themes: ["interview"] }),
  to("2026-03-02", "12:00"),
  agree("one", (world) => world.people.mirja, { day: "2026-03-10", time: "17:00" }),
  to("2026-03-10", "19:00"),
  log("one", (world) => world.people.mirja, { themes: ["network"] }),
];

/** One pair is finished by its mentor, another by the coordinator, and their channels are put away: March. */
const ending: readonly Step[] = [
  to("2026-03-11", "12:00"),
  step("one: the mentor finishes", async (world, places) => {
    const { mirja } = world.people;
    await world.command(mirja, channelOf(places, "one"), "/finish-pair");
    await world.submit(mirja, { outcome: "job", rating: "5", text: "Hyvä kokemus.", goesOn: ["peerEvents"] });
  }),
  step("two: the coordinator finishes", async (world) => {
    const { kaisa } = world.people;
    await world.command(kaisa, DM, "/finish-pair");
    await world.chooseFirst(kaisa, "pair", "Helena");
    await world.submitToNext(kaisa);
    await world.submit(kaisa, { outcome: "studies" });
  }),
  step("three: the actor wants to stop", async (world) => {
    const { olena } = world.people;
    await world.pressOnHome(olena, "closing:stop");
    await world.submit(olena, { text: "Muutan pois." });
  }),
  to("2026-03-15", "12:00"),
  step("one: the actor tells the network how it was", async (world) => {
    const { amina } = world.people;
    await world.pressToOpen(amina, DM, "closing:feedback", "closing:feedback");
    await world.submit(amina, { outcome: "job", rating: "5", text: "Kiitos kaikesta." });
  }),
  to("2026-03-26", "12:00"),
];

export const journey: readonly Step[] = [...beginning, ...middle, ...troubles, ...ending];
