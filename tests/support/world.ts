import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Logger, pino } from "pino";
import { pairOfChannel } from "../../db/pairs/pairs.ts";
import { savePerson } from "../../db/people/people.ts";
import { outbox, people } from "../../db/schema/index.ts";
import { and, eq, isNull } from "../../db/store/drizzle.ts";
import { type Db, openDatabase } from "../../db/store/open.ts";
import { prepared } from "../../db/store/prepared.ts";
import { saveSettings } from "../../db/store/settings.ts";
import { type Bot, createApp } from "../../src/app.ts";
import type { Config } from "../../src/config.ts";
import { openLog } from "../../src/log.ts";
import { MailServer } from "../../src/playground/mail/mail-server.ts";
import type { Control } from "../../src/playground/workspace/control.ts";
import { readManifest } from "../../src/playground/workspace/manifest.ts";
import type { Manifest } from "../../src/playground/workspace/manifest-schema.ts";
import type { Person, ShownSurface } from "../../src/playground/workspace/person.ts";
import { botScopes } from "../../src/playground/workspace/scopes.ts";
import { type RunningWorkspace, startWorkspace } from "../../src/playground/workspace/server.ts";
import { TravelClock } from "../../src/playground/workspace/travel-clock.ts";
import { userObject } from "../../src/playground/workspace/users.ts";
import { DAY_MS, HOUR_MS, instantOf, MINUTE_MS } from "../../src/programme/calendar/calendar.ts";
import type { PairId, SlackChannelId, SlackUserId } from "../../src/programme/ids.ts";
import { profileOf, type SlackUser } from "../../src/slack/profile.ts";
import type { Language } from "../../src/texts/languages.ts";
import { freePort } from "./free-port.ts";
import { ZONE } from "./helsinki.ts";
import { t } from "./texts.ts";

/** Read once for all worlds, because reading takes most of the time in which a world starts. */
export const manifests = { socket: readManifest("manifest.yml"), http: readManifest("src/slack/manifest.http.yml") };

/** The cast. As in real Slack, all profiles are `en-US` unless a test says otherwise. */
const cast = {
  kaisa: { name: "Kaisa Lehtonen", admin: true },
  mirja: { name: "Mirja Virtanen" },
  amina: { name: "Amina Hassan" },
  helena: { name: "Helena Korhonen" },
  olena: { name: "Olena Kovalenko" },
  sirpa: { name: "Sirpa Mäkinen" },
  vera: { name: "Vera Vieras", guest: true },
  ulla: { name: "Ulla Ulkopuolinen" },
} as const;

export type Name = keyof typeof cast;
export const names = Object.keys(cast) as Name[];
/** All have Finnish profiles: none reads easy Finnish as an actor, or is offered the languages. For tests of other things. */
export const finnish = { locales: Object.fromEntries(names.map((name) => [name, "fi-FI"])) };
type Span = { days?: number; hours?: number; minutes?: number };

export type WorldOptions = {
  locales?: Partial<Record<Name, string>>;
  /** The languages that people have chosen before the story begins. */
  chosen?: Partial<Record<Name, Language>>;
  at?: string;
  /** How Slack reaches the bot; over a socket by default. */
  via?: "socket" | "http";
  /** Scopes that an admin has refused to the app. */
  without?: readonly string[];
  /** Whether a mail server is set. */
  hasMail?: boolean;
  /** Whether the bot makes its nightly backups. They take more time than all else in a quiet night, and few tests look at them. */
  backsUp?: boolean;
};

/** Later than any test. */
/** The row that waits because three messages went into one channel at once. */
const heldByBurst = prepared((orm) =>
  orm
    .select({ dueAt: outbox.dueAt })
    .from(outbox)
    .where(and(isNull(outbox.settledAt), eq(outbox.holdsUp, true), eq(outbox.lastError, "burst")))
    .orderBy(outbox.dueAt)
    .prepare(),
);

const NEVER = Date.UTC(9999, 0);

const spanMs = ({ days = 0, hours = 0, minutes = 0 }: Span) => days * DAY_MS + hours * HOUR_MS + minutes * MINUTE_MS;

