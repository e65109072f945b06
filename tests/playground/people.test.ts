import { expect, test } from "vitest";
import { WebSocket } from "ws";
import { startWorkspace } from "../../src/playground/workspace/server.ts";
import { TravelClock } from "../../src/playground/workspace/travel-clock.ts";
import { clientOf, refusalOf, smallApp, smallManifest, smallWorkspace } from "../support/small-app.ts";

const plain = (text: string) => ({ type: "plain_text" as const, text });

test("she presses a button, an option of a menu, a button with a confirmation, and one of a message that has changed", async () => {
  const workspace = await smallWorkspace();
  const pressed: unknown[] = [];
  const app = await smallApp(workspace, (app) => {
    app.action(/.*/, async ({ ack, action }) => {
      await ack();
      pressed.push(
        "selected_option" in action ? action.selected_option : "value" in action ? action.value : action.type,
      );
    });
  });
  const mirja = workspace.person("Mirja Virtanen");
  const button = (value: string, text: string) => ({
    type: "button" as const,
    action_id: value,
    value,
    text: plain(text),
  });
  const confirm = {
    title: plain("Varmasti?"),
    text: plain("Poistetaanko?"),
    confirm: plain("Kyllä"),
    deny: plain("Ei"),
  };
  const posted = await app.client.chat.postMessage({
    channel: mirja.id,
    text: "Valitse",
    blocks: [
      {
        type: "actions",
        elements: [
          button("a", "Avaa"),
          button("b", "Sama"),
          button("c", "Sama"),
          { ...button("d", "Poista"), confirm },
          {
            type: "overflow",
            action_id: "lisaa",
            options: [
              { text: plain("Muokkaa"), value: "m" },
              { text: plain("Siirrä"), value: "s" },
            ],
          },
        ],
      },
      {
        type: "section",
        text: { type: "mrkdwn", text: "Päivä" },
        accessory: { type: "datepicker", action_id: "paiva" },
      },
    ],
  });
  const [message] = await mirja.dm();
  if (!message) throw new Error("no message");
  await mirja.press(message, "Avaa");
  await expect(mirja.press(message, "Sama")).rejects.toThrow("2 buttons");
  await mirja.press(message, "b");
  await expect(mirja.press(message, "Poista")).rejects.toThrow("confirmation");
  await mirja.press(message, "Poista", { confirm: true });
  await mirja.press(message, "Siirrä");
  await mirja.choose(message, "Päivä", "2026-10-01");
  await expect(mirja.choose(message, "Päivä", "2026-02-30")).rejects.toThrow("valid date");
  await app.client.chat.update({ channel: posted.channel ?? "", ts: posted.ts ?? "", text: "Valittu", blocks: [] });
  await expect(mirja.press(message, "Avaa")).rejects.toThrow("no buttons");
  await mirja.press(message, "Avaa", { stale: true });
  await workspace.control.idle();
  expect(pressed).toMatchObject(["a", "b", "d", { value: "s" }, "datepicker", "a"]);
});

