import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { announcementLines } from "./announcing.ts";
import { ACTING_PAIRS } from "./bench-workspace.ts";
import { measureHome } from "./home.ts";
import { measureProgrammes } from "./home-programmes.ts";
import { measureMatching } from "./matching.ts";
import { fillDatabases, type Measured, measure, openVariants, refill } from "./measuring.ts";
import { median, quantile } from "./numbers.ts";
import { firstStartLine, measureStarts } from "./starting.ts";
import { sustainedLines } from "./sustained.ts";
import { drawTable, type TableLine } from "./table.ts";
import { workspacesLines } from "./workspaces.ts";

/**
 * `npm run bench`: compares our bot with a bare Bolt app, each with a workspace of its own, in one run. `--quick` takes less time and is less exact;
 * with names of parts it measures only these. `workspaces [<how many> [<pairs>]]` measures something else: many workspaces in one process; and
 * `sustained [<acts a second>…]`: what one process holds for two minutes, with `--quick` for 20 seconds.
 */
const isQuick = process.argv.includes("--quick");
const parts = ["acts", "starts", "announcement", "home", "matching"] as const;
const asked = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const [isOfWorkspaces, ...howMany] = [asked[0] === "workspaces", ...asked.slice(1).map(Number)];
const isSustained = asked[0] === "sustained";
for (const word of isOfWorkspaces || isSustained ? [] : asked)
  if (!(parts as readonly string[]).includes(word)) throw new Error(`parts: ${parts.join(", ")}`);
const isWanted = (part: (typeof parts)[number]): boolean => asked.length === 0 || asked.includes(part);
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

if (isOfWorkspaces) {
  const [workspaces = isQuick ? 20 : 100, pairs = 1_000] = howMany;
  const open = Math.max(30, Math.round(pairs / 20));
  const rounds = isQuick ? 10 : 30;
  say((await workspacesLines(folder, { workspaces, pairs, open, rounds, idleSeconds: 60 }, say)).join("\n"));
  say(`${total()} in all.`);
  process.exit();
}

if (isSustained) {
  const rates = asked.length > 1 ? asked.slice(1).map(Number) : [200, 600, 2_000];
  const seconds = isQuick ? 20 : 120;
  say(
    (
      await sustainedLines(
        folder,
        rates.map((perSecond) => ({ perSecond, seconds })),
      )
    ).join("\n"),
  );
  say(`${total()} in all.`);
  process.exit();
}

const variants = await openVariants(folder, [FEW, plan.many]);
try {
  const [bare, , few] = variants;
  if (!bare || !few) throw new Error("no variants");
  const filling = stopwatch();
  const filled = fillDatabases(variants);
  say(`Databases with ${FEW} and ${plan.many.toLocaleString("en")} pairs, filled in ${filling()}.`);
  const lines: TableLine[] = [];
  if (isWanted("acts")) {
    const alone = await measure(variants, filled, { atOnce: 1, ...plan.alone });
    filled.set(few, refill(few, ACTING_PAIRS));
    const crowd = await measure(variants, filled, { atOnce: ACTING_PAIRS, ...plan.crowd });
    const memory = crowd.map(({ memoryMb }) => memoryMb);
    lines.push(
      ...timeLines("1 person", alone, { open: 1.1, submit: 1.3 }),
      processorLine("1 person", alone),
      ...timeLines(`${ACTING_PAIRS} people at once`, crowd, { open: 1.3, submit: 1.5 }),
      processorLine(`${ACTING_PAIRS} at once`, crowd),
      line("resident memory after it", "MB", memory, { anchor: "bare", maxRatio: 1.25 }),
    );
  }
  if (isWanted("starts")) {
    const starts = await measureStarts(variants, plan.starts);
    const medians = variants.map((variant) => median(starts.get(variant) ?? []));
    lines.push(line("npm start → connected", "ms", medians, { anchor: "bare", maxRatio: 1.25 }));
  }
  say(`\n${drawTable(lines, { few: `${FEW} pairs¹`, many: `${plan.many.toLocaleString("en")}` })}`);
  say(
    "\nmodal open: from the typed /meeting-log; acknowledged: from the submitted modal, compared with the bare app that commits one row durably first. Aims are for the median, and many no slower than few.",
  );
  say(
    `¹ ${ACTING_PAIRS} people at once are mentors of ${ACTING_PAIRS} pairs, so there the smaller database has ${ACTING_PAIRS}.`,
  );
  if (isWanted("starts")) say(`\n${await firstStartLine(folder, bare.slack, plan.starts)}`);
  if (isWanted("announcement")) say(`\n${(await announcementLines(folder, plan.announcement)).join("\n")}`);
  if (isWanted("home")) {
    for (const finished of isQuick ? [0, 5_000] : [0, 20_000, 100_000])
      say(`\n${await measureHome(folder, few.slack, finished)}`);
    say(`\n${await measureProgrammes(folder, few.slack)}`);
  }
  if (isWanted("matching")) {
    const matching = await measureMatching(folder);
    say(
      `matching 500 × 500: ${matching.total.toFixed(0)} ms in all (aim ≤ 2000), nobody else held up for more than ${matching.held.toFixed(0)} ms.`,
    );
  }
  say(`${total()} in all.`);
} finally {
  await Promise.all(variants.map(({ slack }) => slack.close()));
}

function timeLines(
  who: string,
  measured: readonly Measured[],
  aims: Record<keyof Measured["times"], number>,
): TableLine[] {
  return (["open", "submit"] as const).flatMap((what) => {
    const name = what === "open" ? `modal open, ${who}` : `acknowledged, ${who}`;
    const anchor = what === "open" ? "bare" : "oneRow";
    const values = measured.map(({ times }) => times[what]);
    return [
      {
        ...line(`${name}, median`, "ms", values.map(median), { anchor, maxRatio: aims[what] }),
        mayNotGrow: true,
      },
      line(
        `${name}, p99`,
        "ms",
        values.map((times) => quantile(times, 0.99)),
        { anchor },
      ),
    ];
  });
}

function processorLine(who: string, measured: readonly Measured[]): TableLine {
  const values = measured.map(({ processorMs }) => processorMs);
  return line(`processor, ${who}, all that follows`, "ms", values, { anchor: "oneRow" });
}

function line(
  name: string,
  unit: TableLine["unit"],
  [bare, oneRow, few, many]: number[],
  aim: Pick<TableLine, "anchor" | "maxRatio">,
): TableLine {
  if (bare === undefined || oneRow === undefined || few === undefined || many === undefined)
    throw new Error(`${name} was not measured`);
  return { name, unit, bare, oneRow, few, many, ...aim };
}
