import type { Server } from "node:http";
import { LogLevel } from "@slack/bolt";
import { WebClient, type WebClientOptions } from "@slack/web-api";
import type { Logger } from "pino";
import { noteInstalledAs } from "../db/channels/reinstalling.ts";
import { enqueueRoundOfAll, recordConnectionBack, recordConnectionLost, recordOthers } from "../db/channels/rounds.ts";
import { nextDueAt } from "../db/outbox/due-rows.ts";
import { kinds } from "../db/outbox/kinds.ts";
import { takeInExports } from "../db/reports/exporting.ts";
import type { Db } from "../db/store/open.ts";
import type { Clock } from "./clock.ts";
import { type Config, ConfigProblem } from "./config.ts";
import type { Feature } from "./features/feature.ts";
import { features } from "./features/features.index.ts";
import { watchAccess } from "./health/access.ts";
import { watchDamage } from "./health/damage.ts";
import { type Report, serveHealth, watchHealth } from "./health/health.ts";
import { watchJournalCopy } from "./health/journal-copy.ts";
import { watchMail } from "./health/mail.ts";
import { watchNumbers } from "./health/numbers-out.ts";
import { watchReplica } from "./health/replica.ts";
import { watchStorage } from "./health/storage.ts";
import { watchUnfinished } from "./health/unfinished.ts";
import { boltLogger } from "./log.ts";
import { openMailDoor } from "./mail/door.ts";
import { changedEffect } from "./outbox/changed.ts";
import { openOutbox } from "./outbox/deliver.ts";
import type { Effect } from "./outbox/effects.ts";
import { listChannels, watchList } from "./outbox/listing.ts";
import { watchChannels } from "./outbox/lookout.ts";
import { keepRepeating } from "./outbox/repeating.ts";
import { updateEffect } from "./outbox/update.ts";
import { namedBySlack } from "./programme/ids.ts";
import { ownPulse, type Pulse } from "./pulse.ts";
import { openDoor } from "./slack/door.ts";
import { type Deps, type Listening, listenWith } from "./slack/listening.ts";
import { workspaceOf } from "./slack/profile.ts";
import { wayIn } from "./slack/receivers.ts";
import { Reception } from "./slack/reception.ts";
import type { Entrance } from "./slack/signed-requests.ts";
import { INSTALLED_FOR_ALL, whyNotAccepted, whyNotReached } from "./slack/tokens.ts";

export type Bot = {
  start(): Promise<void>;
  /** Accepts nothing more, finishes what is under way, then disconnects from Slack. Does not close the database. */
  stop(): Promise<void>;
  /** Delivers what is due; called every second. Returns how many outbox rows it handled. */
  tick(): Promise<number>;
  /** Resolves when no listener runs and nothing is being delivered. */
  idle(): Promise<void>;
  /** The next instant after now at which an outbox row becomes due, in milliseconds since 1970 UTC. */
  nextDueAt(): number | undefined;
  /** Whether the bot is well. Logs a change since the last call. */
  health(): Report;
  /** The report of the last look, which is made often enough. */
  lastHealth(): Report;
  registered: Listening["registered"];
  effectKinds: readonly string[];
};

const CALL_TIMEOUT_MS = 10_000;
/** Of the 3 seconds that Slack gives to acknowledge: the rest is for the way there and back, and for saving. */
const ASK_WITHIN_MS = 2_000;
/** Slack repeats events of a short interruption. Events of a longer one may be lost, so that every channel is asked about. */
const LONG_LOST_MS = 60_000;

type Parts = {
  config: Config;
  db: Db;
  clock: Clock;
  log: Logger;
  /** Who calls the beats; by default each bot has its own, every second. */
  pulse?: Pulse;
  /** Where requests over HTTP arrive; by default each bot listens on a port of its own. */
  entrance?: Entrance;
};

