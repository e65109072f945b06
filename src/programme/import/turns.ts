import { setImmediate } from "node:timers/promises";

/** Runs a generator to its end and returns its result. Other work in the process gets its turn between the steps. */
export async function inTurns<T>(steps: Generator<void, T>): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await setImmediate();
  }
}
