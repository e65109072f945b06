import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allProgrammes } from "../../db/programmes/programmes.ts";
import { outcomes } from "../../src/programme/closing/rules.ts";
import { themes } from "../../src/programme/forms/themes.ts";
import type { ReportFacts } from "../../src/programme/reports/facts.ts";
import { shownReport } from "../../src/programme/reports/shown.ts";
import { change, pressOn } from "../support/programmes.ts";
import { startSetUpWorld } from "../support/ready-worlds.ts";
import { askForReport, byFirstCell, newestReport } from "../support/report.ts";
import { sampleFacts } from "../support/report-sample.ts";
import { t } from "../support/texts.ts";
import { openPair } from "../support/under-way.ts";

describe("reports of single programmes", () => {
  const counts = fc.array(fc.nat({ max: 12 }), { minLength: outcomes.length, maxLength: outcomes.length });
  const ratings = fc.array(fc.nat({ max: 9 }), { minLength: 5, maxLength: 5 });
  const programme = fc.record({ ended: counts, rated: ratings }).map(({ ended, rated }): ReportFacts => {
    const sample = sampleFacts(1);
    const finished = ended.reduce((sum, count) => sum + count, 0);
    const given = rated.reduce((sum, count) => sum + count, 0);
    return {
      ...sample,
      counts: { ...sample.counts, finished },
      themes: sample.themes.map((line, index) => ({ ...line, pairs: Math.min(finished, ended[index % 7] ?? 0) })),
      outcomes: sample.outcomes.map((line, index) => ({ ...line, pairs: ended[index] ?? 0 })),
      feedback: sample.feedback.map(({ head }) => ({ head, asked: given + 3, given: rated })),
    };
  });

  test("show a number in all of them or in none, so that none is the difference of others", () => {
    fc.assert(
      fc.property(fc.array(programme, { minLength: 2, maxLength: 5 }), (all) => {
        const shown = all.map((one) => shownReport({ ...one, others: all.filter((other) => other !== one) }, false));
        const cells = shown.map(({ themes: lines, outcomes: ends, feedback }) =>
          [
            ...lines.map(({ pairs }) => pairs),
            ...ends.map(({ pairs }) => pairs),
            ...feedback.map(({ given, average, each }) =>
              each.includes("protected") ? "protected" : (average ?? given),
            ),
          ].map((cell) => cell === "protected"),
        );
        for (const one of cells) expect(one).toEqual(cells[0]);
      }),
    );
    expect(themes.length).toBeGreaterThan(1);
  });

  test("count its own pairs, and the report of all counts all", async () => {
    await using world = await startSetUpWorld();
    const { kaisa, mirja, amina, helena, olena } = world.people;
    await pressOn(world, kaisa, await kaisa.home(), "programmes:list");
    await change(world, kaisa, ["programmes:add"], { name: "Vaasa", template: "vaasa" });
    await kaisa.closeAll();
    const vaasa = allProgrammes(world.db).find(({ name }) => name === "Vaasa");
    await openPair(world, mirja, amina);
    await openPair(world, helena, olena, { programme: vaasa?.id });
    await world.travelTo("2026-02-01", "10:00");
    const period = { from: "2026-01-01", until: "2026-02-01" };
    const startedIn = async (answers: Record<string, unknown>) => {
      await askForReport(world, kaisa, { ...period, ...answers });
      const sheets = await newestReport(kaisa);
      const of = byFirstCell(sheets[t("reports.sheets.summary")] ?? { rows: [], formats: [] });
      return of[t("reports.head.startedPairs")]?.[0];
    };
    expect(await startedIn({})).toBe(2);
    expect(await startedIn({ programme: vaasa?.id })).toBe(1);
  });
});
