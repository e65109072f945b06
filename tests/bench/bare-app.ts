import { App, SocketModeReceiver } from "@slack/bolt";
import { constantModal } from "./bare-modal.ts";

/**
 * The app to compare with: Bolt with the options of our bot, one command that opens a constant modal, and one submission that is acknowledged.
 * With DATABASE_PATH it first commits the answers durably, as one row: no honest acknowledgement is faster than that.
 */
const slackApiUrl = process.env.SLACK_API_URL ?? "";
const keep = process.env.DATABASE_PATH ? await openRows(process.env.DATABASE_PATH) : () => undefined;

const app = new App({
  token: process.env.SLACK_BOT_TOKEN ?? "",
  clientOptions: { slackApiUrl, retryConfig: { retries: 0 }, timeout: 10_000, rejectRateLimitedCalls: true },
  receiver: new SocketModeReceiver({
    appToken: process.env.SLACK_APP_TOKEN ?? "",
    clientPingTimeout: 2000,
    installerOptions: { clientOptions: { slackApiUrl, retryConfig: { forever: true, maxTimeout: 5000 } } },
  }),
});

app.command("/meeting-log", async ({ ack, command, client }) => {
  await ack();
  await client.views.open({ trigger_id: command.trigger_id, view: constantModal });
});

app.view("meeting-log", async ({ ack, view }) => {
  keep(JSON.stringify(view.state.values));
  await ack();
});

await app.start();
process.stdout.write("The bare app is ready\n");

async function openRows(path: string): Promise<(answers: string) => void> {
  const { default: Sqlite } = await import("better-sqlite3");
  const sqlite = new Sqlite(path);
  sqlite.pragma("journal_mode = WAL");
  sqlite.pragma("synchronous = FULL");
  sqlite.exec("create table if not exists answers (number integer primary key, answers text not null)");
  const insert = sqlite.prepare("insert into answers (answers) values (?)");
  return (answers) => void insert.run(answers);
}
