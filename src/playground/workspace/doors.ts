import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { setImmediate as turn } from "node:timers/promises";
import { WebSocketServer } from "ws";
import type { ClientApi } from "./client-api.ts";
import type { ControlApi } from "./control-api.ts";
import type { Faults } from "./faults.ts";
import { findFile } from "./files.ts";
import { type Fields, fieldsOf, parseJson } from "./json.ts";
import { botScopes } from "./manifest.ts";
import type { Reach } from "./person.ts";
import { pause } from "./real-time.ts";
import type { ResponseUrls } from "./response-urls.ts";
import { NotPossible, SlackError } from "./slack-error.ts";
import type { SocketMode } from "./socket-mode.ts";
import type { Uploads } from "./uploads.ts";
import type { WebApi } from "./web-api/web-api.ts";
import type { Workspace } from "./workspace.ts";

/** Addresses that are not the workspace's own, the page for example. */
export type Beside = {
  /** Says whether the address was its own. */
  enter(request: IncomingMessage, response: ServerResponse, body: Buffer): Promise<boolean>;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Something may have changed in the workspace. */
  changed(): void;
};

/** Only this machine reaches it. */
export const host = "127.0.0.1";

export type Parts = {
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
export class Doors {
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
      case "control":
        return sendJson(response, 200, await this.#act(door, rest, fieldsOf(parseJson(bytes.toString()))));
      default:
        send(response, 404, "text/plain", "not found");
    }
  }

  #act(door: "client" | "control", [first = "", second = ""]: readonly string[], given: Fields): Promise<unknown> {
    const { clientApi, controlApi } = this.#parts;
    return door === "client" ? clientApi.act(first, second, given) : controlApi.act(first, given);
  }

  /**
   * The way of people and the control in the workspace's own process. A request would carry the same JSON and cost more than most
   * acts; the app itself is always reached and answered over the network.
   */
  fromHere(): Reach {
    return async <Answer>(path: string, given: Fields) => {
      // As after a request, others have had their turn: who asks again and again until something has happened would wait for ever.
      await turn();
      const [door, ...rest] = path.split("/");
      const answer = await this.#act(door === "client" ? door : "control", rest, copied(given) as Fields);
      this.#parts.beside?.changed();
      return copied(answer) as Answer;
    };
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

/** As it arrives where it was sent as JSON. */
const copied = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));

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
