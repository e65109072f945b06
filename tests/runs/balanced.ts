import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Seconds of processor that a file takes, where it is more than most. Only the order and the shares follow from them: they need not be exact. */
const SECONDS: Readonly<Record<string, number>> = {
  "tests/privacy/nobody-notices.test.ts": 210,
  "tests/chaos/chaos.test.ts": 250,
  "tests/store/deferred-throughout.thorough.ts": 100,
  "tests/journeys/every-view.thorough.ts": 100,
  "tests/privacy/who-sees-what.test.ts": 90,
  "tests/bad-input/coordinators-fields.test.ts": 60,
  "tests/outbox/true-throughout.thorough.ts": 55,
  "tests/slack/late-forms.thorough.ts": 55,
  "tests/journeys/every-view.test.ts": 50,
  "tests/keeping/damage.test.ts": 60,
  "tests/announcements/pace.test.ts": 50,
  "tests/slack-check/samples.thorough.ts": 50,
  "tests/app/main.test.ts": 45,
  "tests/journeys/coordinators-year.thorough.ts": 45,
  "tests/bad-input/hostile.test.ts": 40,
  "tests/slack/errors.test.ts": 30,
  "tests/keeping/restore.test.ts": 28,
  "tests/silence/silence.test.ts": 26,
  "tests/matching/crowd.test.ts": 10,
  "tests/journeys/vaasa.test.ts": 20,
  "tests/workspaces/process.test.ts": 20,
  "tests/workspaces/apart.test.ts": 20,
};
const USUAL_SECONDS = 5;

/** Begins with the files that take longest, so that no worker is left with one of them at the end. A share (`--shard 1/7`) is one of work, not of files. */
export default class Balanced extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    // A worker is used again only for the same project.
    const projects = [...new Set(sorted.map(({ project }) => project))];
    return projects.flatMap((one) =>
      sorted.filter(({ project }) => project === one).sort((a, b) => this.#secondsOf(b) - this.#secondsOf(a)),
    );
  }

  override async shard(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { index = 1, count = 1 } = this.ctx.config.shard ?? {};
    const shares = Array.from({ length: count }, () => ({ seconds: 0, files: [] as TestSpecification[] }));
    const named = [...files].sort((a, b) => (a.moduleId < b.moduleId ? -1 : 1));
    for (const file of named.sort((a, b) => this.#secondsOf(b) - this.#secondsOf(a))) {
      const least = shares.reduce((one, other) => (other.seconds < one.seconds ? other : one));
      least.files.push(file);
      least.seconds += this.#secondsOf(file);
    }
    return shares[index - 1]?.files ?? [];
  }

  #secondsOf({ moduleId }: TestSpecification): number {
    return SECONDS[moduleId.slice(this.ctx.config.root.length + 1)] ?? USUAL_SECONDS;
  }
}
