import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import type { BenchWorkspace } from "./bench-workspace.ts";

const ROOT = join(import.meta.dirname, "..", "..");

/** One of the two apps. `script` is the npm script that starts it. */
export type AppKind = { name: string; script: "start" | "bench:bare" };

export const ourBot: AppKind = { name: "our bot", script: "start" };
/** With a database path it commits one row before it acknowledges (bare-app.ts). */
export const bareApp: AppKind = { name: "bare Bolt app", script: "bench:bare" };

export type AppProcess = {
  /** Milliseconds from the start of the process to its line that it is ready. */
  readyAfterMs: number;
  /** The resident memory, in MB of 1024 × 1024 bytes. */
  memoryMb(): number;
  /** The processor time of the process since its start, in milliseconds. */
  processorMs(): number;
  /** The errors in its log, and its lines to stderr. */
  errors: readonly string[];
  stop(): Promise<void>;
};

/** By `npm run`, as people start it, or by the script alone, so that the child process is the app itself. */
type Way = "script" | "npm";

/** Starts an app with the environment variables that README describes. Resolves when the app says that it is ready. */
export const startApp = (kind: AppKind, { access }: BenchWorkspace, databasePath: string, way: Way = "script") =>
  startWith(kind, environmentFor(access, databasePath), { way });

const environmentFor = (access: BenchWorkspace["access"], databasePath: string): Environment => ({
  SLACK_BOT_TOKEN: access.botToken,
  SLACK_APP_TOKEN: access.appToken,
  SLACK_API_URL: access.apiUrl,
  DATABASE_PATH: databasePath,
});

type Environment = Readonly<Record<string, string>>;

/** Starts an app with these variables. `readyWithinMs`: 60 seconds by default. */
export async function startWith(
  kind: AppKind,
  environment: Environment,
  { way = "script", readyWithinMs = START_TIMEOUT_MS }: { way?: Way; readyWithinMs?: number } = {},
): Promise<AppProcess> {
  const [command, args] = way === "npm" ? ["npm", ["run", kind.script]] : ["sh", ["-c", scriptOf(kind)]];
  const start = performance.now();
  // Detached, so that it has its own process group: npm's child gets the signals too.
  const child = spawn(command, args, {
    cwd: ROOT,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      PATH: `${join(ROOT, "node_modules", ".bin")}:${process.env.PATH}`,
      ...environment,
    },
  });
  running.add(child);
  child.once("exit", () => running.delete(child));
  const errors: string[] = [];
  await ready(child, kind, { errors, readyWithinMs });
  const readyAfterMs = performance.now() - start;
  return {
    readyAfterMs,
    errors,
    memoryMb: () => memoryOf(child),
    processorMs: () => processorTimeOf(child),
    stop: () => stop(child),
  };
}

/** The apps that run now. Because of their own process groups they would survive an interrupted bench. */
const running = new Set<ChildProcess>();
process.on("exit", () => {
  for (const { pid } of running) if (pid !== undefined) process.kill(-pid, "SIGKILL");
});

/** The script's command line. It begins with `exec`, so that node replaces the shell and the child process is node's. */
function scriptOf({ script }: AppKind): string {
  const { scripts } = z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")));
  const text = scripts[script];
  if (!text?.startsWith("exec ")) throw new Error(`the script ${script} does not begin with exec`);
  return text;
}

type Awaited = { errors: string[]; readyWithinMs: number };

function ready(child: ChildProcess, kind: AppKind, { errors, readyWithinMs }: Awaited): Promise<void> {
  const { stdout, stderr } = child;
  if (!stdout || !stderr) throw new Error("no pipes");
  return new Promise((resolve, reject) => {
    createInterface(stdout).on("line", (line) => {
      if (line.includes("is ready")) resolve();
      if (/"level":[56]0/.test(line)) errors.push(line);
    });
    createInterface(stderr).on("line", (line) => errors.push(line));
    const late = () => reject(new Error(`${kind.name} does not get ready\n${errors.join("\n")}`));
    setTimeout(late, readyWithinMs).unref();
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`${kind.name} ended with ${code}\n${errors.join("\n")}`)));
  });
}

function memoryOf(child: ChildProcess): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1];
  return Number(kilobytes) / 1024;
}

/** Linux counts it in hundredths of a second. */
const TICK_MS = 10;

/** User and system time are the 14th and 15th field; the second, in brackets, may have spaces. https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function processorTimeOf(child: ChildProcess): number {
  const stat = readFileSync(`/proc/${child.pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

/** A process with many workspaces takes longer than one. */
const STOP_TIMEOUT_MS = 60_000;
const START_TIMEOUT_MS = 60_000;

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = once(child, "close");
  const { pid } = child;
  process.kill(-pid, "SIGTERM");
  const impatient = setTimeout(() => process.kill(-pid, "SIGKILL"), STOP_TIMEOUT_MS);
  await gone;
  clearTimeout(impatient);
}
