import { AsyncLocalStorage, AsyncResource } from "node:async_hooks";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { SocketModeReceiver } from "@slack/bolt";
import { ping } from "undici";
import { everySecond } from "../clock.ts";

/** A socket whose connection is watched. */
export type WatchedSocket = {
  /** Asks the other side for an answer. */
  ping(): void;
  /** Closes the connection in order; called again, at once. */
  drop(): void;
  isGone(): boolean;
};

/** All instants are of the machine's monotonic clock, in milliseconds. */
type Watched = {
  socket: WatchedSocket;
  pongWithinMs: number;
  heardAt: number;
  /** When the first ping was sent that nothing has been heard after. */
  askedAt: number | undefined;
  /** When Slack sent its last ping. */
  slackAskedAt: number | undefined;
};

/** A quiet connection is asked after this time, unless there are too many. */
const QUIET_MS = 2_000;
/** In one second, for all connections together: a ping and its answer take about 50 microseconds of the processor. */
const PINGS_PER_SECOND = 100;
/** One connection that does not answer for so long may mean that none does: all are asked at once. */
const SUSPICIOUS_MS = 2_000;
/** Slack's own pings, once it has sent one. The value of Slack's client. */
const SLACK_PINGS_WITHIN_MS = 30_000;
/** A turn that comes so much late was held up by this machine, and answers may wait unread. */
const LATE_MS = 500;
const SECOND_MS = 1_000;

/**
 * Finds out which connections to Slack are dead: one that leaves a ping unanswered for `pongWithinMs`. One timer for all connections of the process.
 *
 * Slack's client has a timer for each connection, and hears of the pings and pongs of every connection in the process: a thousand connections would
 * call a handler 600,000 times a second. Up to 200 connections are each asked after two quiet seconds. More than that are asked in turn, unless they
 * were heard of since their last turn. When one does not answer, all are asked: a lost network is noticed as soon as with a single connection.
 */
export class Heartbeat {
  readonly #watched = new Set<Watched>();
  #turns: Watched[] = [];
  /** When the present turns began, and how long the last ones took. */
  #turnsSince = Number.NaN;
  #turnsMs = 0;
  #latest = Number.NaN;

  get size(): number {
    return this.#watched.size;
  }

  /** Watches a connection that has just been made. */
  watch(socket: WatchedSocket, pongWithinMs: number, now: number): Watched {
    const one: Watched = { socket, pongWithinMs, heardAt: now, askedAt: undefined, slackAskedAt: undefined };
    this.#watched.add(one);
    return one;
  }

  /** Records a sign of life. `isPing`: one that Slack sends by itself. */
  heard(one: Watched, now: number, isPing = false): void {
    one.heardAt = now;
    one.askedAt = undefined;
    if (isPing) one.slackAskedAt = now;
  }

  /** To be called every second. */
  tick(now: number): void {
    const lateMs = now - this.#latest - SECOND_MS;
    this.#latest = now;
    let isSuspicious = false;
    for (const one of this.#watched) {
      if (one.socket.isGone()) {
        this.#watched.delete(one);
        continue;
      }
      if (lateMs > LATE_MS) this.#excuse(one, lateMs);
      const silentMs = one.askedAt === undefined ? 0 : now - one.askedAt;
      const isLeft = one.slackAskedAt !== undefined && now - one.slackAskedAt > SLACK_PINGS_WITHIN_MS;
      if (silentMs >= one.pongWithinMs || isLeft) one.socket.drop();
      else if (silentMs >= SUSPICIOUS_MS) isSuspicious = true;
    }
    const turns = isSuspicious ? this.#watched : this.#next(now);
    // Where a turn takes long, Slack's own pings come in between: who was heard since needs none of ours.
    const quietMs = Math.max(QUIET_MS, isSuspicious ? 0 : this.#turnsMs) - LATE_MS;
    for (const one of turns) this.#ask(one, now, quietMs);
  }

  /** The time in which this machine stood still is not the other side's. */
  #excuse(one: Watched, lateMs: number): void {
    if (one.askedAt !== undefined) one.askedAt += lateMs;
    if (one.slackAskedAt !== undefined) one.slackAskedAt += lateMs;
  }

  /** Whose turn it is in this second. */
  #next(now: number): readonly Watched[] {
    if (this.#turns.length === 0) {
      this.#turns = [...this.#watched];
      this.#turnsMs = now - this.#turnsSince || 0;
      this.#turnsSince = now;
    }
    return this.#turns.splice(0, PINGS_PER_SECOND);
  }

  #ask(one: Watched, now: number, quietMs: number): void {
    if (one.askedAt !== undefined || now - one.heardAt < quietMs || one.socket.isGone()) return;
    one.askedAt = now;
    one.socket.ping();
  }
}

const heartbeat = new Heartbeat();
/** Code that runs for the process and for no workspace in it. */
const outside = AsyncLocalStorage.snapshot();
type UndiciSocket = NonNullable<Parameters<typeof ping>[0]>;
const bySocket = new WeakMap<object, Watched>();
let ticking: { stop(): void } | undefined;

const hearing = (isPing: boolean) => (message: unknown) => {
  const { websocket } = message as { websocket: object };
  const one = bySocket.get(websocket);
  if (one) heartbeat.heard(one, performance.now(), isPing);
};
const hearPing = hearing(true);
const hearPong = hearing(false);

/** One timer and one pair of handlers, as long as there are connections. */
function begin(): void {
  if (ticking) return;
  subscribe(PING, hearPing);
  subscribe(PONG, hearPong);
  ticking = outside(() =>
    everySecond(() => {
      heartbeat.tick(performance.now());
      if (heartbeat.size > 0) return;
      ticking?.stop();
      ticking = undefined;
      unsubscribe(PING, hearPing);
      unsubscribe(PONG, hearPong);
    }),
  );
}

const PING = "undici:websocket:ping";
const PONG = "undici:websocket:pong";

type Handler = (message: unknown, name: string | symbol) => void;
/** What Slack's client keeps for a connection. */
type SlackSocket = {
  websocket: UndiciSocket | null;
  pingHandler: Handler | null;
  pongHandler: Handler | null;
  disconnect(): void;
  monitorPingToSlack(): void;
};

/** Lets the process's one heartbeat watch the connections of a receiver, in place of the timers and handlers of Slack's client. */
export function watchHeartbeat({ client }: SocketModeReceiver, pongWithinMs: number): void {
  client.on("connecting", () => {
    const socket = client.websocket as unknown as SlackSocket;
    // What is done about this connection belongs to the workspace that opens it.
    const drop = AsyncResource.bind(() => socket.disconnect());
    socket.monitorPingToSlack = () => {
      const { websocket, pingHandler, pongHandler } = socket;
      if (!websocket) return;
      if (pingHandler) unsubscribe(PING, pingHandler);
      if (pongHandler) unsubscribe(PONG, pongHandler);
      socket.pingHandler = null;
      socket.pongHandler = null;
      begin();
      const watched: WatchedSocket = {
        ping: () => ping(websocket, EMPTY),
        drop,
        isGone: () => socket.websocket === null,
      };
      bySocket.set(websocket, heartbeat.watch(watched, pongWithinMs, performance.now()));
    };
  });
  client.on("ws_message", () => {
    const { websocket } = client.websocket as unknown as SlackSocket;
    const one = websocket && bySocket.get(websocket);
    if (one) heartbeat.heard(one, performance.now());
  });
}

const EMPTY = Buffer.alloc(0);
