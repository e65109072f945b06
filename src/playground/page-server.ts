import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { contentPolicy, pageFile } from "./page-files.ts";
import { PageLive } from "./page-live.ts";
import type { Beside } from "./workspace/doors.ts";
import { type Fields, fieldsOf, parseJson } from "./workspace/json.ts";
import { NotPossible } from "./workspace/slack-error.ts";
import type { Workspace } from "./workspace/workspace.ts";

type Action = (given: Fields) => unknown;

export type Desk = {
  /** Begins what an open page looks at anew: `POST /desk/<action>`. */
  actions: Readonly<Record<string, Action>>;
  greeting(): Fields;
  changed(): void;
};

/** The page beside the workspace: its files, its socket, and what the person who plays can do with the whole (`/desk`). */
export class PageServer implements Beside {
  #desk: Desk | undefined;
  #live: PageLive | undefined;
  /** Read the page's files anew for each request. */
  readonly #isFresh: boolean;

  constructor(options: { isFresh: boolean }) {
    this.#isFresh = options.isFresh;
  }

  open(workspace: Workspace, desk: Desk): void {
    this.#desk = desk;
    this.#live = new PageLive(workspace, desk.greeting);
  }

  tellAll(event: Fields): void {
    this.#live?.tellAll(event);
  }

  close(): void {
    this.#live?.close();
    this.#desk = undefined;
  }

  changed(): void {
    this.#desk?.changed();
  }

  async enter(request: IncomingMessage, response: ServerResponse, body: Buffer): Promise<boolean> {
    const url = new URL(request.url ?? "/", "http://127.0.0.1");
    if (url.pathname === "/" || url.pathname.startsWith("/page/")) {
      this.#file(url.pathname, request, response);
      return true;
    }
    const [, door, action = ""] = url.pathname.split("/");
    if (door !== "desk") return false;
    const actions = this.#desk?.actions ?? {};
    const run = Object.hasOwn(actions, action) ? actions[action] : undefined;
    if (!run || request.method !== "POST") throw new NotPossible(`no desk "${action}"`);
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

  #file(path: string, request: IncomingMessage, response: ServerResponse): void {
    const isRead = request.method === "GET" || request.method === "HEAD";
    const file = isRead ? pageFile(path, this.#isFresh) : undefined;
    const headers = {
      "content-security-policy": contentPolicy(String(request.socket.localPort)),
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
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
