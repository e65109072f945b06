import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { SocketModeReceiver } from "@slack/bolt";
import { expect, onTestFinished, test } from "vitest";
import { WebSocketServer } from "ws";
import { Heartbeat, watchHeartbeat } from "../../src/slack/heartbeat.ts";
import { eventually } from "../support/eventually.ts";

/** Connections at the other end of which nobody is, unless `heard` is called. */
class Connections {
  readonly beat = new Heartbeat();
  readonly pings: number[] = [];
  readonly drops: number[] = [];
  readonly gone = new Set<number>();
  readonly watched: ReturnType<Heartbeat["watch"]>[] = [];
  now = 0;

  constructor(count: number) {
    for (let number = 0; number < count; number++) {
      const socket = {
        ping: () => void this.pings.push(number),
        drop: () => void this.drops.push(number),
        isGone: () => this.gone.has(number),
      };
      this.watched.push(this.beat.watch(socket, 5_000, 0));
    }
  }

  /** Lets seconds pass, in which all but the silent ones answer. */
  pass(seconds: number, silent: (number: number) => boolean = () => false, lateMs = 0): void {
    for (let second = 0; second < seconds; second++) {
      this.now += 1_000 + lateMs;
      const asked = this.pings.length;
      this.beat.tick(this.now);
      for (const number of this.pings.slice(asked)) {
        const one = this.watched[number];
        if (one && !silent(number)) this.beat.heard(one, this.now + 50);
      }
    }
  }
}

test("a connection that answers is asked every other second and kept", () => {
  const one = new Connections(1);
  one.pass(60);
  expect(one.pings).toHaveLength(30);
  expect(one.drops).toEqual([]);
});

test("a connection that does not answer is dropped after five seconds, and again until it is closed", () => {
  const one = new Connections(2);
  one.pass(10);
  one.pass(5, (number) => number === 1);
  expect(one.drops).toEqual([]);
  one.pass(4, (number) => number === 1);
  expect(one.drops.length).toBeGreaterThan(1);
  const dropped = one.drops.length;
  one.gone.add(1);
  one.pass(5);
  expect(one.drops).toEqual(Array.from({ length: dropped }, () => 1));
  expect(one.beat.size).toBe(1);
});

test("a thousand connections cost a hundred pings a second at the most, and each has its turn", () => {
  const all = new Connections(1_000);
  all.pass(30);
  expect(all.pings.length).toBeLessThanOrEqual(3_000);
  expect(new Set(all.pings).size).toBe(1_000);
  expect(all.drops).toEqual([]);
});

test("a thousand connections that Slack itself asks every ten seconds soon cost few pings", () => {
  const all = new Connections(1_000);
  let asked = 0;
  for (let second = 0; second < 60; second++) {
    for (let number = second % 10; number < 1_000; number += 10) {
      const one = all.watched[number];
      if (one) all.beat.heard(one, all.now, true);
    }
    all.pass(1);
    if (second === 30) asked = all.pings.length;
  }
  // Of the 3,000 that it would be otherwise.
  expect(all.pings.length - asked).toBeLessThan(600);
  expect(all.drops).toEqual([]);
});

test("when the network is lost, a thousand connections are known to be dead as soon as one", () => {
  const all = new Connections(1_000);
  all.pass(30);
  all.pass(9, () => true);
  expect(new Set(all.drops).size).toBe(1_000);
});

test("a machine that stood still does not drop sound connections whose answers wait unread", () => {
  const one = new Connections(1);
  one.pass(1);
  one.pass(1, () => true);
  one.pass(1, () => true, 20_000);
  expect(one.drops).toEqual([]);
  one.pass(6, () => true);
  expect(one.drops.length).toBeGreaterThan(0);
});

test("Slack's client connects again after a connection went silent, and hears nothing of the pings of other connections", async () => {
  const sockets = new WebSocketServer({ noServer: true, autoPong: false });
  const server = createServer((_request, response) => {
    const { port } = server.address() as AddressInfo;
    response
      .setHeader("content-type", "application/json")
      .end(JSON.stringify({ ok: true, url: `ws://127.0.0.1:${port}` }));
  });
  let connections = 0;
  server.on("upgrade", (request, duplex, head) => {
    sockets.handleUpgrade(request, duplex, head, (socket) => {
      const isSilent = connections++ === 0;
      if (!isSilent) socket.on("ping", (data) => socket.pong(data));
      socket.send(JSON.stringify({ type: "hello", num_connections: 1 }));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const quiet = { debug() {}, info() {}, warn() {}, error() {}, setLevel() {}, getLevel: () => "error", setName() {} };
  const receiver = new SocketModeReceiver({
    appToken: "xapp-1",
    logger: quiet as never,
    clientPingTimeout: 100,
    installerOptions: { clientOptions: { slackApiUrl: `http://127.0.0.1:${port}/` } },
  });
  watchHeartbeat(receiver, 1_000);
  onTestFinished(async () => {
    await receiver.stop();
    for (const socket of sockets.clients) socket.terminate();
    server.closeAllConnections();
    server.close();
  });
  await receiver.start();
  const { websocket } = receiver.client;
  expect(websocket).toMatchObject({ pingHandler: null, pongHandler: null });
  await eventually(() => connections === 2 && receiver.client.websocket?.isActive() === true);
});
