import { join } from "node:path";
import { monitorEventLoopDelay, performance } from "node:perf_hooks";
import { people } from "../../db/schema/index.ts";
import { newId, openDatabase } from "../../db/store/open.ts";
import { roundFor } from "../../src/features/matching/gathering.ts";
import type { PersonId } from "../../src/programme/ids.ts";
import { madeUp } from "../support/made-up.ts";
import { writeCrowd } from "../support/matching.ts";
import { median } from "./numbers.ts";
import { sealedText } from "./rows.ts";

const PEOPLE = 1000;
const ROUNDS = 5;

/**
 * Measures matching rounds for 500 actors and 500 mentors, from the press to the proposals. In milliseconds: `total` is the median
 * duration, `held` the longest time for which the bot's event loop was blocked.
 */
export async function measureMatching(folder: string): Promise<{ total: number; held: number }> {
  const now = Date.now();
  const db = openDatabase(join(folder, "matching.sqlite"), { now });
  const id = newId<PersonId>();
  const name = sealedText<"name">(db, "people.name", id, "Kaisa Lehtonen");
  db.orm
    .insert(people)
    .values({ id, slackUserId: madeUp("U0KAISA"), name, coordinatorSince: now, createdAt: now })
    .run();
  writeCrowd(db, PEOPLE, now);
  const totals: number[] = [];
  const held = monitorEventLoopDelay({ resolution: 1 });
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now();
    held.enable();
    const { proposals } = (await roundFor(db, { id }, now)) ?? { proposals: [] };
    held.disable();
    totals.push(performance.now() - began);
    if (proposals.length < PEOPLE / 3) throw new Error(`only ${proposals.length} proposals`);
  }
  db.close();
  return { total: median(totals), held: held.max / 1e6 };
}
