import { expect, test } from "vitest";
import { TravelClock } from "../../src/playground/workspace/travel-clock.ts";

test("timers run in order, each at its own time, including those that other timers set", () => {
  const clock = new TravelClock({ at: "2026-09-01T09:00:00Z" });
  const start = clock.now();
  const fired: [string, number][] = [];
  const note = (name: string) => () => {
    fired.push([name, clock.now() - start]);
  };
  clock.after(3_000, note("three"));
  clock.after(1_000, () => {
    note("one")();
    clock.after(1_000, note("two"));
  });
  const cancel = clock.after(2_500, note("never"));
  cancel();
  clock.after(10_000, note("ten"));
  expect(clock.nextTimerAt()).toBe(start + 1_000);
  clock.advance(5_000);
  expect(fired).toEqual([
    ["one", 1_000],
    ["two", 2_000],
    ["three", 3_000],
  ]);
  expect(clock.now()).toBe(start + 5_000);
  expect(() => clock.travelTo(start)).toThrow("cannot go back");
});

test("a ticking clock moves with real time from where it was set, and can be advanced", () => {
  let real = 1_000_000;
  const clock = new TravelClock({ at: 5_000_000, mode: "ticking", base: { now: () => real } });
  const fired: number[] = [];
  clock.after(1_000, () => fired.push(clock.now()));
  real += 400;
  expect(clock.now()).toBe(5_000_400);
  clock.advance(60_000);
  expect(fired).toEqual([5_001_000]);
  expect(clock.now()).toBe(5_060_400);
  real += 100;
  expect(clock.now()).toBe(5_060_500);
  clock.stop();
});
