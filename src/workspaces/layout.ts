import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { z } from "zod";
import { writeWhole } from "../../db/store/files.ts";
import { CannotOpen } from "../../db/store/storage-faults.ts";
import { type Shard, variablesOfWorkspace } from "../config.ts";

/** Where the files of workspaces are, and what `workspace.json` holds: layout.md. */

/** The name of a workspace's folder. */
export type WorkspaceId = string & { readonly __workspace: unique symbol };

const ID = /^[a-z0-9][a-z0-9-]{0,39}$/;

/** Undefined if this cannot be the id of a workspace. */
export const workspaceIdFrom = (text: unknown): WorkspaceId | undefined =>
  typeof text === "string" && ID.test(text) ? (text as WorkspaceId) : undefined;

export const WHAT_AN_ID_IS =
  "1 to 40 small letters a–z, digits and hyphens, beginning with a letter or a digit, for example helsinki or turku-2";

export const folderOf = (root: string, id: WorkspaceId): string => join(root, id);
export const databaseOf = (root: string, id: WorkspaceId): string => join(root, id, "mentoring.sqlite");
export const tokensOf = (root: string, id: WorkspaceId): string => join(root, id, "tokens.sealed");
const settingsOf = (root: string, id: WorkspaceId): string => join(root, id, "workspace.json");
export const REMOVED = ".removed";

/** The ids of all workspaces, in order. @throws CannotOpen if the folder cannot be read */
export function workspacesIn(root: string): WorkspaceId[] {
  try {
    return readdirSync(root, { withFileTypes: true })
      .flatMap((entry) => (entry.isDirectory() ? (workspaceIdFrom(entry.name) ?? []) : []))
      .sort();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CannotOpen(`The folder of the workspaces, ${root}, cannot be read (${why}). Check WORKSPACES.`);
  }
}

export const isWorkspace = (root: string, id: WorkspaceId): boolean =>
  statSync(folderOf(root, id), { throwIfNoEntry: false })?.isDirectory() ?? false;

/** Makes the folder of the workspaces if it is missing. */
export const makeRoot = (root: string): void => void mkdirSync(root, { recursive: true, mode: 0o700 });

/** Whether a process with this share of the workspaces opens this one: `crc32(id) mod n = k`. The hash stays the same for ever. */
export const isInShard = (id: WorkspaceId, shard: Shard | undefined): boolean =>
  shard === undefined || crc32(id) % shard.of === shard.number;

const settingsShape = z.object({
  paused: z.boolean().default(false),
  /** Its own values of variables, which are no secrets. */
  variables: z.record(z.string(), z.string()).default({}),
});
export type WorkspaceSettings = z.infer<typeof settingsShape>;

/** What `workspace.json` holds. Without the file: what it holds at first. @throws CannotOpen if it holds anything else */
export function readWorkspace(root: string, id: WorkspaceId): WorkspaceSettings {
  const path = settingsOf(root, id);
  if (!existsSync(path)) return settingsShape.parse({});
  try {
    const settings = settingsShape.parse(JSON.parse(readFileSync(path, "utf8")));
    const unknown = Object.keys(settings.variables).filter((name) => !variablesOfWorkspace.includes(name));
    if (unknown.length > 0) throw new Error(`${unknown.join(", ")}: no variable of a workspace`);
    return settings;
  } catch (error) {
    const why = error instanceof z.ZodError ? "its contents are not as expected" : String(error);
    throw new CannotOpen(
      `${path} cannot be used (${why}). It holds {"paused": false, "variables": {}}, with any of ${variablesOfWorkspace.join(", ")} among the variables.`,
    );
  }
}

export function writeWorkspace(root: string, id: WorkspaceId, settings: WorkspaceSettings): void {
  writeWhole(settingsOf(root, id), `${JSON.stringify(settings, null, 2)}\n`);
}

/** A text that changes when the settings or the tokens of a workspace are written. */
export const stampOf = (root: string, id: WorkspaceId): string =>
  [settingsOf(root, id), tokensOf(root, id)]
    .map((path) => {
      const found = statSync(path, { throwIfNoEntry: false, bigint: true });
      return found ? `${found.ino}-${found.mtimeNs}` : "-";
    })
    .join(" ");

/** Tells the processes that hold workspaces that something has changed: an entry that comes and goes changes the time of the folder. */
export function announceChange(root: string): void {
  const path = join(root, ".changed");
  writeFileSync(path, "");
  rmSync(path, { force: true });
}

/** Changes whenever something is announced, and when a workspace is added or removed. */
export const lastChange = (root: string): bigint => statSync(root, { bigint: true }).mtimeNs;

/** Moves the folder of a workspace aside, whole. @returns where it is then */
export function moveAside(root: string, id: WorkspaceId, stamp: string): string {
  const folder = join(root, REMOVED);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const aside = join(folder, `${id}-${stamp}`);
  if (lstatSync(aside, { throwIfNoEntry: false })) throw new CannotOpen(`${aside} is there already.`);
  renameSync(folderOf(root, id), aside);
  return aside;
}
