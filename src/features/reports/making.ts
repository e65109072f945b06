import { Worker } from "node:worker_threads";
import PQueue from "p-queue";
import type { ReportResult, ReportTask } from "./task.ts";

/** One report at a time: each takes some hundred megabytes for some seconds. */
const oneAtATime = new PQueue({ concurrency: 1 });

/**
 * Makes a report in a worker thread, so that nobody who presses a button waits for it.
 * @throws the worker's error
 */
export const makeReport = (task: ReportTask): Promise<ReportResult> => oneAtATime.add(() => inThread(task));

function inThread(task: ReportTask): Promise<ReportResult> {
  const { promise, resolve, reject } = Promise.withResolvers<ReportResult>();
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { workerData: task });
  worker.once("message", resolve);
  worker.once("error", reject);
  // Without effect if a message came before: the promise is settled then.
  worker.once("exit", (code) => reject(new Error(`the report's thread ended with code ${code} and gave no report`)));
  return promise;
}
