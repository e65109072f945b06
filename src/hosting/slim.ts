import { existsSync } from "node:fs";
import { join } from "node:path";
import { slim } from "./slimming.ts";

/** `npm run slim`: after `npm ci --omit=dev` only, because a developer needs some of what it deletes. `npm ci` brings it all back. */
const modules = join(import.meta.dirname, "..", "..", "node_modules");

if (existsSync(join(modules, "vitest"))) {
  process.stderr.write("The tools of developers are installed here. Run npm ci --omit=dev first.\n");
  process.exitCode = 1;
} else {
  const { before, after } = slim(modules);
  const megabytes = (bytes: number) => Math.round(bytes / 1_000_000);
  process.stdout.write(`node_modules: ${megabytes(before)} MB before, ${megabytes(after)} MB now.\n`);
}
