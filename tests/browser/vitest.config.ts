import { join } from "node:path";
import { defineConfig } from "vitest/config";

/** For what never ends. A tour takes a minute on a quiet machine; single waits have limits of their own. */
const LIMIT_MS = 1_800_000;

/** Tests of the page in a real browser. One file at a time, because some measure times. */
export default defineConfig({
  root: join(import.meta.dirname, "../.."),
  test: {
    include: ["tests/browser/*.test.ts"],
    globalSetup: ["tests/browser/global-setup.ts"],
    testTimeout: LIMIT_MS,
    hookTimeout: LIMIT_MS,
    fileParallelism: false,
  },
});
