import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { type Fields, fieldsOf, parseJson, textOf } from "./workspace/json.ts";
import type { LiveEvent } from "./workspace/live.ts";
import { findEphemeral } from "./workspace/messages.ts";
import { drawnMessage } from "./workspace/screen.ts";
import type { Workspace } from "./workspace/workspace.ts";

const messageEvents: ReadonlySet<string> = new Set(["message", "message_changed", "ephemeral"]);

/**
 * The one socket of an open page. The page names whom it shows (`{"watch": ["U…"]}`) and gets what changes on their screens, each event with
 * `of`, the person, and what concerns all (`time`, `hello`).
 */
export class PageLive {
  readonly #workspace: Workspace;
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #greeting: () => Fields;

  constructor(workspace: Workspace, greeting: () => Fields) {
    this.#workspace = workspace;
    this.#greeting = greeting;
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#server.handleUpgrade(request, socket, head, (opened) => this.#serve(opened));
  }

  tellAll(event: Fields): void {
    const text = JSON.stringify(event);
    for (const client of this.#server.clients) client.send(text);
  }

  close(): void {
    for (const client of this.#server.clients) client.close(1001);
  }

  #serve(page: WebSocket): void {
    const watched = new Map<string, () => void>();
    const stopAll = () => {
      for (const stop of watched.values()) stop();
    };
    page.on("close", stopAll);
    page.on("error", () => page.terminate());
    page.on("message", (data) => {
      const { watch } = fieldsOf(parseJson(data.toString()));
      const wanted = new Set(Array.isArray(watch) ? watch.map(textOf) : []);
      for (const [user, stop] of watched) {
        if (wanted.has(user)) continue;
        stop();
        watched.delete(user);
      }
      for (const user of wanted) {
        if (watched.has(user) || !this.#workspace.findUser(user)) continue;
        const tell = (event: LiveEvent) => page.send(JSON.stringify({ ...this.#drawn(event, user), of: user }));
        watched.set(user, this.#workspace.live.listen(user, tell));
      }
      page.send(JSON.stringify({ type: "watching", users: [...watched.keys()] }));
    });
    page.send(JSON.stringify({ type: "hello", ...this.#greeting() }));
  }

  /** Messages as her screen shows them, not as the app gets them. */
  #drawn(event: LiveEvent, user: string): Fields {
    if (!messageEvents.has(event.type)) return event;
    const channel = this.#workspace.findChannel(textOf(event.channel));
    const ts = textOf(fieldsOf(event.message).ts);
    const message =
      channel && (findEphemeral(this.#workspace, channel, ts, user) ?? this.#workspace.message(channel, ts));
    return message ? { ...event, message: drawnMessage(this.#workspace, channel, message) } : event;
  }
}
