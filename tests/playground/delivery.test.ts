import { createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { WebSocket } from "ws";
import type { RunningWorkspace } from "../../src/playground/workspace/server.ts";
import { type Envelope, openBareSocket } from "../support/bare-socket.ts";
import { eventually } from "../support/eventually.ts";
import { clientOf, smallApp, smallManifest, smallWorkspace } from "../support/small-app.ts";

const SECOND_MS = 1_000;

describe("Socket Mode", () => {
  test("a ticket opens one connection, and an app has at most ten connections", async () => {
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
    for (let count = 0; count < 9; count += 1) sockets.push(await openBareSocket(workspace));
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

  test("an event without an acknowledgement is retried after four seconds, a minute and five minutes, then not again", async () => {
    const workspace = await smallWorkspace();
    const socket = await openBareSocket(workspace);
    const events = () => socket.envelopes("events_api");
    await workspace.person("Mirja Virtanen").say("@bot", "hei");
    await eventually(() => events().length === 1);
    for (const [count, wait] of [4, 60, 300].entries()) {
      await workspace.control.advance(3 * SECOND_MS);
      await workspace.control.idle();
      await workspace.control.advance(wait * SECOND_MS);
      await eventually(() => events().length === count + 2);
    }
    await workspace.control.advance(3 * SECOND_MS);
    await workspace.control.idle();
    await workspace.control.advance(10_000 * SECOND_MS);
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

  test("a command without an acknowledgement times out by the workspace's clock; without a connection it fails at once", async () => {
    const workspace = await smallWorkspace();
    const mirja = workspace.person("Mirja Virtanen");
    expect(await mirja.command("#yleinen", "/kysy")).toEqual({ ack: "dispatch_failed" });
    const socket = await openBareSocket(workspace);
    const answer = mirja.command("#yleinen", "/kysy");
    await eventually(() => socket.envelopes().length === 1);
    await workspace.control.advance(2_999);
    await workspace.control.advance(1);
    expect(await answer).toEqual({ ack: "operation_timeout" });
    await workspace.control.idle();
    await workspace.control.advance(600 * SECOND_MS);
    expect(socket.envelopes()).toHaveLength(1);
  });

  test("idle waits for an unacknowledged envelope", async () => {
    const workspace = await smallWorkspace();
    const socket = await openBareSocket(workspace);
    await workspace.person("Mirja Virtanen").say("@bot", "hei");
    await eventually(() => socket.envelopes().length === 1);
    let isIdle = false;
    const idle = workspace.control.idle().then(() => {
      isIdle = true;
    });
    await workspace.control.now();
    expect(isIdle).toBe(false);
    socket.ack(socket.envelopes()[0]);
    await idle;
  });

  test("an event whose acknowledgement is lost with its connection is retried over another one", async () => {
    const workspace = await smallWorkspace();
    const [one, other] = [await openBareSocket(workspace), await openBareSocket(workspace)];
    one.autoAck();
    other.autoAck();
    await workspace.control.order({ kind: "lost-ack", method: "events_api" });
    await workspace.person("Mirja Virtanen").say("@bot", "hei");
    await workspace.control.idle();
    expect(await workspace.control.connections()).toBe(1);
    await workspace.control.advance(4 * SECOND_MS);
    await workspace.control.idle();
    const attempts = [...one.envelopes(), ...other.envelopes()].map((e) => e.retry_attempt);
    expect(attempts).toEqual([0, 1]);
  });

  test("an event without a connection is delivered when the app connects", async () => {
    const workspace = await smallWorkspace();
    await workspace.person("Mirja Virtanen").say("@bot", "hei");
    await workspace.control.idle();
    const socket = await openBareSocket(workspace);
    socket.autoAck();
    await eventually(() => socket.envelopes().length === 1);
    expect(socket.envelopes()[0]).toMatchObject({ retry_attempt: 1, payload: { event: { text: "hei" } } });
  });

  test("a duplicated envelope reaches the app twice", async () => {
    const workspace = await smallWorkspace();
    const socket = await openBareSocket(workspace);
    socket.autoAck();
    await workspace.control.order({ kind: "duplicate-envelope", method: "slash_commands" });
    await workspace.person("Mirja Virtanen").command("#yleinen", "/kysy");
    await workspace.control.idle();
    const [one, other] = socket.envelopes();
    expect(one?.payload).toEqual(other?.payload);
    expect(one?.envelope_id).not.toBe(other?.envelope_id);
  });

  test("a late event comes after events that happened after it", async () => {
    const workspace = await smallWorkspace();
    const socket = await openBareSocket(workspace);
    socket.autoAck();
    await workspace.control.order({ kind: "late-envelope", method: "events_api" });
    for (const text of ["yksi", "kaksi"]) await workspace.person("Mirja Virtanen").say("@bot", text);
    await workspace.control.idle();
    await workspace.control.advance(3_000);
    await workspace.control.idle();
    expect(socket.envelopes().map(({ payload }) => payload.event?.text)).toEqual(["kaksi", "yksi"]);
  });

  test("the SDK reconnects after a refresh and after a drop", async () => {
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
      await eventually(async () => (await workspace.control.connections()) > 0);
      await workspace.control.idle();
    }
    expect(heard).toEqual(["refresh_requested", "drop"]);
  });
});

describe("signed requests", () => {
  /** Starts an HTTP server that gets the workspace's requests, and answers each with a status by its number, from 1. */
  async function openBareServer(workspace: RunningWorkspace, statusOf: (attempt: number) => number) {
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

  test("an event is signed, and is retried with retry headers while the app answers 500", async () => {
    const workspace = await smallWorkspace();
    const got = await openBareServer(workspace, (attempt) => (attempt < 3 ? 500 : 200));
    await workspace.person("Mirja Virtanen").say("@bot", "hei");
    await workspace.control.idle();
    for (const wait of [1, 60]) {
      await workspace.control.advance(wait * SECOND_MS);
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

  test("a command is sent as a form, once", async () => {
    const workspace = await smallWorkspace();
    const got = await openBareServer(workspace, () => 500);
    const mirja = workspace.person("Mirja Virtanen");
    expect(await mirja.command("#yleinen", "/raaka", "a & @amina.yusuf")).toEqual({ ack: "dispatch_failed" });
    await workspace.control.advance(600 * SECOND_MS);
    await workspace.control.idle();
    expect(got).toHaveLength(1);
    expect(Object.fromEntries(new URLSearchParams(got[0]?.body))).toMatchObject({
      command: "/raaka",
      text: "a &amp; @amina.yusuf",
      is_enterprise_install: "false",
    });
  });
});

describe("the events that the bot gets", () => {
  test("its own removal is group_left, that of others member_left_channel; of public channels without it there are none", async () => {
    const workspace = await smallWorkspace();
    const socket = await openBareSocket(workspace);
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

  test("it gets its own direct messages too, with their changes and deletions", async () => {
    const workspace = await smallWorkspace();
    const socket = await openBareSocket(workspace);
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

  test("it gets no event to which the manifest does not subscribe", async () => {
    const workspace = await smallWorkspace({ manifest: { ...smallManifest, settings: {} } });
    const socket = await openBareSocket(workspace);
    socket.autoAck();
    await workspace.person("Mirja Virtanen").say("@bot", "hei");
    await workspace.control.idle();
    expect(socket.envelopes()).toEqual([]);
  });
});

test("a response_url works five times within thirty minutes", async () => {
  const workspace = await smallWorkspace();
  const socket = await openBareSocket(workspace);
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
  await workspace.control.advance(30 * 60 * SECOND_MS + 1);
  expect(await answer(old)).toBe("404 expired_url");
  expect((await mirja.messages("#yleinen")).filter(({ ephemeral }) => ephemeral)).toHaveLength(5);
});
