import { spawnSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "vitest/config";
import Balanced from "./tests/runs/balanced.ts";

// As `npm start` does it: worker threads and the processes that tests start find their code compiled.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, "node_modules", ".cache", "compiled");

/** They change the catalogue of easy Finnish, which a process reads once. */
const APART = ["tests/journeys/every-view.test.ts", "tests/texts/selkosuomi.test.ts"];

/** They do more of the same in the thorough run. */
const DOSED = globSync("tests/**/*.test.ts").filter((path) => readFileSync(path, "utf8").includes("support/dose.ts"));

/** CI leaves them to its part of the thorough run: .ci/run. */
const LEFT_OUT = process.env.WITHOUT_DOSED ? DOSED : [];

/** The check of Finnish needs Voikko, which npm does not have. CI has to have it: CONTRIBUTING.md. */
const hasVoikko = process.env.CI !== undefined || !spawnSync("voikkospell", { input: "" }).error;
if (!hasVoikko) console.warn("Voikko is not installed, so Finnish is not checked: see CONTRIBUTING.md");

/**
 * The longest test takes 20 s on a quiet machine, in the thorough run two minutes. The limit is there for what never ends: nothing is proved by it, and a busy machine must
 * not meet it.
 */
const LIMIT_MS = 1_800_000;

export default defineConfig({
  test: {
    testTimeout: LIMIT_MS,
    hookTimeout: LIMIT_MS,
    // One more than the cores of a small machine: a world waits for its own server a third of the time.
    maxWorkers: 3,
    sequence: { sequencer: Balanced },
    projects: [
      {
        extends: true,
        test: {
          name: "suite",
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/browser/**", "tests/words/**", ...APART, ...LEFT_OUT],
          // A process for each file would compile and warm up the same code a hundred times, for two fifths of the processor time.
          isolate: false,
        },
      },
      { extends: true, test: { name: "apart", include: APART } },
      {
        extends: true,
        test: {
          name: "words",
          include: ["tests/words/*.test.ts"],
          exclude: hasVoikko ? [] : ["tests/words/finnish.test.ts", "tests/words/pages.test.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "thorough",
          include: ["tests/**/*.thorough.ts", ...DOSED],
          env: { THOROUGH: "1" },
          isolate: false,
        },
      },
    ],
  },
});
