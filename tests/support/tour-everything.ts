import { allTourSteps } from "./proofs.index.ts";
import type { Tour } from "./tour.ts";
import { chapters } from "./tour-chapters.ts";

/** Everything that people can do, chapter by chapter. */
export async function doEverything(tour: Tour): Promise<void> {
  for (const chapter of chapters) for (const { [chapter]: step } of allTourSteps) await step?.(tour);
}
