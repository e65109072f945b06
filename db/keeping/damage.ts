import { statSync } from "node:fs";
import Sqlite from "better-sqlite3";
import { troubleOf } from "../store/storage-faults.ts";
import { askThread, SMALL_BYTES } from "./threads.ts";

/**
 * Whether pages of the database file are damaged: `pragma quick_check`, which reads every page once and compares no indexes. Reads the file by a
 * connection of its own, because the bot's keeps pages in memory that may be damaged on the disk. @throws if the file cannot be read for another reason
 */
export function isDamaged(path: string): boolean {
  try {
    const sqlite = new Sqlite(path, { readonly: true, fileMustExist: true });
    try {
      return sqlite.pragma("quick_check(1)", { simple: true }) !== "ok";
    } finally {
      sqlite.close();
    }
  } catch (error) {
    if (troubleOf(error) === "damaged") return true;
    throw error;
  }
}

/** As `isDamaged`, without blocking the process: in a thread if the database is large. */
export async function isDamagedAside(path: string, small = SMALL_BYTES): Promise<boolean> {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size <= small) return isDamaged(path);
  return (await askThread(new URL("./damage-thread.ts", import.meta.url), { path })) === true;
}
