import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    exclude: ["tests/browser/**"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    isolate: false,
    // One more than the cores of a small machine: a world waits for its own server a third of the time.
    maxWorkers: 3,
  },
});
