import { parentPort, workerData } from "node:worker_threads";
import { certificatePdf } from "../../programme/certificate/pdf.ts";
import { wordsIn } from "../../texts/words.ts";
import type { CertificateTask } from "./task.ts";

/** Runs once in a worker thread: draws a certificate and ends. */
const { facts, language, zone } = workerData as CertificateTask;
const made = await certificatePdf(wordsIn(language, zone), facts);
parentPort?.postMessage(made, [made.buffer]);
