import type { Person } from "../../src/playground/workspace/person.ts";
import { t } from "../support/texts.ts";
import type { Acts } from "./acts.ts";

export type Step = {
  name: string;
  take(acts: Acts, channels: PairChannels): Promise<void>;
  /** Whether everybody has opened her Home in this step, so that the Homes are of the same minute in every run. */
  showsHomes?: boolean;
};

/** The ids of the pairs' channels, by the names of the pairs in this journey. A step adds each one when it exists. */
export type PairChannels = Map<string, string>;

export const step = (name: string, take: Step["take"]): Step => ({ name, take });
export const to = (on: string, time: string): Step =>
  step(`until ${on} ${time}`, ({ world }) => world.travelTo(on, time));

/** Home shows what waits at the minute in which it is drawn. It is compared only after this step, in which everybody opens it. */
export const openHomes: Step = {
  name: "everybody opens Home",
  showsHomes: true,
  async take(acts) {
    const { kaisa, mirja, amina, helena } = acts.people;
    for (const person of [kaisa, mirja, amina, helena]) await acts.home(person);
  },
};

const COORDINATORS = "#auroras-tyontekijat";
const PEERS = "#auroras-mentorit";
export const DM = "@bot";

export const channelOf = (channels: PairChannels, pair: string): string => {
  const channel = channels.get(pair);
  if (!channel) throw new Error(`no channel of ${pair}`);
  return channel;
};

/** The people of a pair. */
type PairPeople = (acts: Acts) => { mentor: Person; actor: Person };

/** Kaisa, the coordinator, makes a pair with `/new-pair`. */
const newPair = (name: string, two: PairPeople, answers: Record<string, unknown>): Step =>
  step(`${name}: new pair`, async (acts) => {
    const { kaisa } = acts.people;
    const { mentor, actor } = two(acts);
    await acts.command(kaisa, DM, "/new-pair");
    await acts.submit(kaisa, { actor: actor.id, mentor: mentor.id, ...answers });
  });

/** Finds the pair's channel. */
export const findPairChannel = (name: string, two: PairPeople): Step =>
  step(`${name}: a channel`, async (acts, channels) => {
    const { mentor, actor } = two(acts);
    const ofActor = new Set((await actor.channels()).map(({ id }) => id));
    const both = (await mentor.channels()).filter(
      ({ id, name: called }) => ofActor.has(id) && called?.startsWith("pari-"),
    );
    const [channel] = both;
    if (!channel || both.length > 1) throw new Error(`${both.length} channels for ${name}`);
    channels.set(name, channel.id);
  });

const agree = (name: string, who: (acts: Acts) => Person, answers: Record<string, string>): Step =>
  step(`${name}: agrees on ${answers.day} ${answers.time}`, async (acts, channels) => {
    await acts.command(who(acts), channelOf(channels, name), "/next-meeting");
    await acts.submit(who(acts), answers);
  });

const one: PairPeople = ({ people: { mirja, amina } }) => ({ mentor: mirja, actor: amina });
const two: PairPeople = ({ people: { helena, mirja } }) => ({ mentor: helena, actor: mirja });
const three: PairPeople = ({ people: { sirpa, olena } }) => ({ mentor: sirpa, actor: olena });
const refused: PairPeople = ({ people: { helena, ulla } }) => ({ mentor: helena, actor: ulla });

const consent = ["consent"];

/** Liite 1, from the pair's channel. */
const firstForm = (name: string, who: (acts: Acts) => Person, answers: Record<string, unknown>): Step =>
  step(`${name}: the first form`, async (acts, channels) => {
    await acts.pressToOpen(who(acts), channelOf(channels, name), "kickoff:open", "kickoff:open");
    await acts.submit(who(acts), { themes: ["jobs", "applications"], ...answers });
  });

/** Liite 2, by the command in the pair's channel. */
const log = (name: string, who: (acts: Acts) => Person, answers: Record<string, unknown>): Step =>
  step(`${name}: the log`, async (acts, channels) => {
    await acts.command(who(acts), channelOf(channels, name), "/meeting-log");
    await acts.submit(who(acts), answers);
  });

