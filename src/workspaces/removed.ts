import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Logger } from "pino";
import { DAY_MS, fileStamp, instantOfStamp } from "../programme/calendar/calendar.ts";
import { moveAside, REMOVED, type WorkspaceId, workspaceIdFrom } from "./layout.ts";

/** As long as a backup at the most: what people wrote is not kept longer because a workspace was removed. */
export const KEPT_DAYS = 14;

export type Removed = { id: WorkspaceId; path: string; at: number };

/** Moves the folder of a workspace aside, whole. Its lock is held by the caller. @returns where it is then */
export const removeWorkspace = (root: string, id: WorkspaceId, now: number): string =>
  moveAside(root, id, fileStamp(now));

/** The workspaces that were removed, and when (milliseconds since 1970 UTC). */
export function removedIn(root: string): Removed[] {
  const folder = join(root, REMOVED);
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const stamp = name.slice(-STAMP_LENGTH);
    const [id, at] = [workspaceIdFrom(name.slice(0, -STAMP_LENGTH - 1)), instantOfStamp(stamp)];
    return id === undefined || at === undefined ? [] : [{ id, path: join(folder, name), at }];
  });
}

const STAMP_LENGTH = fileStamp(0).length;

/** Deletes the removed workspaces that are older than they may get. */
export function deleteOldRemoved(root: string, now: number, log: Logger): void {
  for (const { id, path, at } of removedIn(root)) {
    if (now - at < KEPT_DAYS * DAY_MS) continue;
    rmSync(path, { recursive: true, force: true });
    log.info({ workspace: id }, "A workspace that was removed 14 days ago was deleted");
  }
}
