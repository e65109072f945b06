import { join } from "node:path";
import { defineConfig } from "vitest/config";

/** Tests of the page in a real browser. One file at a time, because some measure times. */
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
