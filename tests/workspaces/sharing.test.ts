import { expect, onTestFinished, test } from "vitest";
import { TravelClock } from "../../src/playground/workspace/travel-clock.ts";
import { isInShard, workspaceIdFrom } from "../../src/workspaces/layout.ts";
import { sharePulse } from "../../src/workspaces/pulse.ts";
import { eventually } from "../support/eventually.ts";
import { idOf } from "../support/networks.ts";

test("an id names a folder and nothing outside of it", () => {
  const taken = ["helsinki", "turku-2", "0", "a".repeat(40)];
  const refused = ["", "Helsinki", "-a", ".removed", "..", "a/b", "a b", "ä", "a".repeat(41), undefined];
  expect([...taken, ...refused].map((text) => workspaceIdFrom(text) !== undefined)).toEqual([
    ...taken.map(() => true),
    ...refused.map(() => false),
  ]);
});

test("each workspace is in one shard, and stays there", () => {
  const ids = ["helsinki", "turku", "vaasa", "oulu", "espoo", "lahti"].map(idOf);
  const shards = ids.map((id) => [0, 1, 2].filter((number) => isInShard(id, { number, of: 3 })));
  // CRC-32 of zlib, modulo 3.
  expect(shards).toEqual([[0], [0], [0], [1], [1], [2]]);
});

test("a workspace with nothing due is asked once and costs no beat", async () => {
  const clock = new TravelClock({ mode: "ticking" });
  const pulse = sharePulse(clock, () => undefined);
  onTestFinished(pulse.stop);
  const counts = { asked: 0, quiet: 0, busy: 0 };
  const beats = pulse.of(idOf("quiet")).join({
    beat: () => void counts.quiet++,
    nextAt() {
      counts.asked++;
      return Number.POSITIVE_INFINITY;
    },
    hourly() {},
  });
  pulse.of(idOf("busy")).join({ beat: () => void counts.busy++, nextAt: () => clock.now() + 10, hourly() {} });
  await eventually(() => counts.busy >= 3);
  expect(counts).toMatchObject({ asked: 1, quiet: 0 });
  beats.rested();
  expect(counts.asked).toBe(2);
});
