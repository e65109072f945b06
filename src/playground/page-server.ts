import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { contentPolicy, letterPolicy, pageFile } from "./page-files.ts";
import { PageLive } from "./page-live.ts";
import { type Fields, fieldsOf, parseJson } from "./workspace/json.ts";
import type { OtherRoutes } from "./workspace/router.ts";
import { NotPossible } from "./workspace/slack-error.ts";
import type { Workspace } from "./workspace/workspace.ts";

/** Where a formatted letter is, by its number. It is a document of its own, with a policy of its own. */
const LETTERS = "/page/letters/";

type Action = (given: Fields) => unknown;

/** What the page can ask of the playground as a whole, rather than of one person's client. */
export type PlaygroundApi = {
  /** By name: `POST /playground/<name>`. */
  actions: Readonly<Record<string, Action>>;
  /** The first event on each page's socket, without its `type`. */
  greeting(): Fields;
  workspaceChanged(): void;
  /** The letter with this number as its sender formatted it. */
  letterHtml(id: number): string | undefined;
};

const safeHeaders = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
};

/** Serves the page at the workspace's address: its files, its socket, and `POST /playground/<action>`. */
export class PageServer implements OtherRoutes {
  #api: PlaygroundApi | undefined;
  #live: PageLive | undefined;
  readonly #rereadsFiles: boolean;

  constructor(options: { rereadsFiles: boolean }) {
    this.#rereadsFiles = options.rereadsFiles;
  }

  /** Until this is called only the page's files are served. */
  open(workspace: Workspace, api: PlaygroundApi): void {
    this.#api = api;
    this.#live = new PageLive(workspace, api.greeting);
  }

  sendToAll(event: Fields): void {
    this.#live?.sendToAll(event);
  }

  close(): void {
    this.#live?.close();
    this.#api = undefined;
  }

  workspaceChanged(): void {
    this.#api?.workspaceChanged();
  }

  async handle(request: IncomingMessage, response: ServerResponse, body: Buffer): Promise<boolean> {
    const url = new URL(request.url ?? "/", "http://127.0.0.1");
    if (url.pathname.startsWith(LETTERS)) {
      this.#sendLetter(Number(url.pathname.slice(LETTERS.length)), response);
      return true;
    }
    if (url.pathname === "/" || url.pathname.startsWith("/page/")) {
      this.#sendFile(url.pathname, request, response);
      return true;
    }
    const [, root, action = ""] = url.pathname.split("/");
    if (root !== "playground") return false;
    const actions = this.#api?.actions ?? {};
    const run = Object.hasOwn(actions, action) ? actions[action] : undefined;
    if (!run || request.method !== "POST") throw new NotPossible(`the playground has no action "${action}"`);
    const answer = JSON.stringify((await run(fieldsOf(parseJson(body.toString())))) ?? null);
    response.writeHead(200, { "content-type": "application/json", "cache-control": "no-store" });
    response.end(answer);
    return true;
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
    if (new URL(request.url ?? "/", "http://127.0.0.1").pathname !== "/page/live" || !this.#live) return false;
    this.#live.upgrade(request, socket, head);
    return true;
  }

  #sendLetter(id: number, response: ServerResponse): void {
    const html = this.#api?.letterHtml(id);
    response.writeHead(html === undefined ? 404 : 200, {
      ...safeHeaders,
      "content-security-policy": letterPolicy,
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
    });
    response.end(html ?? "not found");
  }

  #sendFile(path: string, request: IncomingMessage, response: ServerResponse): void {
    const isRead = request.method === "GET" || request.method === "HEAD";
    const file = isRead ? pageFile(path, this.#rereadsFiles) : undefined;
    const headers = {
      ...safeHeaders,
      "content-security-policy": contentPolicy(String(request.socket.localPort)),
    };
    if (!file) {
      response.writeHead(isRead ? 404 : 405, { ...headers, "content-type": "text/plain" });
      response.end("not found");
    } else if (request.headers["if-none-match"] === file.etag) {
      response.writeHead(304, { ...headers, etag: file.etag });
      response.end();
    } else {
      response.writeHead(200, {
        ...headers,
        "content-type": file.type,
        "content-length": file.body.length,
        "cache-control": "no-cache",
        etag: file.etag,
      });
      response.end(request.method === "HEAD" ? undefined : file.body);
    }
  }
}
