import { readFileSync } from "node:fs";
import { pino } from "pino";
import { openDatabase } from "../../db/store/open.ts";
import { type Bot, createApp } from "../../src/app.ts";
import type { Config } from "../../src/config.ts";
import { watchCommits } from "./commits.ts";
import { EveryPoint, PointLog, type Side, STARTING } from "./points.ts";
import { openSharedTime } from "./shared-time.ts";

/** At which commits this process kills itself. */
export type CommitPlan =
  | { when: "never" }
  /** Notes every commit and kills at none, for the undisturbed run. */
  | { when: "noted"; passed: string }
  | { when: "nth"; nth: number; side: Side }
  | { when: "every"; side: Side; plan: string };

/** `time` and `killed` are paths: the shared time (shared-time.ts), and the points at which a process was killed (points.ts). */
export type StartRequest = { config: Config; time: string; killed: string; plan: CommitPlan };
export type Question = { ask: "tick" | "idle"; number: number };
export type BotMessage = { ready: true } | { answer: number; number: number } | { log: string };

/* A process of the bot. It loads everything, waits for its StartRequest, and runs the bot until it is killed. */
const send = (message: BotMessage) => process.send?.(message);
let bot: Bot | undefined;

process.on("message", (message: StartRequest | Question) => {
  if ("ask" in message) void answer(message);
  else start(message).catch(exit);
});
process.on("disconnect", () => process.exit(0));
process.on("uncaughtException", exit);

async function start({ config, time, killed, plan }: StartRequest): Promise<void> {
  const read = openSharedTime(time);
  killAtCommits(plan, new PointLog(killed), () => (bot ? read().step : STARTING));
  const clock = { now: () => read().at };
  const log = pino({ level: "error" }, { write: (line: string) => void send({ log: line }) });
  const app = await createApp({ config, db: openDatabase(config.databasePath, { now: clock.now() }), clock, log });
  await app.start();
  bot = app;
  send({ ready: true });
}

async function answer({ ask, number }: Question): Promise<void> {
  const taken = ask === "tick" ? await bot?.tick() : await bot?.idle();
  send({ answer: Number(taken ?? 0), number });
}

function exit(error: unknown): void {
  send({ log: String(error instanceof Error ? error.stack : error) });
  process.exit(1);
}

function killAtCommits(plan: CommitPlan, killed: PointLog, step: () => number): void {
  if (plan.when === "never") return;
  let passed = 0;
  const every =
    plan.when === "every" ? new EveryPoint(JSON.parse(readFileSync(plan.plan, "utf8")), killed.lines()) : undefined;
  const log = plan.when === "noted" ? new PointLog(plan.passed) : killed;
  watchCommits(({ side, name, exact }) => {
    const point = { step: step(), side, name, exact };
    if (plan.when === "noted") log.note(point);
    const isTime =
      (plan.when === "nth" && side === plan.side && ++passed === plan.nth) ||
      (plan.when === "every" && side === plan.side && every?.isNext(point));
    if (!isTime) return;
    log.note(point);
    process.kill(process.pid, "SIGKILL");
  });
}
