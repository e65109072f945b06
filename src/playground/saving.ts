import { mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { open, rename } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import { afterRealTime, stopwatch } from "./workspace/real-time.ts";
import type { WorkspaceState } from "./workspace/state.ts";

/** What is kept of a playground beside the bot's own database. */
export type Saved = {
  /** Made new with each "start over", so that an open page knows that it looks at something else. */
  born: string;
  /** The playground's time when it was saved; it goes on from there. */
  now: number;
  state: WorkspaceState;
};

const VERSION = 1;
const SHORTEST_WAIT = 250;
/** Of a big workspace, saving may take this part of the time at the most. */
const SHARE = 10;

/** Only the outline: the file is our own, and what stands deeper in it was checked when it was made. */
const outline = z.object({
  version: z.literal(VERSION),
  born: z.string(),
  now: z.number(),
  state: z.custom<WorkspaceState>((value) => typeof value === "object" && value !== null && "channels" in value),
});

/** The playground saved there, or undefined where there is none that can be read. */
export function readSaved(path: string): Saved | undefined {
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

export function forgetSaved(folder: string, names: readonly string[]): void {
  mkdirSync(folder, { recursive: true });
  for (const name of names) rmSync(`${folder}/${name}`, { force: true });
}

/** Writes the whole soon after each change, at once to a file beside it and then over it: what is read is never half of it. */
export class Saver {
  readonly #path: string;
  readonly #collect: () => Saved;
  #isWanted = false;
  #writing: Promise<void> | undefined;
  #wait = SHORTEST_WAIT;
  #cancel: (() => void) | undefined;

  constructor(path: string, collect: () => Saved) {
    this.#path = path;
    this.#collect = collect;
    mkdirSync(dirname(path), { recursive: true });
  }

  changed(): void {
    this.#isWanted = true;
    this.#cancel ??= afterRealTime(this.#wait, () => {
      this.#cancel = undefined;
      void this.flush();
    });
  }

  /** Ends when what is now is on the disk. */
  async flush(): Promise<void> {
    await this.#writing;
    if (!this.#isWanted) return;
    this.#isWanted = false;
    this.#writing = this.#write();
    await this.#writing;
  }

  async close(): Promise<void> {
    this.#cancel?.();
    this.#isWanted = true;
    await this.flush();
    this.#cancel?.();
  }

  async #write(): Promise<void> {
    const elapsed = stopwatch();
    const text = JSON.stringify({ version: VERSION, ...this.#collect() });
    this.#wait = Math.max(SHORTEST_WAIT, elapsed() * SHARE);
    const beside = `${this.#path}.new`;
    const file = await open(beside, "w");
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, this.#path);
  }
}
