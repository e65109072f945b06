import { App, LogLevel, SocketModeReceiver } from "@slack/bolt";
import { afterEach, describe, expect, test } from "vitest";
import type { Manifest } from "../src/playground/manifest.ts";
import { type RunningWorkspace, startWorkspace, type WorkspaceOptions } from "../src/playground/server.ts";
import { TravelClock } from "../src/playground/travel-clock.ts";

const manifest: Manifest = {
  display_information: { name: "Testibotti" },
  features: {
    app_home: { home_tab_enabled: true, messages_tab_enabled: true },
    bot_user: { display_name: "testibotti" },
    slash_commands: [{ command: "/kysy", description: "Kysyy", should_escape: true }],
  },
  oauth_config: {
    scopes: {
      bot: [
        "channels:read",
        "chat:write",
        "commands",
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
      bot_events: ["app_home_opened", "group_left", "member_joined_channel", "member_left_channel", "message.im", "user_change"],
    },
    interactivity: { is_enabled: true },
    socket_mode_enabled: true,
  },
};

const people = [
  { name: "Mirja Virtanen", admin: true },
  { name: "Amina Yusuf", locale: "en-US" },
  { name: "Vieras Guest", guest: true },
];

const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function workspaceWith(options: Partial<WorkspaceOptions> = {}): Promise<RunningWorkspace> {
  const workspace = await startWorkspace({
    manifest,
    clock: new TravelClock({ at: "2026-09-01T09:00:00Z" }),
    people,
    ...options,
  });
  closing.push(() => workspace.close());
  return workspace;
}

async function appOn(workspace: RunningWorkspace, listen: (app: App) => void): Promise<App> {
  const receiver = new SocketModeReceiver({
    appToken: workspace.appToken,
    logLevel: LogLevel.ERROR,
    clientPingTimeout: 2000,
    installerOptions: { clientOptions: { slackApiUrl: workspace.apiUrl } },
  });
  const app = new App({
    token: workspace.botToken,
    receiver,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: workspace.apiUrl, retryConfig: { retries: 0 } },
  });
  listen(app);
  await app.start();
  closing.push(() => app.stop());
  return app;
}

