import { readFileSync } from "node:fs";
import { pino } from "pino";
import { openDatabase } from "../../db/store/open.ts";
import { type Bot, createApp } from "../../src/app.ts";
import type { Config } from "../../src/config.ts";
import { watchCommits } from "./commits.ts";
import { EveryPoint, PointBook, type Side, STARTING } from "./points.ts";
import { timeReader } from "./shared-time.ts";

/** When this process has to kill itself at a commit. */
export type CommitPlan =
  | { when: "never" }
  /** Notes every commit, for the run that nobody disturbs. */
  | { when: "noted"; passed: string }
  | { when: "nth"; nth: number; side: Side }
  | { when: "every"; side: Side; plan: string };

export type Begin = { config: Config; time: string; killed: string; plan: CommitPlan };
export type Asked = { ask: "tick" | "idle"; number: number };
export type Told = { ready: true } | { answer: number; number: number } | { log: string };

/** A process of the bot that waits, with everything loaded, until it is told to begin, and then is the bot until it is killed. */
const tell = (told: Told) => process.send?.(told);
let bot: Bot | undefined;

process.on("message", (message: Begin | Asked) => {
  if ("ask" in message) void answer(message);
  else begin(message).catch(end);
});
process.on("disconnect", () => process.exit(0));
process.on("uncaughtException", end);

async function begin({ config, time, killed, plan }: Begin): Promise<void> {
  const read = timeReader(time);
  killAtCommits(plan, new PointBook(killed), () => (bot ? read().step : STARTING));
  const clock = { now: () => read().at };
  const log = pino({ level: "error" }, { write: (line: string) => void tell({ log: line }) });
  const begun = await createApp({ config, db: openDatabase(config.databasePath, { now: clock.now() }), clock, log });
  await begun.start();
  bot = begun;
  tell({ ready: true });
}

async function answer({ ask, number }: Asked): Promise<void> {
  const taken = ask === "tick" ? await bot?.tick() : await bot?.idle();
  tell({ answer: Number(taken ?? 0), number });
}

function end(error: unknown): void {
  tell({ log: String(error instanceof Error ? error.stack : error) });
  process.exit(1);
}

function killAtCommits(plan: CommitPlan, killed: PointBook, step: () => number): void {
  if (plan.when === "never") return;
  let passed = 0;
  const every =
    plan.when === "every" ? new EveryPoint(JSON.parse(readFileSync(plan.plan, "utf8")), killed.lines()) : undefined;
  const book = plan.when === "noted" ? new PointBook(plan.passed) : killed;
  watchCommits(({ side, name, exact }) => {
    const point = { step: step(), side, name, exact };
    if (plan.when === "noted") book.note(point);
    const isTime =
      (plan.when === "nth" && side === plan.side && ++passed === plan.nth) ||
      (plan.when === "every" && side === plan.side && every?.isNext(point));
    if (!isTime) return;
    book.note(point);
    process.kill(process.pid, "SIGKILL");
  });
}
