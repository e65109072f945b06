import { closeSync, openSync, readSync, writeSync } from "node:fs";

/** The current time and step of the journey, which the walk shares with the bot's process without waiting for it. */
export type SharedTime = { at: number; step: number };

const BYTES = 16;

/** The walk's side. It writes a time before anything happens at that time. */
export class SharedTimeWriter {
  readonly #fd: number;

  constructor(path: string) {
    this.#fd = openSync(path, "w");
  }

  write({ at, step }: SharedTime): void {
    writeSync(this.#fd, new Uint8Array(new Float64Array([at, step]).buffer), 0, BYTES, 0);
  }

  close(): void {
    closeSync(this.#fd);
  }
}

/** The bot's side: the returned function reads the current value. A file, because a message would race with what the workspace sends over its socket. */
export function openSharedTime(path: string): () => SharedTime {
  const fd = openSync(path, "r");
  const numbers = new Float64Array(2);
  const bytes = new Uint8Array(numbers.buffer);
  return () => {
    readSync(fd, bytes, 0, BYTES, 0);
    const [at = 0, step = 0] = numbers;
    return { at, step };
  };
}
