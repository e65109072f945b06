import { expect, test } from "vitest";
import type { Person } from "../../src/playground/workspace/person.ts";
import { finish, giveFeedback } from "../support/closing.ts";
import { answerAs, callPairs, count, makeVaasa } from "../support/common-meetings.ts";
import { putAway } from "../support/groups.ts";
import { outline, told } from "../support/peers.ts";
import { startSetUpWorld } from "../support/ready-worlds.ts";
import { askForReport, byFirstCell, newestReport, type ReadSheet } from "../support/report.ts";
import { t } from "../support/texts.ts";
import { openPair, type UnderWay, writeLog } from "../support/under-way.ts";
import { finnish, type Name, type World } from "../support/world.ts";

/** A Vaasa programme of nine months, with four common meetings and three pairs: from its template to the report of the year. */

const YEAR = { from: "2026-01-01", until: "2026-12-31" };
const PROTECTED = "suojattu";

/** The four meetings: when, who comes, and what is noted afterwards. */
const meetings: readonly { day: string; comes: readonly Name[]; came: number; themes: readonly string[] }[] = [
  { day: "2026-02-10", comes: ["mirja", "amina", "helena"], came: 4, themes: ["network"] },
  { day: "2026-04-14", comes: ["mirja", "amina", "helena", "olena", "sirpa"], came: 6, themes: ["jobs"] },
  { day: "2026-06-09", comes: ["amina", "olena"], came: 3, themes: [] },
  { day: "2026-09-08", comes: ["mirja", "amina", "helena", "olena"], came: 5, themes: ["network", "chances"] },
];

async function meetTogether(world: World, programme: Parameters<typeof callPairs>[1], number: number): Promise<void> {
  const meeting = meetings[number];
  if (!meeting) throw new Error("no such meeting");
  const title = `Tapaaminen ${number + 1}`;
  const id = await callPairs(world, programme, { title, day: meeting.day, time: "17:00" });
  for (const name of meeting.comes) await answerAs(world, name, "yes", id);
  await world.travelTo(meeting.day, "19:00");
  for (const [name, person] of Object.entries(world.people)) {
    const reminded = (await told(person, t("commonMeetings.reminderYes", { title }))).length;
    expect([name, reminded]).toEqual([name, (meeting.comes as readonly string[]).includes(name) ? 1 : 0]);
  }
  await count(world, id, meeting.came, meeting.themes);
}

async function log(world: World, pair: UnderWay, on: string, theme: string): Promise<void> {
  await writeLog(world, pair, { on, themes: [theme] });
  await putAway(pair.mentor);
}

async function reportOf(world: World, kaisa: Person, answers: Record<string, unknown>) {
  await askForReport(world, kaisa, { ...YEAR, ...answers });
  await putAway(kaisa);
  const sheets = await newestReport(kaisa);
  const of = (name: string): ReadSheet => sheets[name] ?? { rows: [], formats: [] };
  return (sheet: Parameters<typeof t>[0], line: Parameters<typeof t>[0]) => byFirstCell(of(t(sheet)))[t(line)];
}

