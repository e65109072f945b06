import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { readManifest } from "../../src/playground/workspace/manifest.ts";
import type { Person } from "../../src/playground/workspace/person.ts";
import { pause } from "../../src/playground/workspace/real-time.ts";
import { type RunningWorkspace, startWorkspace } from "../../src/playground/workspace/server.ts";
import { TravelClock } from "../../src/playground/workspace/travel-clock.ts";
import { HOUR, instantOf, MINUTE } from "../../src/programme/calendar/calendar.ts";
import { memoryOrDisk, ZONE } from "../support/world.ts";
import { watchCalls } from "./calls.ts";
import { OutboxLook } from "./database.ts";
import { Keeper } from "./keeper.ts";
import { Killer, type Mode } from "./killer.ts";
import { Dice } from "./random.ts";
import { TimeKeeper } from "./shared-time.ts";

const cast = {
  kaisa: { name: "Kaisa Lehtonen", admin: true },
  mirja: { name: "Mirja Virtanen" },
  amina: { name: "Amina Hassan" },
  helena: { name: "Helena Korhonen" },
  olena: { name: "Olena Kovalenko" },
  sirpa: { name: "Sirpa Mäkinen" },
  ulla: { name: "Ulla Ulkopuolinen", email: "ulla@example.org" },
} as const;

export type Cast = Record<keyof typeof cast, Person>;

/** After a death the next process is up so much later, by the workspace's clock. */
const RESTART = 5_000;
/** Slack sends an event for the last time so long after it first tried. */
const LAST_RETRY = 6 * MINUTE;
/** No trouble takes longer to be over, by the workspace's clock: Slack may ask to wait for an hour, and be asked again. */
const LONGEST_TROUBLE = 6 * HOUR;
/** A workspace in this process, and the bot in one of its own that is killed and started again. The clock of both stands still until it is moved. */
export class ChaosWorld {
  readonly workspace: RunningWorkspace;
  readonly clock: TravelClock;
  readonly people: Cast;
  readonly dice: Dice;
  readonly killer: Killer;
  readonly keeper: Keeper;
  readonly outbox: OutboxLook;
  readonly folder: string;
  readonly #time: TimeKeeper;
  /** How far the bot's clock is from Slack's, in milliseconds. */
  #skew = 0;
  #step = 0;
  /** How long the bot is away after its death. */
  away = RESTART;

  constructor(parts: { workspace: RunningWorkspace; clock: TravelClock; folder: string; mode: Mode; seed: number }) {
    const { workspace, clock, folder, mode, seed } = parts;
    this.workspace = workspace;
    this.clock = clock;
    this.folder = folder;
    this.dice = new Dice(seed);
    this.people = Object.fromEntries(
      Object.entries(cast).map(([key, { name }]) => [key, workspace.person(name)]),
    ) as Cast;
    const killed = join(folder, "killed");
    const time = join(folder, "time");
    const databasePath = join(folder, "mentoring.sqlite");
    this.outbox = new OutboxLook(databasePath);
    this.#time = new TimeKeeper(time);
    this.#tellTime();
    this.killer = new Killer(mode, new Dice(seed + 1), killed);
    this.keeper = new Keeper({
      config: {
        botToken: workspace.botToken,
        connection: { via: "socket", appToken: workspace.appToken },
        slackApiUrl: workspace.apiUrl,
        databasePath,
        encryptionKey: undefined,
        timeZone: ZONE,
        logLevel: "error",
        backupFolder: join(folder, "backups"),
        healthPort: undefined,
      },
      time,
      killed,
      plan: () => this.killer.plan(),
      died: () => this.moveTo(this.clock.now() + this.away),
    });
    this.killer.watch(this.keeper);
    watchCalls(workspace.server, (call, socket) => this.killer.isEnd(call, socket));
  }

  get control() {
    return this.workspace.control;
  }

  get step(): number {
    return this.#step;
  }

  set step(step: number) {
    this.#step = step;
    this.killer.step = step;
    this.#tellTime();
  }

  now(): number {
    return this.clock.now();
  }

  #tellTime(): void {
    this.#time.write({ at: this.clock.now() + this.#skew, step: this.#step });
  }

  /** The bot's clock first, so that nothing reaches it from a later time than its own. */
  moveTo(at: number): void {
    if (at <= this.clock.now()) return;
    this.#time.write({ at: at + this.#skew, step: this.#step });
    this.clock.travelTo(at);
  }

  /** Sets the bot's clock wrong for as long as it has something to do, and right again. */
  async withWrongClock(skew: number): Promise<void> {
    this.#skew = skew;
    this.#tellTime();
    await this.settle();
    this.#skew = 0;
    this.#tellTime();
    await this.settle();
  }

  /** Until everything is delivered that is due now, by a bot that is alive. */
  async settle(): Promise<void> {
    const { keeper, control } = this;
    for (let quiet = 0; quiet < 2; ) {
      await keeper.alive();
      const { deaths } = keeper;
      while ((await control.connections()) === 0 && keeper.deaths === deaths) await pause(10);
      await control.idle(2);
      await keeper.ask("idle");
      const taken = await keeper.ask("tick");
      quiet = taken === 0 && keeper.deaths === deaths ? quiet + 1 : 0;
    }
  }

  /** Until what went wrong is over: calls of which nobody knows the end, waits that Slack asked for, events that it sends again. */
  async calm(): Promise<void> {
    const until = this.now() + LONGEST_TROUBLE;
    for (;;) {
      await this.settle();
      const timer = this.clock.nextTimerAt();
      const retry = timer !== undefined && timer <= this.now() + LAST_RETRY ? timer : undefined;
      const trouble = this.outbox.nextInTrouble(this.now(), this.now() + LONGEST_TROUBLE);
      const next = Math.min(retry ?? Number.POSITIVE_INFINITY, trouble ?? Number.POSITIVE_INFINITY);
      if (next === Number.POSITIVE_INFINITY) return;
      if (next > until) throw new Error(`something is stuck:\n${this.outbox.lastRows(10).join("\n")}`);
      this.moveTo(Math.max(next, this.now() + 1));
    }
  }

  /** To a day and clock time in Helsinki, stopping at each instant at which something becomes due. */
  async travelTo(on: string, time: string): Promise<void> {
    const target = instantOf(on, time, ZONE);
    if (target === undefined || target <= this.now()) throw new Error(`${on} ${time} is over`);
    await this.settle();
    for (;;) {
      const next = this.outbox.nextDueAt(this.now());
      if (next === undefined || next > target) break;
      this.moveTo(next);
      await this.settle();
    }
    this.moveTo(target);
    await this.settle();
  }

  async leave(): Promise<void> {
    this.killer.stop();
    await this.keeper.stop();
    await this.workspace.close();
    this.#time.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** Starts on Monday 12 January 2026 at 10 in Helsinki. */
export async function startChaos(mode: Mode, seed: number): Promise<ChaosWorld> {
  const clock = new TravelClock({ at: "2026-01-12T08:00:00Z" });
  const people = Object.values(cast).map((person) => ({ locale: "fi-FI", ...person }));
  const workspace = await startWorkspace({ manifest: readManifest("manifest.yml"), clock, people });
  const folder = await mkdtemp(join(memoryOrDisk, "auroras-chaos-"));
  const world = new ChaosWorld({ workspace, clock, folder, mode, seed });
  world.keeper.start();
  return world;
}
