import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import { ClientApi } from "./client-api.ts";
import { Control } from "./control.ts";
import { ControlApi } from "./control-api.ts";
import { Deliveries } from "./deliveries.ts";
import { Faults } from "./faults.ts";
import { findFile } from "./files.ts";
import { HttpDelivery } from "./http-delivery.ts";
import { Interactions } from "./interactions.ts";
import { type Fields, fieldsOf, parseJson } from "./json.ts";
import type { Manifest } from "./manifest-schema.ts";
import { ModalInteractions } from "./modal-interactions.ts";
import { newState } from "./new-state.ts";
import { Person } from "./person.ts";
import { RateLimits } from "./rate-limits.ts";
import { pause } from "./real-time.ts";
import { ResponseUrls } from "./response-urls.ts";
import { botScopes } from "./scopes.ts";
import { NotPossible, SlackError } from "./slack-error.ts";
import { SocketMode } from "./socket-mode.ts";
import type { Policies, WorkspaceState } from "./state.ts";
import type { TravelClock } from "./travel-clock.ts";
import { Triggers } from "./triggers.ts";
import { Uploads } from "./uploads.ts";
import type { NewPerson } from "./users.ts";
import { WebApi } from "./web-api/web-api.ts";
import { Workspace } from "./workspace.ts";

export type WorkspaceOptions = {
  manifest: Manifest;
  clock: TravelClock;
  /** 0 takes a free one. */
  port?: number;
  people?: readonly NewPerson[];
  delivery?: { via: "socket" } | { via: "http"; url: string; signingSecret?: string };
  policies?: Partial<Policies>;
  /** A workspace saved before; people are then those in it. */
  state?: WorkspaceState;
  /** Who else serves at this address, behind the same check of where a request comes from. */
  beside?: Beside;
};

/** Addresses that are not the workspace's own, the page for example. */
export type Beside = {
  /** Says whether the address was its own. */
  enter(request: IncomingMessage, response: ServerResponse, body: Buffer): Promise<boolean>;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Something may have changed in the workspace. */
  changed(): void;
};

export type RunningWorkspace = {
  url: string;
  /** Ends in `/api/`, as the SDK wants it. */
  apiUrl: string;
  botToken: string;
  appToken: string;
  signingSecret: string;
  botUserId: string;
  botId: string;
  teamId: string;
  appId: string;
  control: Control;
  /** By name or id. */
  person(nameOrId: string): Person;
  /** Everything, as plain data to be saved and given to `startWorkspace` again. */
  state(): WorkspaceState;
  /** For whoever serves pages beside it. */
  server: Server;
  workspace: Workspace;
  close(): Promise<void>;
};

const host = "127.0.0.1";

