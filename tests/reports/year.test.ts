import { describe, expect, test } from "vitest";
import { pressForged } from "../support/forging.ts";
import { startSetUpWorld } from "../support/ready-worlds.ts";
import { askForReport, byFirstCell, newestReport, openReport, readReport, reportFiles } from "../support/report.ts";
import { type PastPair, writePast } from "../support/report-year.ts";
import { t } from "../support/texts.ts";

const WITH_NAMES = { names: ["names"] };

/** Twelve pairs of a year, in which nothing is the same twice. */
const past: readonly PastPair[] = [
  ...Array.from(
    { length: 9 },
    (_, index): PastPair => ({
      mentor: `Mentori ${index % 5}`,
      actor: `Aktori ${index}`,
      startedOn: `2025-0${1 + (index % 4)}-15`,
      finishedOn: `2025-${index < 4 ? "06" : "10"}-20`,
      met: [
        { on: `2025-0${1 + (index % 4)}-20` },
        { on: "2025-05-10", themes: ["applications", ...(index < 6 ? (["jobs"] as const) : [])] },
        { on: "2025-06-01", themes: index < 2 ? ["language"] : ["applications"] },
      ],
      answers: {
        mentor: { outcome: index < 6 ? "job" : "goals", rating: index < 8 ? 5 : 4 },
        ...(index < 7 ? { actor: { outcome: index < 6 ? "job" : "studies", rating: 5 } } : {}),
      },
    }),
  ),
  {
    mentor: "Mentori 1",
    actor: "Aktori 20",
    startedOn: "2024-11-01",
    finishedOn: "2024-12-31",
    met: [{ on: "2024-11-05" }],
  },
  {
    mentor: "Mentori 1",
    actor: "Aktori 21",
    startedOn: "2024-11-01",
    met: [{ on: "2024-12-31" }, { on: "2025-01-01" }],
  },
  {
    mentor: "Mentori 9",
    actor: "Aktori 22",
    startedOn: "2025-12-31",
    met: [{ on: "2025-12-31" }, { on: "2026-01-02" }],
  },
  { mentor: "Mentori 8", actor: "Aktori 23", startedOn: "2026-01-01" },
];

