import { expect, test } from "vitest";
import { allProgrammes, findProgramme } from "../../db/programmes/programmes.ts";
import type { Person } from "../../src/playground/workspace/person.ts";
import type { ProgrammeId } from "../../src/programme/ids.ts";
import { finish, giveFeedback } from "../support/closing.ts";
import { makeGroup, putAway } from "../support/groups.ts";
import { change, makeProgramme, openProgramme } from "../support/programmes.ts";
import { startSetUpWorld } from "../support/ready-worlds.ts";
import { askForReport, newestReport, type ReadSheet } from "../support/report.ts";
import { t } from "../support/texts.ts";
import { command, openPair, submit, type UnderWay, wordsOf } from "../support/under-way.ts";
import { finnish, type World } from "../support/world.ts";

/**
 * A programme made from nothing with two themes and three questions of different secrecy, changed while two pairs are in it; beside it the guide's
 * programme with a pair, and a group. Then the report of all of it, number by number.
 */

const YEAR = { from: "2026-01-01", until: "2026-12-31" };
const HOBBY = "Mikä on harrastuksesi?";
const FEAR = "Mikä jännittää?";
const PLACE = "Missä tapasitte?";
const LENGTH = "Montako tuntia?";

type Ids = { programme: ProgrammeId; sewing: string; business: string; hobby: string; fear: string; place: string };

const contentsOf = (world: World, id: ProgrammeId) => {
  const found = findProgramme(world.db, id);
  if (!found) throw new Error("no such programme");
  return found.version.contents;
};

async function shapeProgramme(world: World, kaisa: Person): Promise<Ids> {
  const programme = await makeProgramme(world, kaisa, "Ompelijat", "empty");
  await openProgramme(world, kaisa, programme);
  await change(world, kaisa, ["programmes:theme", `${programme} new`], { fi: "Ompelu" });
  await change(world, kaisa, ["programmes:theme", `${programme} new`], { fi: "Oma yritys" });
  await change(world, kaisa, ["programmes:theme", `${programme} other`], { retire: ["retired"] });
  const ask = (form: string, answers: Record<string, unknown>) =>
    change(world, kaisa, ["programmes:question", `${programme} ${form} new`], answers);
  await ask("kickoff", { fi: HOBBY, kind: "text", audience: "pair-and-coordinators" });
  await ask("kickoff", { fi: FEAR, kind: "text", audience: "pair" });
  await ask("meetingLog", { fi: PLACE, kind: "choice", audience: "counted", options: "Kahvila\nVerkko" });
  await putAway(kaisa);
  const { themes, kickoff, meetingLog } = contentsOf(world, programme);
  const theme = (name: string) => themes.find((one) => one.name?.fi === name)?.id ?? "";
  const question = (name: string) =>
    [...kickoff.questions, ...meetingLog.questions].find((one) => one.name.fi === name)?.id ?? "";
  return {
    programme,
    sewing: theme("Ompelu"),
    business: theme("Oma yritys"),
    hobby: question(HOBBY),
    fear: question(FEAR),
    place: question(PLACE),
  };
}

const placeNamed = (world: World, { programme, place }: Ids, name: string): string =>
  contentsOf(world, programme)
    .meetingLog.questions.find(({ id }) => id === place)
    ?.options.find((option) => option.name.fi === name)?.id ?? "";

async function writeLog(world: World, pair: UnderWay, answers: Record<string, unknown>): Promise<void> {
  await command(world, pair.mentor, pair.channelId, "/meeting-log");
  await pair.mentor.fill(answers);
  expect((await submit(world, pair.mentor)).outcome).toBe("closed");
  await putAway(pair.mentor);
}

/** A pair with its first meeting's form saved. */
async function begin(
  world: World,
  two: { mentor: Person; actor: Person },
  programme: { programme: ProgrammeId },
  answers: Record<string, unknown>,
): Promise<UnderWay> {
  const { id, channelId } = await world.openPair(two, { ...programme, language: "fi" });
  await world.press(two.mentor, channelId, "kickoff:open", "kickoff:open");
  await two.mentor.fill(answers);
  expect((await submit(world, two.mentor)).outcome).toBe("closed");
  return { id, channelId, ...two };
}

/** What "Näytä lomake" of the first meeting shows. */
async function firstForm(world: World, person: Person, { channelId }: UnderWay): Promise<string> {
  await world.press(person, channelId, "kickoff:show", "kickoff:show");
  const shown = wordsOf(await person.modal());
  await putAway(person);
  return shown;
}

