import { statSync } from "node:fs";
import { type Backup, makeBackup } from "./backup.ts";
import { askThread, SMALL_BYTES } from "./threads.ts";

/** Makes a backup without blocking the process: in a thread if the database is large. @throws as `makeBackup` does */
export async function makeBackupAside(
  path: string,
  options: Parameters<typeof makeBackup>[1],
  small = SMALL_BYTES,
): Promise<Backup> {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size <= small) return makeBackup(path, options);
  return (await askThread(new URL("./backup-thread.ts", import.meta.url), { path, options })) as Backup;
}
