import { parseArgs } from "node:util";
import { journey } from "./journey.ts";
import { letters } from "./letters.ts";
import { runChaos } from "./runs.ts";
import { together } from "./together.ts";

/**
 * `npm run chaos`: people act in four pairs, with `--walk groups` in a group and at common meetings, or with `--walk letters` by e-mail and without Slack, while the bot is killed again and again. In the end nothing may be lost or said twice.
 * Exit code 1 if the workspace differs after a step from the undisturbed run, 2 for wrong options, 130 if it was stopped.
 */
const { values } = parseArgs({
  options: {
    seed: { type: "string" },
    kills: { type: "string" },
    mode: { type: "string", default: "both" },
    worlds: { type: "string", default: "2" },
    quick: { type: "boolean", default: false },
    walk: { type: "string", default: "pairs" },
    steps: { type: "string" },
  },
});

const MODES = { every: ["every"], random: ["random"], both: ["every", "random"] } as const;
const modes = MODES[values.mode as keyof typeof MODES];
const walks = {
  pairs: { journey },
  groups: { journey: together },
  letters: { journey: letters, hasMail: true },
} as const;
const chosen = walks[values.walk as keyof typeof walks];
const seed = Number(values.seed ?? 1 + (process.pid % 100_000));
const kills = Number(values.kills ?? (values.quick ? 100 : 1_000));
const worlds = Number(values.worlds);
if (!modes || !chosen || ![seed, kills, worlds].every((given) => Number.isSafeInteger(given) && given > 0)) {
  process.stderr.write(
    "npm run chaos -- [--mode every|random|both] [--kills 1000] [--seed 1] [--worlds 2] [--walk pairs|groups|letters] [--steps text] [--quick]\n",
  );
  process.exit(2);
}

const stopping = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stopping.abort());

const start = performance.now();
const seconds = () => Math.round((performance.now() - start) / 1000);
const say = (line: string) => process.stdout.write(`${String(seconds()).padStart(5)} s  ${line}\n`);
const PROGRESS_EVERY_S = 15;
const MAX_MISSED_SHOWN = 25;
let progressAt = 0;

say(
  `Seed ${seed}. Again with: npm run chaos -- --seed ${seed} --mode ${values.mode} --kills ${kills} --walk ${values.walk}`,
);
try {
  const result = await runChaos({
    ...chosen,
    seed,
    modes,
    kills,
    worlds,
    ...(values.quick ? { sampled: 15 } : {}),
    ...(values.steps === undefined ? {} : { steps: values.steps }),
    say,
    progress(line) {
      if (seconds() - progressAt < PROGRESS_EVERY_S) return;
      progressAt = seconds();
      say(`  ${line}`);
    },
    signal: stopping.signal,
  });
  for (const failure of result.failures) process.stdout.write(`\nIt differs: ${failure}\n`);
  const { walks, faults, points, pointsKilledAt } = result;
  const missed = Object.entries(result.missed).toSorted(([, one], [, other]) => other - one);
  for (const [what, count] of modes[0] === "every" ? missed.slice(0, MAX_MISSED_SHOWN) : [])
    say(`  not met again: ${count} × ${what}`);
  const every =
    modes[0] === "every"
      ? ` at ${pointsKilledAt} of ${points} numbered points${modes.length > 1 ? " and at random" : ""}`
      : "";
  const verdict = result.failures.length === 0 ? "held exactly what an undisturbed run holds" : "DIFFERED";
  say(`${result.kills} kills${every}, ${faults} other faults, in ${walks} walks: the workspace ${verdict}.`);
  process.exitCode = result.failures.length === 0 ? 0 : 1;
} catch (error) {
  if (!stopping.signal.aborted) throw error;
  say("Stopped.");
  process.exitCode = 130;
}
