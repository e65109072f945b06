import { setImmediate } from "node:timers/promises";

/** Takes the steps of something long one after the other, and gives others their turn between them. */
export async function inTurns<T>(steps: Generator<void, T>): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await setImmediate();
  }
}
