import { outOfDate, writeIndexes } from "./indexes.ts";

/** `npm run indexes`. With `-- --check` it writes nothing, and fails where an index is out of date. */

if (process.argv.includes("--check")) {
  const paths = outOfDate();
  if (paths.length > 0) {
    process.stderr.write(`Out of date: ${paths.join(", ")}. Run: npm run indexes\n`);
    process.exitCode = 1;
  }
} else process.stdout.write(`Written: ${writeIndexes().join(", ")}\n`);