/** Setup, three pairs, and one pair that the actor declines: Monday 12 to Friday 16 January. */
const beginning: readonly Step[] = [
  step("set up", async (acts) => {
    const { kaisa, sirpa } = acts.people;
    await acts.pressOnHome(kaisa, t("setup.start"));
    await acts.submit(kaisa, { coordinators: [kaisa.id], peerOrganisers: [sirpa.id] });
  }),
  openHomes,
  newPair("one", one, { day: "2026-01-13", time: "17:00", place: "Kirjasto Oodi", consent }),
  findPairChannel("one", one),
  newPair("two", two, { day: "2026-01-14", time: "17:00", language: "fi", consent }),
  findPairChannel("two", two),
  newPair("three", three, { day: "2026-01-15", time: "12:00" }),
  step("three: both say yes", async (acts) => {
    const { sirpa, olena } = acts.people;
    await acts.press(sirpa, DM, "pairs:accept", "pairs:accept");
    await acts.press(olena, DM, "pairs:accept", "pairs:accept");
  }),
  findPairChannel("three", three),
  newPair("refused", refused, { day: "2026-01-16", time: "12:00" }),
  step("refused: the actor says no", (acts) => acts.press(acts.people.ulla, DM, "pairs:decline", "pairs:decline")),
  to("2026-01-13", "18:30"),
  firstForm("one", (acts) => acts.people.kaisa, { number: "4", workerWishes: "Saako Oodista huoneen?" }),
  step("one: the coordinator leaves", (acts) => acts.press(acts.people.kaisa, DM, "kickoff:leave", "kickoff:leave")),
  to("2026-01-14", "18:30"),
  firstForm("two", (acts) => acts.people.mirja, {}),
  to("2026-01-16", "11:00"),
  firstForm("three", (acts) => acts.people.sirpa, {}),
];

/** A person whom the workspace has, two whom it lacks, and one whose row is wrong. */
const LIST = `Nimi;Sähköposti;Rooli;Ala;Kielet;Kotikunta
Ulla Ulkopuolinen;ulla@example.org;mentori;Opetus;suomi, ruotsi;Espoo
Uusi Yksi;yksi@example.org;mentori;Kirjanpito;suomi;Helsinki
Uusi Kaksi;kaksi@example.org;aktori;Hoitoala;arabia, suomi;
Väärä Rivi;ei osoite;aktori;Hoitoala;suomi;`;

const ANNOUNCEMENT = "Kesäjuhla on 5.6. Tervetuloa!";

/** An import of people, of whom one joins, and an announcement to everybody: Friday 16 January. */
const toMany: readonly Step[] = [
  step("a list of people is taken in", (acts) => acts.importList(acts.people.kaisa, LIST)),
  step("one of the list joins", async (acts) => {
    await acts.people.kaisa.addPerson({ name: "Uusi Yksi", email: "yksi@example.org" });
    await acts.world.recover();
  }),
  step("everybody is written to", async (acts) => {
    const { kaisa } = acts.people;
    await acts.pressOnHome(kaisa, "announcements:write");
    await kaisa.fill({ audience: "everyone", announcement: ANNOUNCEMENT });
    await acts.submitToNext(kaisa);
    await acts.submit(kaisa);
  }),
];

/** Meetings that are agreed on, moved and cancelled, support, and a meeting of mentors: until the end of January. */
const middle: readonly Step[] = [
  agree("one", (acts) => acts.people.mirja, { day: "2026-01-27", time: "17:00", place: "Kirjasto Oodi" }),
  agree("two", (acts) => acts.people.mirja, { day: "2026-01-29", time: "17:00" }),
  step("mentors are called together", async (acts) => {
    const { sirpa, mirja, helena } = acts.people;
    await acts.command(sirpa, DM, "/peer-meeting");
    await acts.submit(sirpa, { title: "Kevään kahvit", day: "2026-01-28", time: "16:00", place: "Oodi" });
    await acts.press(mirja, DM, "Kevään kahvit", "peer-support:yes");
    await acts.press(helena, DM, "Kevään kahvit", "peer-support:maybe");
  }),
  step("mirja joins the mentors", async (acts) => {
    const { mirja } = acts.people;
    await acts.press(mirja, DM, "peer-support:join", "peer-support:join");
    await acts.press(mirja, PEERS, "Kevään kahvit", "peer-support:calendar");
  }),
  to("2026-01-20", "12:00"),
  step("one: the actor moves the meeting and takes it into her calendar", async (acts, channels) => {
    const { amina } = acts.people;
    const channel = channelOf(channels, "one");
    await acts.pressToOpen(amina, channel, "meetings:move", "meetings:move");
    await acts.submit(amina, { day: "2026-01-28" });
    await acts.press(amina, channel, "28.1.", "meetings:calendar");
  }),
  step("one: the actor asks for support", async (acts) => {
    const { amina } = acts.people;
    await acts.pressOnHome(amina, "support:ask");
    await acts.submit(amina, { text: "Voimmeko jutella?" });
  }),
  step("the coordinator takes it, and has done it", async (acts) => {
    const { kaisa } = acts.people;
    await acts.press(kaisa, COORDINATORS, "support:take", "support:take");
    await acts.press(kaisa, COORDINATORS, "support:done", "support:done");
  }),
  step("two: the mentor cannot come", (acts, channels) =>
    acts.press(acts.people.helena, channelOf(channels, "two"), "29.1.", "meetings:cannot"),
  ),
  agree("two", (acts) => acts.people.helena, { day: "2026-02-03", time: "17:00" }),
  step("the mentors' meeting is moved", async (acts) => {
    const { sirpa } = acts.people;
    await acts.pressToOpen(sirpa, PEERS, "Kevään kahvit", "peer-support:manage");
    await acts.pressInModal(sirpa, "peer-support:move");
    await acts.submit(sirpa, { time: "15:00" });
  }),
  to("2026-01-28", "19:00"),
  step("one: the mentor writes the log", async (acts, channels) => {
    const { mirja } = acts.people;
    await acts.pressToOpen(mirja, channelOf(channels, "one"), "meeting-log:open", "meeting-log:open");
    await acts.submit(mirja, {
      themes: ["applications"],
      content: "Luimme Aminan CV:n.",
      mentorTasks: "Etsin kaksi työpaikkaa",
      actorTasks: "Kirjoitan CV:n",
      nextOn: "2026-02-18",
      nextTime: "17:00",
      nextPlace: "Kirjasto Oodi",
    });
  }),
  step("one: the actor tells how it was", async (acts) => {
    const { amina } = acts.people;
    await acts.press(amina, DM, "follow-up:rate-4", "follow-up:rate-4");
    await acts.pressToOpen(amina, DM, "follow-up:tell", "follow-up:tell");
    await acts.submit(amina, { words: "Hyvin meni." });
  }),
];

