import { expect, test } from "vitest";
import { dose } from "../support/dose.ts";
import { journey } from "./journey.ts";
import { firstLetters, letters } from "./letters.ts";
import { runChaos } from "./runs.ts";
import { together } from "./together.ts";

/** `npm run chaos` kills at all points, before and after each effect, from any seed. */
const POINTS_OF_EACH_KIND = dose(3, 4);
const KILLS_AT_RANDOM = dose(0, 6);
const SEED = 4711;

/** Groups and common meetings have a shorter walk, and so have letters. */
const journeys = [
  ["in pairs", { journey }, POINTS_OF_EACH_KIND, KILLS_AT_RANDOM],
  ["in groups and at common meetings", { journey: together }, dose(2, 3), dose(0, 3)],
  ["by e-mail and without Slack", { journey: dose(firstLetters, letters), hasMail: true }, dose(2, 3), dose(0, 3)],
] as const;

test.each(journeys)(
  "%s people find all that the bot had to say, once, though it was killed all the time",
  async (_where, walk, points, kills) => {
    const lines: string[] = [];
    const result = await runChaos({
      ...walk,
      seed: SEED,
      modes: ["every", "random"],
      kills,
      sampled: points,
      sides: ["after"],
      worlds: 2,
      say: (line) => lines.push(line),
    });
    process.stdout.write(`chaos with seed ${SEED}: ${result.kills} kills, ${result.faults} other faults\n`);
    expect(result.failures, lines.join("\n")).toEqual([]);
    // Each kind of point has its own walk; of a mail server there are few points.
    expect(result.kills).toBeGreaterThanOrEqual(2 * points - 2 + kills);
  },
);