/** A workspace, the real bot connected to it, and a clock for both that moves only when a test moves it. */
export class World {
  readonly clock: TravelClock;
  readonly workspace: RunningWorkspace;
  readonly people: Record<Name, Person>;
  readonly control: Control;
  readonly folder: string;
  /** Whether the bot makes its nightly backups here. */
  readonly backsUp: boolean;
  private readonly errors: string[] = [];
  /** Every line that the bot has logged, at the lowest level. */
  readonly logged: string[] = [];
  connection: Config["connection"];
  /** The network's mail server, if the bot has one. */
  mailServer: MailServer | undefined;
  /** How long the bot waits for Slack's answer about people before it answers a person; without limit, because a busy machine is slow. */
  askWithinMs = 600_000;
  /** How long a person's request waits for its turn, as `askWithinMs`. */
  turnWithinMs = 600_000;
  /** Where the erasure journal is copied to, from the next start on. */
  secondPlace: Config["secondPlace"];
  numbers: Config["numbers"];
  /** How long the bot waits for the mail server. */
  mailPatienceMs = 600_000;
  db!: Db;
  bot!: Bot;

  constructor(parts: {
    clock: TravelClock;
    workspace: RunningWorkspace;
    folder: string;
    backsUp?: boolean | undefined;
  }) {
    this.clock = parts.clock;
    this.workspace = parts.workspace;
    this.folder = parts.folder;
    this.backsUp = parts.backsUp ?? false;
    this.control = parts.workspace.control;
    // On a busy machine a test keeps its own thread for seconds, and the bot in it would give up its connection.
    this.connection = { via: "socket", appToken: parts.workspace.appToken, pongWithinMs: 600_000 };
    this.people = Object.fromEntries(
      Object.entries(cast).map(([key, { name }]) => [key, parts.workspace.person(name)]),
    ) as Record<Name, Person>;
  }

  now(): number {
    return this.clock.now();
  }

  config(): Config {
    return {
      botToken: this.workspace.workspace.state.app.botToken,
      connection: this.connection,
      slackApiUrl: this.workspace.apiUrl,
      databasePath: join(this.folder, "mentoring.sqlite"),
      encryptionKey: undefined,
      backupFolder: join(this.folder, "backups"),
      healthPort: undefined,
      mail: this.mailServer && {
        host: "127.0.0.1",
        port: this.mailServer.port,
        isSecure: false,
        from: { name: "Auroras", address: "mentorointi@auroras.example" },
        stopTo: "verkosto@auroras.example",
        patienceMs: this.mailPatienceMs,
      },
      timeZone: ZONE,
      logLevel: process.env.TEST_LOG_LEVEL ?? "silent",
      askWithinMs: this.askWithinMs,
      turnWithinMs: this.turnWithinMs,
      secondPlace: this.secondPlace,
      numbers: this.numbers,
    };
  }

  async startBot(): Promise<void> {
    const config = this.config();
    this.db = openDatabase(config.databasePath, { now: this.now() });
    this.bot = await createApp({ config, db: this.db, clock: this.clock, log: this.log() });
    await this.bot.start();
    if (!this.backsUp) this.putOffBackups();
    await this.settle();
  }

  private putOffBackups(): void {
    const isAwaited = and(eq(outbox.kind, "backup:nightly"), eq(outbox.state, "due"));
    this.db.orm.update(outbox).set({ dueAt: NEVER }).where(isAwaited).run();
  }

  /** The bot's log. An error in it fails the test, unless the test takes it with `takeErrors`. TEST_LOG_LEVEL shows lines from that level on. */
  private log(): Logger {
    const shown = levelOf(process.env.TEST_LOG_LEVEL);
    const write = (line: string) => {
      const { level } = JSON.parse(line);
      this.logged.push(line);
      if (level >= 50) this.errors.push(line);
      if (level >= shown) process.stderr.write(line);
    };
    return openLog("trace", { write });
  }

  /** Takes the errors that were logged so far, for a test that causes them on purpose. */
  takeErrors(): string[] {
    return this.errors.splice(0);
  }

  async stopBot(): Promise<void> {
    await this.bot.stop();
    this.db.close();
  }

