import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { announcementLines } from "./announcing.ts";
import { ACTING } from "./cast.ts";
import { measureHome } from "./home.ts";
import { measureMatching } from "./matching.ts";
import { fillArms, type Measured, measure, openArms, refill } from "./measuring.ts";
import { median, quantile } from "./numbers.ts";
import { measureStarts } from "./starting.ts";
import { drawTable, type Line } from "./table.ts";

/** Our bot beside a bare Bolt app, over the same kind of workspace in one run. `--quick` for a look while working. */
const isQuick = process.argv.includes("--quick");
const FEW = 10;
const plan = isQuick
  ? {
      many: 2_000,
      alone: { rounds: 40, warmUp: 10 },
      crowd: { rounds: 3, warmUp: 1 },
      starts: 3,
      announcement: { turns: 1, seconds: 4 },
    }
  : {
      many: 100_000,
      alone: { rounds: 300, warmUp: 30 },
      crowd: { rounds: 12, warmUp: 2 },
      starts: 7,
      announcement: { turns: 6, seconds: 8 },
    };

const folder = mkdtempSync(join(tmpdir(), "auroras-bench-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(1));
const say = (text: string) => console.log(text);
const stopwatch =
  (start = performance.now()) =>
  () =>
    `${((performance.now() - start) / 1000).toFixed(1)} s`;
const whole = stopwatch();

const arms = await openArms(folder, [FEW, plan.many]);
try {
  const [, few] = arms;
  if (!few) throw new Error("no arms");
  const filling = stopwatch();
  const filled = fillArms(arms);
  say(`Databases with ${FEW} and ${plan.many.toLocaleString("en")} pairs, filled in ${filling()}.`);
  const alone = await measure(arms, filled, { atOnce: 1, ...plan.alone });
  filled.set(few, refill(few, ACTING));
  const crowd = await measure(arms, filled, { atOnce: ACTING, ...plan.crowd });
  const starts = await measureStarts(arms, plan.starts);
  const lines: Line[] = [
    ...timeLines("1 person", alone),
    ...timeLines(`${ACTING} people at once`, crowd),
    line(
      "resident memory after it",
      "MB",
      crowd.map(({ memory }) => memory),
      1.4,
    ),
    line(
      "npm start → connected",
      "ms",
      arms.map((arm) => median(starts.get(arm) ?? [])),
      1.4,
    ),
  ];
  say(`\n${drawTable(lines, { few: `${FEW} pairs¹`, many: `${plan.many.toLocaleString("en")}` })}`);
  say(`\n${(await announcementLines(folder, plan.announcement)).join("\n")}`);
  say(
    "\nmodal open: from the typed /meeting-log; acknowledged: from the submitted modal. Aims are for the median, and many no slower than few.",
  );
  say(`¹ ${ACTING} people at once are mentors of ${ACTING} pairs, so there the smaller database has ${ACTING}.`);
  for (const finished of isQuick ? [0, 5_000] : [0, 20_000, 100_000])
    say(`\n${await measureHome(folder, few.stage, finished)}`);
  const matching = await measureMatching(folder);
  say(
    `matching 500 × 500: ${matching.total.toFixed(0)} ms in all (aim ≤ 2000), nobody else held up for more than ${matching.held.toFixed(0)} ms.`,
  );
  say(`${whole()} in all.`);
} finally {
  await Promise.all(arms.map(({ stage }) => stage.close()));
}

function timeLines(who: string, measured: readonly Measured[]): Line[] {
  return (["open", "submit"] as const).flatMap((what) => {
    const name = what === "open" ? `modal open, ${who}` : `acknowledged, ${who}`;
    const values = measured.map(({ times }) => times[what]);
    return [
      { ...line(`${name}, median`, "ms", values.map(median), 1.5), mayNotGrow: true },
      line(
        `${name}, p99`,
        "ms",
        values.map((times) => quantile(times, 0.99)),
      ),
    ];
  });
}

function line(name: string, unit: Line["unit"], [bare, few, many]: number[], most?: number): Line {
  if (bare === undefined || few === undefined || many === undefined) throw new Error(`${name} was not measured`);
  return { name, unit, bare, few, many, ...(most === undefined ? {} : { most }) };
}