test("unread counts, threads, edits and deletions are as in Slack, and guests see only their own channels", async () => {
  const workspace = await smallWorkspace();
  const [mirja, amina, guest] = ["Mirja Virtanen", "Amina Yusuf", "Vieras Guest"].map((name) => workspace.person(name));
  if (!mirja || !amina || !guest) throw new Error("a person is missing");
  const channel = await mirja.createChannel("kahvi");
  await amina.join(channel);
  const { ts } = await mirja.say(channel, "Moi @Amina Yusuf ja @tuntematon, katso #kahvi");
  await mirja.say(channel, "Ketjuun", { threadTs: ts });
  expect((await amina.channel(channel)).unread).toBe(2);
  await amina.read(channel);
  expect((await amina.channel(channel)).unread).toBe(0);
  const said = (await amina.messages(channel)).filter(({ subtype }) => subtype === undefined);
  expect(said).toMatchObject([
    { text: `Moi <@${amina.id}> ja @tuntematon, katso <#${channel}>` },
    { text: "Ketjuun", threadTs: ts },
  ]);
  const [first] = said;
  if (!first) return;
  await expect(amina.edit(first, "x")).rejects.toThrow("own messages");
  await mirja.edit(first, "Hei");
  await mirja.delete(first);
  expect((await amina.messages(channel)).at(-2)).toMatchObject({
    subtype: "tombstone",
    text: "This message was deleted.",
  });
  await expect(guest.messages(channel)).rejects.toThrow("channel_not_found");
  await expect(guest.join(channel)).rejects.toThrow("channel_not_found");
  await mirja.invite(channel, guest.id);
  expect((await guest.messages(channel)).length).toBeGreaterThan(0);
  await guest.leave(channel);
  await expect(amina.deactivate(mirja.id)).rejects.toThrow("only admins");
  await mirja.deactivate(amina.id);
  await expect(amina.say(channel, "?")).rejects.toThrow("account_inactive");
  await mirja.reactivate(amina.id);
  await amina.changeProfile({ name: "Amina Virtanen" });
  expect((await amina.me()).name).toBe("Amina Virtanen");
});

test("the audit names everybody who could have read a message, including those who have left since", async () => {
  const workspace = await smallWorkspace();
  const client = clientOf(workspace);
  const [mirja, amina, guest] = ["Mirja Virtanen", "Amina Yusuf", "Vieras Guest"].map((name) => workspace.person(name));
  if (!mirja || !amina || !guest) throw new Error("a person is missing");
  const channel = await mirja.createChannel("pari", { private: true });
  await mirja.invite(channel, workspace.botUserId);
  await mirja.invite(channel, amina.id);
  await client.chat.postMessage({ channel, text: "ennen" });
  await client.chat.postEphemeral({ channel, user: amina.id, text: "vain hänelle" });
  await mirja.remove(channel, amina.id);
  await client.chat.postMessage({ channel, text: "jälkeen" });
  await mirja.invite(channel, guest.id);
  const seen = (await workspace.control.audit()).filter(
    ({ user, subtype }) => user === workspace.botUserId && !subtype,
  );
  expect(seen.map(({ text, seenBy }) => [text, seenBy])).toEqual([
    ["ennen", [mirja.id, amina.id, guest.id]],
    ["vain hänelle", [amina.id]],
    ["jälkeen", [mirja.id, guest.id]],
  ]);
});

test("a reloaded client has lost its modals and ephemeral messages; an external_id stays taken", async () => {
  const workspace = await smallWorkspace();
  const blocks = [{ type: "section" as const, text: plain("Teksti") }];
  const view = { type: "modal" as const, external_id: "yksi", title: plain("T"), blocks };
  const errors: unknown[] = [];
  await smallApp(workspace, (app) => {
    app.command("/kysy", async ({ ack, body, client }) => {
      await ack("vain sinulle");
      const opening = client.views.open({ trigger_id: body.trigger_id, view });
      if (body.text === "taas") errors.push(await refusalOf(opening));
      else await opening;
    });
  });
  const mirja = workspace.person("Mirja Virtanen");
  expect(await mirja.command("#yleinen", "/kysy")).toEqual({ ack: "ok", ephemeral: "vain sinulle" });
  await workspace.control.idle();
  expect(await mirja.modal()).toMatchObject({ title: "T" });
  await mirja.reload();
  expect(await mirja.modal()).toBeUndefined();
  expect(await mirja.messages("#yleinen")).toEqual([]);
  await mirja.command("#yleinen", "/kysy", "taas");
  await workspace.control.idle();
  expect(errors).toMatchObject([{ error: "duplicate_external_id" }]);
});

