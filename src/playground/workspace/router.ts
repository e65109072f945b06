import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { setImmediate as turn } from "node:timers/promises";
import { WebSocketServer } from "ws";
import type { ClientApi } from "./client-api.ts";
import type { ControlApi } from "./control-api.ts";
import type { Faults } from "./faults.ts";
import { findFile } from "./files.ts";
import { type Fields, fieldsOf, parseJson } from "./json.ts";
import type { Reach } from "./person.ts";
import { pause } from "./real-time.ts";
import type { ResponseUrls } from "./response-urls.ts";
import { botScopes } from "./scopes.ts";
import { NotPossible, SlackError } from "./slack-error.ts";
import type { SocketMode } from "./socket-mode.ts";
import type { Uploads } from "./uploads.ts";
import type { WebApi } from "./web-api/web-api.ts";
import type { Workspace } from "./workspace.ts";

/** The only address that the workspace listens on. */
export const HOST = "127.0.0.1";

/** Paths at the workspace's address that are not the workspace's own, e.g. the page's. */
export type OtherRoutes = {
  /** Returns false for a path that is not one of these routes; then nothing has been sent. */
  handle(request: IncomingMessage, response: ServerResponse, body: Buffer): Promise<boolean>;
  /** Returns false for a path that is not one of these routes; then the socket is untouched. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Called after each request to the workspace: its state may have changed. */
  workspaceChanged(): void;
};

type RouterParts = {
  workspace: Workspace;
  webApi: WebApi;
  clientApi: ClientApi;
  controlApi: ControlApi;
  responseUrls: ResponseUrls;
  uploads: Uploads;
  socket: SocketMode;
  faults: Faults;
  otherRoutes: OtherRoutes | undefined;
};

/**
 * Sends each request to the part that answers it, by the first segment of its path: `api` and `upload` and `files` for the app,
 * `response` for response URLs, `client` for people, `control` for tests. Refuses requests from other origins.
 */
export class Router {
  readonly #parts: RouterParts;
  readonly #liveServer = new WebSocketServer({ noServer: true });

  constructor(parts: RouterParts) {
    this.#parts = parts;
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      if (!this.#isLocal(request)) {
        send(response, 403, "text/plain", "forbidden");
        return;
      }
      const url = new URL(request.url ?? "/", this.#parts.workspace.url);
      const bytes = await bytesOf(request);
      if (await this.#parts.otherRoutes?.handle(request, response, bytes)) return;
      await this.#answer(url, request, bytes, response);
      this.#parts.otherRoutes?.workspaceChanged();
    } catch (error) {
      if (error instanceof SlackError || error instanceof NotPossible) {
        sendJson(response, 400, { error: error.message, ...(error instanceof SlackError ? { code: error.code } : {}) });
      } else {
        console.error(error);
        sendJson(response, 500, { error: String(error) });
      }
    }
  }

  async #answer(url: URL, request: IncomingMessage, bytes: Buffer, response: ServerResponse): Promise<void> {
    const [root = "", first = "", second = ""] = segmentsOf(url);
    switch (root) {
      case "api": {
        const given = { ...Object.fromEntries(url.searchParams), ...bodyOf(request, bytes) };
        const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? "")?.[1] ?? "";
        const connection = { cut: () => request.socket.destroy(), gone: once(response, "close") };
        const answer = await this.#parts.webApi.answer(first, bearer, given, connection);
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
        return this.#sendFile(first, request, response);
      case "client":
      case "control":
        return sendJson(response, 200, await this.#act(root, first, second, fieldsOf(parseJson(bytes.toString()))));
      default:
        send(response, 404, "text/plain", "not found");
    }
  }

  #act(root: string, first: string, second: string, given: Fields): Promise<unknown> {
    const { clientApi, controlApi } = this.#parts;
    return root === "client" ? clientApi.act(first, second, given) : controlApi.act(first, given);
  }

  /**
   * The way of people and tests in the workspace's own process: the same JSON, without a request, which would cost more than most of
   * what they do. The app is always reached over the network.
   */
  readonly reach: Reach = async <Answer>(path: string, given: Fields) => {
    // As with a request, other work gets its turn: a caller that polls would otherwise starve what it waits for.
    await turn();
    const [root = "", first = "", second = ""] = path.split("/");
    const answer = await this.#act(root, first, second, fieldsOf(asJson(given)));
    this.#parts.otherRoutes?.workspaceChanged();
    return asJson(answer) as Answer;
  };

  /**
   * `url_private`, for the app with its token; people download through `/client`. Without the scope `files:read` Slack answers 200 with
   * its sign-in page: https://github.com/vercel/eve/pull/1567
   */
  async #sendFile(id: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
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

  /** False for a request by a page of another origin, and for one to a foreign host name that resolves to this machine (DNS rebinding). */
  #isLocal({ headers }: IncomingMessage): boolean {
    const { port } = new URL(this.#parts.workspace.url);
    const hosts = [`${HOST}:${port}`, `localhost:${port}`];
    if (!hosts.includes(headers.host ?? "")) return false;
    return headers.origin === undefined || hosts.some((own) => headers.origin === `http://${own}`);
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (!this.#isLocal(request)) {
      socket.destroy();
      return;
    }
    const url = new URL(request.url ?? "/", this.#parts.workspace.url);
    const [root, user = "", what] = segmentsOf(url);
    if (root === "link") {
      this.#parts.socket.upgrade(request, socket, head, url.searchParams.get("ticket") ?? "");
    } else if (root === "client" && what === "live" && this.#parts.workspace.findUser(user)) {
      this.#liveServer.handleUpgrade(request, socket, head, (opened) => {
        const stop = this.#parts.workspace.live.listen(user, (event) => opened.send(JSON.stringify(event)));
        opened.on("close", stop);
        opened.on("error", () => opened.terminate());
      });
    } else if (!this.#parts.otherRoutes?.upgrade(request, socket, head)) {
      socket.destroy();
    }
  }

  close(): void {
    for (const client of this.#liveServer.clients) client.terminate();
  }
}

function segmentsOf({ pathname }: URL): string[] {
  return pathname.split("/").filter((segment) => segment !== "");
}

const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The file in an upload request: the SDK sends a multipart form, other clients send the bytes themselves. */
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
