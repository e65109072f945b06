import { App, SocketModeReceiver } from "@slack/bolt";
import { constantModal } from "./bare-modal.ts";

/** The app to compare with: Bolt with the options of our bot, one command that opens a constant modal, and one submission that is acknowledged. */
const slackApiUrl = process.env.SLACK_API_URL ?? "";

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

app.view("meeting-log", async ({ ack }) => ack());

await app.start();
process.stdout.write("The bare app is ready\n");
