import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Config } from "../../src/config.ts";
import type { Asked, Begin, CommitPlan, Told } from "./bot.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const SCRIPT = join(import.meta.dirname, "bot.ts");
/** A bot that does not come up so many times in a row never will. */
const MOST_FALSE_STARTS = 30;

type Parts = {
  config: Config;
  time: string;
  killed: string;
  /** When the next process kills itself. */
  plan(): CommitPlan;
  /** It is gone, and another one will be started. */
  died(): void;
};

/** Whoever runs the bot: when its process is gone, the next one is started. One waits with everything loaded, so that this takes no time. */
export class Keeper {
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
  /** How many processes are gone, and how many of them were killed. */
  deaths = 0;
  kills = 0;
  /** What the bot's processes logged as errors, the newest last. */
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
    child.on("message", (told: Told) => this.#hear(told));
    child.once("exit", (_, signal) => this.#died(signal));
    if (child.exitCode !== null || child.signalCode !== null) this.#died(child.signalCode);
    else child.send({ config, time, killed, plan: this.#parts.plan() } satisfies Begin, () => undefined);
  }

  kill(): void {
    this.#current?.kill("SIGKILL");
  }

  /** When a process is ready. */
  async alive(): Promise<void> {
    while (!this.#isReady) {
      if (this.#isStopping) throw new Error("the walk was stopped");
      if (this.#falseStarts > MOST_FALSE_STARTS) throw new Error(`the bot does not start:\n${this.errors.at(-1)}`);
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  /** Its answer, or undefined where it did not live to give one. */
  async ask(ask: Asked["ask"]): Promise<number | undefined> {
    await this.alive();
    const number = ++this.#number;
    return new Promise((resolve) => {
      this.#answers.set(number, resolve);
      this.#current?.send({ ask, number } satisfies Asked, (error) => {
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

  #hear(told: Told): void {
    if ("log" in told) {
      this.errors.push(told.log);
      if (this.errors.length > 200) this.errors.shift();
    } else if ("ready" in told) {
      this.#isReady = true;
      this.#falseStarts = 0;
      this.#wake();
    } else this.#settle(told.number, told.answer);
  }

  #settle(number: number, answer: number | undefined): void {
    this.#answers.get(number)?.(answer);
    this.#answers.delete(number);
  }

  #died(signal: NodeJS.Signals | null): void {
    this.deaths++;
    if (signal === "SIGKILL" && !this.#isStopping) this.kills++;
    if (!this.#isReady) this.#falseStarts++;
    this.#isReady = false;
    for (const number of [...this.#answers.keys()]) this.#settle(number, undefined);
    if (this.#isStopping) return;
    this.#parts.died();
    this.#wake();
    this.start();
  }

  #wake(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
