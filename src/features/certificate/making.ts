import { Worker } from "node:worker_threads";
import PQueue from "p-queue";
import type { CertificateTask } from "./task.ts";

/** One certificate at a time: reading the fonts takes some tenths of a second and some memory. */
const oneAtATime = new PQueue({ concurrency: 1 });

/**
 * Draws a certificate in a worker thread, so that nobody who presses a button waits for it.
 * @throws the worker's error
 */
export const makeCertificate = (task: CertificateTask): Promise<Uint8Array<ArrayBuffer>> =>
  oneAtATime.add(() => inThread(task));

function inThread(task: CertificateTask): Promise<Uint8Array<ArrayBuffer>> {
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array<ArrayBuffer>>();
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { workerData: task });
  worker.once("message", resolve);
  worker.once("error", reject);
  // Without effect if a message came before: the promise is settled then.
  worker.once("exit", (code) => reject(new Error(`the certificate's thread ended with code ${code}`)));
  return promise;
}
