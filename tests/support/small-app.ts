import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from "@slack/bolt";
import { WebClient } from "@slack/web-api";
import { onTestFinished } from "vitest";
import type { Manifest } from "../../src/playground/workspace/manifest-schema.ts";
import { type RunningWorkspace, startWorkspace, type WorkspaceOptions } from "../../src/playground/workspace/server.ts";
import { TravelClock } from "../../src/playground/workspace/travel-clock.ts";
import { reconnectAfter } from "../../src/slack/receivers.ts";

/** An app for the tests of the playground. Some scopes are missing on purpose. */
export const smallManifest: Manifest = {
  display_information: { name: "Testibotti" },
  features: {
    app_home: { home_tab_enabled: true, messages_tab_enabled: true },
    bot_user: { display_name: "testibotti" },
    slash_commands: [
      { command: "/kysy", description: "Kysyy", should_escape: true },
      { command: "/raaka", description: "Ei viitteitä" },
    ],
    shortcuts: [
      { name: "Pika", type: "global", callback_id: "pika", description: "Pikakomento" },
      { name: "Viesti", type: "message", callback_id: "viesti", description: "Viestin komento" },
    ],
  },
  oauth_config: {
    scopes: {
      bot: [
        "channels:read",
        "chat:write",
        "commands",
        "files:read",
        "files:write",
        "groups:history",
        "groups:read",
        "groups:write",
        "im:history",
        "im:read",
        "im:write",
        "pins:write",
        "users:read",
      ],
    },
  },
  settings: {
    event_subscriptions: {
      bot_events: [
        "app_home_opened",
        "channel_left",
        "group_archive",
        "group_left",
        "group_rename",
        "member_joined_channel",
        "member_left_channel",
        "message.im",
        "team_join",
        "user_change",
      ],
    },
    interactivity: { is_enabled: true },
    socket_mode_enabled: true,
  },
};

export const smallCast = [
  { name: "Mirja Virtanen", admin: true },
  { name: "Amina Yusuf" },
  { name: "Vieras Guest", guest: true },
  { name: "Toinen Botti", bot: true },
];

export async function smallWorkspace(options: Partial<WorkspaceOptions> = {}): Promise<RunningWorkspace> {
  const workspace = await startWorkspace({
    manifest: smallManifest,
    clock: new TravelClock({ at: "2026-09-01T09:00:00Z" }),
    people: smallCast,
    ...options,
  });
  onTestFinished(() => workspace.close());
  return workspace;
}

/** The bot's own client: no retries, refusals are thrown. */
export function clientOf({ apiUrl, botToken }: RunningWorkspace, token = botToken): WebClient {
  return new WebClient(token, {
    slackApiUrl: apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logLevel: LogLevel.ERROR,
    logger: silent,
  });
}

const silent = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
};

/** A small real app over Socket Mode. */
export async function smallApp(workspace: RunningWorkspace, listen: (app: App) => void): Promise<App> {
  const receiver = new SocketModeReceiver({
    appToken: workspace.appToken,
    logger: silent,
    clientPingTimeout: 600_000,
    installerOptions: { clientOptions: { slackApiUrl: workspace.apiUrl } },
  });
  reconnectAfter(receiver, 100);
  const app = appWith(workspace, receiver, listen);
  await app.start();
  onTestFinished(async () => {
    await app.stop();
  });
  return app;
}

/** The same over signed HTTP requests, which the workspace sends to its address. */
export async function smallHttpApp(workspace: RunningWorkspace, listen: (app: App) => void): Promise<App> {
  const receiver = new HTTPReceiver({ signingSecret: workspace.signingSecret, logger: silent });
  const app = appWith(workspace, receiver, listen);
  const server = await app.start({ port: 0, host: "127.0.0.1" });
  const address = "address" in server ? server.address() : null;
  if (typeof address !== "object" || address === null) throw new Error("no port");
  await workspace.control.deliver({ via: "http", url: `http://127.0.0.1:${address.port}/slack/events` });
  onTestFinished(async () => {
    await app.stop();
  });
  return app;
}

function appWith(workspace: RunningWorkspace, receiver: SocketModeReceiver | HTTPReceiver, listen: (app: App) => void) {
  const app = new App({
    token: workspace.botToken,
    receiver,
    logger: silent,
    clientOptions: { slackApiUrl: workspace.apiUrl, retryConfig: { retries: 0 } },
  });
  listen(app);
  return app;
}

/** The answer to a refused call. */
export async function refusalOf(call: Promise<unknown>): Promise<Record<string, unknown>> {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (typeof error !== "object" || error === null) throw new Error("the call was not refused");
  if ("data" in error) return error.data as Record<string, unknown>;
  return { ...error };
}

export const oneFieldModal = {
  type: "modal" as const,
  callback_id: "kysymys",
  title: { type: "plain_text" as const, text: "Kysymys" },
  submit: { type: "plain_text" as const, text: "Lähetä" },
  blocks: [
    {
      type: "input" as const,
      block_id: "nimi",
      label: { type: "plain_text" as const, text: "Nimi" },
      element: { type: "plain_text_input" as const, action_id: "nimi" },
    },
  ],
};
