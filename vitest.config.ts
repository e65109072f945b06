import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // One per core: a world is one process that is busy all the time.
    maxWorkers: 2,
  },
});