export async function createApp(parts: Parts): Promise<Bot> {
  const { config, db, clock, log, pulse = ownPulse } = parts;
  const clientOptions: WebClientOptions = {
    slackApiUrl: config.slackApiUrl,
    retryConfig: { retries: 0 },
    timeout: CALL_TIMEOUT_MS,
    rejectRateLimitedCalls: true,
    logger: boltLogger(log),
  };
  const client = new WebClient(config.botToken, clientOptions);
  const identity = await client.auth.test().catch(explaining("SLACK_BOT_TOKEN", config));
  if (identity.is_enterprise_install) throw new ConfigProblem(INSTALLED_FOR_ALL);
  const way = wayIn(config, clock, log, parts.entrance);
  const app = new Reception({
    receiver: way.receiver,
    clientOptions,
    logger: boltLogger(log),
    logLevel: LogLevel.INFO,
    authorize: async () => ({
      botToken: config.botToken,
      botId: identity.bot_id ?? "",
      botUserId: identity.user_id ?? "",
      teamId: identity.team_id ?? "",
    }),
  });

  app.turnWithinMs = config.turnWithinMs ?? app.turnWithinMs;

  const effects = new Map<string, Effect>();
  const door = openDoor(new WebClient(config.botToken, { ...clientOptions, timeout: 15_000 }), clock);
  const storage = watchStorage(db.path, log);
  const unfinished = watchUnfinished({ db, clock, storage, log });
  noteInstalledAs(db, namedBySlack(identity.user_id ?? ""), clock.now());
  const access = watchAccess(clock, log);
  const { line } = way;
  const list = watchList({ listing: listChannels({ db, clock, line }), door, access, storage, log });
  const channels = watchChannels({ db, clock, line });
  const mailHealth = config.mail && watchMail(clock, log);
  const mail = config.mail && mailHealth && openMailDoor(config.mail, clock, mailHealth);
  let beats: ReturnType<Pulse["join"]> | undefined;
  const rested = () => {
    journal.look();
    beats?.rested();
  };
  const outbox = openOutbox({
    db,
    clock,
    door,
    log,
    zone: config.timeZone,
    effects,
    storage,
    channels,
    access,
    mail,
    rested,
    peopleFirst: () => app.peopleFirst(),
  });
  const effectsOf = ({ effects: known = [] }: Feature) => (typeof known === "function" ? known(parts) : known);
  for (const effect of [updateEffect(effects), changedEffect(effects), ...features.flatMap(effectsOf)]) {
    if (effects.has(effect.kind)) throw new Error(`${effect.kind} is defined twice`);
    effects.set(effect.kind, effect);
  }
  for (const kind of Object.keys(kinds)) if (!effects.has(kind)) throw new Error(`${kind} is delivered by no feature`);
  const deps: Deps = {
    db,
    clock,
    zone: config.timeZone,
    log,
    client,
    outbox,
    workspace: workspaceOf(identity),
    botUserId: identity.user_id ?? "",
    storage,
    access,
    hasMail: mail !== undefined,
    askWithinMs: config.askWithinMs ?? ASK_WITHIN_MS,
  };
  const listening = listenWith(app, deps);
  for (const feature of features) feature.listen?.(listening, deps);

  const journal = watchJournalCopy({ path: db.path, to: config.secondPlace, clock, log });
  const replica = watchReplica({ db, clock });
  const numbers = watchNumbers({ db, to: config.numbers, clock, zone: config.timeZone, log });
  const health = watchHealth({
    db,
    clock,
    log,
    line,
    access,
    storage,
    mail: mailHealth,
    backupFolder: config.backupFolder,
    concerns: [unfinished.concerns, journal.concerns, replica.concerns, numbers.concerns],
  });
  way.serveHealth?.(health);
  let healthServer: Server | undefined;
  const damage = watchDamage({ path: db.path, clock, storage, log });
  const repeating = keepRepeating({ db, clock, zone: config.timeZone });
  const tick = async () => {
    repeating.keep();
    unfinished.look();
    damage.catchUp();
    replica.catchUp();
    journal.look();
    numbers.look();
    await list.refresh();
    return outbox.deliverDue();
  };
  /** Calls that Slack's rate limits delayed continue within a second. */
  const beat = () => {
    try {
      repeating.keep();
    } catch (error) {
      if (!storage.failed(error)) log.error({ err: error }, "the repeated work could not be looked after");
    }
    unfinished.look();
    line.recount();
    mail?.rest();
    outbox.kick();
    void list.refresh().then(outbox.kick);
    journal.look();
    numbers.look();
    health.look();
  };
  const nextAt = (): number =>
    Math.min(...[outbox, list, line, numbers, health, unfinished].map((one) => one.nextAt()));
  const askAllAfter = (lostMs: number) => {
    if (lostMs > LONG_LOST_MS) enqueueRoundOfAll(db, clock.now());
  };
  return {
    async start() {
      for (const feature of features) feature.begin?.(deps);
      takeInExports(db);
      repeating.keep();
      const lostAt = recordConnectionBack(db);
      // An instant in the future was written by a clock that was wrong: it does not tell how long the connection was lost.
      const isKnown = lostAt !== undefined && lostAt <= clock.now();
      askAllAfter(isKnown ? clock.now() - lostAt : Number.POSITIVE_INFINITY);
      line.onCount((others) => {
        try {
          recordOthers(db, others, clock.now());
        } catch (error) {
          if (!storage.failed(error)) log.error({ err: error }, "another copy of the bot could not be recorded");
        }
        rested();
      });
      await app.start().catch(explaining("SLACK_APP_TOKEN", config));
      line.onBack((lostMs) => {
        askAllAfter(lostMs);
        rested();
      });
      line.onLost(rested);
      if (config.healthPort !== undefined) {
        healthServer = await serveHealth(health, config.healthPort).catch(
          explainingPort("HEALTH_PORT", config.healthPort),
        );
      }
      beats = pulse.join({
        beat,
        nextAt,
        hourly() {
          damage.look();
          replica.look();
          takeInExports(db);
        },
      });
      outbox.kick();
    },
    async stop() {
      const listed = list.stop();
      beats?.stop();
      healthServer?.close();
      healthServer?.closeAllConnections();
      const delivered = outbox.stop();
      app.close();
      // Requests under way are answered first, because the answers need the connection.
      await app.idle();
      await app.stop();
      await Promise.all([delivered, listed, damage.idle(), journal.idle(), numbers.idle()]);
      mail?.stop();
      recordConnectionLost(db, line.downSince ?? clock.now());
    },
    tick,
    async idle() {
      await app.idle();
      await outbox.idle();
    },
    nextDueAt: () => nextDueAt(db, clock.now()),
    health: health.look,
    lastHealth: () => health.last ?? health.look(),
    registered: listening.registered,
    effectKinds: [...effects.keys()],
  };
}

/** Turns an error of the first call to Slack into one that tells the operator which variable to change. */
const explaining = (variable: string, config: Config) => (error: unknown) => {
  const why = whyNotAccepted(variable, error) ?? whyNotReached(config.slackApiUrl, error);
  throw why === undefined ? error : new ConfigProblem(why);
};

/** Turns the error of listening on a port into one that says what to do. */
export const explainingPort = (variable: string, port: number) => (error: unknown) => {
  const isTaken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  throw isTaken
    ? new ConfigProblem(`${variable}: something else listens at 127.0.0.1:${port}. Give another port.`)
    : error;
};
