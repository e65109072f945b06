import { recentRows } from "../db/outbox/recent-rows.ts";
import { openDatabase } from "../db/store/open.ts";
import { CannotOpen } from "../db/store/storage-faults.ts";
import { createApp } from "./app.ts";
import { type Clock, systemClock } from "./clock.ts";
import { type Config, ConfigProblem, readConfig } from "./config.ts";
import { openLog } from "./log.ts";
import { whyNotAccepted } from "./slack/tokens.ts";

/** What was acknowledged is finished, also where Slack is slow; a supervisor kills after its own patience, often 10 seconds. */
const LONGEST_GOODBYE = 8_000;

/** The first port the playground tries. */
const PLAYGROUND_PORT = 4321;
const PLAYGROUND_FOLDER = "data/playground";

async function main(): Promise<void> {
  const isWithSlack = Object.entries(process.env).some(([name, value]) => name.startsWith("SLACK_") && value?.trim());
  const leaving = listenToSignals();
  leaving.stop = isWithSlack ? await startInSlack() : await startPlayground();
}

async function startInSlack(): Promise<() => Promise<void>> {
  const config = readConfig(process.env);
  const bot = await openBot(config, systemClock);
  bot.log.info({ database: config.databasePath, via: config.connection.via }, "The mentoring bot is ready");
  return bot.stop;
}

/** Without Slack: a workspace of our own in this process, the same bot connected to it, and a page to play in. */
async function startPlayground(): Promise<() => Promise<void>> {
  const playground = await import("./playground/start.ts");
  const { env } = process;
  const { url, stop } = await playground.startPlayground({
    folder: env.PLAYGROUND_FOLDER || PLAYGROUND_FOLDER,
    port: Number(env.PORT || PLAYGROUND_PORT),
    zone: env.TIME_ZONE || "Europe/Helsinki",
    rereadsFiles: env.PLAYGROUND_FRESH === "1",
    ...(env.PLAYGROUND_BEGINS_AT ? { beginsAt: Date.parse(env.PLAYGROUND_BEGINS_AT) } : {}),
    connect: async ({ botToken, appToken, slackApiUrl, databasePath }, clock) => {
      const config = readConfig({
        LOG_LEVEL: env.LOG_LEVEL || "warn",
        TIME_ZONE: env.TIME_ZONE,
        SLACK_BOT_TOKEN: botToken,
        SLACK_APP_TOKEN: appToken,
        SLACK_API_URL: slackApiUrl,
        DATABASE_PATH: databasePath,
        BACKUP_FOLDER: env.BACKUP_FOLDER,
        HEALTH_PORT: env.HEALTH_PORT,
      });
      return openBot(config, clock);
    },
  });
  process.stdout.write(`The playground is ready. Leikkikenttä on valmis: ${url}\n`);
  return stop;
}

/** The bot on its database, connected to Slack or to what speaks like it. */
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
    stop: async () => {
      await bot.stop();
      db.close();
    },
  };
}

/** Asked to leave, it stops taking things in and finishes what is under way. What it is told before it is ready ends it at once. */
function listenToSignals(): { stop?: () => Promise<void> } {
  const leaving: { stop?: () => Promise<void> } = {};
  let isLeaving = false;
  const leave = async () => {
    if (isLeaving) return;
    isLeaving = true;
    // Nothing is lost: what is under way stands in the database, and its end is looked for after the next start.
    setTimeout(() => process.exit(0), LONGEST_GOODBYE).unref();
    await leaving.stop?.();
    process.exit(0);
  };
  process.on("SIGTERM", leave);
  process.on("SIGINT", leave);
  process.on("uncaughtException", (error) => {
    // Slack's library lets go of a connection that it was just about to open.
    if (!isLeaving) end(error);
  });
  return leaving;
}

/**
 * Nobody waited for this, so nobody knows what it has broken: the process ends, and whoever runs it starts it again. Slack's library
 * reports so that a connection cannot be opened anew. https://github.com/slackapi/bolt-js/issues/1906
 */
function end(error: unknown): void {
  const reason =
    whyNotAccepted("SLACK_APP_TOKEN", error) ?? `The bot ended: ${error instanceof Error ? error.stack : error}`;
  process.stderr.write(`${reason}\n`);
  process.exit(1);
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

main().catch((error: unknown) => {
  const isExpected = error instanceof ConfigProblem || error instanceof CannotOpen;
  process.stderr.write(`${isExpected ? error.message : `The bot could not start: ${messageOf(error)}`}\n`);
  process.exitCode = 1;
  setTimeout(() => process.exit(1), 100).unref();
});
