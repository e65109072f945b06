import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { pino } from "pino";
import { describe, expect, onTestFinished, test } from "vitest";
import { mondayLooks } from "../../db/home/monday.ts";
import { nightlyBackups } from "../../db/keeping/nightly-backup.ts";
import { noteTs } from "../../db/outbox/conversations.ts";
import { nextDueAt } from "../../db/outbox/due-rows.ts";
import { kinds } from "../../db/outbox/kinds.ts";
import type { Repeat } from "../../db/outbox/repeats.ts";
import { nightlyForgetting } from "../../db/own-data/nightly-forgetting.ts";
import { outbox } from "../../db/schema/index.ts";
import { isNull } from "../../db/store/drizzle.ts";
import { type Db, openDatabase } from "../../db/store/open.ts";
import { watchAccess } from "../../src/health/access.ts";
import { openLine } from "../../src/health/line.ts";
import { watchStorage } from "../../src/health/storage.ts";
import { type Outbox, openOutbox } from "../../src/outbox/deliver.ts";
import { watchChannels } from "../../src/outbox/lookout.ts";
import { keepRepeating, repeatingEffect } from "../../src/outbox/repeating.ts";
import { DAY_MS, MINUTE_MS } from "../../src/programme/calendar/calendar.ts";
import { dose } from "../support/dose.ts";
import { ZONE } from "../support/helsinki.ts";
import { madeUp } from "../support/made-up.ts";
import { memoryOrDisk } from "../support/world.ts";

const every: readonly Repeat[] = [nightlyBackups, nightlyForgetting, mondayLooks];

/** The repeated work of a real database and outbox, with a clock that may be wrong. Nothing of it calls Slack. */
class Repeating {
  readonly #db: Db;
  /** The right time, and by how much the clock is wrong. */
  #right: number;
  #wrongBy = 0;
  #outbox: Outbox;
  #repeating: { keep(): void };
  /** Every run, by the right time. */
  readonly runs: { kind: string; at: number }[] = [];

