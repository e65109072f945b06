/**
 * The one clock. Everything that asks what time it is gets this object handed in; nothing else in the bot reads the system clock.
 * The playground and the tests hand in a clock that can be moved.
 */
export type Clock = {
  /** Milliseconds since 1970-01-01T00:00Z. */
  now(): number;
};

export const systemClock: Clock = { now: () => Date.now() };
