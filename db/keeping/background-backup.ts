import { once } from "node:events";
import { statSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { type Backup, makeBackup } from "./backup.ts";

/** Copying a file up to this size takes less time than starting a thread. */
const SMALL_BYTES = 8_000_000;

/** Makes a backup without blocking the process: in a thread if the database is large. @throws as `makeBackup` does */
export async function makeBackupAside(
  path: string,
  options: Parameters<typeof makeBackup>[1],
  small = SMALL_BYTES,
): Promise<Backup> {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size <= small) return makeBackup(path, options);
  const thread = new Worker(new URL("./backup-thread.ts", import.meta.url), { workerData: { path, options } });
  const [backup] = await once(thread, "message");
  return backup as Backup;
}
