import { expect, test } from "vitest";
import { finish } from "../support/closing.ts";
import { openLightPair } from "../support/light-pairs.ts";
import { startSetUpWorld } from "../support/ready-worlds.ts";
import { askForReport, byFirstCell, newestReport, type ReadSheet } from "../support/report.ts";
import { t } from "../support/texts.ts";
import { startUnderWay, submit, type UnderWay, writeLog } from "../support/under-way.ts";
import { finnish, type World } from "../support/world.ts";

/** Two meetings of the pair, with themes and a goal, and its end. */
async function live(world: World, pair: UnderWay): Promise<void> {
  await world.travelTo("2026-01-20", "12:00");
  await writeLog(world, pair, { on: "2026-01-19", themes: ["applications", "jobs"] });
  await world.travelTo("2026-03-05", "12:00");
  await finish(world, pair, { outcome: "job", rating: "4" });
  await pair.mentor.closeAll();
}

async function reportOf(world: World): Promise<Record<string, ReadSheet>> {
  const { kaisa } = world.people;
  const wish = { from: "2026-01-01", until: "2026-03-05", names: ["names"] };
  expect(await askForReport(world, kaisa, wish)).toEqual({ outcome: "updated" });
  await kaisa.closeAll();
  return newestReport(kaisa);
}

/** A sheet without names: those of the actors differ. */
const numbersOf = (sheets: Record<string, ReadSheet>, name: string) =>
  JSON.stringify(sheets[name]?.rows).replaceAll(/Amina Hassan|Sari Salminen/g, "–");

test("a light pair is counted like any other, number by number; only what nobody asked its actor is not there", async () => {
  const { world: ordinary, pair } = await startUnderWay(finnish);
  await using _ordinary = ordinary;
  await live(ordinary, pair);
  const expected = await reportOf(ordinary);

  const world = await startSetUpWorld(finnish);
  await using _world = world;
  const { mirja, amina } = world.people;
  const light = await openLightPair(world, mirja, { language: "fi" });
  await world.travelTo("2026-01-15", "10:00");
  await world.press(mirja, light.channelId, "kickoff:open", "kickoff:open");
  await mirja.fill({ themes: ["jobs"] });
  await submit(world, mirja);
  await live(world, { ...light, mentor: mirja, actor: amina });
  const counted = await reportOf(world);

  expect(Object.keys(counted)).toEqual(Object.keys(expected));
  for (const name of Object.keys(expected).filter((one) => one !== t("reports.sheets.feedback")))
    expect([name, numbersOf(counted, name)]).toEqual([name, numbersOf(expected, name)]);
  expect(byFirstCell(counted[t("reports.sheets.summary")] ?? { rows: [], formats: [] })).toMatchObject({
    [t("reports.head.startedPairs")]: [1, expect.any(String)],
    [t("reports.head.finishedPairs")]: [1, expect.any(String)],
    [t("reports.summary.actors")]: [1, expect.any(String)],
    [t("reports.head.heldMeetings")]: [2, expect.any(String)],
  });
  const feedback = byFirstCell(counted[t("reports.sheets.feedback")] ?? { rows: [], formats: [] });
  expect(feedback[t("reports.cell.given")]).toEqual([1, 0]);
});