  constructor(folder: string, at: number) {
    this.#right = at;
    this.#db = openDatabase(join(folder, "mentoring.sqlite"), { now: at });
    [this.#outbox, this.#repeating] = this.#start();
  }

  get now(): number {
    return this.#right;
  }

  #start(): [Outbox, { keep(): void }] {
    const clock = { now: () => this.#right + this.#wrongBy };
    const log = pino({ level: "silent" });
    const effects = every.map((repeat) =>
      repeatingEffect({
        kind: kinds[repeat.kind],
        repeat,
        work: async () => void this.runs.push({ kind: repeat.kind, at: this.#right }),
      }),
    );
    const nobody = () => Promise.reject(new Error("Slack is not called"));
    const parts = {
      db: this.#db,
      clock,
      log,
      zone: ZONE,
      door: { call: nobody, expect() {}, upload: nobody, botUserId: nobody, workspace: nobody },
      effects: new Map(effects.map((effect) => [effect.kind, effect])),
      storage: watchStorage(this.#db.path, log),
      access: watchAccess(clock, log),
      channels: watchChannels({ db: this.#db, clock, line: openLine() }),
    };
    return [openOutbox(parts), keepRepeating({ db: this.#db, clock, zone: ZONE })];
  }

  /** The same database in a new process. */
  restart(): void {
    [this.#outbox, this.#repeating] = this.#start();
  }

  async set(wrongBy: number): Promise<void> {
    this.#wrongBy = wrongBy;
    await this.#tick();
  }

  async #tick(): Promise<void> {
    this.#repeating.keep();
    await this.#outbox.deliverDue();
  }

  /** Time passes, with a tick at each instant at which something becomes due by the bot's clock. */
  async pass(ms: number): Promise<void> {
    const until = this.#right + ms;
    while (this.#right < until) {
      const dueAt = nextDueAt(this.#db, this.#right + this.#wrongBy) ?? Number.POSITIVE_INFINITY;
      this.#right = Math.min(until, dueAt - this.#wrongBy);
      await this.#tick();
    }
  }

  /** Slack answers something at this moment, by its own clock, which is right. */
  hearFromSlack(): void {
    noteTs(this.#db, madeUp("C1"), madeUp(String(this.#right / 1000)));
  }

  waiting(): string[] {
    return this.#db.orm
      .select({ kind: outbox.kind })
      .from(outbox)
      .where(isNull(outbox.settledAt))
      .all()
      .map(({ kind }) => kind)
      .sort();
  }

  close(): void {
    this.#db.close();
  }
}

function startRepeating(at: number): Repeating {
  const folder = mkdtempSync(join(memoryOrDisk, "auroras-jumps-"));
  const repeating = new Repeating(folder, at);
  onTestFinished(() => {
    repeating.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return repeating;
}

/** How often each work was done in each of its periods that began and ended between two instants. */
function runsInPeriods(runs: Repeating["runs"], from: number, until: number): Record<string, number[]> {
  return Object.fromEntries(
    every.map((repeat) => {
      const counts: number[] = [];
      for (let at = repeat.next(from, ZONE); repeat.next(at, ZONE) <= until; at = repeat.next(at, ZONE)) {
        const end = repeat.next(at, ZONE);
        counts.push(runs.filter((run) => run.kind === repeat.kind && run.at >= at && run.at < end).length);
      }
      return [repeat.kind, counts];
    }),
  );
}

const once = (counts: Record<string, number[]>): boolean =>
  Object.values(counts)
    .flat()
    .every((count) => count === 1);

const minutes = (least: number, most: number) =>
  fc.integer({ min: least, max: most }).map((count) => count * MINUTE_MS);
const YEAR = 366 * 24 * 60;
/** A clock that is wrong, by more than a summer time, and put right again. */
const mistake = fc.record({
  by: fc.tuple(minutes(180, YEAR), fc.constantFrom(1, -1)).map(([ms, sign]) => ms * sign),
  exactly: fc.option(fc.constantFrom(DAY_MS, -DAY_MS, 7 * DAY_MS, -7 * DAY_MS, 365 * DAY_MS, -365 * DAY_MS), {
    freq: 1,
  }),
  lasts: minutes(1, 9 * 24 * 60),
  rightFor: minutes(1, 9 * 24 * 60),
  restarts: fc.record({ wrong: fc.boolean(), right: fc.boolean() }),
  isSlackHeard: fc.boolean(),
});

describe("whatever the clock did, once it is right", () => {
  test("each repeated work is done once in each of its periods, by a process that went on or by a new one", async () => {
    await fc.assert(
      fc.asyncProperty(
        minutes(0, YEAR).map((ms) => Date.UTC(2026, 0, 1) + ms),
        fc.array(mistake, { minLength: 1, maxLength: 3 }),
        async (begins, mistakes) => {
          const repeating = startRepeating(begins);
          for (const { by, exactly, lasts, rightFor, restarts, isSlackHeard } of mistakes) {
            await repeating.pass(rightFor);
            if (isSlackHeard) repeating.hearFromSlack();
            if (restarts.wrong) repeating.restart();
            await repeating.set(exactly ?? by);
            await repeating.pass(lasts);
            if (restarts.right) repeating.restart();
            await repeating.set(0);
          }
          const rightSince = repeating.now;
          const before = repeating.runs.length;
          await repeating.pass(23 * DAY_MS);
          const after = repeating.runs.slice(before);
          expect(once(runsInPeriods(after, rightSince, repeating.now))).toBe(true);
          for (const repeat of every) {
            const first = after.filter(({ kind, at }) => kind === repeat.kind && at < repeat.next(rightSince, ZONE));
            expect(first.length).toBeLessThanOrEqual(1);
          }
          expect(repeating.waiting()).toEqual(every.map(({ kind }) => kind).sort());
        },
      ),
      { numRuns: dose(8, 300) },
    );
  });

  test("a clock that is set back by a second right after a run repeats nothing", async () => {
    const repeating = startRepeating(Date.UTC(2026, 0, 12, 6));
    await repeating.pass(7 * DAY_MS);
    const count = repeating.runs.length;
    for (const ms of [500, 1_000, 60_000, 600_000]) {
      await repeating.set(-ms);
      await repeating.pass(30_000);
      await repeating.set(0);
    }
    expect(repeating.runs).toHaveLength(count);
    await repeating.pass(7 * DAY_MS);
    expect(repeating.runs).toHaveLength(count + 15);
  });
});
