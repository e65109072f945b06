import type { Person } from "../../src/playground/workspace/person.ts";
import type { Network } from "./network.ts";

/** The people of a pair, by name. */
type PairNames = { mentor: string; actor: string };

const accounting: PairNames = { mentor: "Aino Salmela", actor: "Daria Melnyk" };
const design: PairNames = { mentor: "Marjut Nieminen", actor: "Elif Demir" };
const laboratory: PairNames = { mentor: "Kirsi Pelkonen", actor: "Fatima Zahra Idrissi" };
const software: PairNames = { mentor: "Hanna Koskela", actor: "Chioma Okafor" };
const nursing: PairNames = { mentor: "Carita Lindroos", actor: "Yasmin Said" };
const building: PairNames = { mentor: "Riitta Hirvonen", actor: "Kateryna Bondar" };
const cooking: PairNames = { mentor: "Taina Jokela", actor: "Rosa Quispe" };
const hiring: PairNames = { mentor: "Susanna Berg", actor: "Oksana Shevchuk" };
const marketing: PairNames = { mentor: "Outi Saarinen", actor: "Leila Haddad" };
const library: PairNames = { mentor: "Ulla Forsström", actor: "Mei Chen" };
const care: PairNames = { mentor: "Eeva Rantanen", actor: "Amal Yusuf" };
const teaching: PairNames = { mentor: "Liisa Aaltonen", actor: "Irina Petrova" };
const children: PairNames = { mentor: "Irma Heikkinen", actor: "Gulnara Aliyeva" };

/** Something that people do at this time, an ISO date and time. */
type Act = { at: string; act: (network: Network) => Promise<void> };

/** Plays a spring from the first pairs in January to Monday 23 March at 9:05: some pairs do well, one has ended, some need the coordinator. */
export async function spring(network: Network): Promise<void> {
  const acts: Act[] = [
    ...begin(accounting, "2026-01-13", "17:00"),
    ...begin(design, "2026-01-13", "18:30"),
    ...begin(laboratory, "2026-01-14", "17:00"),
    ...begin(software, "2026-01-14", "18:30"),
    ...begin(nursing, "2026-01-15", "17:00"),
    ...begin(building, "2026-01-15", "18:30"),
    ...begin(cooking, "2026-01-20", "17:00"),
    ...begin(hiring, "2026-01-20", "18:30"),
    ...begin(marketing, "2026-01-21", "17:00"),
    ...begin(library, "2026-01-21", "18:30"),
    ...begin(care, "2026-01-22", "17:00"),
    ...meet(accounting, ["2026-01-27", "2026-02-10", "2026-02-17", "2026-02-24", "2026-03-03", "2026-03-10"]),
    ...meet(design, ["2026-01-28", "2026-02-11", "2026-02-25", "2026-03-18"], "2026-04-01"),
    ...meet(laboratory, ["2026-01-29", "2026-02-12"], "2026-03-19"),
    ...meet(software, ["2026-01-28", "2026-02-18", "2026-03-11"], "2026-03-25"),
    ...meet(nursing, ["2026-02-05"]),
    ...meet(building, ["2026-02-03", "2026-02-24", "2026-03-17"], "2026-03-31"),
    ...meet(cooking, ["2026-02-04", "2026-02-26", "2026-03-16"]),
    ...meet(hiring, ["2026-02-10", "2026-03-12"], "2026-03-30"),
    ...meet(marketing, ["2026-02-11"]),
    ...meet(library, ["2026-02-12", "2026-03-05"], "2026-03-26"),
    ...meet(care, ["2026-02-16", "2026-03-09"], "2026-03-27"),
    { at: at("2026-03-02", "10:00"), act: pause(marketing, "2026-04-13") },
    { at: at("2026-03-10", "19:30"), act: finish(accounting) },
    { at: at("2026-03-11", "12:00"), act: thank(accounting) },
    open(teaching, "2026-03-16", { day: "2026-03-18", time: "17:00" }),
    open(children, "2026-03-16", { day: "2026-03-26", time: "17:00", consent: [] }),
    { at: at("2026-03-17", "12:00"), act: pressInDm(children.actor, "pairs:accept") },
    { at: at("2026-03-20", "13:00"), act: askForSupport(building.actor) },
    { at: at("2026-03-21", "12:00"), act: askToStop(care.actor) },
    { at: at("2026-03-22", "12:00"), act: (one) => one.kaisa.deactivate(one.person(hiring.mentor).id) },
  ];
  for (const { at: when, act } of acts.toSorted((one, other) => one.at.localeCompare(other.at))) {
    await network.travelTo(when);
    await act(network);
  }
  await network.travelTo(at("2026-03-23", "09:05"));
}

