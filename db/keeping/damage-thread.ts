import { parentPort, workerData } from "node:worker_threads";
import { isDamaged } from "./damage.ts";

/** The thread of `isDamagedAside`. */
parentPort?.postMessage(isDamaged(workerData.path));