/** A late log, silence, a pause, and tasks: February. */
const troubles: readonly Step[] = [
  to("2026-02-04", "19:00"),
  step("two: the actor types an answer", async (acts) => {
    const { mirja } = acts.people;
    await acts.type(mirja, "Hyvin meni");
    await acts.press(mirja, DM, "follow-up:keep", "follow-up:keep");
  }),
  to("2026-02-07", "12:00"),
  step("two: the mentor writes the log late", async (acts) => {
    const { helena } = acts.people;
    await acts.pressToOpen(helena, DM, "meeting-log:open", "meeting-log:open");
    await acts.submit(helena, { themes: ["jobs"] });
  }),
  step("three: one is well, the other wants a pause", async (acts) => {
    const { sirpa, olena } = acts.people;
    await acts.press(sirpa, DM, "silence:well", "silence:well");
    await acts.pressToOpen(olena, DM, "silence:pause", "silence:pause");
    await acts.submit(olena, { until: "2026-02-20" });
  }),
  to("2026-02-16", "18:00"),
  step("one: a task is done", (acts) => acts.press(acts.people.amina, DM, "Kirjoitan CV:n", "follow-up:task-done")),
  step("one: the mentor cannot come", (acts, channels) =>
    acts.press(acts.people.mirja, channelOf(channels, "one"), "18.2.", "meetings:cannot"),
  ),
  agree("one", (acts) => acts.people.amina, { day: "2026-02-25", time: "17:30" }),
  to("2026-02-25", "19:30"),
  log("one", (acts) => acts.people.mirja, { themes: ["interview"] }),
  to("2026-03-02", "12:00"),
  agree("one", (acts) => acts.people.mirja, { day: "2026-03-10", time: "17:00" }),
  to("2026-03-10", "19:00"),
  log("one", (acts) => acts.people.mirja, { themes: ["network"] }),
];

/** The mentor ends one pair and the coordinator another, and their channels are archived: March. */
const ending: readonly Step[] = [
  to("2026-03-11", "12:00"),
  step("one: the mentor finishes", async (acts, channels) => {
    const { mirja } = acts.people;
    await acts.command(mirja, channelOf(channels, "one"), "/finish-pair");
    await acts.submit(mirja, { outcome: "job", rating: "5", text: "Hyvä kokemus.", goesOn: ["peerEvents"] });
  }),
  step("two: the coordinator finishes", async (acts) => {
    const { kaisa } = acts.people;
    await acts.command(kaisa, DM, "/finish-pair");
    await acts.chooseFirst(kaisa, "pair", "Helena");
    await acts.submitToNext(kaisa);
    await acts.submit(kaisa, { outcome: "studies" });
  }),
  step("three: the actor wants to stop", async (acts) => {
    const { olena } = acts.people;
    await acts.pressOnHome(olena, "closing:stop");
    await acts.submit(olena, { text: "Muutan pois." });
  }),
  to("2026-03-15", "12:00"),
  step("one: the actor tells the network how it was", async (acts) => {
    const { amina } = acts.people;
    await acts.pressToOpen(amina, DM, "closing:feedback", "closing:feedback");
    await acts.submit(amina, { outcome: "job", rating: "5", text: "Kiitos kaikesta." });
  }),
  step("three: the actor has everything erased that is known of her", async (acts) => {
    const { olena } = acts.people;
    await acts.pressOnHome(olena, "privacy:own-data");
    await acts.pressInModal(olena, "privacy:erase");
    await acts.submit(olena, { sure: ["yes"] });
    // The bot looks for what Slack still has of her a minute later, or later than that after a fault.
    await acts.world.travelTo("2026-03-15", "23:00");
  }),
  to("2026-03-26", "12:00"),
];

export const journey: readonly Step[] = [beginning, toMany, middle, troubles, ending].flatMap((part) => [
  ...part,
  openHomes,
]);
