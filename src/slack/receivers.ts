import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import {
  type App,
  defaultBodyLimit,
  HTTPModuleFunctions,
  HTTPReceiver,
  isRawBodyError,
  type Receiver,
  SocketModeReceiver,
} from "@slack/bolt";
import type { Logger } from "pino";
import { type Clock, systemClock } from "../clock.ts";
import type { Config } from "../config.ts";
import { asksForHealth, type Health } from "../health/health.ts";
import { type Line, openLine, watchSocket } from "../health/line.ts";
import { boltLogger } from "../log.ts";
import { Reception } from "./reception.ts";
import { isEnvelope, isRequest } from "./requests.ts";

/** How requests from Slack arrive, over a socket that the bot opens or as signed HTTP requests, and whether that works now. */
type WayIn = { receiver: Receiver; line: Line; serveHealth?(health: Health): void };

export function wayIn(config: Config, clock: Clock, log: Logger): WayIn {
  const { connection } = config;
  if (connection.via === "http") {
    const receiver = new SignedRequests(connection.signingSecret, connection.port, log);
    return {
      receiver,
      line: openLine(),
      serveHealth: (health) => receiver.serveHealth(health),
    };
  }
  const receiver = new SocketModeReceiver({
    appToken: connection.appToken,
    logger: boltLogger(log),
    clientPingTimeout: connection.pongWithinMs ?? PONG_WITHIN_MS,
    installerOptions: {
      clientOptions: {
        slackApiUrl: config.slackApiUrl,
        // `maxTimeout` keeps the retries of an outage short.
        retryConfig: { forever: true, maxTimeout: 5000 },
        timeout: 10_000,
      },
    },
  });
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

/** One line, without any of the contents. */
const logDropped = (log: Logger, via: "socket" | "http"): void =>
  log.warn({ via }, "Something that is no request of Slack was dropped");

/** How far ahead of our clock a request's timestamp may be. https://docs.slack.dev/authentication/verifying-requests-from-slack */
const MAX_AHEAD_SECONDS = 300;

/**
 * Slack's signed requests, on loopback. Bolt checks the signature, the age and the size. This class also refuses a timestamp in the future:
 * a recorded request with such a timestamp could be replayed until then.
 */
class SignedRequests implements Receiver {
  readonly #port: number;
  readonly #signingSecret: string;
  readonly #log: Logger;
  readonly #bolt: HTTPReceiver;
  readonly #server: Server;
  readonly #answering = new Set<ServerResponse>();
  #app: App | undefined;
  #health: Health | undefined;

  constructor(signingSecret: string, port: number, log: Logger) {
    this.#port = port;
    this.#signingSecret = signingSecret;
    this.#log = log;
    this.#bolt = new HTTPReceiver({ signingSecret, logger: boltLogger(log), endpoints: PATH });
    this.#server = createServer((request, response) => this.#hear(request, response));
  }

  init(app: App): void {
    this.#app = app;
    this.#bolt.init(app);
  }

  /** Answers `GET /health` on the same port. */
  serveHealth(health: Health): void {
    this.#health = health;
  }

  start(): Promise<Server> {
    return new Promise((resolve, reject) => {
      this.#server.once("error", reject);
      this.#server.listen({ port: this.#port, host: "127.0.0.1" }, () => resolve(this.#server));
    });
  }

  /** Resolves when every complete request is answered. Does not wait for idle connections. */
  async stop(): Promise<void> {
    this.#server.close();
    const answering = [...this.#answering].filter(({ req, writableFinished }) => req.complete && !writableFinished);
    await Promise.all(answering.map((response) => once(response, "close")));
    this.#server.closeAllConnections();
  }

  #hear(request: IncomingMessage, response: ServerResponse): void {
    this.#answering.add(response);
    response.once("close", () => this.#answering.delete(response));
    const sentAt = Number(request.headers["x-slack-request-timestamp"]);
    const isClosed = this.#app instanceof Reception && this.#app.isClosed;
    if (this.#health && asksForHealth(request)) this.#health.answer(response);
    else if (isClosed) refuse(response, 503);
    else if (sentAt > systemClock.now() / 1000 + MAX_AHEAD_SECONDS) refuse(response, 401);
    else if (!isToSlacksAddress(request)) refuse(response, 404);
    else
      this.#handOn(request, response).catch((error: unknown) => {
        this.#log.error({ err: error }, "a request could not be read");
        if (!response.headersSent) refuse(response, 500);
      });
  }

  /** Bolt checks and reads the request once more, from the body that is kept here. It takes every signed body for an object. */
  async #handOn(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await signedBody(request, this.#signingSecret);
    if (typeof body === "number") {
      if (body !== 413) this.#log.warn({ status: body }, "A request was refused");
      return refuse(response, body);
    }
    if (!isRequest(body.sent)) {
      logDropped(this.#log, "http");
      return refuse(response, 400);
    }
    this.#bolt.requestListener(request, response);
  }
}

const PATH = "/slack/events";

const isToSlacksAddress = ({ method, url }: IncomingMessage): boolean =>
  method === "POST" && url?.split("?")[0] === PATH;

/** What a request of Slack's says, or the status with which it is refused. Keeps the bytes of the body in the request, where Bolt finds them. */
async function signedBody(request: IncomingMessage, signingSecret: string): Promise<{ sent: unknown } | number> {
  try {
    const options = { enabled: true, signingSecret, bodyLimit: defaultBodyLimit };
    const buffered = await HTTPModuleFunctions.parseAndVerifyHTTPRequest(options, request);
    try {
      return { sent: HTTPModuleFunctions.parseHTTPRequestBody(buffered) };
    } catch {
      return 400;
    }
  } catch (error) {
    return isRawBodyError(error) && error.statusCode === 413 ? 413 : 401;
  }
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { connection: "close" }).end();
}
