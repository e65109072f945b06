import { expect, test } from "vitest";
import { journey } from "./journey.ts";
import { runChaos } from "./runs.ts";

/** So many that two idle cores need about a minute. `npm run chaos` kills at all points, before and after each effect, from any seed. */
const KILLS = 30;
const POINTS_OF_EACH_KIND = 8;
const SEED = 4711;

test("people find all that the bot had to say, once, though it was killed all the time", {
  timeout: 600_000,
}, async () => {
  const lines: string[] = [];
  const result = await runChaos({
    journey,
    seed: SEED,
    modes: ["every", "random"],
    kills: KILLS,
    sampled: POINTS_OF_EACH_KIND,
    sides: ["after"],
    worlds: 2,
    say: (line) => lines.push(line),
  });
  process.stdout.write(`chaos with seed ${SEED}: ${result.kills} kills, ${result.faults} other faults\n`);
  expect(result.failures, lines.join("\n")).toEqual([]);
  expect(result.kills).toBeGreaterThanOrEqual(KILLS);
});
