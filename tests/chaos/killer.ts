import { readFileSync } from "node:fs";
import type { Socket } from "node:net";
import type { CommitPlan } from "./bot.ts";
import type { SlackCall } from "./calls.ts";
import { EveryPoint, PointBook, type Side, STARTING } from "./points.ts";
import type { Dice } from "./random.ts";

/** What happens to the bot's process: nothing, so many kills at random, or one at every point of a kind. */
export type Mode =
  | { kind: "undisturbed"; passed: string }
  | { kind: "random"; kills: number }
  | { kind: "every"; at: "call" | "commit"; side: Side; plan: string };

type Bot = { readonly deaths: number; readonly isReady: boolean; kill(): void };

const SIDES: readonly Side[] = ["before", "after"];
const MOST_CALLS = 25;
const MOST_COMMITS = 60;
const LONGEST_LIFE = 600;

/** Decides when the bot's process is killed, and by whom: by itself at a commit, by the workspace at a call. */
export class Killer {
  readonly #mode: Mode;
  readonly #dice: Dice;
  readonly #book: PointBook;
  readonly #passed: PointBook | undefined;
  readonly #every: EveryPoint | undefined;
  readonly #bornAt = new WeakMap<Socket, number>();
  #bot: Bot | undefined;
  #nextCall: { nth: number; side: Side } | undefined;
  #timer: NodeJS.Timeout | undefined;
  #begun = 0;
  /** How many had died before the one that is being killed. */
  #endOf = -1;
  step = STARTING;
  isOver = false;

  constructor(mode: Mode, dice: Dice, killed: string) {
    this.#mode = mode;
    this.#dice = dice;
    this.#book = new PointBook(killed);
    if (mode.kind === "undisturbed") this.#passed = new PointBook(mode.passed);
    if (mode.kind === "every") this.#every = new EveryPoint(JSON.parse(readFileSync(mode.plan, "utf8")), []);
  }

  watch(bot: Bot): void {
    this.#bot = bot;
  }

  /** Where it was killed, the newest last. */
  get killedAt(): string[] {
    return this.#book.lines();
  }

  /** The plan for a process that begins; what the workspace does to it is laid out here too. */
  plan(): CommitPlan {
    const mode = this.#mode;
    clearTimeout(this.#timer);
    this.#nextCall = undefined;
    if (mode.kind === "undisturbed") return { when: "noted", passed: mode.passed };
    const begun = this.#begun++;
    if (this.isOver) return { when: "never" };
    if (mode.kind === "every") {
      return mode.at === "call" ? { when: "never" } : { when: "every", side: mode.side, plan: mode.plan };
    }
    if (begun >= mode.kills) return { when: "never" };
    return this.#random();
  }

  #random(): CommitPlan {
    const side = this.#dice.one(SIDES);
    const way = this.#dice.next();
    if (way < 0.4) return { when: "nth", nth: this.#dice.between(1, MOST_COMMITS), side };
    if (way < 0.8) this.#nextCall = { nth: this.#dice.between(1, MOST_CALLS), side };
    else {
      this.#timer = setTimeout(
        () => {
          this.#book.note({ step: this.step, side: "before", name: "any instant", exact: "" });
          this.#bot?.kill();
        },
        this.#dice.between(0, LONGEST_LIFE),
      );
    }
    return { when: "never" };
  }

  /** Asked before and after each call: whether the process that makes it ends here. */
  isEnd({ side, name, exact }: SlackCall, socket: Socket): boolean {
    const bot = this.#bot;
    if (!bot) return false;
    const bornAt = this.#bornAt.get(socket) ?? bot.deaths;
    this.#bornAt.set(socket, bornAt);
    // What a process that is being killed has still called, happens or not, as it would.
    if (bornAt !== bot.deaths || this.#endOf === bot.deaths) return false;
    const point = { step: bot.isReady ? this.step : STARTING, side, name, exact };
    this.#passed?.note(point);
    if (!this.#isTime(point)) return false;
    this.#book.note(point);
    this.#nextCall = undefined;
    this.#endOf = bot.deaths;
    bot.kill();
    return true;
  }

  #isTime(point: { step: number; side: Side; name: string; exact: string }): boolean {
    const mode = this.#mode;
    if (this.isOver) return false;
    if (mode.kind === "every" && mode.at === "call" && mode.side === point.side) {
      if (!this.#every?.isNext(point)) return false;
      this.#every.kill(point);
      return true;
    }
    const next = this.#nextCall;
    if (!next || next.side !== point.side) return false;
    next.nth -= 1;
    return next.nth === 0;
  }

  stop(): void {
    this.isOver = true;
    clearTimeout(this.#timer);
  }
}
