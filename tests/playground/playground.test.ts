import { describe, expect, test } from "vitest";
import { madeUp } from "../support/made-up.ts";
import {
  smallApp as appOn,
  oneFieldModal as modal,
  smallHttpApp,
  smallWorkspace as workspaceWith,
} from "../support/small-app.ts";

describe("a person and an app over Socket Mode", () => {
  test("a command opens a modal; errors are shown beside the field and keep the typed text; the second submission closes it", async () => {
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
      {
        command: "/kysy",
        user_id: mirja.id,
        text: `hei <@${workspace.person("Amina Yusuf").id}|amina.yusuf> &amp; &lt;muut&gt;`,
      },
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

  test("a channel of the app has a welcome, a pin, a topic, a button and an ephemeral answer, and only its members see it", async () => {
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
    const channel = created.channel?.id ?? madeUp("");
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

  test("the app publishes Home when she opens it; a button on it opens a modal", async () => {
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

  test("an app over signed requests gets a command, a submission and a message", async () => {
    const workspace = await workspaceWith();
    await smallHttpApp(workspace, (app) => {
      app.command("/kysy", async ({ ack, body, client }) => {
        await ack({ text: `Kysyit: ${body.text}` });
        await client.views.open({ trigger_id: body.trigger_id, view: modal });
      });
      app.view("kysymys", async ({ ack }) => {
        await ack({ response_action: "errors", errors: { nimi: "Ei käy" } });
      });
      app.message(async ({ message, say }) => {
        if (message.subtype === undefined && !message.bot_id) await say(`Kuulin: ${message.text}`);
      });
    });
    expect(await workspace.control.verifyUrl()).toBe(true);
    const mirja = workspace.person("Mirja Virtanen");
    expect(await mirja.command("@bot", "/kysy", "moi")).toEqual({ ack: "ok", ephemeral: "Kysyit: moi" });
    await workspace.control.idle();
    await mirja.fill({ Nimi: "Mirja" });
    expect(await mirja.submit()).toEqual({ outcome: "errors", errors: { Nimi: "Ei käy" } });
    await mirja.say("@bot", "hei");
    await workspace.control.idle();
    expect((await mirja.dm()).map(({ text, ephemeral }) => [text, ephemeral])).toEqual([
      ["Kysyit: moi", true],
      ["hei", false],
      ["Kuulin: hei", false],
    ]);
  });
});
