import { type Receiver, SocketModeReceiver } from "@slack/bolt";
import type { Logger } from "pino";
import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import type { Health } from "../health/health.ts";
import { type Line, openLine, watchSocket } from "../health/line.ts";
import { boltLogger } from "../log.ts";
import { watchHeartbeat } from "./heartbeat.ts";
import { isEnvelope, logDropped } from "./requests.ts";
import { type Entrance, ownEntrance, SignedRequests } from "./signed-requests.ts";

/** How requests from Slack arrive, over a socket that the bot opens or as signed HTTP requests, and whether that works now. */
type WayIn = { receiver: Receiver; line: Line; serveHealth?(health: Health): void };

export function wayIn(config: Config, clock: Clock, log: Logger, entrance?: Entrance): WayIn {
  const { connection } = config;
  if (connection.via === "http") {
    const where = entrance ?? ownEntrance(connection.port);
    const receiver = new SignedRequests(connection.signingSecret, where, log);
    return { receiver, line: openLine(), serveHealth: (health) => where.serveHealth?.(health) };
  }
  const receiver = new SocketModeReceiver({
    appToken: connection.appToken,
    logger: boltLogger(log),
    installerOptions: {
      clientOptions: {
        slackApiUrl: config.slackApiUrl,
        // `maxTimeout` keeps the retries of an outage short.
        retryConfig: { forever: true, maxTimeout: 5000 },
        timeout: 10_000,
      },
    },
  });
  watchHeartbeat(receiver, connection.pongWithinMs ?? PONG_WITHIN_MS);
  reconnectAfter(receiver, RECONNECT_AFTER_MS);
  dropUnsound(receiver, log);
  return { receiver, line: watchSocket(receiver, clock, log) };
}

/** Shorter, it drops sound connections of a machine that stalls: 2.6 s were measured. */
const PONG_WITHIN_MS = 5_000;
const RECONNECT_AFTER_MS = 2_000;

type Reconnecting = { clientPingTimeoutMS: number; delayReconnectAttempt(again: () => unknown): Promise<void> };

/** Slack's client has given up reconnecting: nothing will arrive in this process again. `cause` says why. */
export class SlackLost extends Error {
  constructor(cause: unknown) {
    super("reconnecting", { cause });
  }
}

/**
 * Slack's client waits as long before it reconnects as it waits for a pong; here the gap is shorter than that patience. When it gives up, it
 * rejects a promise that nobody has: the reason becomes a `SlackLost`. https://github.com/slackapi/bolt-js/issues/1906
 */
export function reconnectAfter({ client }: SocketModeReceiver, waitMs: number): void {
  const reconnecting = client as unknown as Reconnecting;
  const { clientPingTimeoutMS: patienceMs, delayReconnectAttempt } = reconnecting;
  reconnecting.delayReconnectAttempt = (again) => {
    reconnecting.clientPingTimeoutMS = waitMs;
    const reconnected = delayReconnectAttempt.call(reconnecting, async () => {
      try {
        return await again.call(client);
      } catch (cause) {
        throw new SlackLost(cause);
      }
    });
    reconnecting.clientPingTimeoutMS = patienceMs;
    return reconnected;
  };
}

type Reading = { onWebSocketMessage(data: unknown, isBinary: boolean): Promise<void> };

/** Slack's client takes every message for an envelope, and a rejected promise of its own ends the process. Drops what is none. */
function dropUnsound({ client }: SocketModeReceiver, log: Logger): void {
  const read = (client as unknown as Reading).onWebSocketMessage.bind(client);
  client.removeAllListeners("ws_message");
  client.on("ws_message", (data: unknown, isBinary: boolean) => {
    if (isBinary || !isEnvelope(data)) logDropped(log, "socket");
    else read(data, isBinary).catch((error: unknown) => log.error({ err: error }, "an envelope could not be read"));
  });
}
