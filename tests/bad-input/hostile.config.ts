import { join } from "node:path";
import { defineConfig } from "vitest/config";

/** `npm run hostile`: a million strings, where `npm test` types four thousand and `npm run test:thorough` sixty thousand. */
export default defineConfig({
  root: join(import.meta.dirname, "../.."),
  test: {
    include: ["tests/bad-input/hostile.test.ts", "tests/import/hostile-list.test.ts"],
    env: { HOSTILE_STRINGS: "1000000" },
    testTimeout: 600_000,
  },
});
