import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Config } from "../../src/config.ts";
import type { BotMessage, CommitPlan, Question, StartRequest } from "./bot.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const SCRIPT = join(import.meta.dirname, "bot.ts");
/** After so many processes in a row that died before they were ready, the walk fails. */
const MAX_FALSE_STARTS = 30;
/** How many logged errors are kept. */
const MAX_ERRORS = 200;

type Parts = {
  config: Config;
  time: string;
  killed: string;
  /** The plan of the next process. */
  plan(): CommitPlan;
  /** A process has died; the next one starts after this call. */
  onDeath(): void;
};

/** Runs the bot in a process of its own and starts another one when it dies. A spare process has everything loaded, so that a start is quick. */
export class Supervisor {
  readonly #parts: Parts;
  #current: ChildProcess | undefined;
  #spare: ChildProcess;
  #isReady = false;
  #isStopping = false;
  #number = 0;
  #falseStarts = 0;
  readonly #answers = new Map<number, (answer: number | undefined) => void>();
  #waiting: (() => void)[] = [];
  readonly #gone: Promise<unknown>[] = [];
  /** How many processes have died, and how many of them were killed. */
  deaths = 0;
  kills = 0;
  /** The error log of all processes, newest last. */
  readonly errors: string[] = [];

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#spare = this.#load();
  }

  get isReady(): boolean {
    return this.#isReady;
  }

  start(): void {
    const child = this.#spare;
    this.#current = child;
    this.#spare = this.#load();
    const { config, time, killed } = this.#parts;
    child.on("message", (message: BotMessage) => this.#receive(message));
    child.once("exit", (_, signal) => this.#replace(signal));
    if (child.exitCode !== null || child.signalCode !== null) this.#replace(child.signalCode);
    else child.send({ config, time, killed, plan: this.#parts.plan() } satisfies StartRequest, () => undefined);
  }

  kill(): void {
    this.#current?.kill("SIGKILL");
  }

  /** Resolves when a process is ready. Rejects when the walk was stopped or the bot does not start. */
  async untilReady(): Promise<void> {
    while (!this.#isReady) {
      if (this.#isStopping) throw new Error("the walk was stopped");
      if (this.#falseStarts > MAX_FALSE_STARTS) throw new Error(`the bot does not start:\n${this.errors.at(-1)}`);
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  /** Resolves to the bot's answer, or to undefined if it died before. */
  async ask(ask: Question["ask"]): Promise<number | undefined> {
    await this.untilReady();
    const number = ++this.#number;
    return new Promise((resolve) => {
      this.#answers.set(number, resolve);
      this.#current?.send({ ask, number } satisfies Question, (error) => {
        if (error) this.#settle(number, undefined);
      });
    });
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    this.#current?.kill("SIGKILL");
    this.#spare.kill("SIGKILL");
    this.#wake();
    await Promise.all(this.#gone);
  }

  #load(): ChildProcess {
    const { PATH = "", HOME = "" } = process.env;
    const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", SCRIPT], {
      cwd: ROOT,
      stdio: ["ignore", "inherit", "inherit", "ipc"],
      env: { PATH, HOME, NODE_COMPILE_CACHE: join(ROOT, "node_modules/.cache/compiled") },
    });
    this.#gone.push(once(child, "exit"));
    return child;
  }

  #receive(message: BotMessage): void {
    if ("log" in message) {
      this.errors.push(message.log);
      if (this.errors.length > MAX_ERRORS) this.errors.shift();
    } else if ("ready" in message) {
      this.#isReady = true;
      this.#falseStarts = 0;
      this.#wake();
    } else this.#settle(message.number, message.answer);
  }

  #settle(number: number, answer: number | undefined): void {
    this.#answers.get(number)?.(answer);
    this.#answers.delete(number);
  }

  /** Counts the death of the current process and starts the next one. */
  #replace(signal: NodeJS.Signals | null): void {
    this.deaths++;
    if (signal === "SIGKILL" && !this.#isStopping) this.kills++;
    if (!this.#isReady) this.#falseStarts++;
    this.#isReady = false;
    for (const number of [...this.#answers.keys()]) this.#settle(number, undefined);
    if (this.#isStopping) return;
    this.#parts.onDeath();
    this.#wake();
    this.start();
  }

  #wake(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
