import { expect, test } from "vitest";
import { dose } from "../support/dose.ts";
import { journey } from "./journey.ts";
import { runChaos } from "./runs.ts";

/** `npm run chaos` kills at all points, before and after each effect, from any seed. */
const POINTS_OF_EACH_KIND = dose(3, 10);
const KILLS_AT_RANDOM = dose(0, 40);
const SEED = 4711;

test("people find all that the bot had to say, once, though it was killed all the time", async () => {
  const lines: string[] = [];
  const result = await runChaos({
    journey,
    seed: SEED,
    modes: ["every", "random"],
    kills: KILLS_AT_RANDOM,
    sampled: POINTS_OF_EACH_KIND,
    sides: ["after"],
    worlds: 2,
    say: (line) => lines.push(line),
  });
  process.stdout.write(`chaos with seed ${SEED}: ${result.kills} kills, ${result.faults} other faults\n`);
  expect(result.failures, lines.join("\n")).toEqual([]);
  // Each kind of point has its own walk.
  expect(result.kills).toBeGreaterThanOrEqual(2 * POINTS_OF_EACH_KIND - 2 + KILLS_AT_RANDOM);
});
