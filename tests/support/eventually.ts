import { pause } from "../../src/playground/workspace/real-time.ts";

const LOOK_EVERY_MS = 5;

/** Resolves when something outside this thread has happened. Has no time-out of its own: the test's limit applies. */
export async function eventually(hasHappened: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await hasHappened())) await pause(LOOK_EVERY_MS);
}
