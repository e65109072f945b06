import { createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { WebSocket } from "ws";
import type { RunningWorkspace } from "../../src/playground/workspace/server.ts";
import slackRules from "../../src/playground/workspace/slack-rules.json" with { type: "json" };
import { madeUp } from "../support/made-up.ts";
import { clientOf, oneFieldModal, smallApp, smallManifest, smallWorkspace } from "../support/small-app.ts";

type Envelope = {
  type: string;
  envelope_id: string;
  retry_attempt?: number;
  retry_reason?: string;
  reason?: string;
  payload: Record<string, unknown> & { event?: Record<string, unknown>; event_id?: string };
};

type Socket = {
  /** Everything that came, the hello first. */
  got: Envelope[];
  envelopes(type?: string): Envelope[];
  ack(envelope: Envelope | undefined, payload?: object): void;
  autoAck(answer?: (envelope: Envelope) => object): void;
  raw: WebSocket;
};

/** An app without an SDK, which sees the bare protocol. */
async function bareSocket(workspace: RunningWorkspace): Promise<Socket> {
  const { url = "" } = await clientOf(workspace, workspace.appToken).apps.connections.open({});
  const raw = new WebSocket(url);
  const got: Envelope[] = [];
  let answer: ((envelope: Envelope) => object) | undefined;
  const ack = (envelope: Envelope | undefined, payload: object = {}) =>
    raw.send(JSON.stringify({ envelope_id: envelope?.envelope_id, payload }));
  const hello = new Promise<void>((resolve) => {
    raw.on("message", (data) => {
      const envelope = JSON.parse(String(data)) as Envelope;
      got.push(envelope);
      if (envelope.type === "hello") resolve();
      else if (answer && envelope.envelope_id) ack(envelope, answer(envelope));
    });
  });
  await hello;
  onTestFinished(() => raw.terminate());
  return {
    got,
    envelopes: (type) => got.filter((envelope) => envelope.envelope_id && (!type || envelope.type === type)),
    ack,
    autoAck: (how = () => ({})) => {
      answer = how;
    },
    raw,
  };
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
}

const second = 1_000;

describe("Socket Mode", () => {
  test("a ticket opens one connection, ten are the most, each payload goes to one of them", async () => {
    const workspace = await smallWorkspace();
    const { url = "" } = await clientOf(workspace, workspace.appToken).apps.connections.open({});
    const open = async () => {
      const socket = new WebSocket(url);
      onTestFinished(() => socket.terminate());
      return new Promise<string>((resolve) => {
        socket.on("message", (data) => resolve(JSON.parse(String(data)).type));
        socket.on("error", () => resolve("refused"));
      });
    };
    expect([await open(), await open()]).toEqual(["hello", "refused"]);
    const sockets = [];
    for (let count = 0; count < 9; count += 1) sockets.push(await bareSocket(workspace));
    expect(await workspace.control.connections()).toBe(10);
    const { url: eleventh = "" } = await clientOf(workspace, workspace.appToken).apps.connections.open({});
    const tooMany = new WebSocket(eleventh);
    const first = await new Promise<Envelope>((resolve) =>
      tooMany.on("message", (data) => resolve(JSON.parse(String(data)))),
    );
    expect(first).toMatchObject({ type: "disconnect", reason: "too_many_websockets" });
    await workspace.control.disconnect("refresh_requested");
    expect(await workspace.control.connections()).toBe(0);
  });

  test("an event that nobody acknowledges comes again four seconds, a minute and five minutes later, then never", async () => {
    const workspace = await smallWorkspace();
    const socket = await bareSocket(workspace);
    const events = () => socket.envelopes("events_api");
    await workspace.person("Mirja Virtanen").say("@bot", "hei");
    await until(() => events().length === 1);
    for (const [count, wait] of [4, 60, 300].entries()) {
      await workspace.control.advance(3 * second);
      await workspace.control.idle();
      await workspace.control.advance(wait * second);
      await until(() => events().length === count + 2);
    }
    await workspace.control.advance(3 * second);
    await workspace.control.idle();
    await workspace.control.advance(10_000 * second);
    await workspace.control.idle();
    expect(
      events().map((e) => [e.retry_attempt, e.retry_reason, e.payload.event_id === events()[0]?.payload.event_id]),
    ).toEqual([
      [0, "", true],
      [1, "timeout", true],
      [2, "timeout", true],
      [3, "timeout", true],
    ]);
  });

  test("a command that nobody acknowledges times out on the workspace's clock; with no connection it fails at once", async () => {
    const workspace = await smallWorkspace();
    const mirja = workspace.person("Mirja Virtanen");
    expect(await mirja.command("#yleinen", "/kysy")).toEqual({ ack: "dispatch_failed" });
    const socket = await bareSocket(workspace);
    const answer = mirja.command("#yleinen", "/kysy");
    await until(() => socket.envelopes().length === 1);
    await workspace.control.advance(2_999);
    await workspace.control.advance(1);
    expect(await answer).toEqual({ ack: "operation_timeout" });
    await workspace.control.idle();
    await workspace.control.advance(600 * second);
    expect(socket.envelopes()).toHaveLength(1);
  });

  test("idle waits for an unacknowledged envelope", async () => {
    const workspace = await smallWorkspace();
    const socket = await bareSocket(workspace);
    await workspace.person("Mirja Virtanen").say("@bot", "hei");
    await until(() => socket.envelopes().length === 1);
    let isIdle = false;
    const idle = workspace.control.idle().then(() => {
      isIdle = true;
    });
    await workspace.control.now();
    expect(isIdle).toBe(false);
    socket.ack(socket.envelopes()[0]);
    await idle;
  });

  test("an ack that is lost with its socket lets the event come again over the next connection", async () => {
    const workspace = await smallWorkspace();
    const [one, other] = [await bareSocket(workspace), await bareSocket(workspace)];
    one.autoAck();
    other.autoAck();
    await workspace.control.order({ kind: "lost-ack", method: "events_api" });
    await workspace.person("Mirja Virtanen").say("@bot", "hei");
    await workspace.control.idle();
    expect(await workspace.control.connections()).toBe(1);
    await workspace.control.advance(4 * second);
    await workspace.control.idle();
    const attempts = [...one.envelopes(), ...other.envelopes()].map((e) => e.retry_attempt);
    expect(attempts).toEqual([0, 1]);
  });

  test("an event that met no connection is delivered to the next one", async () => {
    const workspace = await smallWorkspace();
    await workspace.person("Mirja Virtanen").say("@bot", "hei");
    await workspace.control.idle();
    const socket = await bareSocket(workspace);
    socket.autoAck();
    await until(() => socket.envelopes().length === 1);
    expect(socket.envelopes()[0]).toMatchObject({ retry_attempt: 1, payload: { event: { text: "hei" } } });
  });

  test("a duplicated envelope reaches the app twice", async () => {
    const workspace = await smallWorkspace();
    const socket = await bareSocket(workspace);
    socket.autoAck();
    await workspace.control.order({ kind: "duplicate-envelope", method: "slash_commands" });
    await workspace.person("Mirja Virtanen").command("#yleinen", "/kysy");
    await workspace.control.idle();
    const [one, other] = socket.envelopes();
    expect(one?.payload).toEqual(other?.payload);
    expect(one?.envelope_id).not.toBe(other?.envelope_id);
  });

  test("an event that is late comes after what happened after it", async () => {
    const workspace = await smallWorkspace();
    const socket = await bareSocket(workspace);
    socket.autoAck();
    await workspace.control.order({ kind: "late-envelope", method: "events_api" });
    for (const text of ["yksi", "kaksi"]) await workspace.person("Mirja Virtanen").say("@bot", text);
    await workspace.control.idle();
    await workspace.control.advance(3_000);
    await workspace.control.idle();
    expect(socket.envelopes().map(({ payload }) => payload.event?.text)).toEqual(["kaksi", "yksi"]);
  });

  test("the real SDK comes back after a refresh and after a drop", async () => {
    const workspace = await smallWorkspace();
    const heard: string[] = [];
    await smallApp(workspace, (app) => {
      app.message(async ({ message }) => {
        if ("text" in message) heard.push(message.text ?? "");
      });
    });
    const connections = await workspace.control.calls();
    expect(connections.map(({ method }) => method)).toContain("apps.connections.open");
    for (const reason of ["refresh_requested", "drop"] as const) {
      await workspace.control.disconnect(reason);
      await workspace.person("Mirja Virtanen").say("@bot", reason);
      while ((await workspace.control.connections()) === 0) await workspace.control.now();
      await workspace.control.idle();
    }
    expect(heard).toEqual(["refresh_requested", "drop"]);
  });
});

describe("signed requests", () => {
  async function bareServer(workspace: RunningWorkspace, statusOf: (attempt: number) => number) {
    const got: { headers: IncomingHttpHeaders; body: string }[] = [];
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk) => chunks.push(chunk));
      request.on("end", () => {
        got.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
        response.statusCode = statusOf(got.length);
        response.end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(async () => {
      server.closeAllConnections();
      server.close();
    });
    const { port } = server.address() as AddressInfo;
    await workspace.control.deliver({ via: "http", url: `http://127.0.0.1:${port}/` });
    return got;
  }

  test("an event is signed, and comes again with retry headers while the app answers 500", async () => {
    const workspace = await smallWorkspace();
    const got = await bareServer(workspace, (attempt) => (attempt < 3 ? 500 : 200));
    await workspace.person("Mirja Virtanen").say("@bot", "hei");
    await workspace.control.idle();
    for (const wait of [1, 60]) {
      await workspace.control.advance(wait * second);
      await workspace.control.idle();
    }
    expect(got.map(({ headers }) => [headers["x-slack-retry-num"], headers["x-slack-retry-reason"]])).toEqual([
      [undefined, undefined],
      ["1", "http_error"],
      ["2", "http_error"],
    ]);
    for (const { headers, body } of got) {
      const base = `v0:${headers["x-slack-request-timestamp"]}:${body}`;
      const expected = createHmac("sha256", workspace.signingSecret).update(base).digest("hex");
      expect(headers["x-slack-signature"]).toBe(`v0=${expected}`);
    }
  });

  test("a command is a form, tried once", async () => {
    const workspace = await smallWorkspace();
    const got = await bareServer(workspace, () => 500);
    const mirja = workspace.person("Mirja Virtanen");
    expect(await mirja.command("#yleinen", "/raaka", "a & @amina.yusuf")).toEqual({ ack: "dispatch_failed" });
    await workspace.control.advance(600 * second);
    await workspace.control.idle();
    expect(got).toHaveLength(1);
    expect(Object.fromEntries(new URLSearchParams(got[0]?.body))).toMatchObject({
      command: "/raaka",
      text: "a &amp; @amina.yusuf",
      is_enterprise_install: "false",
    });
  });
});

describe("payloads", () => {
  /** Keys of the sample that are missing in what was sent, at any depth that both have as objects. */
  function missingKeys(sample: unknown, sent: unknown, path = ""): string[] {
    if (typeof sample !== "object" || sample === null || Array.isArray(sample)) return [];
    if (typeof sent !== "object" || sent === null) return sent === undefined ? [path] : [];
    return Object.entries(sample).flatMap(([key, value]) =>
      key in sent ? missingKeys(value, (sent as Record<string, unknown>)[key], `${path}/${key}`) : [`${path}/${key}`],
    );
  }

  test("every payload has all keys that Slack's have", async () => {
    const workspace = await smallWorkspace();
    const client = clientOf(workspace);
    const socket = await bareSocket(workspace);
    socket.autoAck();
    const mirja = workspace.person("Mirja Virtanen");
    const amina = workspace.person("Amina Yusuf");
    const button = {
      type: "button" as const,
      action_id: "b",
      text: { type: "plain_text" as const, text: "Paina" },
      value: "1",
    };
    const blocks = [{ type: "actions" as const, elements: [button] }];
    await mirja.command("#yleinen", "/kysy", "x");
    const trigger = () => String(socket.envelopes().at(-1)?.payload.trigger_id);
    const view = { ...oneFieldModal, notify_on_close: true, blocks: [...oneFieldModal.blocks, ...blocks] };
    await client.views.open({ trigger_id: trigger(), view });
    const modal = await mirja.modal();
    if (modal) await mirja.press(modal, "Paina");
    await mirja.fill({ Nimi: "x" });
    await mirja.submit();
    await mirja.shortcut("pika");
    await client.views.open({ trigger_id: trigger(), view });
    await mirja.close();
    await client.views.publish({ user_id: mirja.id, view: { type: "home", blocks } });
    const home = await mirja.home();
    if (home) await mirja.press(home, "Paina");
    const { channel } = await client.conversations.create({ name: "avaimet", is_private: true });
    const id = channel?.id ?? madeUp("");
    await client.conversations.invite({ channel: id, users: mirja.id });
    await client.chat.postMessage({ channel: id, text: "x", blocks });
    const message = (await mirja.messages(id)).at(-1);
    if (message) {
      await mirja.press(message, "Paina");
      await mirja.shortcut("viesti", message);
    }
    await mirja.invite(id, amina.id);
    await mirja.say("@bot", "hei");
    await amina.leave(id);
    await mirja.rename(id, "avaimet-2");
    await mirja.archive(id);
    await mirja.addPerson({ name: "Uusi Ihminen" });
    await mirja.changeLocale("sv-SE");
    await workspace.control.idle();
    const { payloads } = slackRules;
    const sent = (isIt: (payload: Envelope["payload"]) => boolean) =>
      socket.envelopes().find(({ payload }) => isIt(payload))?.payload;
    const event = (type: string, more: Record<string, unknown> = {}) =>
      sent(
        ({ event }) =>
          event?.type === type && Object.entries({ ...more }).every(([key, value]) => event[key] === value),
      );
    expect(
      missingKeys(
        payloads.slash_command.sample,
        sent(({ command }) => command === "/kysy"),
      ),
    ).toEqual([]);
    const action = (key: string) =>
      sent(({ type, view, message }) => type === "block_actions" && kindOf(view, message) === key);
    expect(missingKeys(payloads.block_actions_modal.sample, action("modal"))).toEqual([]);
    expect(missingKeys(payloads.block_actions_home.sample, action("home"))).toEqual([]);
    expect(missingKeys(payloads.block_actions_message.sample, action("message"))).toEqual([]);
    for (const type of ["view_submission", "view_closed", "shortcut", "message_action"] as const) {
      expect(
        missingKeys(
          payloads[type].sample,
          sent((payload) => payload.type === type),
        ),
      ).toEqual([]);
    }
    const { events } = payloads;
    expect(missingKeys(events.app_home_opened.sample, event("app_home_opened"))).toEqual([]);
    expect(
      missingKeys(events.member_joined_channel.sample, event("member_joined_channel", { user: amina.id })),
    ).toEqual([]);
    expect(missingKeys(events.member_left_channel.sample, event("member_left_channel"))).toEqual([]);
    expect(missingKeys(events["message.im"].sample, event("message", { user: mirja.id }))).toEqual([]);
    expect(missingKeys(events.channel_archive.sample, event("group_archive"))).toEqual([]);
    expect(missingKeys(events.channel_rename.sample, event("group_rename"))).toEqual([]);
    expect(missingKeys(events.team_join.sample, event("team_join"))).toEqual([]);
    expect(missingKeys(events.user_change.sample, event("user_change"))).toEqual([]);
  });

  function kindOf(view: unknown, message: unknown): string {
    if (message) return "message";
    return typeof view === "object" && view !== null && "type" in view ? String(view.type) : "";
  }
});

describe("what the bot hears", () => {
  test("of its own removal it hears group_left, of others' member_left_channel, in public channels it is not in nothing", async () => {
    const workspace = await smallWorkspace();
    const socket = await bareSocket(workspace);
    socket.autoAck();
    const [mirja, amina] = [workspace.person("Mirja Virtanen"), workspace.person("Amina Yusuf")];
    const channel = await mirja.createChannel("pari", { private: true });
    await mirja.invite(channel, amina.id);
    await mirja.invite(channel, workspace.botUserId);
    await amina.leave(channel);
    await mirja.remove(channel, workspace.botUserId);
    await mirja.invite(channel, amina.id);
    const open = await mirja.createChannel("avoin");
    await amina.join(open);
    await workspace.control.idle();
    const heard = socket.envelopes().map(({ payload: { event } }) => [event?.type, event?.user ?? event?.actor_id]);
    expect(heard).toEqual([
      ["member_joined_channel", workspace.botUserId],
      ["member_left_channel", amina.id],
      ["group_left", mirja.id],
    ]);
  });

  test("direct messages are echoed, and so are their changes and deletions", async () => {
    const workspace = await smallWorkspace();
    const socket = await bareSocket(workspace);
    socket.autoAck();
    const client = clientOf(workspace);
    const mirja = workspace.person("Mirja Virtanen");
    const { channel = "", ts = "" } = await client.chat.postMessage({ channel: mirja.id, text: "a" });
    await client.chat.update({ channel, ts, text: "b" });
    await client.chat.delete({ channel, ts });
    await workspace.control.idle();
    expect(socket.envelopes().map(({ payload }) => payload.event)).toMatchObject([
      { type: "message", channel_type: "im", text: "a", bot_id: workspace.botId },
      { subtype: "message_changed", message: { text: "b" }, previous_message: { text: "a" } },
      { subtype: "message_deleted", deleted_ts: ts, previous_message: { text: "b" } },
    ]);
  });

  test("nothing is sent that the manifest does not ask for", async () => {
    const workspace = await smallWorkspace({ manifest: { ...smallManifest, settings: {} } });
    const socket = await bareSocket(workspace);
    socket.autoAck();
    await workspace.person("Mirja Virtanen").say("@bot", "hei");
    await workspace.control.idle();
    expect(socket.envelopes()).toEqual([]);
  });
});

test("a response_url works five times within thirty minutes", async () => {
  const workspace = await smallWorkspace();
  const socket = await bareSocket(workspace);
  socket.autoAck();
  const mirja = workspace.person("Mirja Virtanen");
  const answer = async (url: unknown) => {
    const response = await fetch(String(url), { method: "POST", body: JSON.stringify({ text: "x" }) });
    return response.status === 200 ? 200 : `${response.status} ${await response.text()}`;
  };
  await mirja.command("#yleinen", "/kysy");
  await mirja.command("#yleinen", "/kysy");
  const [used, old] = socket.envelopes().map(({ payload }) => payload.response_url);
  for (let count = 0; count < 5; count += 1) expect(await answer(used)).toBe(200);
  expect(await answer(used)).toBe("404 used_url");
  await workspace.control.advance(30 * 60 * second + 1);
  expect(await answer(old)).toBe("404 expired_url");
  expect((await mirja.messages("#yleinen")).filter(({ ephemeral }) => ephemeral)).toHaveLength(5);
});
