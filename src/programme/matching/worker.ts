import { parentPort, workerData } from "node:worker_threads";
import type { Round } from "./proposing.ts";
import { type Question, rank } from "./ranking.ts";

/** The other thread: one task in, one answer out, and it ends. What only a whole round needs is loaded for one. */
const task = workerData as Round | Question;
parentPort?.postMessage(task.what === "propose" ? (await import("./proposing.ts")).propose(task) : rank(task));
