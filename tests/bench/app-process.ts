import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import type { Stage } from "./cast.ts";

const ROOT = join(import.meta.dirname, "..", "..");

/** One of the two apps, by the npm script that starts it. */
export type AppKind = { name: string; script: "start" | "bench:bare" };

export const ourBot: AppKind = { name: "our bot", script: "start" };
export const bareApp: AppKind = { name: "bare Bolt app", script: "bench:bare" };

export type AppProcess = {
  /** From the start of the process to its line that it is connected, in milliseconds. */
  readyAfter: number;
  /** What is resident, in MB of 1024 × 1024 bytes. */
  memory(): number;
  /** What it logged as an error, if anything. */
  troubles: readonly string[];
  stop(): Promise<void>;
};

/** Through npm as people start it, or its script alone, where the process has to be the app's own. */
type Way = "script" | "npm";

/** Starts an app in the environment that README describes, and waits until it says that it is connected. */
export async function startApp(
  kind: AppKind,
  { workspace }: Stage,
  databasePath: string,
  way: Way = "script",
): Promise<AppProcess> {
  const [command, args] = way === "npm" ? ["npm", ["run", kind.script]] : ["sh", ["-c", scriptOf(kind)]];
  const start = performance.now();
  // A group of its own: npm's node gets the signal too.
  const child = spawn(command, args, {
    cwd: ROOT,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      PATH: `${join(ROOT, "node_modules", ".bin")}:${process.env.PATH}`,
      SLACK_BOT_TOKEN: workspace.botToken,
      SLACK_APP_TOKEN: workspace.appToken,
      SLACK_API_URL: workspace.apiUrl,
      DATABASE_PATH: databasePath,
    },
  });
  running.add(child);
  child.once("exit", () => running.delete(child));
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

/** Those that live in groups of their own would outlive a bench that is broken off. */
const running = new Set<ChildProcess>();
process.on("exit", () => {
  for (const { pid } of running) if (pid !== undefined) process.kill(-pid, "SIGKILL");
});

/** What npm gives to the shell. It begins with `exec`, so that the shell's process becomes node's and can be measured. */
function scriptOf({ script }: AppKind): string {
  const { scripts } = z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")));
  const text = scripts[script];
  if (!text?.startsWith("exec ")) throw new Error(`the script ${script} does not begin with exec`);
  return text;
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
    const late = () => reject(new Error(`${kind.name} does not get ready\n${troubles.join("\n")}`));
    setTimeout(late, LONGEST_START).unref();
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`${kind.name} ended with ${code}\n${troubles.join("\n")}`)));
  });
}

function memoryOf(child: ChildProcess): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1];
  return Number(kilobytes) / 1024;
}

const PATIENCE = 10_000;
const LONGEST_START = 60_000;

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = once(child, "close");
  const { pid } = child;
  process.kill(-pid, "SIGTERM");
  const impatient = setTimeout(() => process.kill(-pid, "SIGKILL"), PATIENCE);
  await gone;
  clearTimeout(impatient);
}
