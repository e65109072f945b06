import { mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { open, rename } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import type { ReadLetter } from "./mail/mailbox.ts";
import { afterRealTime, stopwatch } from "./workspace/real-time.ts";
import type { WorkspaceState } from "./workspace/state.ts";

/** What a playground saves, apart from the bot's database. */
export type SavedPlayground = {
  /** Random, new after each "start over": an open page reloads when it meets another one. */
  born: string;
  /** The playground's time when it was saved, in milliseconds since 1970 UTC. It continues from there. */
  now: number;
  state: WorkspaceState;
  letters: readonly ReadLetter[];
};

const VERSION = 1;
const SHORTEST_WAIT_MS = 250;
/** Each write is followed by a wait of at least this many times its duration, so that writing takes less than a tenth of the time. */
const WAITS_PER_WRITE = 10;

/** Checks only the top level: the file is our own, and its values were checked when they entered the workspace. */
const outline = z.object({
  version: z.literal(VERSION),
  born: z.string(),
  now: z.number(),
  state: z.custom<WorkspaceState>((value) => typeof value === "object" && value !== null && "channels" in value),
  letters: z.array(z.custom<ReadLetter>()).default([]),
});

/** The playground saved there, or undefined when there is none. A file that cannot be read is renamed to `<path>.unreadable`. */
export function readSaved(path: string): SavedPlayground | undefined {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
  try {
    return outline.parse(JSON.parse(text));
  } catch {
    renameSync(path, `${path}.unreadable`);
    return undefined;
  }
}

/** Deletes these files; creates the folder if it is missing. */
export function deleteSaved(folder: string, names: readonly string[]): void {
  mkdirSync(folder, { recursive: true });
  for (const name of names) rmSync(`${folder}/${name}`, { force: true });
}

/** Saves everything some time after each change. It writes a new file and renames it over the old one, so a reader never gets half a file. */
export class Saver {
  readonly #path: string;
  readonly #collect: () => SavedPlayground;
  #hasUnsaved = false;
  #writing: Promise<void> | undefined;
  #waitMs = SHORTEST_WAIT_MS;
  #cancel: (() => void) | undefined;

  constructor(path: string, collect: () => SavedPlayground) {
    this.#path = path;
    this.#collect = collect;
    mkdirSync(dirname(path), { recursive: true });
  }

  saveSoon(): void {
    this.#hasUnsaved = true;
    this.#cancel ??= afterRealTime(this.#waitMs, () => {
      this.#cancel = undefined;
      void this.flush();
    });
  }

  /** Resolves when everything that changed before the call is on the disk. */
  async flush(): Promise<void> {
    await this.#writing;
    if (!this.#hasUnsaved) return;
    this.#hasUnsaved = false;
    this.#writing = this.#write();
    await this.#writing;
  }

  async close(): Promise<void> {
    this.#cancel?.();
    this.#hasUnsaved = true;
    await this.flush();
    this.#cancel?.();
  }

  async #write(): Promise<void> {
    const elapsed = stopwatch();
    const text = JSON.stringify({ version: VERSION, ...this.#collect() });
    this.#waitMs = Math.max(SHORTEST_WAIT_MS, elapsed() * WAITS_PER_WRITE);
    const newPath = `${this.#path}.new`;
    const file = await open(newPath, "w");
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(newPath, this.#path);
  }
}
