import type { Logger } from "pino";
import { type Db, openDatabase } from "../../db/store/open.ts";
import { CannotOpen } from "../../db/store/storage-faults.ts";
import { type Bot, createApp } from "../app.ts";
import { after, type Clock } from "../clock.ts";
import { type Config, ConfigProblem } from "../config.ts";
import { reasonOfEnd } from "../ending.ts";
import type { Report } from "../health/health.ts";
import { MINUTE_MS } from "../programme/calendar/calendar.ts";
import type { Pulse } from "../pulse.ts";
import type { Entrance } from "../slack/signed-requests.ts";
import type { WorkspaceId } from "./layout.ts";
import { within } from "./scope.ts";

/** `broken`: it could not be opened, or it ended; it is tried again. */
export type State = "waiting" | "starting" | "running" | "broken" | "paused" | "stopping";

export type Condition = {
  state: State;
  /** Since when, in milliseconds since 1970 UTC. */
  since: number;
  /** Why it is broken, with what to do. */
  why?: string;
  /** When it is tried again, in milliseconds since 1970 UTC. */
  retryAt?: number;
};

/** The wait before the next try doubles up to the longest one. */
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 10 * MINUTE_MS;
/** After this time without a fault the waits begin at the first one again. */
const SOUND_AFTER_MS = 10 * MINUTE_MS;
/** How long an orderly end may take before the database is closed anyway. */
const MAX_STOPPING_MS = 15_000;

/** Of each database SQLite keeps so much in memory: with a thousand of them it is 2 GB at the most. */
const CACHE_KB = 2_000;
/** A larger file is checked in its hourly turn and by the nightly backup: a thousand checks would hold up the start for a minute. */
const CHECKED_BYTES = 1_000_000;

type Parts = {
  id: WorkspaceId;
  clock: Clock;
  log: Logger;
  pulse: Pulse;
  entrance: Entrance | undefined;
  /** Reads its settings and tokens. @throws CannotOpen, ConfigProblem */
  readConfig(): Config;
  /** Called after each change of its condition. */
  changed(workspace: Workspace): void;
};

type Open = { bot: Bot; db: Db };

/** One workspace: it is opened, closed, and opened again after a fault, whatever the others do. */
export class Workspace {
  readonly id: WorkspaceId;
  readonly log: Logger;
  readonly #parts: Parts;
  #open: Open | undefined;
  #condition: Condition;
  #faults = 0;
  /** Opening and closing happen one after the other. */
  #last: Promise<void> = Promise.resolve();
  #isWanted = true;

  constructor(parts: Parts) {
    this.id = parts.id;
    this.log = parts.log;
    this.#parts = parts;
    this.#condition = { state: "waiting", since: parts.clock.now() };
  }

  get condition(): Condition {
    return this.#condition;
  }

  get bot(): Bot | undefined {
    return this.#open?.bot;
  }

  /** What `/health` tells about it, where it runs. */
  health(): Report | undefined {
    return this.#condition.state === "running" ? this.#open?.bot.lastHealth() : undefined;
  }

  #change(state: State, more: Pick<Condition, "why" | "retryAt"> = {}): void {
    this.#condition = { state, since: this.#parts.clock.now(), ...more };
    this.#parts.changed(this);
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    this.#last = this.#last.then(() => within(this.id, work));
    return this.#last;
  }

  /** Opens it, unless it is open or no longer wanted. Never rejects. */
  start(): Promise<void> {
    this.#isWanted = true;
    return this.#inTurn(async () => {
      if (this.#open || !this.#isWanted) return;
      this.#change("starting");
      try {
        await this.#begin();
        this.#change("running");
        this.log.info("The workspace is connected");
      } catch (error) {
        this.#failed(error);
      }
    });
  }

  async #begin(): Promise<void> {
    const { clock, log, pulse, entrance } = this.#parts;
    const config = this.#parts.readConfig();
    const db = openDatabase(config.databasePath, { now: clock.now(), cacheKb: CACHE_KB, checkedBytes: CHECKED_BYTES });
    let bot: Bot | undefined;
    try {
      bot = await createApp({ config, db, clock, log, pulse, ...(entrance ? { entrance } : {}) });
      await bot.start();
      this.#open = { bot, db };
    } catch (error) {
      // A bot that has not begun has nothing to lose.
      await bot?.stop().catch(() => undefined);
      db.close();
      throw error;
    }
  }

  #failed(error: unknown): void {
    const { clock, log } = this.#parts;
    if (this.#condition.state === "running" && clock.now() - this.#condition.since > SOUND_AFTER_MS) this.#faults = 0;
    const waitMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.#faults);
    this.#faults++;
    const why = error instanceof Error ? error.message : String(error);
    this.#change("broken", { why, retryAt: clock.now() + waitMs });
    const isExpected = error instanceof CannotOpen || error instanceof ConfigProblem;
    const details = { why, tryAgainInSeconds: waitMs / 1_000, ...(isExpected ? {} : { err: error }) };
    log.error(details, "The workspace cannot be opened. It is tried again, and the others are not concerned");
  }

  /** Forgets how often it failed: something was changed. */
  forgive(): void {
    this.#faults = 0;
  }

  /** Closes it after something that nobody caught, or that Slack's client gave up for. */
  end(error: unknown): void {
    const { log } = this.#parts;
    if (this.#condition.state === "stopping" || this.#condition.state === "broken") {
      log.error({ err: error }, "an error while the workspace is being closed");
      return;
    }
    const failing = new Error(reasonOfEnd(error), { cause: error });
    const { state } = this.#condition;
    if (state === "running") this.#failed(failing);
    // Where it is being opened, that fails as well, or is closed after it.
    void this.#inTurn(async () => {
      await this.#close();
      if (state !== "running") this.#failed(failing);
    });
  }

  /** Closes it in order. @param then what it is afterwards */
  stop(then: "paused" | "waiting"): Promise<void> {
    this.#isWanted = false;
    return this.#inTurn(async () => {
      if (this.#open) {
        this.#change("stopping");
        await this.#close();
      }
      if (this.#condition.state !== then) this.#change(then);
    });
  }

  async #close(): Promise<void> {
    const open = this.#open;
    if (!open) return;
    this.#open = undefined;
    try {
      await Promise.race([open.bot.stop(), after(MAX_STOPPING_MS)]);
    } catch (error) {
      this.log.error({ err: error }, "the workspace could not be closed in order");
    }
    open.db.close();
  }
}
