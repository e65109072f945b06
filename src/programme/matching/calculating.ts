import { Worker } from "node:worker_threads";
import type { Proposed, Round } from "./proposing.ts";
import type { Question, Ranking } from "./ranking.ts";

/**
 * Calculates in another thread, so that the bot answers other people meanwhile.
 * @throws the error of the calculation, or an error if the thread ends without an answer
 */
export function calculate(task: Round): Promise<Proposed>;
export function calculate(task: Question): Promise<Ranking>;
export function calculate(task: Round | Question): Promise<Proposed | Ranking> {
  const { promise, resolve, reject } = Promise.withResolvers<Proposed | Ranking>();
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { workerData: task });
  worker.once("message", resolve);
  worker.once("messageerror", reject);
  worker.once("error", reject);
  worker.once("exit", (code) => reject(new Error(`the matching thread ended with ${code} and without an answer`)));
  return promise;
}
