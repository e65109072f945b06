import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { folderOf, type WorkspaceId } from "./layout.ts";
import type { Condition } from "./workspace.ts";

/** What the process that holds a workspace wrote last about it, for the list of workspaces. Nothing else reads it. */
const shape = z.object({
  state: z.enum(["waiting", "starting", "running", "broken", "paused", "stopping"]),
  since: z.number(),
  why: z.string().optional(),
  retryAt: z.number().optional(),
});

const pathIn = (root: string, id: WorkspaceId): string => join(folderOf(root, id), "state.json");

/** Writes it, unless the folder is gone or the disk does not allow it. It need not survive a power failure. */
export function noteState(root: string, id: WorkspaceId, condition: Condition): void {
  const path = pathIn(root, id);
  try {
    writeFileSync(`${path}.new`, `${JSON.stringify(condition)}\n`, { mode: 0o600 });
    renameSync(`${path}.new`, path);
  } catch {
    // The list then shows an older state; the log and /health have the present one.
  }
}

/** Undefined if there is none, or none that can be read. */
export function readState(root: string, id: WorkspaceId): z.infer<typeof shape> | undefined {
  try {
    const path = pathIn(root, id);
    return existsSync(path) ? shape.parse(JSON.parse(readFileSync(path, "utf8"))) : undefined;
  } catch {
    return undefined;
  }
}
