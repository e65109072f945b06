import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { readManifest } from "../../src/playground/workspace/manifest.ts";
import type { Person } from "../../src/playground/workspace/person.ts";
import { pause } from "../../src/playground/workspace/real-time.ts";
import { type RunningWorkspace, startWorkspace } from "../../src/playground/workspace/server.ts";
import { TravelClock } from "../../src/playground/workspace/travel-clock.ts";
import { HOUR_MS, instantOf, MINUTE_MS } from "../../src/programme/calendar/calendar.ts";
import { ZONE } from "../support/helsinki.ts";
import { memoryOrDisk } from "../support/world.ts";
import { watchCalls } from "./calls.ts";
import { Killer, type Mode } from "./killer.ts";
import { OutboxReader } from "./outbox-reader.ts";
import { Post } from "./post.ts";
import { SeededRandom } from "./random.ts";
import { SharedTimeWriter } from "./shared-time.ts";
import { Supervisor } from "./supervisor.ts";

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

/** How long after a death the next process starts, by the workspace's clock. */
const RESTART_MS = 5_000;
/** How long the bot waits for the mail server, in real time: long enough for a busy machine, and where a fault is a silent server, short. */
const PATIENCE_MS = 60_000;
const SHORT_PATIENCE_MS = 8_000;
/** Slack's last retry of an event is so long after its first try. */
const LAST_RETRY_MS = 6 * MINUTE_MS;
/** The longest time until the effects of all faults are over, by the workspace's clock: Slack may ask several times to wait for an hour. */
const LONGEST_TROUBLE_MS = 6 * HOUR_MS;

type ChaosParts = {
  workspace: RunningWorkspace;
  clock: TravelClock;
  folder: string;
  mode: Mode;
  seed: number;
  post: Post | undefined;
};

/** A workspace in this process, and the bot in a process of its own that is killed and restarted. Both have the same clock, which only moves when it is moved. */
export class ChaosWorld {
  readonly workspace: RunningWorkspace;
  readonly clock: TravelClock;
  readonly people: Cast;
  readonly random: SeededRandom;
  readonly killer: Killer;
  readonly supervisor: Supervisor;
  readonly outbox: OutboxReader;
  readonly folder: string;
  readonly #time: SharedTimeWriter;
  /** The network's mail server, if the bot has one. */
  readonly post: Post | undefined;
  /** How far the bot's clock is ahead of the workspace's. */
  #skewMs = 0;
  #step = 0;
  /** By the workspace's clock. */
  restartDelayMs = RESTART_MS;

  constructor(parts: ChaosParts) {
    const { workspace, clock, folder, mode, seed, post } = parts;
    this.workspace = workspace;
    this.clock = clock;
    this.folder = folder;
    this.post = post;
    this.random = new SeededRandom(seed);
    this.people = Object.fromEntries(
      Object.entries(cast).map(([key, { name }]) => [key, workspace.person(name)]),
    ) as Cast;
    const killed = join(folder, "killed");
    const time = join(folder, "time");
    const databasePath = join(folder, "mentoring.sqlite");
    this.outbox = new OutboxReader(databasePath);
    this.#time = new SharedTimeWriter(time);
    this.#writeTime();
    this.killer = new Killer(mode, new SeededRandom(seed + 1), killed);
    this.supervisor = new Supervisor({
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
        mail: post?.settings(mode.kind === "undisturbed" ? PATIENCE_MS : SHORT_PATIENCE_MS),
      },
      time,
      killed,
      plan: () => this.killer.plan(),
      onDeath: () => this.moveTo(this.clock.now() + this.restartDelayMs),
    });
    this.killer.watch(this.supervisor);
    watchCalls(workspace.server, (call, socket) => this.killer.shouldKill(call, socket));
    if (post) post.shouldKill = (call, socket) => this.killer.shouldKill(call, socket);
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
    this.#writeTime();
  }

  now(): number {
    return this.clock.now();
  }

  #writeTime(): void {
    this.#time.write({ at: this.clock.now() + this.#skewMs, step: this.#step });
  }

  /** Moves the clock forward. The bot's clock first, so that nothing reaches the bot from a time later than its own. */
  moveTo(at: number): void {
    if (at <= this.clock.now()) return;
    this.#time.write({ at: at + this.#skewMs, step: this.#step });
    this.clock.travelTo(at);
  }

  /** Sets the bot's clock wrong until it has done everything that is due by it, and then right again. */
  async withWrongClock(skewMs: number): Promise<void> {
    this.#skewMs = skewMs;
    this.#writeTime();
    await this.settle();
    this.#skewMs = 0;
    this.#writeTime();
    await this.settle();
  }

  /** Resolves when a running bot has delivered everything that is due now. */
  async settle(): Promise<void> {
    const { supervisor, control } = this;
    for (let quiet = 0; quiet < 2; ) {
      await supervisor.untilReady();
      const { deaths } = supervisor;
      while ((await control.connections()) === 0 && supervisor.deaths === deaths) await pause(10);
      await control.idle(2);
      await supervisor.ask("idle");
      const taken = await supervisor.ask("tick");
      quiet = taken === 0 && supervisor.deaths === deaths ? quiet + 1 : 0;
    }
  }

  /** Moves the clock until the effects of all faults are over: calls with an unknown end, waits that Slack asked for, retries of events. */
  async recover(): Promise<void> {
    const until = this.now() + LONGEST_TROUBLE_MS;
    for (;;) {
      await this.settle();
      const timer = this.clock.nextTimerAt();
      const retry = timer !== undefined && timer <= this.now() + LAST_RETRY_MS ? timer : undefined;
      const trouble = this.outbox.nextInTrouble(this.now(), this.now() + LONGEST_TROUBLE_MS);
      const next = Math.min(retry ?? Number.POSITIVE_INFINITY, trouble ?? Number.POSITIVE_INFINITY);
      if (next === Number.POSITIVE_INFINITY) return;
      if (next > until) throw new Error(`something is stuck:\n${this.outbox.lastRows(10).join("\n")}`);
      this.moveTo(Math.max(next, this.now() + 1));
    }
  }

  /** Moves the clock to a date and time in Helsinki, and stops at each time at which something becomes due. */
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

  async close(): Promise<void> {
    this.killer.stop();
    await this.supervisor.stop();
    await this.workspace.close();
    await this.post?.stop();
    this.#time.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** Starts on Monday 12 January 2026 at 10 in Helsinki. */
export async function startChaos(mode: Mode, seed: number, hasMail: boolean): Promise<ChaosWorld> {
  const clock = new TravelClock({ at: "2026-01-12T08:00:00Z" });
  const people = Object.values(cast);
  const workspace = await startWorkspace({ manifest: readManifest("manifest.yml"), clock, people });
  const folder = await mkdtemp(join(memoryOrDisk, "auroras-chaos-"));
  const post = hasMail ? await new Post(clock).start() : undefined;
  const world = new ChaosWorld({ workspace, clock, folder, mode, seed, post });
  world.supervisor.start();
  return world;
}
