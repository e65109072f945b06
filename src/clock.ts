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

/**
 * Calls `work` every second until it is stopped. Counts with the machine's monotonic clock: a timer that counts with the time of day stops for
 * as long as the clock was ahead when it is set right. A `work` that throws ends the process.
 */
export function everySecond(work: () => void): { stop(): void } {
  const timer = setInterval(work, SECOND_MS);
  return { stop: () => clearInterval(timer) };
}
