import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";

/**
 * `npm run test:fast`: types, lint, the pure rules, the texts, the indexes, and the tests of the features that were changed: on a branch since
 * it left main, and whatever is not committed. A file belongs to the feature whose name its folder or it has.
 */

const git = (...words: string[]): string[] =>
  execFileSync("git", words, { encoding: "utf8" })
    .split("\n")
    .filter((line) => line !== "");

const branch = git("rev-parse", "--abbrev-ref", "HEAD")[0];
const changed = [
  ...git("diff", "--name-only", "HEAD"),
  ...git("ls-files", "--others", "--exclude-standard"),
  ...(branch === "main" || branch === "HEAD" ? [] : git("diff", "--name-only", "main...HEAD")),
];

/** `tests/<name>` of `src/texts/fi/<name>.ts`, `blocks/<name>.ts`, `db/<name>/…`, `src/programme/<name>/…` and so on. */
const rooms = new Set(
  changed
    .flatMap((path) => path.split("/").map((part) => part.replace(/(\.\w+)+$/, "")))
    .map((name) => `tests/${name}`),
);
const features = [...rooms].filter((room) => room !== "tests/support" && existsSync(room));
const rules = readdirSync("tests", { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith("rules.test.ts"))
  .map((path) => `tests/${path}`);

async function succeeds(command: string, words: readonly string[]): Promise<boolean> {
  const [code] = await once(spawn(command, words, { stdio: "inherit" }), "exit");
  return code === 0;
}

const npm = (script: string) => succeeds("npm", ["run", "--silent", script]);
const vitest = (...words: string[]) =>
  succeeds(process.execPath, ["node_modules/vitest/vitest.mjs", "run", "--reporter=dot", ...words]);

process.stdout.write(`Tests of: ${features.map((room) => room.slice("tests/".length)).join(", ") || "no feature"}\n`);
const done = [
  await npm("types"),
  await npm("lint"),
  await vitest("--project", "suite", ...rules, "tests/texts/texts.test.ts", "tests/app/indexes.test.ts", ...features),
];
process.exitCode = done.every(Boolean) ? 0 : 1;
