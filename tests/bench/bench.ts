import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { announcementLines } from "./announcing.ts";
import { ACTING_PAIRS } from "./bench-workspace.ts";
import { measureHome } from "./home.ts";
import { measureMatching } from "./matching.ts";
import { fillDatabases, type Measured, measure, openVariants, refill } from "./measuring.ts";
import { median, quantile } from "./numbers.ts";
import { measureStarts } from "./starting.ts";
import { drawTable, type TableLine } from "./table.ts";

/** `npm run bench`: compares our bot with a bare Bolt app, each with a workspace of its own, in one run. `--quick` takes less time and is less exact. */
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
/** The returned function gives the seconds since this call, as text. */
const stopwatch =
  (start = performance.now()) =>
  () =>
    `${((performance.now() - start) / 1000).toFixed(1)} s`;
const total = stopwatch();

const variants = await openVariants(folder, [FEW, plan.many]);
try {
  const [, few] = variants;
  if (!few) throw new Error("no variants");
  const filling = stopwatch();
  const filled = fillDatabases(variants);
  say(`Databases with ${FEW} and ${plan.many.toLocaleString("en")} pairs, filled in ${filling()}.`);
  const alone = await measure(variants, filled, { atOnce: 1, ...plan.alone });
  filled.set(few, refill(few, ACTING_PAIRS));
  const crowd = await measure(variants, filled, { atOnce: ACTING_PAIRS, ...plan.crowd });
  const starts = await measureStarts(variants, plan.starts);
  const lines: TableLine[] = [
    ...timeLines("1 person", alone),
    ...timeLines(`${ACTING_PAIRS} people at once`, crowd),
    line(
      "resident memory after it",
      "MB",
      crowd.map(({ memoryMb }) => memoryMb),
      1.4,
    ),
    line(
      "npm start → connected",
      "ms",
      variants.map((variant) => median(starts.get(variant) ?? [])),
      1.4,
    ),
  ];
  say(`\n${drawTable(lines, { few: `${FEW} pairs¹`, many: `${plan.many.toLocaleString("en")}` })}`);
  say(`\n${(await announcementLines(folder, plan.announcement)).join("\n")}`);
  say(
    "\nmodal open: from the typed /meeting-log; acknowledged: from the submitted modal. Aims are for the median, and many no slower than few.",
  );
  say(
    `¹ ${ACTING_PAIRS} people at once are mentors of ${ACTING_PAIRS} pairs, so there the smaller database has ${ACTING_PAIRS}.`,
  );
  for (const finished of isQuick ? [0, 5_000] : [0, 20_000, 100_000])
    say(`\n${await measureHome(folder, few.slack, finished)}`);
  const matching = await measureMatching(folder);
  say(
    `matching 500 × 500: ${matching.total.toFixed(0)} ms in all (aim ≤ 2000), nobody else held up for more than ${matching.held.toFixed(0)} ms.`,
  );
  say(`${total()} in all.`);
} finally {
  await Promise.all(variants.map(({ slack }) => slack.close()));
}

function timeLines(who: string, measured: readonly Measured[]): TableLine[] {
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

function line(name: string, unit: TableLine["unit"], [bare, few, many]: number[], maxRatio?: number): TableLine {
  if (bare === undefined || few === undefined || many === undefined) throw new Error(`${name} was not measured`);
  return { name, unit, bare, few, many, ...(maxRatio === undefined ? {} : { maxRatio }) };
}
