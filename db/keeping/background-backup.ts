import { once } from "node:events";
import { statSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { type Backup, makeBackup } from "./backup.ts";

/** Copying and trying so many bytes takes less time than beginning a thread. */
const SMALL = 8_000_000;

/** Makes a backup without holding up who else is served in this process. @throws as `makeBackup` does */
export async function makeBackupAside(
  path: string,
  options: Parameters<typeof makeBackup>[1],
  small = SMALL,
): Promise<Backup> {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size <= small) return makeBackup(path, options);
  const thread = new Worker(new URL("./backup-thread.ts", import.meta.url), { workerData: { path, options } });
  const [backup] = await once(thread, "message");
  return backup as Backup;
}
