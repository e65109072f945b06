import type { Server } from "node:http";
import { type App, LogLevel } from "@slack/bolt";
import { WebClient, type WebClientOptions } from "@slack/web-api";
import { type ScheduledTask, schedule } from "node-cron";
import type { Logger } from "pino";
import { noteInstalledAs } from "../db/channels/reinstalling.ts";
import { enqueueRoundOfAll, recordConnectionBack, recordConnectionLost } from "../db/channels/rounds.ts";
import { nextDueAt } from "../db/outbox/due-rows.ts";
import { kinds } from "../db/outbox/kinds.ts";
import type { Db } from "../db/store/open.ts";
import type { Clock } from "./clock.ts";
import { type Config, ConfigProblem } from "./config.ts";
import * as announcements from "./features/announcements/listeners.ts";
import { effects as announcementsEffects } from "./features/announcements/messages.ts";
import { begin as beginBackups, nightlyBackup } from "./features/backup/nightly.ts";
import * as channels from "./features/channels/listeners.ts";
import { effects as channelsEffects } from "./features/channels/messages.ts";
import * as closing from "./features/closing/listeners.ts";
import { effects as closingEffects } from "./features/closing/messages.ts";
import * as followUp from "./features/follow-up/listeners.ts";
import { effects as followUpEffects } from "./features/follow-up/messages.ts";
import * as home from "./features/home/listeners.ts";
import { effects as homeEffects } from "./features/home/messages.ts";
import * as imports from "./features/import/listeners.ts";
import { effects as importEffects } from "./features/import/messages.ts";
import * as kickoff from "./features/kickoff/listeners.ts";
import { effects as kickoffEffects } from "./features/kickoff/messages.ts";
import * as matching from "./features/matching/listeners.ts";
import { effects as matchingEffects } from "./features/matching/messages.ts";
import * as meetingLog from "./features/meeting-log/listeners.ts";
import { effects as meetingLogEffects } from "./features/meeting-log/messages.ts";
import * as meetings from "./features/meetings/listeners.ts";
import { effects as meetingsEffects } from "./features/meetings/messages.ts";
import * as monday from "./features/monday/listeners.ts";
import { begin as beginMondays, effects as mondayEffects } from "./features/monday/messages.ts";
import * as pairs from "./features/pairs/listeners.ts";
import { effects as pairsEffects } from "./features/pairs/messages.ts";
import * as peerSupport from "./features/peer-support/listeners.ts";
import { effects as peerSupportEffects } from "./features/peer-support/messages.ts";
import * as people from "./features/people/listeners.ts";
import { effects as peopleEffects } from "./features/people/messages.ts";
import * as privacy from "./features/privacy/listeners.ts";
import { effects as privacyEffects } from "./features/privacy/messages.ts";
import * as reports from "./features/reports/listeners.ts";
import { effects as reportsEffects } from "./features/reports/messages.ts";
import * as setup from "./features/setup/listeners.ts";
import { effects as setupEffects } from "./features/setup/messages.ts";
import * as silence from "./features/silence/listeners.ts";
import { effects as silenceEffects } from "./features/silence/messages.ts";
import * as support from "./features/support/listeners.ts";
import { effects as supportEffects } from "./features/support/messages.ts";
import { watchAccess } from "./health/access.ts";
import { type Health, type Report, serveHealth, watchHealth } from "./health/health.ts";
import { watchStorage } from "./health/storage.ts";
import { boltLogger } from "./log.ts";
import { type Outbox, openOutbox } from "./outbox/deliver.ts";
import type { Effect } from "./outbox/effects.ts";
import { type List, listChannels, watchList } from "./outbox/listing.ts";
import { watchChannels } from "./outbox/lookout.ts";
import { updateEffect } from "./outbox/update.ts";
import { namedBySlack } from "./programme/ids.ts";
import { openDoor } from "./slack/door.ts";
import { type Deps, type Listening, listenWith } from "./slack/listening.ts";
import { workspaceOf } from "./slack/profile.ts";
import { wayIn } from "./slack/receivers.ts";
import { Reception } from "./slack/reception.ts";
import { INSTALLED_FOR_ALL, whyNotAccepted, whyNotReached } from "./slack/tokens.ts";

/**
 * One feature. `listen` registers its listeners, `effects` are the messages that it sends by itself. `begin` runs at each start, and writes
 * for example the first row of a nightly job.
 */
type Feature = {
  listen?(listening: Listening, deps: Deps): void;
  effects: readonly Effect[] | ((parts: { config: Config; log: Logger }) => readonly Effect[]);
  begin?(deps: Deps): void;
};

/** All features. A new feature adds its line here. */
const features: readonly Feature[] = [
  { listen: setup.listen, effects: setupEffects },
  { listen: home.listen, effects: homeEffects },
  { listen: people.listen, effects: peopleEffects },
  { listen: imports.listen, effects: importEffects },
  { listen: support.listen, effects: supportEffects },
  { listen: pairs.listen, effects: pairsEffects },
  { listen: channels.listen, effects: channelsEffects },
  { listen: matching.listen, effects: matchingEffects },
  { listen: kickoff.listen, effects: kickoffEffects },
  { listen: meetings.listen, effects: meetingsEffects },
  { listen: silence.listen, effects: silenceEffects },
  { listen: meetingLog.listen, effects: meetingLogEffects },
  { listen: followUp.listen, effects: followUpEffects },
  { listen: closing.listen, effects: closingEffects },
  { listen: peerSupport.listen, effects: peerSupportEffects },
  { listen: reports.listen, effects: reportsEffects },
  {
    effects: ({ config, log }) => [nightlyBackup({ folder: config.backupFolder, log })],
    begin: beginBackups,
  },
  { listen: announcements.listen, effects: announcementsEffects },
  { listen: monday.listen, effects: mondayEffects, begin: beginMondays },
  { listen: privacy.listen, effects: privacyEffects, begin: privacy.begin },
];

