import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LogLevel } from "@slack/bolt";
import { WebClient } from "@slack/web-api";
import { pino } from "pino";
import { onTestFinished } from "vitest";
import { beginningOf, lastRestore } from "../../db/outbox/after-restore.ts";
import { nextDueAt } from "../../db/outbox/due-rows.ts";
import { findRow, type OutboxRow, type UnsettledRow } from "../../db/outbox/rows.ts";
import { savePerson } from "../../db/people/people.ts";
import { outbox } from "../../db/schema/index.ts";
import { and, eq } from "../../db/store/drizzle.ts";
import { type Db, newId, openDatabase } from "../../db/store/open.ts";
import type { Clock } from "../../src/clock.ts";
import { watchAccess } from "../../src/health/access.ts";
import { openLine } from "../../src/health/line.ts";
import { watchStorage } from "../../src/health/storage.ts";
import { type Outbox, openOutbox } from "../../src/outbox/deliver.ts";
import { watchChannels } from "../../src/outbox/lookout.ts";
import type { Fault } from "../../src/playground/workspace/faults.ts";
import type { Person } from "../../src/playground/workspace/person.ts";
import type { RunningWorkspace } from "../../src/playground/workspace/server.ts";
import { TravelClock } from "../../src/playground/workspace/travel-clock.ts";
import type { PersonId } from "../../src/programme/ids.ts";
import { openDoor } from "../../src/slack/door.ts";
import { eventually } from "./eventually.ts";
import { madeUp } from "./made-up.ts";
import { Facts, simpleEffects } from "./outbox-effects.ts";
import { textsOf } from "./reading.ts";
import { clientOf, smallCast, smallWorkspace } from "./small-app.ts";

const HOUR_MS = 3_600_000;

/** The outbox alone, over real HTTP to the strict workspace, with one simple effect of each kind. */
export class OutboxWorld {
  readonly workspace: RunningWorkspace;
  readonly clock: TravelClock;
  readonly facts = new Facts();
  readonly path: string;
  readonly mirja: Person;
  /** A private channel with the bot and Mirja in it. */
  readonly channel: string;
  /** Ends the bot's waiting for the calls that it makes from now on, as its time-out does. */
  waiting: AbortSignal | undefined;
  /** What the outbox logged as an error. */
  readonly errors: string[] = [];
  db: Db;
  outbox: Outbox;
  /** The outbox's clock: the workspace's clock unless a test sets another. */
  time: Clock;

  constructor(workspace: RunningWorkspace, clock: TravelClock, channel: string, folder: string) {
    this.workspace = workspace;
    this.clock = clock;
    this.time = clock;
    this.channel = channel;
    this.mirja = workspace.person("Mirja Virtanen");
    this.path = join(folder, "mentoring.sqlite");
    this.db = openDatabase(this.path, { now: clock.now() });
    this.outbox = this.openOutbox();
  }

  openOutbox(effects = simpleEffects(this.facts), peopleFirst?: () => Promise<void>): Outbox {
    const clock = { now: () => this.time.now() };
    const client = new WebClient(this.workspace.botToken, {
      slackApiUrl: this.workspace.apiUrl,
      retryConfig: { retries: 0 },
      fetch: (url, init) => fetch(url, { ...init, signal: this.waiting ?? null }),
      rejectRateLimitedCalls: true,
      logger: {
        debug() {},
        info() {},
        warn() {},
        error() {},
        setLevel() {},
        getLevel: () => LogLevel.ERROR,
        setName() {},
      },
    });
    const log = pino(
      { level: "error" },
      { write: (line: string) => void this.errors.push((({ err, msg }) => err?.message ?? msg)(JSON.parse(line))) },
    );
    const storage = watchStorage(this.db.path, log);
    return openOutbox({
      db: this.db,
      clock,
      door: openDoor(client, clock),
      log,
      zone: "Europe/Helsinki",
      effects,
      storage,
      access: watchAccess(clock, log),
      channels: watchChannels({ db: this.db, clock, line: openLine() }),
      ...(peopleFirst ? { peopleFirst } : {}),
    });
  }

  /** Opens the same database as a new process would, without the memory of the first one. */
  reopen(): void {
    this.db = openDatabase(this.path, { now: this.clock.now() });
    this.outbox = this.openOutbox();
  }

  /** A person whom the bot knows and has not written to. */
  stranger(name: string): PersonId {
    const person = this.workspace.person(name);
    const profile = { profileLanguage: null, isAdmin: false, isGuest: false, isBot: false, isStranger: false } as const;
    return savePerson(this.db, { ...profile, slackUserId: person.id, name, isDeactivated: false }, this.clock.now()).id;
  }