/** Every number of a sheet that is not 0, by the texts that stand before it in its row. */
function numbersIn({ rows }: ReadSheet): Record<string, unknown[]> {
  const cells = rows.map((row) => row.filter((cell) => cell !== null && !isLong(cell)));
  const lines = cells.map((row) => {
    const first = row.findIndex(isNumber);
    const numbers = row.slice(first).filter(isNumber);
    return first < 1 || numbers.every((one) => one === 0)
      ? []
      : [[row.slice(0, first).map(textOf).join(" | "), numbers] as const];
  });
  return Object.fromEntries(lines.flat());
}

const textOf = (cell: unknown) => (cell instanceof Date ? cell.toISOString().slice(0, 7) : String(cell));

const PROTECTED = t("reports.cell.protected");
const isNumber = (cell: unknown) => typeof cell === "number" || cell === PROTECTED;
/** How a number was counted. */
const isLong = (cell: unknown) => typeof cell === "string" && cell.length > 60;

async function reportOf(world: World, kaisa: Person, answers: Record<string, unknown>) {
  await askForReport(world, kaisa, { ...YEAR, ...answers });
  await putAway(kaisa);
  const sheets = await newestReport(kaisa);
  return Object.fromEntries(Object.entries(sheets).map(([name, sheet]) => [name, numbersIn(sheet)]));
}

/** The first three meetings, and three, two and one logs. Of the guide's programme there is one pair. */
const ofAll: Record<string, Record<string, unknown[]>> = {
  Yhteenveto: {
    "Alkaneita pareja": [3],
    "Päättyneitä pareja": [3],
    Mentoreita: [3],
    Aktoreita: [3],
    "Pidettyjä tapaamisia": [9],
    "Tapaamisia paria kohden": [3],
  },
  Parit: { Yhteensä: [9] },
  Tapaamiset: { "2026-01": [5, 3, 0], "2026-02": [4, 0, 0], "2026-03": [0, 0, 3], Yhteensä: [9, 3, 3] },
  // A theme that is no longer asked keeps its name, and one with another name has the new one.
  Teemat: {
    "Kielitaidon kehittyminen": [1, 1],
    "Oman alan työpaikat": [1, 1],
    Ompelu: [2, 2],
    Yrittäminen: [2, 4],
  },
  Lisäkysymykset: {
    [`Ompelijat | ${PLACE} | Kahvila`]: [2, 3],
    [`Ompelijat | ${PLACE} | Verkko`]: [2, 2],
    [`Ompelijat | ${LENGTH} | 1`]: [1, 1],
    [`Ompelijat | ${LENGTH} | 2`]: [2, 2],
  },
  Lopputulokset: {
    "Tavoitteet toteutuivat": [1, 1 / 3],
    "Työpaikka omalta alalta": [1, 1 / 3],
    Opiskelupaikka: [1, 1 / 3],
    Yhteensä: [3, 1],
  },
  Palaute: {
    3: [1, 0],
    4: [1, 0],
    "5 – erittäin hyvä": [1, 2],
    "Arvioita yhteensä": [3, 2],
    "Ei arviota": [0, 1],
    "Keskiarvo (1–5)": [4, 5],
  },
  Ryhmät: {
    "Ryhmiä käynnissä": [1],
    "Alkaneita ryhmiä": [1],
    "Mentoreita ryhmissä": [1],
    "Aktoreita ryhmissä": [2],
  },
};

const ofOwn: Record<string, Record<string, unknown[]>> = {
  Yhteenveto: {
    "Alkaneita pareja": [2],
    "Päättyneitä pareja": [2],
    Mentoreita: [2],
    Aktoreita: [2],
    "Pidettyjä tapaamisia": [7],
    "Tapaamisia paria kohden": [3.5],
  },
  Parit: { Yhteensä: [7] },
  Tapaamiset: { "2026-01": [4, 2, 0], "2026-02": [3, 0, 0], "2026-03": [0, 0, 2], Yhteensä: [7, 2, 2] },
  Teemat: { Ompelu: [2, 2], Yrittäminen: [2, 4] },
  Lisäkysymykset: ofAll.Lisäkysymykset ?? {},
  Lopputulokset: { "Työpaikka omalta alalta": [1, 0.5], Opiskelupaikka: [1, 0.5], Yhteensä: [2, 1] },
  Palaute: {
    4: [1, 0],
    "5 – erittäin hyvä": [1, 2],
    "Arvioita yhteensä": [2, 2],
    "Keskiarvo (1–5)": [4.5, 5],
  },
};

