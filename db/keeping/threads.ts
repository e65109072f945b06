import { once } from "node:events";
import { Worker } from "node:worker_threads";
import PQueue from "p-queue";

/** Reading a file up to this size takes less time than starting a thread. */
export const SMALL_BYTES = 8_000_000;

/** One at a time in the process: each reads a whole database, and with many workspaces several may be due at the same time. */
const turns = new PQueue({ concurrency: 1 });

/** Runs a script in a thread, and resolves with the first message that it posts. @throws what it throws, or if it ends without a message */
export const askThread = (script: URL, workerData: unknown): Promise<unknown> =>
  turns.add(async () => {
    const thread = new Worker(script, { workerData });
    const ended = once(thread, "exit").then(() => {
      throw new Error(`${script.pathname} ended without an answer`);
    });
    // It ends after its message too.
    ended.catch(() => undefined);
    const [answer] = await Promise.race([once(thread, "message"), ended]);
    return answer;
  });