export async function startWorkspace(options: WorkspaceOptions): Promise<RunningWorkspace> {
  const { manifest, clock, delivery = { via: "socket" } } = options;
  const state = options.state ?? newState(manifest, clock, options.people ?? []);
  Object.assign(state.policies, options.policies);
  const workspace = new Workspace(state, clock, manifest);
  const faults = new Faults();
  const socket = new SocketMode(workspace, faults);
  const secret = state.app.signingSecret;
  const transport =
    delivery.via === "http"
      ? new HttpDelivery(workspace, faults, { url: delivery.url, signingSecret: delivery.signingSecret ?? secret })
      : socket;
  const deliveries = new Deliveries(workspace, faults, transport);
  workspace.deliveries = deliveries;
  const triggers = new Triggers(workspace);
  const responseUrls = new ResponseUrls(workspace);
  const uploads = new Uploads(workspace);
  const webApi = new WebApi({ workspace, triggers, socket, uploads }, faults, new RateLimits(clock));
  const interactions = new Interactions(workspace, triggers, responseUrls);
  const modals = new ModalInteractions(workspace, triggers, responseUrls, interactions);
  const clientApi = new ClientApi(workspace, interactions, modals);
  const controlApi = new ControlApi({ workspace, webApi, faults, socket, deliveries, modals });
  const { beside } = options;
  const doors = new Doors({ workspace, webApi, clientApi, controlApi, responseUrls, uploads, socket, faults, beside });
  const server = createServer((request, response) => void doors.enter(request, response));
  server.keepAliveTimeout = 60_000;
  server.on("upgrade", (request, duplex, head) => doors.upgrade(request, duplex, head));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, host, resolve);
  });
  workspace.url = `http://${host}:${(server.address() as AddressInfo).port}`;
  const { app, team } = state;
  return {
    url: workspace.url,
    apiUrl: `${workspace.url}/api/`,
    botToken: app.botToken,
    appToken: app.appToken,
    signingSecret: app.signingSecret,
    botUserId: app.botUserId,
    botId: app.botId,
    teamId: team.id,
    appId: app.id,
    control: new Control(workspace.url),
    person: (nameOrId) => {
      const user = workspace.findUser(nameOrId) ?? workspace.userByRealName(nameOrId) ?? workspace.userByName(nameOrId);
      if (!user) throw new Error(`nobody is called ${nameOrId}`);
      return new Person(workspace.url, user.id);
    },
    state: () => structuredClone(state),
    server,
    workspace,
    close: async () => {
      await deliveries.close();
      await socket.close();
      doors.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

type Parts = {
  workspace: Workspace;
  webApi: WebApi;
  clientApi: ClientApi;
  controlApi: ControlApi;
  responseUrls: ResponseUrls;
  uploads: Uploads;
  socket: SocketMode;
  faults: Faults;
  beside: Beside | undefined;
};

/** Which address leads where. */
class Doors {
  readonly #parts: Parts;
  readonly #live = new WebSocketServer({ noServer: true });

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async enter(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      if (!this.#isFromHere(request)) {
        send(response, 403, "text/plain", "forbidden");
        return;
      }
      const url = new URL(request.url ?? "/", this.#parts.workspace.url);
      const [door = "", ...rest] = url.pathname.split("/").filter((part) => part !== "");
      const bytes = await bytesOf(request);
      if (await this.#parts.beside?.enter(request, response, bytes)) return;
      await this.#through(door, rest, url, request, bytes, response);
      this.#parts.beside?.changed();
    } catch (error) {
      if (error instanceof SlackError || error instanceof NotPossible) {
        sendJson(response, 400, { error: error.message, ...(error instanceof SlackError ? { code: error.code } : {}) });
      } else {
        console.error(error);
        sendJson(response, 500, { error: String(error) });
      }
    }
  }

  async #through(
    door: string,
    rest: string[],
    url: URL,
    request: IncomingMessage,
    bytes: Buffer,
    response: ServerResponse,
  ): Promise<void> {
    const [first = "", second = ""] = rest;
    switch (door) {
      case "api": {
        const given = { ...Object.fromEntries(url.searchParams), ...bodyOf(request, bytes) };
        const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? "")?.[1] ?? "";
        const answer = await this.#parts.webApi.answer(first, bearer, given);
        if (!answer) request.socket.destroy();
        else send(response, answer.status, "application/json; charset=utf-8", answer.body, answer.headers);
        return;
      }
      case "response": {
        const end = this.#parts.workspace.activity.begin();
        const { status, body } = this.#parts.responseUrls.answer(second, parseJson(bytes.toString()));
        send(response, status, "text/html", body);
        end();
        return;
      }
      case "upload": {
        const end = this.#parts.workspace.activity.begin();
        const isTaken = this.#parts.uploads.receive(second, await uploadedBytes(request, bytes));
        send(response, isTaken ? 200 : 400, "text/plain", isTaken ? `OK - ${bytes.length}` : "bad upload");
        end();
        return;
      }
      case "files":
        return this.#file(first, request, response);
      case "client":
        return sendJson(
          response,
          200,
          await this.#parts.clientApi.act(first, second, fieldsOf(parseJson(bytes.toString()))),
        );
      case "control":
        return sendJson(response, 200, await this.#parts.controlApi.act(first, fieldsOf(parseJson(bytes.toString()))));
      default:
        send(response, 404, "text/plain", "not found");
    }
  }

  /**
   * For the app, with its token; people download through their client. Without the scope Slack answers with its page to sign in on.
   * https://github.com/vercel/eve/pull/1567
   */
  async #file(id: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { workspace, faults } = this.#parts;
    const fault = faults.takeForCall("url_private");
    if (fault?.kind === "delay") await pause(fault.ms ?? 0);
    if (fault?.kind === "reset") return void request.socket.destroy();
    if (fault?.kind === "500" || fault?.kind === "503")
      return send(response, Number(fault.kind), "text/plain", "error");
    const file = findFile(workspace, id);
    if (!file?.completed) return send(response, 404, "text/plain", "no such file");
    const isApp = request.headers.authorization === `Bearer ${workspace.state.app.botToken}`;
    if (!isApp || !botScopes(workspace.manifest).includes("files:read"))
      return send(response, 200, "text/html; charset=utf-8", "<!DOCTYPE html><html><title>Slack</title>Sign in</html>");
    const bytes = Buffer.from(file.content, "base64");
    response.writeHead(200, { "content-type": file.mimetype, "content-length": bytes.length });
    response.end(bytes);
  }

  /** A page from elsewhere, or a foreign name that leads to this machine, gets nothing. */
  #isFromHere({ headers }: IncomingMessage): boolean {
    const { port } = new URL(this.#parts.workspace.url);
    const hosts = [`${host}:${port}`, `localhost:${port}`];
    if (!hosts.includes(headers.host ?? "")) return false;
    return headers.origin === undefined || hosts.some((own) => headers.origin === `http://${own}`);
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (!this.#isFromHere(request)) {
      socket.destroy();
      return;
    }
    const url = new URL(request.url ?? "/", this.#parts.workspace.url);
    const [door, user = "", what] = url.pathname.split("/").filter((part) => part !== "");
    if (door === "link") {
      this.#parts.socket.upgrade(request, socket, head, url.searchParams.get("ticket") ?? "");
    } else if (door === "client" && what === "live" && this.#parts.workspace.findUser(user)) {
      this.#live.handleUpgrade(request, socket, head, (opened) => {
        const stop = this.#parts.workspace.live.listen(user, (event) => opened.send(JSON.stringify(event)));
        opened.on("close", stop);
        opened.on("error", () => opened.terminate());
      });
    } else if (!this.#parts.beside?.upgrade(request, socket, head)) {
      socket.destroy();
    }
  }

  close(): void {
    for (const client of this.#live.clients) client.terminate();
  }
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The SDK sends the file as a form, others send it bare. */
async function uploadedBytes(request: IncomingMessage, bytes: Buffer): Promise<Buffer> {
  const type = request.headers["content-type"] ?? "";
  if (!type.startsWith("multipart/form-data")) return bytes;
  const form = await new Response(new Uint8Array(bytes), { headers: { "content-type": type } }).formData();
  for (const part of form.values()) {
    return typeof part === "string" ? Buffer.from(part) : Buffer.from(await part.arrayBuffer());
  }
  return Buffer.alloc(0);
}

function bodyOf(request: IncomingMessage, bytes: Buffer): Fields {
  const type = request.headers["content-type"] ?? "";
  if (type.includes("application/json")) return fieldsOf(parseJson(bytes.toString()));
  return Object.fromEntries(new URLSearchParams(bytes.toString()));
}

function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { "content-type": type, "content-length": Buffer.byteLength(body), ...headers });
  response.end(body);
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  send(response, status, "application/json", JSON.stringify(value ?? null));
}
