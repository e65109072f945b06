import { lstatSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

/**
 * What packages bring into node_modules and a server never reads, such as headers for compiling, browser builds and maps.
 */

/** Whole folders, from node_modules. `*` is any one name. Each is measured in src/hosting/README.md. */
const folders = [
  "node-*/include",
  "node-*/share",
  "better-sqlite3/deps",
  "better-sqlite3/src",
  "exceljs/dist",
  "@types",
  "@typescript",
  "typescript",
  "ml-spectra-processing/src",
];
/** Files that only compilers, editors and debuggers read. Licences stay. */
const unread = /\.(map|d\.[cm]?ts|tsbuildinfo|flow|markdown)$|^(README|CHANGELOG|HISTORY|CHANGES)(_\w+)?\.md$/i;

const isMissing = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) === undefined;

/** The paths that a pattern means. */
function spelledOut(root: string, pattern: string): string[] {
  return pattern.split("/").reduce<string[]>(
    (paths, part) => {
      if (!part.includes("*")) return paths.map((path) => join(path, part)).filter((path) => !isMissing(path));
      const like = new RegExp(`^${part.replaceAll("*", ".*")}$`);
      return paths.flatMap((path) =>
        readdirSync(path)
          .filter((name) => like.test(name))
          .map((name) => join(path, name)),
      );
    },
    [root],
  );
}

/** The prebuilt binaries of other systems than this one. */
function otherSystems(modules: string): string[] {
  const prebuilds = join(modules, "better-sqlite3", "prebuilds");
  if (isMissing(prebuilds)) return [];
  const own = `${process.platform}-${process.arch}`;
  const names = readdirSync(prebuilds);
  return names.some((name) => name.startsWith(own))
    ? names.filter((name) => !name.startsWith(own)).map((name) => join(prebuilds, name))
    : [];
}

function bytesIn(path: string): number {
  const found = lstatSync(path);
  if (!found.isDirectory()) return found.size;
  return readdirSync(path).reduce((sum, name) => sum + bytesIn(join(path, name)), 0);
}

/** Deletes it. @returns bytes before and after */
export function slim(modules: string): { before: number; after: number } {
  const before = bytesIn(modules);
  for (const path of [...folders.flatMap((pattern) => spelledOut(modules, pattern)), ...otherSystems(modules)])
    rmSync(path, { recursive: true, force: true });
  for (const entry of readdirSync(modules, { recursive: true, withFileTypes: true }))
    if (entry.isFile() && unread.test(entry.name)) rmSync(join(entry.parentPath, entry.name));
  return { before, after: bytesIn(modules) };
}