test("a programme of one's own is changed while two pairs are in it; each reads what is for her, and the report has every number", async () => {
  await using world = await startSetUpWorld(finnish);
  const { kaisa, mirja, amina, helena, olena, sirpa, ulla } = world.people;
  const ids = await shapeProgramme(world, kaisa);
  const own = { programme: ids.programme };
  const first = await begin(world, { mentor: mirja, actor: amina }, own, {
    themes: [ids.sewing],
    [ids.hobby]: "zzharrastuszz",
    [ids.fear]: "zzpuhelimetzz",
  });
  const second = await begin(world, { mentor: helena, actor: olena }, own, { themes: [ids.business] });
  const dina = await kaisa.addPerson({ name: "Dina Nieminen", locale: "fi-FI" });
  const third = await openPair(world, sirpa, dina, { programme: allProgrammes(world.db)[0]?.id, language: "fi" });
  await makeGroup(world, { mentors: [sirpa.id], actors: [ulla.id, dina.id] });

  // Each reads what is for her.
  const pairReads = await firstForm(world, amina, first);
  for (const text of ["Ompelu", HOBBY, "zzharrastuszz", FEAR, "zzpuhelimetzz"]) expect(pairReads).toContain(text);
  const kaisaReads = await firstForm(world, kaisa, first);
  for (const text of ["Ompelu", HOBBY, "zzharrastuszz"]) expect(kaisaReads).toContain(text);
  for (const text of [FEAR, "zzpuhelimetzz"]) expect(kaisaReads).not.toContain(text);

  await world.travelTo("2026-01-20", "10:00");
  const cafe = placeNamed(world, ids, "Kahvila");
  await writeLog(world, first, { on: "2026-01-19", themes: [ids.sewing], [ids.place]: cafe });
  await writeLog(world, second, { on: "2026-01-19", themes: [ids.sewing, ids.business], [ids.place]: cafe });

  // In the middle: a theme and a question go, a theme has another name, a question comes.
  await openProgramme(world, kaisa, ids.programme);
  await change(world, kaisa, ["programmes:theme", `${ids.programme} ${ids.sewing}`], { retire: ["retired"] });
  await change(world, kaisa, ["programmes:theme", `${ids.programme} ${ids.business}`], { fi: "Yrittäminen" });
  await change(world, kaisa, ["programmes:question", `${ids.programme} kickoff ${ids.hobby}`], { retire: ["retired"] });
  await change(world, kaisa, ["programmes:question", `${ids.programme} meetingLog new`], {
    fi: LENGTH,
    kind: "number",
    audience: "counted",
  });
  await putAway(kaisa);
  const hours = contentsOf(world, ids.programme).meetingLog.questions.find(({ name }) => name.fi === LENGTH)?.id ?? "";

  // What was answered keeps its questions and names; the next form has the new ones.
  const stillReads = await firstForm(world, amina, first);
  for (const text of ["Ompelu", HOBBY, "zzharrastuszz", "zzpuhelimetzz"]) expect(stillReads).toContain(text);
  await command(world, mirja, first.channelId, "/meeting-log");
  const asked = wordsOf(await mirja.modal());
  for (const text of ["Yrittäminen", PLACE, LENGTH]) expect(asked).toContain(text);
  for (const text of ["Ompelu", "Oma yritys"]) expect(asked).not.toContain(text);
  await putAway(mirja);

  await world.travelTo("2026-02-10", "10:00");
  const online = placeNamed(world, ids, "Verkko");
  await writeLog(world, first, { on: "2026-02-09", themes: [ids.business], [ids.place]: online, [hours]: "2" });
  await writeLog(world, second, { on: "2026-02-09", themes: [ids.business], [ids.place]: online, [hours]: "2" });
  await writeLog(world, third, { on: "2026-02-09", themes: ["jobs", "language"] });
  await world.travelTo("2026-03-02", "10:00");
  await writeLog(world, first, { on: "2026-02-27", themes: [ids.business], [ids.place]: cafe, [hours]: "1" });
  for (const [pair, outcome, rating] of [
    [first, "job", "5"],
    [second, "studies", "4"],
    [third, "goals", "3"],
  ] as const) {
    await finish(world, pair, { outcome, rating });
    await putAway(pair.mentor);
    if (pair !== third) await giveFeedback(world, pair.actor, { outcome, rating: "5" });
  }
  await world.travelTo("2027-01-20", "10:00");

  expect(await reportOf(world, kaisa, { names: ["names"] })).toEqual(ofAll);
  expect(await reportOf(world, kaisa, { ...own, names: ["names"] })).toEqual(ofOwn);
  // Two pairs are fewer than five: without names only what says nothing of anybody is left.
  const nameless = await reportOf(world, kaisa, own);
  for (const name of ["Yhteenveto", "Parit", "Tapaamiset"]) expect([name, nameless[name]]).toEqual([name, ofOwn[name]]);
  for (const name of ["Teemat", "Lisäkysymykset", "Lopputulokset", "Palaute"]) {
    const { Yhteensä: _, ...lines } = nameless[name] ?? {};
    expect([name, new Set(Object.values(lines).flat())]).toEqual([name, new Set([PROTECTED])]);
  }
});
