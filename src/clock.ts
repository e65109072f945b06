/**
 * The only source of the time. Code that needs the time takes this object as an argument; nothing else in the bot reads the system clock.
 * The playground and the tests pass a clock that they can move.
 */
export type Clock = {
  /** Milliseconds since 1970-01-01T00:00Z. */
  now(): number;
};

export const systemClock: Clock = { now: () => Date.now() };
