import { Worker } from "node:worker_threads";
import PQueue from "p-queue";
import type { ReportResult, ReportTask } from "./task.ts";

/** One at a time: each takes some hundred megabytes for some seconds. */
const oneAtATime = new PQueue({ concurrency: 1 });

/**
 * Makes a report in a thread of its own, so that nobody who presses a button waits for it.
 * @throws what went wrong in there
 */
export const makeReport = (task: ReportTask): Promise<ReportResult> => oneAtATime.add(() => inThread(task));

function inThread(task: ReportTask): Promise<ReportResult> {
  const { promise, resolve, reject } = Promise.withResolvers<ReportResult>();
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { workerData: task });
  worker.once("message", resolve);
  worker.once("error", reject);
  // After a message this changes nothing any more.
  worker.once("exit", (code) => reject(new Error(`the report ended with ${code} before it was made`)));
  return promise;
}
