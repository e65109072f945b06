import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type App, HTTPReceiver, type Receiver, SocketModeReceiver } from "@slack/bolt";
import type { Logger } from "pino";
import { type Clock, systemClock } from "../clock.ts";
import type { Config } from "../config.ts";
import { asksForHealth, type Health } from "../health/health.ts";
import { type Line, openLine, watchSocket } from "../health/line.ts";
import { boltLogger } from "../log.ts";
import { Reception } from "./reception.ts";

/** The way in, and whether it is open; over a socket that we open, or by signed requests. */
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
    // The client waits this long before it connects anew, so a lower one closes the gap; an outage must not make it wait for ever longer.
    clientPingTimeout: 2000,
    installerOptions: {
      clientOptions: {
        slackApiUrl: config.slackApiUrl,
        retryConfig: { forever: true, maxTimeout: 5000 },
        timeout: 10_000,
      },
    },
  });
  return { receiver, line: watchSocket(receiver, clock) };
}

/** How far a request's time may be from ours, in seconds. https://docs.slack.dev/authentication/verifying-requests-from-slack */
const WITHIN = 300;

/**
 * Slack's signed requests, on loopback. Bolt checks the signature, that it is not old and not too long; that it is not from the future either
 * is checked here, because a request recorded with such a time could be played again until then.
 */
class SignedRequests implements Receiver {
  readonly #port: number;
  readonly #bolt: HTTPReceiver;
  readonly #server: Server;
  readonly #answering = new Set<ServerResponse>();
  #app: App | undefined;
  #health: Health | undefined;

  constructor(signingSecret: string, port: number, log: Logger) {
    this.#port = port;
    this.#bolt = new HTTPReceiver({ signingSecret, logger: boltLogger(log), endpoints: "/slack/events" });
    this.#server = createServer((request, response) => this.#hear(request, response));
  }

  init(app: App): void {
    this.#app = app;
    this.#bolt.init(app);
  }

  /** `GET /health` beside Slack's address. */
  serveHealth(health: Health): void {
    this.#health = health;
  }

  start(): Promise<Server> {
    return new Promise((resolve, reject) => {
      this.#server.once("error", reject);
      this.#server.listen({ port: this.#port, host: "127.0.0.1" }, () => resolve(this.#server));
    });
  }

  /** Ends when every request that has come whole is answered; a connection that is kept open for more does not hold it up. */
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
    else if (sentAt > systemClock.now() / 1000 + WITHIN) refuse(response, 401);
    else this.#handOn(request, response);
  }

  #handOn(request: IncomingMessage, response: ServerResponse): void {
    try {
      this.#bolt.requestListener(request, response);
    } catch {
      // Another address or method than Slack's.
      refuse(response, 404);
    }
  }
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { connection: "close" }).end();
}
