import { pause } from "../../src/playground/workspace/real-time.ts";

const LOOK_EVERY_MS = 5;

/** Resolves once something outside this thread has happened, however long it takes: only the test's own limit ends it before. */
export async function eventually(hasHappened: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await hasHappened())) await pause(LOOK_EVERY_MS);
}
