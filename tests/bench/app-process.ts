import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Stage } from "./cast.ts";

export const ROOT = join(import.meta.dirname, "..", "..");

/** One of the two apps: how it is started by node itself, and by npm. */
export type AppKind = { name: string; file: string; script: string };

export const ourBot: AppKind = { name: "our bot", file: "src/main.ts", script: "start" };
export const bareApp: AppKind = { name: "bare Bolt app", file: "tests/bench/bare-app.ts", script: "bench:bare" };

export type AppProcess = {
  /** From the start of the process to its line that it is connected, in milliseconds. */
  readyAfter: number;
  /** What is resident, in MB of 1024 × 1024 bytes. */
  memory(): number;
  /** What it logged as an error, if anything. */
  troubles: readonly string[];
  stop(): Promise<void>;
};

type Way = "node" | "npm";

/** Starts an app in the environment that README describes, and waits until it says that it is connected. */
export async function startApp(
  kind: AppKind,
  { workspace }: Stage,
  databasePath: string,
  way: Way = "node",
): Promise<AppProcess> {
  const [command, args] = way === "npm" ? ["npm", ["run", kind.script]] : [process.execPath, [kind.file]];
  const start = performance.now();
  // A group of its own: npm's node gets the signal too.
  const child = spawn(command, args, {
    cwd: ROOT,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      SLACK_BOT_TOKEN: workspace.botToken,
      SLACK_APP_TOKEN: workspace.appToken,
      SLACK_API_URL: workspace.apiUrl,
      DATABASE_PATH: databasePath,
    },
  });
  const troubles: string[] = [];
  await ready(child, kind, troubles);
  const readyAfter = performance.now() - start;
  return {
    readyAfter,
    troubles,
    memory: () => memoryOf(child),
    stop: () => stop(child),
  };
}

function ready(child: ChildProcess, kind: AppKind, troubles: string[]): Promise<void> {
  const { stdout, stderr } = child;
  if (!stdout || !stderr) throw new Error("no pipes");
  return new Promise((resolve, reject) => {
    createInterface(stdout).on("line", (line) => {
      if (line.includes("is ready")) resolve();
      if (/"level":[56]0/.test(line)) troubles.push(line);
    });
    createInterface(stderr).on("line", (line) => troubles.push(line));
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`${kind.name} ended with ${code}\n${troubles.join("\n")}`)));
  });
}

function memoryOf(child: ChildProcess): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1];
  return Number(kilobytes) / 1024;
}

const PATIENCE = 10_000;

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = once(child, "close");
  const { pid } = child;
  process.kill(-pid, "SIGTERM");
  const impatient = setTimeout(() => process.kill(-pid, "SIGKILL"), PATIENCE);
  await gone;
  clearTimeout(impatient);
}
