import { parentPort, workerData } from "node:worker_threads";
import { makeBackup } from "./backup.ts";

/** A large database is copied and tried in a thread of its own, so that nobody waits for it. */
const { path, options } = workerData as { path: string; options: Parameters<typeof makeBackup>[1] };
parentPort?.postMessage(await makeBackup(path, options));