const modal = {
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

describe("a person and an app over Socket Mode", () => {
  test("a command opens a modal, errors stand beside the field, what was typed survives, the second submission closes it", async () => {
    const workspace = await workspaceWith();
    const commands: unknown[] = [];
    await appOn(workspace, (app) => {
      app.command("/kysy", async ({ ack, body, client }) => {
        commands.push(body);
        await ack();
        await client.views.open({ trigger_id: body.trigger_id, view: modal });
      });
      app.view("kysymys", async ({ ack, view }) => {
        const name = view.state.values.nimi?.nimi?.value;
        if (name === "x") await ack({ response_action: "errors", errors: { nimi: "Liian lyhyt" } });
        else await ack();
      });
    });
    const mirja = workspace.person("Mirja Virtanen");
    expect(await mirja.command("#yleinen", "/kysy", "hei @amina.yusuf & <muut>")).toEqual({ ack: "ok" });
    await workspace.control.idle();
    expect(commands).toMatchObject([
      { command: "/kysy", user_id: mirja.id, text: `hei <@${workspace.person("Amina Yusuf").id}|amina.yusuf> &amp; &lt;muut&gt;` },
    ]);
    expect((await mirja.modal())?.title).toBe("Kysymys");
    expect(await mirja.submit()).toEqual({
      outcome: "not_sent",
      errors: { Nimi: "Please complete this required field." },
    });
    await mirja.fill({ Nimi: "x" });
    expect(await mirja.submit()).toEqual({ outcome: "errors", errors: { Nimi: "Liian lyhyt" } });
    expect((await mirja.modal())?.fields()).toMatchObject([{ label: "Nimi", value: "x", error: "Liian lyhyt" }]);
    await mirja.fill({ nimi: "Mirja" });
    expect(await mirja.submit()).toEqual({ outcome: "closed" });
    expect(await mirja.modal()).toBeUndefined();
  });

  test("a channel of the app's own: welcome, pin, topic, button, ephemeral answer, and who may see it", async () => {
    const workspace = await workspaceWith();
    const joined: string[] = [];
    const app = await appOn(workspace, (app) => {
      app.event("member_joined_channel", async ({ event }) => {
        joined.push(event.user);
      });
      app.action("avaa", async ({ ack, body, client, respond }) => {
        await ack();
        if (body.type !== "block_actions" || !body.channel || !body.message) return;
        await client.chat.update({ channel: body.channel.id, ts: body.message.ts, text: "Avattu", blocks: [] });
        await respond({ text: "Vain sinulle" });
      });
    });
    const mirja = workspace.person("Mirja Virtanen");
    const amina = workspace.person("Amina Yusuf");
    const { client } = app;
    const created = await client.conversations.create({ name: "pari-mirja", is_private: true });
    const channel = created.channel?.id ?? "";
    await client.conversations.invite({ channel, users: mirja.id });
    await client.conversations.setTopic({ channel, topic: "Pari" });
    const posted = await client.chat.postMessage({
      channel,
      text: "Tervetuloa",
      metadata: { event_type: "welcome", event_payload: { id: "1" } },
      blocks: [
        { type: "section", text: { type: "mrkdwn", text: "Tervetuloa" } },
        {
          type: "actions",
          elements: [{ type: "button", action_id: "avaa", text: { type: "plain_text", text: "Avaa" }, value: "1" }],
        },
      ],
    });
    await client.pins.add({ channel, timestamp: posted.ts ?? "" });
    await workspace.control.idle();
    expect(joined).toEqual([mirja.id]);
    const [message] = (await mirja.messages(channel)).filter(({ text }) => text === "Tervetuloa");
    expect(message).toMatchObject({ pinned: true, user: workspace.botUserId, ephemeral: false });
    expect(message).not.toHaveProperty("metadata");
    if (!message) return;
    expect(await mirja.press(message, "Avaa")).toEqual({ ack: "ok" });
    await workspace.control.idle();
    expect((await mirja.messages(channel)).slice(-1)).toMatchObject([{ text: "Vain sinulle", ephemeral: true }]);
    await expect(mirja.press(message, "Avaa")).rejects.toThrow("no buttons");
    await expect(amina.messages(channel)).rejects.toThrow("channel_not_found");
    const history = await client.conversations.history({ channel, include_all_metadata: true });
    expect(history.messages?.map(({ text, metadata }) => [text, metadata?.event_type])).toEqual([
      ["Avattu", "welcome"],
      [`<@${workspace.botUserId}> set the channel topic: Pari`, undefined],
      [`<@${mirja.id}> has joined the channel`, undefined],
      [`<@${workspace.botUserId}> has joined the channel`, undefined],
    ]);
    await mirja.remove(channel, workspace.botUserId);
    await expect(client.chat.postMessage({ channel, text: "?" })).rejects.toThrow("channel_not_found");
  });

  test("Home is published when it is opened, and its button pushes no modal but opens one", async () => {
    const workspace = await workspaceWith();
    await appOn(workspace, (app) => {
      app.event("app_home_opened", async ({ event, client }) => {
        await client.views.publish({
          user_id: event.user,
          view: {
            type: "home",
            blocks: [
              {
                type: "actions",
                elements: [{ type: "button", action_id: "kysy", text: { type: "plain_text", text: "Kysy" } }],
              },
            ],
          },
        });
      });
      app.action("kysy", async ({ ack, body, client }) => {
        await ack();
        if (body.type === "block_actions") await client.views.open({ trigger_id: body.trigger_id, view: modal });
      });
      app.message(async ({ message, say }) => {
        if (message.subtype === undefined && !message.bot_id) await say(`Kuulin: ${message.text}`);
      });
    });
    const amina = workspace.person("Amina Yusuf");
    const home = await amina.home();
    expect(home?.blocks).toHaveLength(1);
    if (!home) return;
    await amina.press(home, "Kysy");
    await workspace.control.idle();
    expect((await amina.modal())?.title).toBe("Kysymys");
    await amina.close();
    await amina.say("@bot", "hei <b>");
    await workspace.control.idle();
    expect((await amina.dm()).map(({ user, text }) => [user, text])).toEqual([
      [amina.id, "hei &lt;b&gt;"],
      [workspace.botUserId, "Kuulin: hei &lt;b&gt;"],
    ]);
    expect((await amina.channels()).map(({ kind, unread }) => [kind, unread])).toEqual([
      ["public", 0],
      ["im", 1],
    ]);
  });
});
