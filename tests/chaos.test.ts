import { expect, test } from "vitest";
import { journey } from "./chaos/journey.ts";
import { runChaos } from "./chaos/runs.ts";

/** As many as a quiet machine does in about a minute; `npm run chaos` does them all. */
const KILLS = 120;
const AT_EVERY_KIND = 15;

test("people find all that the bot had to say, once, though it was killed all the time", {
  timeout: 600_000,
}, async () => {
  const seed = 1 + (process.pid % 100_000);
  const lines: string[] = [];
  const result = await runChaos({
    journey,
    seed,
    modes: ["every", "random"],
    kills: KILLS,
    sampled: AT_EVERY_KIND,
    worlds: 2,
    say: (line) => lines.push(line),
  });
  process.stdout.write(`chaos with seed ${seed}: ${result.kills} kills, ${result.faults} other faults\n`);
  expect(result.failures, lines.join("\n")).toEqual([]);
  expect(result.kills).toBeGreaterThanOrEqual(KILLS);
});