describe("a year that was", () => {
  const lastYear = { from: "2025-01-01", until: "2025-12-31" };

  test("is counted from its first to its last day, and what is large enough is shown", async () => {
    await using world = await startSetUpWorld();
    writePast(world, past);
    const { kaisa } = world.people;
    await world.travelTo("2026-01-14", "10:00");
    await askForReport(world, kaisa, lastYear);
    const sheets = await newestReport(kaisa);
    const of = (name: string) => byFirstCell(sheets[name] ?? { rows: [], formats: [] });
    const summary = Object.fromEntries(
      Object.entries(of(t("reports.sheets.summary"))).map(([what, [value]]) => [what, value]),
    );
    expect(summary).toMatchObject({
      [t("reports.summary.before")]: 1,
      [t("reports.head.startedPairs")]: 10,
      [t("reports.head.finishedPairs")]: 9,
      [t("reports.summary.after")]: 2,
      [t("reports.summary.mentors")]: 6,
      [t("reports.summary.actors")]: 11,
      [t("reports.head.heldMeetings")]: 29,
      [t("reports.summary.perPair")]: 3,
    });
    expect(of(t("reports.sheets.months"))).toMatchObject({
      "2025-01-01": [4, 3, 0],
      "2025-05-01": [9, 0, 0],
      "2025-06-01": [9, 0, 4],
      "2025-12-01": [1, 1, 0],
      [t("reports.cell.total")]: [29, 10, 9],
    });
    expect(of(t("reports.sheets.themes"))).toMatchObject({
      [t("themes.applications")]: [9, 16],
      [t("themes.jobs")]: [6, 6],
      [t("themes.language")]: ["suojattu", "suojattu"],
      [t("themes.network")]: [0, 0],
    });
    // 6 jobs of 9; 2 reached their goals and 1 studies, as its actor says.
    expect(of(t("reports.sheets.outcomes"))).toMatchObject({
      [t("closing.outcomes.job")]: [6, 6 / 9],
      [t("closing.outcomes.goals")]: ["suojattu", "suojattu"],
      [t("closing.outcomes.studies")]: ["suojattu", "suojattu"],
      [t("closing.outcomes.otherJob")]: ["suojattu", "suojattu"],
      [t("reports.cell.total")]: [9, 1],
    });
    expect(of(t("reports.sheets.feedback"))).toMatchObject({
      [t("closing.ratings.r5")]: ["suojattu", 7],
      "4": ["suojattu", 0],
      [t("reports.cell.given")]: ["suojattu", 7],
      [t("reports.cell.none")]: ["suojattu", 2],
      [t("reports.cell.average")]: ["suojattu", 5],
    });
  });

  test("in a pair of her own the coordinator learns nothing of what the other one said", async () => {
    await using world = await startSetUpWorld();
    writePast(world, [
      {
        mentor: "Kaisa Lehtonen",
        actor: "Aktori 1",
        startedOn: "2025-02-01",
        finishedOn: "2025-06-01",
        met: [{ on: "2025-02-02", themes: ["jobs"] }],
        answers: { mentor: { outcome: "goals", rating: 5 }, actor: { outcome: "studies", rating: 2 } },
      },
      {
        mentor: "Mentori 2",
        actor: "Aktori 2",
        startedOn: "2025-02-01",
        finishedOn: "2025-06-01",
        answers: { mentor: { outcome: "goals", rating: 4 }, actor: { outcome: "goals", rating: 3 } },
      },
    ]);
    const { kaisa } = world.people;
    await askForReport(world, kaisa, { ...lastYear, ...WITH_NAMES });
    const sheets = await newestReport(kaisa);
    const feedback = byFirstCell(sheets.Palaute ?? { rows: [], formats: [] });
    expect(feedback).toMatchObject({ "2": [0, 0], "3": [0, 1], "4": [1, 0], [t("closing.ratings.r5")]: [1, 0] });
    expect(feedback[t("reports.cell.given")]).toEqual([2, 1]);
    expect(Object.keys(feedback).join()).toContain("Oma parisi: Olet itse päättyneessä parissa.");
    expect(byFirstCell(sheets.Lopputulokset ?? { rows: [], formats: [] })).toMatchObject({
      [t("closing.outcomes.studies")]: [1, 0.5],
      [t("reports.cell.total")]: [2, 1],
    });
  });

  test("names stay text, whatever is in them", async () => {
    await using world = await startSetUpWorld();
    const names = [
      "=1+1",
      "+358",
      "-x",
      "@SUM(A1)",
      "\tA",
      "\rB",
      "a\u0000b\u0007c",
      "half \ud83d",
      "_x003D_1",
      "R&D <b>'\"",
      "＝1",
    ];
    writePast(
      world,
      names.map((mentor, index) => ({ mentor, actor: `Aktori ${index}`, startedOn: "2025-02-01" })),
    );
    const { kaisa } = world.people;
    await askForReport(world, kaisa, { ...lastYear, ...WITH_NAMES });
    const [file] = await reportFiles(kaisa);
    const sheets = await readReport(file?.bytes ?? Buffer.alloc(0));
    const shown = sheets.Parit?.rows.slice(1, -3).map(([, mentor, actor]) => [actor, mentor]);
    const workbook = await openReport(file?.bytes ?? Buffer.alloc(0));
    expect(
      workbook
        .getWorksheet(t("reports.sheets.pairs"))
        ?.getSheetValues()
        .flat()
        .filter((cell) => typeof cell === "object" && cell !== null && !(cell instanceof Date)),
    ).toEqual([]);
    expect(Object.fromEntries(shown ?? [])).toEqual({
      "Aktori 0": "'=1+1",
      "Aktori 1": "'+358",
      "Aktori 2": "'-x",
      "Aktori 3": "'@SUM(A1)",
      "Aktori 4": "A",
      "Aktori 5": "B",
      "Aktori 6": "abc",
      "Aktori 7": "half \ufffd",
      "Aktori 8": "_x003D_1",
      "Aktori 9": "R&D <b>'\"",
      "Aktori 10": "'＝1",
    });
  });

  test("is told in the coordinator's language", async () => {
    await using world = await startSetUpWorld();
    writePast(world, past);
    const { kaisa } = world.people;
    const home = await kaisa.home();
    if (!home) throw new Error("no Home");
    await pressForged(kaisa, home, "people:language-sv", "");
    await world.settle();
    await askForReport(world, kaisa, lastYear);
    const sheets = await newestReport(kaisa);
    expect(Object.keys(sheets)).toEqual(["Sammanfattning", "Par", "Träffar", "Teman", "Resultat", "Respons"]);
    expect(sheets.Träffar?.formats[1]?.[0]).toBe("[$-41D]mmmm yyyy");
    expect(JSON.stringify(sheets)).not.toMatch(/[Pp]areja|suojattu|Yhteensä/u);
  });
});
