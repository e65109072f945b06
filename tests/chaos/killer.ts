import { readFileSync } from "node:fs";
import type { Socket } from "node:net";
import type { CommitPlan } from "./bot.ts";
import type { SlackCall } from "./calls.ts";
import { EveryPoint, PointLog, type Side, STARTING } from "./points.ts";
import type { SeededRandom } from "./random.ts";

/** Of what a point is one: a call to Slack, a point of a session with the mail server, a commit. The first word of its name. */
export type PointKind = "call" | "mail" | "commit";

/** What happens to the bot in a walk: nothing, so many kills at random, or a kill at every point of a kind. */
export type Mode =
  | { kind: "undisturbed"; passed: string }
  | { kind: "random"; kills: number }
  | { kind: "every"; at: PointKind; side: Side; plan: string };

/** What the killer knows of the supervisor. */
type KillableBot = { readonly deaths: number; readonly isReady: boolean; kill(): void };

const SIDES: readonly Side[] = ["before", "after"];
const MAX_CALLS = 25;
const MAX_COMMITS = 60;
const LONGEST_LIFE_MS = 600;

/** Decides when the bot's process is killed. At a commit it kills itself; at a call, a point of a session with the mail server, or any other time, the killer does. */
export class Killer {
  readonly #mode: Mode;
  readonly #random: SeededRandom;
  readonly #killed: PointLog;
  readonly #passed: PointLog | undefined;
  readonly #every: EveryPoint | undefined;
  /** How many processes had died when each socket made its first call: tells which process a socket belongs to. */
  readonly #deathsBefore = new WeakMap<Socket, number>();
  #bot: KillableBot | undefined;
  #nextCall: { nth: number; side: Side } | undefined;
  #timer: NodeJS.Timeout | undefined;
  #started = 0;
  /** How many processes had died when the last kill was sent. */
  #killedAfter = -1;
  step = STARTING;
  isOver = false;

  constructor(mode: Mode, random: SeededRandom, killed: string) {
    this.#mode = mode;
    this.#random = random;
    this.#killed = new PointLog(killed);
    if (mode.kind === "undisturbed") this.#passed = new PointLog(mode.passed);
    if (mode.kind === "every") this.#every = new EveryPoint(JSON.parse(readFileSync(mode.plan, "utf8")), []);
  }

  watch(bot: KillableBot): void {
    this.#bot = bot;
  }

  /** The points at which the bot was killed, newest last. */
  get killedAt(): string[] {
    return this.#killed.lines();
  }

  /** The plan for the next process. Also chooses when the killer itself will kill that process. */
  plan(): CommitPlan {
    const mode = this.#mode;
    clearTimeout(this.#timer);
    this.#nextCall = undefined;
    if (mode.kind === "undisturbed") return { when: "noted", passed: mode.passed };
    const started = this.#started++;
    if (this.isOver) return { when: "never" };
    if (mode.kind === "every") {
      return mode.at === "commit" ? { when: "every", side: mode.side, plan: mode.plan } : { when: "never" };
    }
    if (started >= mode.kills) return { when: "never" };
    return this.#randomPlan();
  }

  #randomPlan(): CommitPlan {
    const side = this.#random.one(SIDES);
    const way = this.#random.next();
    if (way < 0.4) return { when: "nth", nth: this.#random.between(1, MAX_COMMITS), side };
    if (way < 0.8) this.#nextCall = { nth: this.#random.between(1, MAX_CALLS), side };
    else {
      this.#timer = setTimeout(
        () => {
          this.#killed.note({ step: this.step, side: "before", name: "any instant", exact: "" });
          this.#bot?.kill();
        },
        this.#random.between(0, LONGEST_LIFE_MS),
      );
    }
    return { when: "never" };
  }

  /** Whether to kill the process that makes this call, or has this session, now. If so, it is killed. */
  shouldKill({ side, name, exact }: SlackCall, socket: Socket): boolean {
    const bot = this.#bot;
    if (!bot) return false;
    const deathsBefore = this.#deathsBefore.get(socket) ?? bot.deaths;
    this.#deathsBefore.set(socket, deathsBefore);
    // Calls that a killed process made before it died take effect, as with Slack.
    if (deathsBefore !== bot.deaths || this.#killedAfter === bot.deaths) return false;
    const point = { step: bot.isReady ? this.step : STARTING, side, name, exact };
    this.#passed?.note(point);
    if (!this.#isTime(point)) return false;
    this.#killed.note(point);
    this.#nextCall = undefined;
    this.#killedAfter = bot.deaths;
    bot.kill();
    return true;
  }

  #isTime(point: { step: number; side: Side; name: string; exact: string }): boolean {
    const mode = this.#mode;
    if (this.isOver) return false;
    if (mode.kind === "every" && point.name.startsWith(`${mode.at} `) && mode.side === point.side) {
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