export type Bot = {
  start(): Promise<void>;
  /** Accepts nothing more, finishes what is under way, then disconnects from Slack. Does not close the database. */
  stop(): Promise<void>;
  /** Delivers what is due; node-cron calls it every second. Returns how many outbox rows it handled. */
  tick(): Promise<number>;
  /** Resolves when no listener runs and nothing is being delivered. */
  idle(): Promise<void>;
  /** The next instant after now at which an outbox row becomes due, in milliseconds since 1970 UTC. */
  nextDueAt(): number | undefined;
  /** Whether the bot is well. Logs a change since the last call. */
  health(): Report;
  registered: Listening["registered"];
  effectKinds: readonly string[];
};

const CALL_TIMEOUT_MS = 10_000;
/** Slack repeats events of a short interruption. Events of a longer one may be lost, so that every channel is asked about. */
const LONG_LOST_MS = 60_000;
/** Calls that Slack's rate limits delayed continue within a second. A tick with nothing due takes about 30 microseconds. */
const EVERY_SECOND = "* * * * * *";

export async function createApp(parts: { config: Config; db: Db; clock: Clock; log: Logger }): Promise<Bot> {
  const { config, db, clock, log } = parts;
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
  const way = wayIn(config, clock, log);
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

  const effects = new Map<string, Effect>();
  const door = openDoor(new WebClient(config.botToken, { ...clientOptions, timeout: 15_000 }), clock);
  const storage = watchStorage(db.path, log);
  noteInstalledAs(db, namedBySlack(identity.user_id ?? ""), clock.now());
  const access = watchAccess(clock, log);
  const { line } = way;
  const list = watchList({ listing: listChannels({ db, clock, line }), door, access, storage, log });
  const channels = watchChannels({ db, clock, line });
  const outbox = openOutbox({ db, clock, door, log, zone: config.timeZone, effects, storage, channels, access });
  const effectsOf = ({ effects: known }: Feature) => (typeof known === "function" ? known(parts) : known);
  for (const effect of [updateEffect(effects), ...features.flatMap(effectsOf)]) {
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
  };
  const listening = listenWith(app, deps);
  for (const feature of features) feature.listen?.(listening, deps);
  acknowledgeTheUnknown(app, listening);

  const health = watchHealth({ db, clock, log, line, access, storage, backupFolder: config.backupFolder });
  way.serveHealth?.(health);
  let healthServer: Server | undefined;
  let ticking: ScheduledTask | undefined;
  const tick = async () => {
    await list.refresh();
    return outbox.deliverDue();
  };
  const askAllAfter = (lostMs: number) => {
    if (lostMs > LONG_LOST_MS) enqueueRoundOfAll(db, clock.now());
  };
  return {
    async start() {
      for (const feature of features) feature.begin?.(deps);
      const lostAt = recordConnectionBack(db);
      askAllAfter(lostAt === undefined ? Number.POSITIVE_INFINITY : clock.now() - lostAt);
      await app.start().catch(explaining("SLACK_APP_TOKEN", config));
      line.onBack(askAllAfter);
      if (config.healthPort !== undefined) {
        healthServer = await serveHealth(health, config.healthPort).catch(takenPort("HEALTH_PORT", config.healthPort));
      }
      ticking = schedule(EVERY_SECOND, () => everyTick(health, outbox, list), {
        noOverlap: true,
        suppressMissedWarning: true,
      });
      outbox.kick();
    },
    async stop() {
      const listed = list.stop();
      await ticking?.destroy();
      healthServer?.close();
      healthServer?.closeAllConnections();
      const delivered = outbox.stop();
      app.close();
      // Requests under way are answered first, because the answers need the connection.
      await app.idle();
      await app.stop();
      await Promise.all([delivered, listed]);
      recordConnectionLost(db, line.downSince ?? clock.now());
    },
    tick,
    async idle() {
      await app.idle();
      await outbox.idle();
    },
    nextDueAt: () => nextDueAt(db, clock.now()),
    health: health.look,
    registered: listening.registered,
    effectKinds: [...effects.keys()],
  };
}

/** Turns an error of the first call to Slack into one that tells the operator which variable to change. */
const explaining = (variable: string, config: Config) => (error: unknown) => {
  const why = whyNotAccepted(variable, error) ?? whyNotReached(config.slackApiUrl, error);
  throw why === undefined ? error : new ConfigProblem(why);
};

function everyTick(health: Health, outbox: Outbox, list: List): void {
  outbox.kick();
  void list.refresh().then(outbox.kick);
  health.look();
}

const takenPort = (variable: string, port: number) => (error: unknown) => {
  const isTaken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  throw isTaken
    ? new ConfigProblem(`${variable}: something else listens at 127.0.0.1:${port}. Give another port.`)
    : error;
};

/** Acknowledges buttons of former versions in old messages; otherwise Slack shows a warning sign beside them. */
function acknowledgeTheUnknown(app: App, { registered }: Listening): void {
  app.action(/.*/, async ({ action, ack }) => {
    if (!("action_id" in action) || !registered.presses.includes(action.action_id)) await ack();
  });
}
