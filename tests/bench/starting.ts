import { startApp } from "./app-process.ts";
import type { Variant } from "./measuring.ts";

/** Measures the milliseconds from `npm start` to ready, `times` times for each variant in turn, after one start that fills the caches. */
export async function measureStarts(variants: readonly Variant[], times: number): Promise<Map<Variant, number[]>> {
  const found = new Map<Variant, number[]>(variants.map((variant) => [variant, []]));
  for (let round = 0; round <= times; round++) {
    for (const variant of variants) {
      const app = await startApp(variant.kind, variant.slack, variant.databasePath, "npm");
      await app.stop();
      if (round > 0) found.get(variant)?.push(app.readyAfterMs);
    }
  }
  return found;
}
