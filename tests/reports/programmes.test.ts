import { describe, expect, test } from "vitest";
import { allProgrammes } from "../../db/programmes/programmes.ts";
import { change, pressOn } from "../support/programmes.ts";
import { startSetUpWorld } from "../support/ready-worlds.ts";
import { askForReport, byFirstCell, newestReport } from "../support/report.ts";
import { t } from "../support/texts.ts";
import { openPair } from "../support/under-way.ts";

describe("reports of single programmes", () => {
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
