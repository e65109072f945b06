import { existsSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { readSamples, SAMPLES } from "../../src/slack-check/samples.ts";
import { expectEveryView } from "../support/every-view.ts";
import { samplesOf } from "../support/samples.ts";
import { Tour } from "../support/tour.ts";
import { doEverything } from "../support/tour-everything.ts";
import { startWorld } from "../support/world.ts";

/** Writes the file if it was deleted: npx vitest run --project thorough tests/slack-check/samples.thorough.ts */
test("what npm run slack-check sends is one of each kind of view and message that people see in Finnish with the longest data, and Slack takes each", async () => {
  await using world = await startWorld({ hasMail: true });
  const tour = new Tour(world, { language: "fi", data: "longest" });
  await doEverything(tour);
  const samples = samplesOf(await tour.drawn());
  expect(samples.length).toBeGreaterThan(150);
  if (!existsSync(SAMPLES)) writeFileSync(SAMPLES, gzipSync(JSON.stringify(samples), { level: 9 }));
  expect(readSamples().map(({ of }) => of)).toEqual(samples.map(({ of }) => of));
  await expectEveryView(tour);
});
