import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import {
  type App,
  defaultBodyLimit,
  HTTPModuleFunctions,
  HTTPReceiver,
  isRawBodyError,
  type Receiver,
} from "@slack/bolt";
import type { Logger } from "pino";
import { systemClock } from "../clock.ts";
import { asksForHealth, type Health } from "../health/health.ts";
import { boltLogger } from "../log.ts";
import { Reception } from "./reception.ts";
import { isRequest, logDropped } from "./requests.ts";

/** Hears the requests that arrive at one address. */
type Hearing = { hear(request: IncomingMessage, response: ServerResponse): void };

/** Where Slack's requests to one app arrive. */
export type Entrance = {
  /** The path of Slack's requests to this app. */
  readonly path: string;
  /** Whether an answer may show that there is an app at this path. If not, what is not signed by Slack is answered as if there were none. */
  readonly isKnown: boolean;
  open(hearing: Hearing): Promise<unknown>;
  /** Takes no new request. Called again with `isOver` when all are answered. */
  close(isOver: boolean): void;
  /** Answers `GET /health` at the same address. */
  serveHealth?(health: Health): void;
};

/** An address for one app: a port on loopback, with `/health` beside it. */
export function ownEntrance(port: number): Entrance {
  let health: Health | undefined;
  let hearing: Hearing | undefined;
  const server = createServer((request, response) => {
    if (health && asksForHealth(request)) health.answer(response);
    else hearing?.hear(request, response);
  });
  return {
    path: "/slack/events",
    isKnown: true,
    open(one) {
      hearing = one;
      return new Promise((resolve, reject) => {
        server.once("error", reject);
        server.listen({ port, host: "127.0.0.1" }, () => resolve(server));
      });
    },
    close(isOver) {
      // Idle connections are not waited for.
      if (isOver) server.closeAllConnections();
      else server.close();
    },
    serveHealth(one) {
      health = one;
    },
  };
}

/** How far ahead of our clock a request's timestamp may be. https://docs.slack.dev/authentication/verifying-requests-from-slack */
const MAX_AHEAD_SECONDS = 300;

/**
 * Slack's signed requests, on loopback. Bolt checks the signature, the age and the size. This class also refuses a timestamp in the future:
 * a recorded request with such a timestamp could be replayed until then.
 */
export class SignedRequests implements Receiver {
  readonly #entrance: Entrance;
  readonly #signingSecret: string;
  readonly #log: Logger;
  readonly #bolt: HTTPReceiver;
  readonly #answering = new Set<ServerResponse>();
  #app: App | undefined;

  constructor(signingSecret: string, entrance: Entrance, log: Logger) {
    this.#entrance = entrance;
    this.#signingSecret = signingSecret;
    this.#log = log;
    this.#bolt = new HTTPReceiver({ signingSecret, logger: boltLogger(log), endpoints: entrance.path });
  }

  init(app: App): void {
    this.#app = app;
    this.#bolt.init(app);
  }

  start(): Promise<unknown> {
    return this.#entrance.open(this);
  }

  /** Resolves when every complete request is answered. */
  async stop(): Promise<void> {
    this.#entrance.close(false);
    const answering = [...this.#answering].filter(({ req, writableFinished }) => req.complete && !writableFinished);
    await Promise.all(answering.map((response) => once(response, "close")));
    this.#entrance.close(true);
  }

  hear(request: IncomingMessage, response: ServerResponse): void {
    this.#answering.add(response);
    response.once("close", () => this.#answering.delete(response));
    const { isKnown, path } = this.#entrance;
    const isClosed = this.#app instanceof Reception && this.#app.isClosed;
    if (isClosed && isKnown) refuse(response, 503);
    else if (!isToPath(request, path)) refuse(response, 404);
    else
      this.#handOn(request, response, isClosed).catch((error: unknown) => {
        this.#log.error({ err: error }, "a request could not be read");
        if (!response.headersSent) refuse(response, isKnown ? 500 : 404);
      });
  }

  /** Bolt checks and reads the request once more, from the body that is kept here. It takes every signed body for an object. */
  async #handOn(request: IncomingMessage, response: ServerResponse, isClosed: boolean): Promise<void> {
    const { isKnown } = this.#entrance;
    const body = await signedBody(request, this.#signingSecret);
    if (typeof body === "number") {
      if (body !== 413) this.#log.warn({ status: body }, "A request was refused");
      return refuse(response, isKnown ? body : 404);
    }
    if (isClosed) return refuse(response, 503);
    if (!isRequest(body.sent)) {
      logDropped(this.#log, "http");
      return refuse(response, 400);
    }
    this.#bolt.requestListener(request, response);
  }
}

const isToPath = ({ method, url }: IncomingMessage, path: string): boolean =>
  method === "POST" && url?.split("?")[0] === path;

/** What a request of Slack's says, or the status with which it is refused. Keeps the bytes of the body in the request, where Bolt finds them. */
async function signedBody(request: IncomingMessage, signingSecret: string): Promise<{ sent: unknown } | number> {
  const sentAt = Number(request.headers["x-slack-request-timestamp"]);
  try {
    const options = { enabled: true, signingSecret, bodyLimit: defaultBodyLimit };
    const buffered = await HTTPModuleFunctions.parseAndVerifyHTTPRequest(options, request);
    if (sentAt > systemClock.now() / 1000 + MAX_AHEAD_SECONDS) return 401;
    try {
      return { sent: HTTPModuleFunctions.parseHTTPRequestBody(buffered) };
    } catch {
      return 400;
    }
  } catch (error) {
    return isRawBodyError(error) && error.statusCode === 413 ? 413 : 401;
  }
}

/** Refuses a request to an address at which there is nothing, and takes as long for it as for one that is not signed by Slack. */
export async function refuseAsUnsigned(request: IncomingMessage, response: ServerResponse, log: Logger): Promise<void> {
  const status = await signedBody(request, NOBODYS_SECRET);
  log.warn({ status }, "A request was refused");
  refuse(response, 404);
}

const NOBODYS_SECRET = randomBytes(16).toString("hex");

export function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { connection: "close" }).end();
}
