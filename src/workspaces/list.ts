import { existsSync } from "node:fs";
import { isHeld } from "../../db/store/lock.ts";
import { CannotOpen } from "../../db/store/storage-faults.ts";
import type { Installation } from "../config.ts";
import { DAY_MS, isoOf } from "../programme/calendar/calendar.ts";
import { databaseOf, isInShard, readWorkspace, type WorkspaceId, workspacesIn } from "./layout.ts";
import { KEPT_DAYS, removedIn } from "./removed.ts";
import { readState } from "./state.ts";
import { hasTokens } from "./tokens.ts";

/** What `npm run workspace -- list` prints: a line for each workspace, and for each that was removed. */
export function linesOfList({ folder, shard }: Installation): string[] {
  if (!existsSync(folder))
    return [`There is no workspace: the folder ${folder} is not there. Add one: npm run workspace -- add <id>`];
  const ids = workspacesIn(folder);
  const longest = Math.max(0, ...ids.map(({ length }) => length));
  const lines = ids.map((id) => {
    const where = isInShard(id, shard) ? "" : " (of another shard)";
    return `${id.padEnd(longest)}  ${conditionOf(folder, id)}${where}`;
  });
  const removed = removedIn(folder).map(
    ({ id, path, at }) => `removed: ${id}, in ${path}, deleted after ${isoOf(at + KEPT_DAYS * DAY_MS).slice(0, 10)}`,
  );
  return lines.length + removed.length > 0
    ? [...lines, ...removed]
    : ["There is no workspace yet. Add one: npm run workspace -- add <id>"];
}

function conditionOf(folder: string, id: WorkspaceId): string {
  try {
    const { paused } = readWorkspace(folder, id);
    const held = isHeld(databaseOf(folder, id));
    if (paused)
      return held ? "is to be paused; a process still holds it" : `paused. To go on: npm run workspace -- resume ${id}`;
    if (!hasTokens(folder, id)) return `has no tokens. Give them: npm run workspace -- tokens ${id}`;
    const noted = readState(folder, id);
    if (noted?.state === "broken") return `cannot be opened since ${isoOf(noted.since)}: ${noted.why ?? ""}`;
    if (!held) return "not open: no process holds it";
    return noted?.state === "running" ? `open since ${isoOf(noted.since)}` : "is being opened";
  } catch (error) {
    if (error instanceof CannotOpen) return error.message;
    throw error;
  }
}
