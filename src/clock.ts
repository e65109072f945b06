import { schedule } from "node-cron";

/**
 * The only source of the time. Code that needs the time takes this object as an argument; nothing else in the bot reads the system clock.
 * The playground and the tests pass a clock that they can move.
 */
export type Clock = {
  /** Milliseconds since 1970-01-01T00:00Z. */
  now(): number;
};

export const systemClock: Clock = { now: () => Date.now() };

const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;

/**
 * Calls `work` every second until it is stopped. Counts with the machine's monotonic clock: a timer that counts with the time of day stops for
 * as long as the clock was ahead when it is set right. `hasJumped`: the time of day was set since the last call, by a second or more.
 * A `work` that throws ends the process.
 */
export function everySecond(work: (hasJumped: boolean) => void): { stop(): void } {
  const apart = () => Date.now() - performance.now();
  let apartBefore = apart();
  const timer = setInterval(() => {
    const apartNow = apart();
    const hasJumped = Math.abs(apartNow - apartBefore) >= SECOND_MS;
    apartBefore = apartNow;
    work(hasJumped);
  }, SECOND_MS);
  return { stop: () => clearInterval(timer) };
}

/**
 * Calls `work` when the machine's time of day is a full hour, until it is stopped. It has to be renewed when the time of day has jumped: node-cron
 * waits for the full hour that was next before, and goes through all that are between.
 */
export function everyHour(work: () => void): { renew(): void; stop(): void } {
  // A process that was busy at the full hour does its work later in the hour.
  const begin = () => schedule("0 * * * *", work, { missedExecutionTolerance: HOUR_MS, suppressMissedWarning: true });
  let task = begin();
  return {
    renew() {
      void task.destroy();
      task = begin();
    },
    stop: () => void task.destroy(),
  };
}

/** Resolves after so many milliseconds. With `isHolding` the process does not end meanwhile. */
export const after = (ms: number, isHolding = false): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    if (!isHolding) timer.unref();
  });
