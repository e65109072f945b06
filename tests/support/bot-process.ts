import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { RunningWorkspace } from "../../src/playground/workspace/server.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const READY = "The mentoring bot is ready";

type Environment = Readonly<Record<string, string>>;
type End = { code: number | null; signal: NodeJS.Signals | null };

/** The bot in a child process that has only the given environment. */
export class BotProcess {
  readonly child: ChildProcess;
  readonly end: Promise<End>;
  #output = "";
  #listening = new Set<() => void>();

  constructor(environment: Environment, way: "node" | "npm" = "node") {
    const { PATH = "", HOME = "" } = process.env;
    const [command, words] = way === "npm" ? ["npm", ["start"]] : [process.execPath, ["src/main.ts"]];
    this.child = spawn(command, words, {
      cwd: ROOT,
      stdio: ["ignore", "pipe", "pipe"],
      env: { PATH, HOME, ...environment },
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => {
        this.#output += text;
        this.#changed();
      });
    }
    this.end = new Promise((resolve) => {
      this.child.once("close", (code, signal) => {
        resolve({ code, signal });
        this.#changed();
      });
    });
    onTestFinished(async () => {
      this.child.kill("SIGKILL");
      await this.end;
    });
  }

  #changed(): void {
    for (const listener of [...this.#listening]) listener();
  }

  /** All that it has written to stdout and stderr. */
  get output(): string {
    return this.#output;
  }

  /** Waits for its end. Resolves with what it wrote and its exit code. */
  async ended(): Promise<{ code: number | null; output: string }> {
    const { code } = await this.end;
    return { code, output: this.#output };
  }

  /** Resolves when it has written this text. Rejects if it ends before that. */
  async writes(text: string): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const look = () => {
        if (this.#output.includes(text)) resolve();
        else if (this.child.exitCode !== null)
          reject(new Error(`it ended with ${this.child.exitCode}:\n${this.#output}`));
        else return;
        this.#listening.delete(look);
      };
      this.#listening.add(look);
      look();
    });
  }

  ready(): Promise<void> {
    return this.writes(READY);
  }

  /** Asks it to end. Resolves with its exit code and how many milliseconds that took. */
  async leave(signal: NodeJS.Signals = "SIGTERM"): Promise<{ code: number | null; after: number }> {
    const start = performance.now();
    this.child.kill(signal);
    const { code } = await this.end;
    return { code, after: performance.now() - start };
  }
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "auroras-main-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The environment that README names for the connection to Slack. */
export const environmentFor = (workspace: RunningWorkspace, folder: string): Environment => ({
  SLACK_BOT_TOKEN: workspace.botToken,
  SLACK_APP_TOKEN: workspace.appToken,
  SLACK_API_URL: workspace.apiUrl,
  DATABASE_PATH: join(folder, "data", "mentoring.sqlite"),
});
