import { isHeld, takeLock } from "../../db/store/lock.ts";
import { CannotOpen } from "../../db/store/storage-faults.ts";
import { after } from "../clock.ts";
import { announceChange, databaseOf, readWorkspace, type WorkspaceId, writeWorkspace } from "./layout.ts";
import { KEPT_DAYS, removeWorkspace } from "./removed.ts";

type Parts = { tell(line: string): void };

/** A bot that runs notices within a second, and ends what is under way within some more. */
const MAX_WAIT_MS = 30_000;
const LOOK_EVERY_MS = 200;

/** Whether no process holds the workspace, after waiting for it. */
async function isFree(root: string, id: WorkspaceId): Promise<boolean> {
  for (let waited = 0; isHeld(databaseOf(root, id)); waited += LOOK_EVERY_MS) {
    if (waited >= MAX_WAIT_MS) return false;
    await after(LOOK_EVERY_MS, true);
  }
  return true;
}

function setPaused(root: string, id: WorkspaceId, isPaused: boolean): void {
  writeWorkspace(root, id, { ...readWorkspace(root, id), paused: isPaused });
  announceChange(root);
}

/** Pauses a workspace and waits until it is closed. */
export async function pauseWorkspace(root: string, id: WorkspaceId, { tell }: Parts): Promise<void> {
  setPaused(root, id, true);
  if (!(await isFree(root, id)))
    throw new CannotOpen(
      `${id} is to be paused, but a process still holds it after ${MAX_WAIT_MS / 1_000} seconds. Look into the log of the bot.`,
    );
  tell(`${id} is paused. What falls due waits in its database. To go on: npm run workspace -- resume ${id}`);
}

export function resumeWorkspace(root: string, id: WorkspaceId, { tell }: Parts): void {
  setPaused(root, id, false);
  tell(`${id} goes on within seconds where the bot runs, and else at its next start.`);
}

/** Closes a workspace and moves its folder aside. @throws CannotOpen if a process holds it; it is paused then */
export async function removeAside(
  root: string,
  id: WorkspaceId,
  { now, tell }: Parts & { now: number },
): Promise<void> {
  setPaused(root, id, true);
  if (!(await isFree(root, id)))
    throw new CannotOpen(`${id} is paused, but not removed: a process still holds it. Look into the log of the bot.`);
  const lock = takeLock(databaseOf(root, id));
  try {
    const aside = removeWorkspace(root, id, now);
    tell(`${id} is removed. Its folder is kept in ${aside} for ${KEPT_DAYS} days, then the bot deletes it.`);
    tell(
      `It holds what people wrote: delete it earlier if nobody needs it. To bring it back: mv ${aside} ${root}/${id}`,
    );
    tell(`In Slack the app is still installed. An admin removes it there.`);
  } finally {
    lock.close();
  }
  announceChange(root);
}