test("an external select has the options that the app suggests", async () => {
  const workspace = await smallWorkspace();
  const chosen: unknown[] = [];
  const block = {
    type: "input" as const,
    block_id: "kuka",
    label: plain("Kuka"),
    element: { type: "external_select" as const, action_id: "kuka", min_query_length: 1 },
  };
  await smallApp(workspace, (app) => {
    app.shortcut("pika", async ({ ack, body, client }) => {
      await ack();
      const view = { type: "modal" as const, callback_id: "v", title: plain("T"), submit: plain("S"), blocks: [block] };
      await client.views.open({ trigger_id: body.trigger_id, view });
    });
    app.options("kuka", async ({ ack, options }) => {
      await ack({ options: [{ text: plain(`${options.value} 1`), value: "1" }] });
    });
    app.view("v", async ({ ack, view }) => {
      chosen.push(view.state.values.kuka?.kuka?.selected_option?.value);
      await ack();
    });
  });
  const mirja = workspace.person("Mirja Virtanen");
  await mirja.shortcut("pika");
  await workspace.control.idle();
  const modal = await mirja.modal();
  if (!modal) throw new Error("no modal");
  expect(await mirja.suggest(modal, "Kuka", "Ami")).toMatchObject({ options: [{ text: { text: "Ami 1" } }] });
  await mirja.fill({ Kuka: "Ami 1" });
  expect(await mirja.submit()).toEqual({ outcome: "closed" });
  expect(chosen).toEqual(["1"]);
});

test("an open page gets an event for everything that changes for its person, and for nothing else", async () => {
  const workspace = await smallWorkspace();
  const client = clientOf(workspace);
  const [mirja, amina] = [workspace.person("Mirja Virtanen"), workspace.person("Amina Yusuf")];
  const heard: Record<string, string[]> = { mirja: [], amina: [] };
  for (const [name, { id }] of Object.entries({ mirja, amina })) {
    const socket = new WebSocket(`${workspace.url.replace("http", "ws")}/client/${id}/live`);
    socket.on("message", (data) => heard[name]?.push(JSON.parse(String(data)).type));
    await new Promise((resolve) => socket.once("open", resolve));
  }
  const { channel = "", ts = "" } = await client.chat.postMessage({ channel: mirja.id, text: "a" });
  await client.chat.update({ channel, ts, text: "b" });
  await client.chat.postEphemeral({ channel, user: mirja.id, text: "c" });
  await client.pins.add({ channel, timestamp: ts });
  await client.chat.delete({ channel, ts });
  await client.views.publish({ user_id: mirja.id, view: { type: "home", blocks: [] } });
  await workspace.control.idle();
  expect(heard).toEqual({
    mirja: ["channel", "message", "message_changed", "ephemeral", "pinned", "message_deleted", "home"],
    amina: [],
  });
});

test("a request by a page of another origin is forbidden", async () => {
  const workspace = await smallWorkspace();
  const { id } = workspace.person("Mirja Virtanen");
  const ask = (headers: Record<string, string>) =>
    fetch(`${workspace.url}/client/${id}/me`, { method: "POST", headers });
  expect((await ask({ origin: "http://evil.example" })).status).toBe(403);
  expect((await ask({ origin: workspace.url })).status).toBe(200);
});

test("a saved workspace continues where it was", async () => {
  const workspace = await smallWorkspace();
  const mirja = workspace.person("Mirja Virtanen");
  const { channel = "", ts = "" } = await clientOf(workspace).chat.postMessage({ channel: mirja.id, text: "ennen" });
  await mirja.say(channel, "vastaus", { threadTs: ts });
  const saved = JSON.parse(JSON.stringify(workspace.state())) as ReturnType<typeof workspace.state>;
  const again = await startWorkspace({
    manifest: smallManifest,
    clock: new TravelClock({ at: "2026-10-01T09:00:00Z" }),
    state: saved,
  });
  try {
    const same = again.person("Mirja Virtanen");
    expect(same.id).toBe(mirja.id);
    expect((await same.dm()).map(({ text }) => text)).toEqual(["ennen", "vastaus"]);
    const { messages } = await clientOf(again).conversations.replies({ channel, ts });
    expect(messages).toHaveLength(2);
    expect(await refusalOf(clientOf(again).conversations.create({ name: "yleinen", is_private: true }))).toMatchObject({
      error: "name_taken",
    });
  } finally {
    await again.close();
  }
});
