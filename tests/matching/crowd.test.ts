import { setImmediate } from "node:timers/promises";
import { linearSumAssignment } from "linear-sum-assignment";
import { expect, test } from "vitest";
import { roundFor } from "../../src/features/matching/gathering.ts";
import { dose } from "../support/dose.ts";
import { personId, writeCrowd } from "../support/matching.ts";
import { startSetUpWorld } from "../support/ready-worlds.ts";

/** So many actors, and as many mentors: 500 are more than any network has at once. */
const CROWD = dose(100, 500);
/** A round starts threads, reads and compares the people too: it costs about 15 times what finding the best pairs costs alone, and 60 times for few people. */
const MOST_TIMES_ALONE = dose(300, 75);

test(`a round for ${CROWD} actors and as many mentors costs little more than its arithmetic, and holds nobody else up`, async () => {
  await using world = await startSetUpWorld();
  writeCrowd(world.db, 2 * CROWD, world.now());
  const calculated = () => roundFor(world.db, { id: personId(world, world.people.kaisa) }, world.now());
  // Both were measured beside the same other work: a busy machine makes each slower.
  const alone = await processorMs(() => void linearSumAssignment(someMatrix(CROWD), { maximaze: true }));
  let round: Awaited<ReturnType<typeof calculated>>;
  const asked = await processorMs(async () => {
    round = await calculated();
  });
  expect(asked).toBeLessThan(MOST_TIMES_ALONE * alone);
  const held = longestTurn();
  await calculated();
  expect(await held.end()).toBeLessThan(60);
  expect(round?.proposals.length).toBeGreaterThan(0.8 * CROWD);
});

/** The processor's time for it in all threads of the process, without what they waited for. */
async function processorMs(work: () => void | Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e3;
}

/** Points of as many actors as mentors that differ, and are the same in each run. */
const someMatrix = (crowd: number) =>
  Array.from({ length: crowd }, (_, row) =>
    Array.from({ length: crowd }, (_, column) => (row * 7919 + column * 104_729 + ((row * column) % 331)) % 1009),
  );

/** For how long, in milliseconds of work, this thread kept to one thing before it looked at what else there was. */
function longestTurn(): { end(): Promise<number> } {
  let isOver = false;
  const watching = (async () => {
    let longest = 0;
    while (!isOver) {
      const before = process.threadCpuUsage();
      await setImmediate();
      const { user, system } = process.threadCpuUsage(before);
      longest = Math.max(longest, (user + system) / 1e3);
    }
    return longest;
  })();
  return {
    end() {
      isOver = true;
      return watching;
    },
  };
}
