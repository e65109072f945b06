import { join } from "node:path";
import { type AppKind, bareApp, ourBot, startApp } from "./app-process.ts";
import type { BenchWorkspace } from "./bench-workspace.ts";
import type { Variant } from "./measuring.ts";
import { median } from "./numbers.ts";

/** Measures the milliseconds from `npm start` to ready, `times` times for each variant in turn, after one start that fills the caches. */
export async function measureStarts(variants: readonly Variant[], times: number): Promise<Map<Variant, number[]>> {
  const found = new Map<Variant, number[]>(variants.map((variant) => [variant, []]));
  for (let round = 0; round <= times; round++) {
    for (const variant of variants) {
      const took = await startOnce(variant.kind, variant.slack, variant.databasePath);
      if (round > 0) found.get(variant)?.push(took);
    }
  }
  return found;
}

/** The aim: the first start, which makes the database, to the start of the bare app. */
const MAX_FIRST_RATIO = 2;

/** Compares `npm start` where there is no database yet with the start of the bare app, in turn. */
export async function firstStartLine(folder: string, slack: BenchWorkspace, times: number): Promise<string> {
  const first: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < times; round++) {
    bare.push(await startOnce(bareApp, slack, ""));
    first.push(await startOnce(ourBot, slack, join(folder, `first-${round}.sqlite`)));
  }
  const ratio = median(first) / median(bare);
  return `first npm start on a new database: ${median(first).toFixed(0)} ms, the bare app ${median(bare).toFixed(0)} ms, ${ratio.toFixed(2)}×, aim ≤ ${MAX_FIRST_RATIO}×${ratio > MAX_FIRST_RATIO ? "  ←" : ""}`;
}

async function startOnce(kind: AppKind, slack: BenchWorkspace, databasePath: string): Promise<number> {
  const app = await startApp(kind, slack, databasePath, "npm");
  await app.stop();
  return app.readyAfterMs;
}
