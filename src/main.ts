import type { Logger } from "pino";
import { actorsWithoutAccount } from "../db/light-pairs/light-pairs.ts";
import { nextMeetingAt } from "../db/meetings/next-start.ts";
import { recentRows } from "../db/outbox/recent-rows.ts";
import { openDatabase } from "../db/store/open.ts";
import { CannotOpen } from "../db/store/storage-faults.ts";
import { createApp } from "./app.ts";
import { type Clock, systemClock } from "./clock.ts";
import { type Config, ConfigProblem, type Installation, readConfig, readInstallation } from "./config.ts";
import { watchUncaught } from "./ending.ts";
import { openLog } from "./log.ts";
import { openInstallation } from "./workspaces/installation.ts";

/** How long stopping may take. Less than the 10 seconds after which a supervisor often kills the process. */
const MAX_STOPPING_MS = 8_000;

/** The first port the playground tries. */
const PLAYGROUND_PORT = 4321;
const PLAYGROUND_SENDER = "Auroras <mentorointi@auroras.example>";
const PLAYGROUND_FOLDER = "data/playground";

async function main(): Promise<void> {
  const isWithSlack = Object.entries(process.env).some(([name, value]) => name.startsWith("SLACK_") && value?.trim());
  const leaving = listenToSignals();
  watchUncaught(leaving);
  const installation = readInstallation(process.env);
  if (installation) return startWorkspaces(installation, leaving);
  leaving.stop = isWithSlack ? await startInSlack(leaving) : await startPlayground(leaving);
}

/** `log` and `stop` are set when the bot is ready. */
type Leaving = {
  isLeaving: boolean;
  log?: Logger;
  stop?: () => Promise<void>;
  part?(): { log: Logger; end(error: unknown): void } | undefined;
};

/** Opens the workspaces of an installation. A workspace that cannot be opened does not end the process. */
async function startWorkspaces(installation: Installation, leaving: Leaving): Promise<void> {
  const log = openLog(installation.logLevel);
  const running = await openInstallation(installation, { clock: systemClock, log });
  Object.assign(leaving, { log, stop: running.stop, part: running.part });
  await running.opened;
  log.info({ folder: installation.folder, ...running.counts() }, "The mentoring bot is ready");
}

async function startInSlack(leaving: Leaving): Promise<() => Promise<void>> {
  const config = readConfig(process.env);
  const bot = await openBot(config, systemClock);
  leaving.log = bot.log;
  bot.log.info({ database: config.databasePath, via: config.connection.via }, "The mentoring bot is ready");
  return bot.stop;
}

/** Starts the playground: an imitation of Slack in this process, the same bot connected to it, and a web page. */
async function startPlayground(leaving: Leaving): Promise<() => Promise<void>> {
  // At once: what follows takes some seconds on a busy machine.
  process.stdout.write("Starting the playground… Leikkikenttä käynnistyy…\n");
  const playground = await import("./playground/start.ts");
  const { env } = process;
  const { url, stop } = await playground.startPlayground({
    folder: env.PLAYGROUND_FOLDER || PLAYGROUND_FOLDER,
    port: Number(env.PORT || PLAYGROUND_PORT),
    zone: env.TIME_ZONE || "Europe/Helsinki",
    rereadsFiles: env.PLAYGROUND_FRESH === "1",
    ...(env.PLAYGROUND_BEGINS_AT ? { beginsAt: Date.parse(env.PLAYGROUND_BEGINS_AT) } : {}),
    connect: async ({ botToken, appToken, slackApiUrl, databasePath, smtpUrl }, clock) => {
      const config = readConfig({
        LOG_LEVEL: env.LOG_LEVEL || "warn",
        TIME_ZONE: env.TIME_ZONE,
        SLACK_BOT_TOKEN: botToken,
        SLACK_APP_TOKEN: appToken,
        SLACK_API_URL: slackApiUrl,
        DATABASE_PATH: databasePath,
        SMTP_URL: smtpUrl,
        MAIL_FROM: PLAYGROUND_SENDER,
        BACKUP_FOLDER: env.BACKUP_FOLDER,
        HEALTH_PORT: env.HEALTH_PORT,
      });
      const bot = await openBot(config, clock);
      leaving.log = bot.log;
      return bot;
    },
  });
  process.stdout.write(`The playground is ready. Leikkikenttä on valmis: ${url}\n`);
  return stop;
}

/** Opens the database and starts the bot, connected to Slack or to the playground's imitation. */
async function openBot(config: Config, clock: Clock) {
  const log = openLog(config.logLevel);
  const db = openDatabase(config.databasePath, {
    now: clock.now(),
    ...(config.encryptionKey === undefined ? {} : { encryptionKey: config.encryptionKey }),
  });
  const bot = await createApp({ config, db, clock, log });
  await bot.start();
  return {
    ...bot,
    log,
    outbox: () => recentRows(db),
    withoutSlack: () => actorsWithoutAccount(db),
    nextMeetingAt: () => nextMeetingAt(db, clock.now()),
    stop: async () => {
      await bot.stop();
      db.close();
    },
  };
}

/** On SIGTERM and SIGINT the bot accepts nothing more, finishes what is under way and exits. Before it is ready it exits at once. */
function listenToSignals(): Leaving {
  const leaving: Leaving = { isLeaving: false };
  const leave = async () => {
    if (leaving.isLeaving) return;
    leaving.isLeaving = true;
    // Nothing is lost: work that is cut off here is in the database, and the next start checks in Slack how it ended.
    setTimeout(() => process.exit(0), MAX_STOPPING_MS).unref();
    await leaving.stop?.();
    process.exit(0);
  };
  process.on("SIGTERM", leave);
  process.on("SIGINT", leave);
  return leaving;
}

/** The class is in the playground, which is loaded only when it runs. */
const isRunningAlready = (error: unknown): boolean => error instanceof Error && error.name === "RunningAlready";

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

main().catch((error: unknown) => {
  const isExpected = error instanceof ConfigProblem || error instanceof CannotOpen || isRunningAlready(error);
  process.stderr.write(`${isExpected ? messageOf(error) : `The bot could not start: ${messageOf(error)}`}\n`);
  process.exitCode = 1;
  setTimeout(() => process.exit(1), 100).unref();
});
