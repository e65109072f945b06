import { spawn } from "node:child_process";
import { join } from "node:path";
import { onTestFinished } from "vitest";

const ROOT = join(import.meta.dirname, "..", "..");
const RUN = "src/run/run.cjs";

export type CommandName = "backup" | "restore" | "rotate-key" | "export" | "workspace";

type Options = {
  env: Readonly<Record<string, string>>;
  words?: readonly string[];
  /** What comes on standard input. */
  input?: string;
  /** Kills the process with SIGKILL after it has printed this many lines. */
  killAfterLines?: number;
};

/** Runs one of the operator's commands in a child process that has only the given environment. */
export async function runCommand(name: CommandName, { env, words = [], input, killAfterLines }: Options) {
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn(process.execPath, [RUN, `src/commands/${name}.ts`, ...words], {
    cwd: ROOT,
    stdio: ["pipe", "pipe", "pipe"],
    env: { PATH, HOME, ...env },
  });
  child.stdin.end(input ?? "");
  onTestFinished(() => void child.kill("SIGKILL"));
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      if (killAfterLines !== undefined && output.split("\n").length > killAfterLines) child.kill("SIGKILL");
    });
  }
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, output, lines: output.split("\n").filter((line) => line !== "") };
}
