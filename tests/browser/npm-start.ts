import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";

const ROOT = join(import.meta.dirname, "..", "..");

/** `readyAfterMs`: from the start of npm to the line that the playground is ready. */
export type NpmProcess = { url: string; readyAfterMs: number; stop(signal?: NodeJS.Signals): Promise<void> };

/** Runs `npm start` without tokens, and resolves when it is ready. The story begins on Monday 12 January 2026 at 10:00 in Helsinki. */
export async function startWithNpm(folder: string, port = 0): Promise<NpmProcess> {
  const { PATH = "", HOME = "" } = process.env;
  const begin = performance.now();
  const child = spawn("npm", ["start"], {
    cwd: ROOT,
    detached: true,
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      PATH,
      HOME,
      PLAYGROUND_FOLDER: folder,
      PLAYGROUND_BEGINS_AT: "2026-01-12T08:00:00Z",
      PORT: String(port || (await freePort())),
    },
  });
  const stop = (signal: NodeJS.Signals = "SIGTERM") => end(child, signal);
  try {
    const url = await readyLine(child);
    return { url, readyAfterMs: performance.now() - begin, stop };
  } catch (error) {
    await stop("SIGKILL");
    throw error;
  }
}

/** A port that is free now. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

function readyLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const said: string[] = [];
    if (!child.stdout) throw new Error("no pipe");
    createInterface(child.stdout).on("line", (line) => {
      said.push(line);
      const url = /is ready.*(http:\/\/127\.0\.0\.1:\d+)/.exec(line)?.[1];
      if (url) resolve(url);
    });
    child.once("exit", () => reject(new Error(`it ended:\n${said.join("\n")}`)));
  });
}

/** Signals the process group, which is npm and what it started. */
async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = once(child, "close");
  process.kill(-child.pid, signal);
  await gone;
}