/** A date and time in Helsinki, in winter. */
const at = (on: string, time: string) => `${on}T${time}:00+02:00`;

function open({ mentor, actor }: PairNames, on: string, answer: Record<string, unknown>): Act {
  return {
    at: at(on, "10:30"),
    act: async (network) => {
      const { kaisa, control } = network;
      await kaisa.command("@bot", "/new-pair");
      await control.idle();
      await kaisa.fill({ actor: network.person(actor).id, mentor: network.person(mentor).id });
      await control.idle();
      await network.submit(kaisa, { place: "Kirjasto Oodi", consent: ["consent"], ...answer });
      await network.closeModals(kaisa);
    },
  };
}

const begin = (two: PairNames, day: string, time: string): Act[] => [
  open(two, "2026-01-12", { day, time }),
  {
    at: at(day, "20:00"),
    act: async (network) => {
      const mentor = network.person(two.mentor);
      await network.pressNewest(mentor, await channelOf(mentor, two), "kickoff:open");
      await network.submit(mentor, { themes: ["applications", "language"], number: "7" });
    },
  },
];

/** The mentor writes a log of each meeting and agrees on the next one; `last` is a meeting that is only agreed on. */
const meet = (two: PairNames, days: readonly string[], last?: string): Act[] =>
  days.map((day, index) => ({
    at: at(day, "19:00"),
    act: async (network) => {
      const mentor = network.person(two.mentor);
      const next = days[index + 1] ?? last;
      await mentor.command(await channelOf(mentor, two), "/meeting-log");
      await network.control.idle();
      const agreed = next === undefined ? {} : { nextOn: next, nextTime: "17:00", nextPlace: "Kirjasto Oodi" };
      await network.submit(mentor, { themes: themesOf(index), ...agreed });
      await network.closeModals(mentor);
    },
  }));

const themesOf = (index: number) => [["applications"], ["interview", "applications"], ["jobs", "network"]][index % 3];

async function channelOf(person: Person, { mentor, actor }: PairNames): Promise<string> {
  const start = `pari-${[mentor, actor].map((name) => plain(name.split(" ")[0] ?? "")).join("-")}-`;
  const found = (await person.channels()).find(({ name }) => name.startsWith(start));
  if (!found) throw new Error(`no channel ${start}`);
  return found.id;
}

const plain = (name: string) =>
  name
    .toLowerCase()
    .normalize("NFKD")
    .replaceAll(/[^a-z]/gu, "");

const pause =
  ({ actor }: PairNames, until: string) =>
  async (network: Network) => {
    const person = network.person(actor);
    await network.pressOnHome(person, "silence:pause");
    await network.submit(person, { until });
    await network.closeModals(person);
  };

const finish = (two: PairNames) => async (network: Network) => {
  const mentor = network.person(two.mentor);
  await mentor.command(await channelOf(mentor, two), "/finish-pair");
  await network.control.idle();
  await network.submit(mentor, { outcome: "job", rating: "5" });
  await network.closeModals(mentor);
};

const thank = (two: PairNames) => async (network: Network) => {
  const actor = network.person(two.actor);
  await network.pressNewest(actor, "@bot", "closing:feedback");
  await network.submit(actor, { outcome: "job", rating: "5" });
  await network.closeModals(actor);
};

const pressInDm = (name: string, what: string) => (network: Network) =>
  network.pressNewest(network.person(name), "@bot", what);

const askForSupport = (name: string) => async (network: Network) => {
  const person = network.person(name);
  await network.pressOnHome(person, "support:ask");
  await network.submit(person, { text: "Haluaisin jutella siitä, miten jatkamme." });
  await network.closeModals(person);
};

const askToStop = (name: string) => async (network: Network) => {
  const person = network.person(name);
  await network.pressOnHome(person, "closing:stop");
  await network.submit(person, {});
  await network.closeModals(person);
};
