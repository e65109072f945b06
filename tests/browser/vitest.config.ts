import { join } from "node:path";
import { defineConfig } from "vitest/config";

/** The page in a real browser. One file after the other: they would take the time from each other that they measure. */
export default defineConfig({
  root: join(import.meta.dirname, "../.."),
  test: {
    include: ["tests/browser/*.test.ts"],
    globalSetup: ["tests/browser/global-setup.ts"],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
