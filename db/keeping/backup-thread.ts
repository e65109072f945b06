import { parentPort, workerData } from "node:worker_threads";
import { makeBackup } from "./backup.ts";

/** The thread in which a large database is copied and checked, so that people do not wait for it. */
const { path, options } = workerData as { path: string; options: Parameters<typeof makeBackup>[1] };
parentPort?.postMessage(await makeBackup(path, options));
