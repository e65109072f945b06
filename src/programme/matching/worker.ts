import { parentPort, workerData } from "node:worker_threads";
import type { Round } from "./proposing.ts";
import { type Question, rank } from "./ranking.ts";

/** The other thread: takes one task, posts one answer and ends. proposing.ts is loaded only for a whole round. */
const task = workerData as Round | Question;
parentPort?.postMessage(task.what === "propose" ? (await import("./proposing.ts")).propose(task) : rank(task));