test("nine months of a Vaasa programme, from its template to the report", async () => {
  await using world = await startSetUpWorld(finnish);
  const { kaisa, mirja, amina, helena, olena, sirpa } = world.people;
  const dina = await kaisa.addPerson({ name: "Dina Nieminen", locale: "fi-FI" });
  const programmeId = await makeVaasa(world, { plannedNumber: "3", parts: ["hasGoals", "hasCommonMeetings"] });
  const programme = { programme: programmeId };
  const first = await openPair(world, mirja, amina, programme);
  const second = await openPair(world, helena, olena, programme);
  await meetTogether(world, programmeId, 0);
  await log(world, first, "2026-02-09", "applications");
  await log(world, second, "2026-02-09", "jobs");

  // A third pair begins in March, after the second meeting was announced.
  await callPairs(world, programmeId, { title: "Kevätjuhla", day: "2026-05-12", time: "17:00" });
  await world.travelTo("2026-03-02", "10:00");
  const third = await openPair(world, sirpa, dina, { ...programme, day: "2026-03-03" });
  for (const person of [sirpa, dina]) expect(await told(person, "Kevätjuhla")).toHaveLength(1);
  await meetTogether(world, programmeId, 1);
  await log(world, first, "2026-04-13", "interview");
  await log(world, third, "2026-04-13", "jobs");
  await meetTogether(world, programmeId, 2);
  await log(world, second, "2026-06-08", "jobs");
  await log(world, third, "2026-06-08", "network");
  await meetTogether(world, programmeId, 3);

  await world.travelTo("2026-10-12", "12:00");
  for (const [pair, outcome, rating] of [
    [first, "job", "5"],
    [second, "studies", "4"],
    [third, "goals", "5"],
  ] as const) {
    await finish(world, pair, { outcome, rating });
    await putAway(pair.mentor);
    await giveFeedback(world, pair.actor, { outcome, rating: "5" });
  }
  await world.travelTo("2027-01-20", "10:00");

  const named = await reportOf(world, kaisa, { ...programme, names: ["names"] });
  expect(named("reports.sheets.summary", "reports.summary.before")?.[0]).toBe(0);
  expect(named("reports.sheets.summary", "reports.summary.started")?.[0]).toBe(3);
  expect(named("reports.sheets.summary", "reports.summary.finished")?.[0]).toBe(3);
  expect(named("reports.sheets.summary", "reports.summary.after")?.[0]).toBe(0);
  expect(named("reports.sheets.summary", "reports.summary.mentors")?.[0]).toBe(3);
  expect(named("reports.sheets.summary", "reports.summary.actors")?.[0]).toBe(3);
  // Three first meetings, and two logs of each pair.
  expect(named("reports.sheets.summary", "reports.summary.held")?.[0]).toBe(9);
  expect(named("reports.sheets.summary", "reports.summary.perPair")?.[0]).toBe(3);
  const themes = { applications: [1, 1], interview: [1, 1], jobs: [2, 3], network: [1, 1], chances: [0, 0] } as const;
  for (const [theme, counts] of Object.entries(themes) as [keyof typeof themes, readonly number[]][])
    expect([theme, named("reports.sheets.themes", `themes.${theme}`)]).toEqual([theme, counts]);
  for (const outcome of ["job", "studies", "goals"] as const)
    expect(named("reports.sheets.outcomes", `closing.outcomes.${outcome}`)?.[0]).toBe(1);
  expect(named("reports.sheets.outcomes", "closing.outcomes.early")?.[0]).toBe(0);
  // How often mentors and actors gave a 4 and a 5.
  expect(named("reports.sheets.feedback", "closing.ratings.r4")?.slice(0, 2)).toEqual([1, 0]);
  expect(named("reports.sheets.feedback", "closing.ratings.r5")?.slice(0, 2)).toEqual([2, 3]);
  // Kevätjuhla was held too, and nobody noted who came.
  expect(named("reports.sheets.groups", "reports.common.held")?.[0]).toBe(5);
  expect(named("reports.sheets.groups", "reports.common.came")?.[0]).toBe(18);

  const nameless = await reportOf(world, kaisa, programme);
  expect(nameless("reports.sheets.summary", "reports.summary.finished")?.[0]).toBe(3);
  for (const theme of Object.keys(themes) as (keyof typeof themes)[])
    expect(nameless("reports.sheets.themes", `themes.${theme}`)).toEqual([PROTECTED, PROTECTED]);
  for (const outcome of ["job", "studies", "goals", "early"] as const)
    expect(nameless("reports.sheets.outcomes", `closing.outcomes.${outcome}`)?.[0]).toBe(PROTECTED);
  expect(nameless("reports.sheets.feedback", "closing.ratings.r5")?.slice(0, 2)).toEqual([PROTECTED, PROTECTED]);
  // 13 came in the first half-year and 5 in the second.
  expect(nameless("reports.sheets.groups", "reports.common.held")?.[0]).toBe(5);
  expect(nameless("reports.sheets.groups", "reports.common.came")?.[0]).toBe(18);

  const home = outline((await kaisa.home()) ?? { blocks: [] }).join("\n");
  expect(home).toContain(t("groups.home.uncounted", { title: "Kevätjuhla", day: "tiistaina 12.5." }));
});
