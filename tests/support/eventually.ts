import type { Control } from "../../src/playground/workspace/control.ts";
import { pause } from "../../src/playground/workspace/real-time.ts";

const LOOK_EVERY_MS = 5;

/** Calls `look` until it finds something outside this thread. Has no time-out of its own: the test's limit applies. */
export async function soon<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    await pause(LOOK_EVERY_MS);
  }
}

/** The same for a yes or no: resolves when it has happened. */
export async function eventually(hasHappened: () => boolean | Promise<boolean>): Promise<void> {
  await soon(async () => ((await hasHappened()) ? true : undefined));
}

/** Waits until the workspace holds a call that it was ordered to hold. */
export const untilHeld = (control: Control): Promise<void> => eventually(async () => (await control.held()) > 0);
