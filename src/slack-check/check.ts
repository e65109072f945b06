import { readFileSync } from "node:fs";
import { join } from "node:path";
import { LogLevel, WebClient } from "@slack/web-api";
import { parse } from "yaml";
import { ConfigProblem, readSlackAccess } from "../config.ts";
import { type Asked, checkSlack } from "./checking.ts";
import { readSamples } from "./samples.ts";
import { tell } from "./telling.ts";

/** `npm run slack-check`: with SLACK_BOT_TOKEN of a real workspace, whether Slack accepts everything that the bot draws. */

const ROOT = join(import.meta.dirname, "..", "..");
const TOLD_EVERY = 25;

function askedBy(path: string): Asked {
  const { oauth_config, settings, features } = parse(readFileSync(path, "utf8"));
  return {
    scopes: oauth_config.scopes.bot,
    events: settings.event_subscriptions.bot_events,
    commands: features.slash_commands.map(({ command }: { command: string }) => command),
  };
}

try {
  const { botToken, slackApiUrl } = readSlackAccess(process.env);
  const samples = readSamples();
  const asked = askedBy(join(ROOT, "manifest.yml"));
  // The client waits by itself where Slack asks to.
  const client = new WebClient(botToken, {
    slackApiUrl,
    logLevel: LogLevel.ERROR,
    timeout: 15_000,
    retryConfig: { retries: 2, minTimeout: 500, maxTimeout: 2_000 },
  });
  process.stdout.write(`Asking Slack about ${samples.length} kinds of views and messages. Nothing is posted.\n`);
  const found = await checkSlack(client, {
    samples,
    asked,
    progress: (sent) => void (sent % TOLD_EVERY === 0 && process.stdout.write(`  ${sent}\n`)),
  });
  const { lines, isWell } = tell(found, asked, samples.length);
  process.stdout.write(`${lines.join("\n")}\n`);
  process.exitCode = isWell ? 0 : 1;
} catch (error) {
  if (!(error instanceof ConfigProblem)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