  /** Waits until everything that is due now is delivered and every request is answered. */
  async settle(): Promise<void> {
    let taken: number;
    do {
      await this.control.idle();
      await this.bot.idle();
      taken = await this.bot.tick();
      // Slack shows an uploaded file a moment after its answer.
    } while (taken > 0 || this.workspace.workspace.activity.open > 0 || this.passBurst());
    if (this.errors.length > 0) throw new Error(`the bot logged errors:\n${this.takeErrors().join("\n")}`);
  }

  /** Moves the clock to when the next message may follow where three went into one channel. False if none waits for that. */
  private passBurst(): boolean {
    const next = heldByBurst(this.db).get();
    if (!next || next.dueAt <= this.now()) return false;
    this.clock.travelTo(next.dueAt);
    return true;
  }

  /** Moves the clock on, stopping at each instant at which something becomes due. */
  async later(span: Span): Promise<void> {
    await this.until(this.now() + spanMs(span));
  }

  /** Moves the clock to a day and time in Helsinki. */
  async travelTo(on: string, time: string): Promise<void> {
    const at = instantOf(on, time, ZONE);
    if (at === undefined) throw new Error(`${on} ${time} does not exist`);
    await this.until(at);
  }

  private async until(target: number): Promise<void> {
    await this.settle();
    for (let next = this.bot.nextDueAt(); next !== undefined && next <= target; next = this.bot.nextDueAt()) {
      this.clock.travelTo(next);
      await this.settle();
    }
    if (target > this.now()) this.clock.travelTo(target);
    await this.settle();
  }

  /** Stops the bot, moves the clock, and starts the bot again on the same database. */
  async restart(options: { after?: Span } = {}): Promise<void> {
    await this.stopBot();
    this.clock.advance(spanMs(options.after ?? {}));
    await this.startBot();
  }

  /** Kaisa fills in "Ota käyttöön" on Home and becomes the coordinator; Sirpa becomes peer organiser. */
  async setUp(answers: Record<string, unknown> = {}): Promise<void> {
    const { kaisa, sirpa } = this.people;
    const home = await kaisa.home();
    if (!home) return this.setUpByFacts();
    await kaisa.press(home, t("setup.start"));
    await this.control.idle();
    await kaisa.fill({ coordinators: [kaisa.id], peerOrganisers: [sirpa.id], ...answers });
    const result = await kaisa.submit();
    if (result.outcome === "errors" || result.outcome === "not_sent")
      throw new Error(`not set up: ${JSON.stringify(result)}`);
    await kaisa.closeAll();
    await this.settle();
  }

  private async setUpByFacts(): Promise<void> {
    const { kaisa, sirpa } = this.people;
    const bot = this.workspace.botUserId;
    const coordinatorsChannelId = await kaisa.createChannel("tyontekijat", { private: true });
    const peerChannelId = await kaisa.createChannel("mentorit", { private: true });
    for (const channel of [coordinatorsChannelId, peerChannelId]) await kaisa.invite(channel, bot);
    const save = (id: SlackUserId, name: string) =>
      savePerson(
        this.db,
        {
          slackUserId: id,
          name,
          profileLanguage: null,
          isAdmin: id === kaisa.id,
          isGuest: false,
          isBot: false,
          isStranger: false,
          isDeactivated: false,
        },
        this.now(),
      );
    const one = save(kaisa.id, "Kaisa Lehtonen");
    const two = save(sirpa.id, "Sirpa Mäkinen");
    this.db.orm.update(people).set({ coordinatorSince: this.now() }).where(eq(people.id, one.id)).run();
    this.db.orm.update(people).set({ peerOrganiserSince: this.now() }).where(eq(people.id, two.id)).run();
    saveSettings(this.db, {
      language: "fi",
      plannedNumber: 7,
      coordinatorsChannelId,
      peerChannelId,
      hoursFrom: "09:00",
      hoursUntil: "20:00",
      reminderHours: 24,
      goodbyeDays: 14,
      privacyNoticeUrl: null,
      setUpAt: this.now(),
      setUpBy: one.id,
    });
    await this.settle();
  }

