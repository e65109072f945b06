import { CannotOpen, openDatabase } from "../db/open.ts";
import { createApp } from "./app.ts";
import { systemClock } from "./clock.ts";
import { type Config, ConfigProblem, readConfig } from "./config.ts";
import { openLog } from "./log.ts";

/** Longer than any call to Slack takes; a supervisor kills after its own patience. */
const LONGEST_GOODBYE = 9_000;

async function main(): Promise<void> {
  const config: Config = readConfig(process.env);
  const log = openLog(config.logLevel);
  const db = openDatabase(config.databasePath, {
    now: systemClock.now(),
    ...(config.encryptionKey === undefined ? {} : { encryptionKey: config.encryptionKey }),
  });
  const bot = await createApp({ config, db, clock: systemClock, log });
  await bot.start();
  log.info({ database: config.databasePath, via: config.connection.via }, "The mentoring bot is ready");

  let isLeaving = false;
  const leave = async () => {
    if (isLeaving) return;
    isLeaving = true;
    setTimeout(() => process.exit(1), LONGEST_GOODBYE).unref();
    await bot.stop();
    db.close();
    process.exit(0);
  };
  process.on("SIGTERM", leave);
  process.on("SIGINT", leave);
}

main().catch((error: unknown) => {
  const isExpected = error instanceof ConfigProblem || error instanceof CannotOpen;
  process.stderr.write(
    `${isExpected ? error.message : `The bot could not start: ${error instanceof Error ? error.message : String(error)}`}\n`,
  );
  process.exitCode = 1;
  setTimeout(() => process.exit(1), 100).unref();
});