  /** Writes a row about the channel; its name is its key and what a message says. */
  write(
    name: string,
    kind = "test:say",
    ref: Record<string, string | number> = {},
    { lane = "lane", dueAt = this.time.now() }: { lane?: string; dueAt?: number } = {},
  ): void {
    const beginning = beginningOf(lastRestore(this.db), dueAt);
    const row = { key: name, kind, ref: { channel: this.channel, name, ...ref }, lane, dueAt };
    this.db.orm
      .insert(outbox)
      .values({ id: newId(), createdAt: this.time.now(), ...beginning, ...row })
      .onConflictDoNothing({ target: outbox.key })
      .run();
  }

  row(name: string): OutboxRow {
    const row = findRow(this.db, { key: name });
    if (!row) throw new Error(`no row ${name}`);
    return row;
  }

  unsettledRow(name: string): UnsettledRow {
    const { state, ...row } = this.row(name);
    if (state === "sent" || state === "dropped") throw new Error(`${name} is ${state}`);
    return { ...row, state };
  }

  state(name: string): string | undefined {
    return findRow(this.db, { key: name })?.state;
  }

  /** Delivers everything that is due now, and what waits only because three messages have just gone into its channel. */
  async settle(): Promise<void> {
    do while ((await this.outbox.deliverDue()) > 0);
    while (this.passBurst());
    await this.workspace.control.idle();
  }

  private passBurst(): boolean {
    const isHeld = and(eq(outbox.holdsUp, true), eq(outbox.lastError, "burst"));
    const next = this.db.orm.select().from(outbox).where(isHeld).orderBy(outbox.dueAt).get();
    if (!next || this.time !== this.clock || next.dueAt <= this.clock.now()) return false;
    this.clock.travelTo(next.dueAt);
    return true;
  }

  /** Moves the clock by this many hours and delivers at each instant at which a row becomes due. */
  async pass(hours = 3): Promise<void> {
    const end = this.clock.now() + hours * HOUR_MS;
    await this.settle();
    for (
      let next = nextDueAt(this.db, this.clock.now());
      next && next <= end;
      next = nextDueAt(this.db, this.clock.now())
    ) {
      this.clock.travelTo(next);
      await this.settle();
    }
    this.clock.travelTo(end);
  }

  /** The bot's messages in the channel, oldest first. A file is represented by its comment. */
  async said(channel = this.channel): Promise<string[]> {
    const messages = await this.mirja.messages(channel);
    return textsOf(
      messages.filter(
        ({ user, text }) => user === this.workspace.botUserId && !/ has (joined|left) the channel$/.test(text),
      ),
    );
  }

  order(...faults: Fault[]): Promise<unknown> {
    return Promise.all(faults.map((fault) => this.workspace.control.order(fault)));
  }

  /** When a method was called, in milliseconds since 1970 UTC by the workspace's clock. */
  async callsOf(...methods: string[]): Promise<{ method: string; at: number; ok: boolean }[]> {
    const calls = await this.workspace.control.calls();
    return calls
      .filter(({ method }) => methods.includes(method))
      .map(({ method, at, answer }) => ({ method, at, ok: answer.ok === true }));
  }

  /** Starts a process that delivers the due rows, and kills it during these calls: before Slack has done them, or after. */
  async killedAt(methods: readonly string[], when: "before" | "after"): Promise<void> {
    this.db.close();
    await this.order(...methods.map((method) => ({ kind: "hold" as const, method, when })));
    const script = join(import.meta.dirname, "outbox-process.ts");
    const { apiUrl, botToken, control } = this.workspace;
    const today = JSON.stringify([...this.facts.today]);
    const child = spawn(process.execPath, [script, this.path, apiUrl, botToken, String(this.clock.now()), today], {
      stdio: "inherit",
    });
    const gone = once(child, "exit");
    await eventually(async () => {
      if (child.exitCode !== null) throw new Error(`the process ended by itself with ${child.exitCode}`);
      return (await control.held()) === methods.length;
    });
    child.kill("SIGKILL");
    await gone;
    await control.idle();
    this.reopen();
  }
}

export async function startOutbox({ rateLimits = false } = {}): Promise<OutboxWorld> {
  const clock = new TravelClock({ at: "2026-09-01T09:00:00Z" });
  const people = [...smallCast, ...Array.from({ length: 12 }, (_, number) => ({ name: `Person ${number}` }))];
  const workspace = await smallWorkspace({ clock, people, policies: { rateLimits } });
  const folder = mkdtempSync(join(tmpdir(), "auroras-outbox-"));
  const { channel } = await clientOf(workspace).conversations.create({ name: "kanava", is_private: true });
  const id = channel?.id ?? madeUp("");
  await clientOf(workspace).conversations.invite({ channel: id, users: workspace.person("Mirja Virtanen").id });
  const world = new OutboxWorld(workspace, clock, id, folder);
  onTestFinished(async () => {
    await world.outbox.stop();
    world.db.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return world;
}