  /** Kaisa makes a pair with /new-pair, with the tick that both have agreed. */
  async openPair(
    two: { mentor: Person; actor: Person },
    answers: Record<string, unknown> = {},
  ): Promise<{ id: PairId; channelId: SlackChannelId }> {
    const { kaisa } = this.people;
    const before = new Set((await two.mentor.channels()).map(({ id }) => id));
    await kaisa.command("@bot", "/new-pair");
    await this.control.idle();
    await kaisa.fill({
      actor: two.actor.id,
      mentor: two.mentor.id,
      day: "2026-01-13",
      time: "17:00",
      consent: ["consent"],
      ...answers,
    });
    const result = await kaisa.submit();
    if (result.outcome === "errors" || result.outcome === "not_sent")
      throw new Error(`no pair: ${JSON.stringify(result)}`);
    await kaisa.closeAll();
    await this.settle();
    const channel = (await two.mentor.channels()).find(({ id, name }) => !before.has(id) && name?.startsWith("pari-"));
    if (!channel) throw new Error("no channel was opened");
    const pair = pairOfChannel(this.db, channel.id);
    if (!pair) throw new Error("the channel belongs to no pair");
    return { id: pair.id, channelId: channel.id };
  }

  /** The newest message there that contains all of these texts, as the person sees it. */
  async message(person: Person, channel: string, ...parts: string[]): Promise<ShownSurface> {
    const messages = await person.messages(channel);
    const found = messages.findLast((message) => {
      const said = JSON.stringify([message.text, message.blocks]);
      return parts.every((part) => said.includes(part));
    });
    if (!found)
      throw new Error(
        `no message says "${parts.join('" and "')}" in ${channel}:\n${messages.map((message) => message.text).join("\n")}`,
      );
    return found;
  }

  /** Presses a button of the newest message with this text, and waits until everything that follows has happened. */
  async press(
    person: Person,
    channel: string,
    text: string,
    what: string,
    options: { confirm?: boolean; stale?: boolean } = {},
  ): Promise<void> {
    await person.press(await this.message(person, channel, text, ...(options.stale ? [] : [what])), what, options);
    await this.settle();
  }

  /** Ends the workspace and deletes its files. The bot must be stopped before. */
  async leave(): Promise<void> {
    await this.workspace.close();
    await this.mailServer?.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stopBot();
    await this.leave();
  }
}

const levelOf = (name = ""): number => pino.levels.values[name] ?? Number.POSITIVE_INFINITY;

/** A folder in memory where the system has one: the bot waits for the disk at each commit. */
export const memoryOrDisk = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();

/** Starts on Monday 12 January 2026 at 10 in Helsinki. */
export async function startWorld(options: WorldOptions = {}): Promise<World> {
  const clock = new TravelClock({ at: options.at ?? "2026-01-12T08:00:00Z" });
  const workspace = await startWorkspace({
    manifest: withoutScopes(manifests[options.via ?? "socket"], options.without ?? []),
    clock,
    people: Object.entries(cast).map(([key, person]) => ({
      ...(options.locales?.[key as Name] ? { locale: options.locales[key as Name] } : {}),
      ...person,
    })),
  });
  const folder = await mkdtemp(join(memoryOrDisk, "auroras-"));
  const world = new World({ clock, workspace, folder, backsUp: options.backsUp });
  if (options.hasMail) world.mailServer = await new MailServer().start();
  if (options.via === "http") {
    const port = await freePort();
    await workspace.control.deliver({ via: "http", url: `http://127.0.0.1:${port}/slack/events` });
    world.connection = { via: "http", signingSecret: workspace.signingSecret, port };
  }
  await world.startBot();
  for (const [name, language] of Object.entries(options.chosen ?? {})) {
    const person = workspace.workspace.user(world.people[name as Name].id);
    const at = { teamId: workspace.workspace.state.team.id, enterpriseId: undefined };
    const profile = profileOf(userObject(workspace.workspace, person) as SlackUser, at);
    const { id } = savePerson(world.db, profile, world.now());
    world.db.orm.update(people).set({ language }).where(eq(people.id, id)).run();
  }
  return world;
}

function withoutScopes(manifest: Manifest, refused: readonly string[]): Manifest {
  if (refused.length === 0) return manifest;
  const scopes = botScopes(manifest).filter((scope) => !refused.includes(scope));
  return { ...manifest, oauth_config: { ...manifest.oauth_config, scopes: { bot: scopes } } };
}
