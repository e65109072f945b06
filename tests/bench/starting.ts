import { startApp } from "./app-process.ts";
import type { Arm } from "./measuring.ts";

/** Milliseconds from `npm start` to connected, several times for each arm in turn. The first time, which fills caches, does not count. */
export async function measureStarts(arms: readonly Arm[], times: number): Promise<Map<Arm, number[]>> {
  const found = new Map<Arm, number[]>(arms.map((arm) => [arm, []]));
  for (let round = 0; round <= times; round++) {
    for (const arm of arms) {
      const app = await startApp(arm.kind, arm.stage, arm.databasePath, "npm");
      await app.stop();
      if (round > 0) found.get(arm)?.push(app.readyAfter);
    }
  }
  return found;
}
