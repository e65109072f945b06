import type { Control } from "../../src/playground/workspace/control.ts";
import { pause } from "../../src/playground/workspace/real-time.ts";

const LOOK_EVERY_MS = 5;

/** Resolves to what is there once something outside this thread has happened, however long it takes: only the test's own limit ends it before. */
export async function soon<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    await pause(LOOK_EVERY_MS);
  }
}

/** The same, for what is there or is not. */
export async function eventually(hasHappened: () => boolean | Promise<boolean>): Promise<void> {
  await soon(async () => ((await hasHappened()) ? true : undefined));
}

/** Until the workspace holds a call that it was ordered to hold. */
export const untilHeld = (control: Control): Promise<void> => eventually(async () => (await control.held()) > 0);
