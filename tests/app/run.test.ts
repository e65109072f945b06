import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, copyFileSync, linkSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { temporaryFolder } from "../support/bot-process.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const RUN = join(ROOT, "src", "run", "run.cjs");
/** A Node that has type stripping switched off is as unfit as one that is too old for it. */
const UNFIT = "--no-strip-types";

const described = z
  .object({
    engines: z.object({ node: z.string() }),
    scripts: z.record(z.string(), z.string()),
    optionalDependencies: z.record(z.string(), z.string()),
  })
  .parse(JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")));

/** What a file that was run tells about how it was run; then it waits for SIGTERM. */
const TELLING = `
import { getCompileCacheDir } from "node:module";
import { stripTypeScriptTypes } from "node:module";
import { Worker } from "node:worker_threads";
const words: readonly string[] = process.argv;
stripTypeScriptTypes("const experimental: number = 1");
process.emitWarning("seen", "Warning");
const worker = new Worker('require("worker_threads").parentPort.postMessage(require("module").getCompileCacheDir())', { eval: true });
worker.once("message", (inWorker) => {
  const cache = getCompileCacheDir();
  console.log(JSON.stringify({ words, node: process.execPath, options: process.execArgv, cache, inWorker, pid: process.pid }));
});
const waiting = setInterval(() => {}, 1000);
process.on("SIGTERM", () => { clearInterval(waiting); process.exitCode = 7; });
`;

type Told = { words: string[]; node: string; options: string[]; cache: string; inWorker: string; pid: number };

/** Resolves when the file has told; `end` when the process has ended. */
async function started(command: string, words: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const { PATH, HOME } = process.env;
  const child = spawn(command, words, { cwd: ROOT, env: { PATH, HOME, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  const complaints = textOf(child.stderr);
  const output = textOf(child.stdout);
  const end = once(child, "close").then(([code]) => ({ code: code as number | null, complaints: complaints.text }));
  await Promise.race([once(child.stdout, "data"), end]);
  return { child, end, told: () => JSON.parse(output.text.slice(output.text.indexOf("{"))) as Told, output };
}

function textOf(stream: ChildProcess["stdout"]): { text: string } {
  const read = { text: "" };
  stream?.setEncoding("utf8").on("data", (part: string) => {
    read.text += part;
  });
  return read;
}

function fileThatTells(): string {
  const path = join(temporaryFolder(), "telling.ts");
  writeFileSync(path, TELLING);
  return path;
}

test("a file is run in the same process, with its words, the compile cache, and no warning of an experiment", async () => {
  const file = fileThatTells();
  const { child, end, told } = await started(process.execPath, ["--max-semi-space-size=8", RUN, file, "a", "b.ts"]);
  const cache = expect.stringContaining(join(ROOT, "node_modules", ".cache", "compiled"));
  expect(told()).toEqual({
    words: [process.execPath, file, "a", "b.ts"],
    node: process.execPath,
    options: ["--max-semi-space-size=8"],
    cache,
    inWorker: cache,
    pid: child.pid,
  });
  child.kill("SIGTERM");
  const { code, complaints } = await end;
  expect(code).toBe(7);
  expect(complaints).toMatch(/^\(node:\d+\) Warning: seen\n\(Use `node --trace-warnings .*\n$/);
});

test("a Node that cannot run it hands over to the one that npm brought, with its options, and SIGTERM reaches that one", async () => {
  const file = fileThatTells();
  const { child, end, told } = await started(otherNode(), [UNFIT, "--max-semi-space-size=8", RUN, file, "a"]);
  const { node, options, words, pid } = told();
  expect({ node, options, words }).toEqual({
    node: expect.stringMatching(/node_modules[\\/]node-\S+[\\/]bin[\\/]node/),
    options: ["--max-semi-space-size=8"],
    words: [node, file, "a"],
  });
  expect(pid).not.toBe(child.pid);
  child.kill("SIGTERM");
  expect((await end).code).toBe(7);
});

test("where none was brought it says in one sentence what is wrong and what to do", async () => {
  const alone = join(temporaryFolder(), "src", "run");
  mkdirSync(alone, { recursive: true });
  copyFileSync(RUN, join(alone, "run.cjs"));
  const { end, output } = await started(process.execPath, [UNFIT, join(alone, "run.cjs"), fileThatTells()]);
  expect(await end).toEqual({
    code: 1,
    complaints:
      `This needs Node 24 or newer with TypeScript on, and this is Node ${process.version} (${process.execPath}): run \`npm ci\`, ` +
      "which brings one for Linux, macOS and Windows, or install it from https://nodejs.org.\n",
  });
  expect(output.text).toBe("");
});

test("a shell that has no exec of its own, as Windows', finds it among npm's commands", async () => {
  const shell = join(temporaryFolder(), "shell");
  writeFileSync(shell, SHELL_WITHOUT_BUILTINS);
  chmodSync(shell, 0o755);
  const { end, output } = await started("npm", ["--script-shell", shell, "run", "restore"]);
  expect(await end).toEqual({ code: 1, complaints: "Say which backup: npm run restore -- <file or folder>\n" });
  expect(output.text).toContain("exec node");
});

/** Knows programs in PATH and nothing else: `<this> -c "<line>"`, as npm calls its shell. */
const SHELL_WITHOUT_BUILTINS = `#!${process.execPath}
const [program, ...words] = process.argv[3].split(" ").filter(Boolean);
const { status } = require("child_process").spawnSync(program, words, { stdio: "inherit" });
process.exitCode = status;
`;

/** The same Node as another file, so that it is not the one that npm brought. */
function otherNode(): string {
  const path = join(temporaryFolder(), "node");
  try {
    linkSync(process.execPath, path);
  } catch {
    copyFileSync(process.execPath, path);
  }
  return path;
}

test("it can be parsed by Node 12, knows each Node that npm brings, and the Node that package.json asks for", () => {
  const source = readFileSync(RUN, "utf8");
  const code = source.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
  expect(code).not.toMatch(/\?\.|\?\?|^\s*(import|export)\b(?!\()|\|\|=|&&=|#\w|\bat\(|node:|replaceAll|\d_\d/m);
  const brought = [...source.matchAll(/"(node-[\w-]+)\/bin\//g)].map(([, name]) => name);
  expect(brought.sort()).toEqual(Object.keys(described.optionalDependencies).sort());
  expect(described.engines.node).toBe(`>=${/OLDEST_NODE = (\d+)/.exec(source)?.[1]}`);
});

test("npm's scripts run our own files through it, and let go of the shell", () => {
  const ours = Object.entries(described.scripts).filter(
    ([name, line]) => /\.ts\b/.test(line) && !/--config/.test(line) && name !== "bench:bare",
  );
  expect(ours.length).toBeGreaterThan(5);
  const firstLine = readFileSync(RUN, "utf8").split("\n")[0];
  const options = firstLine?.replace("#!/usr/bin/env -S node ", "");
  for (const [name, line] of ours) expect(line, name).toMatch(`exec node ${options} src/run/run.cjs `);
});
