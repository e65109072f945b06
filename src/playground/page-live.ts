import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { type Fields, fieldsOf, parseJson, textOf } from "./workspace/json.ts";
import type { LiveEvent } from "./workspace/live.ts";
import { findEphemeral } from "./workspace/messages.ts";
import { shownMessage } from "./workspace/screen.ts";
import type { Workspace } from "./workspace/workspace.ts";

/** Events whose `message` the page gets as a person's client shows it. */
const messageEvents: ReadonlySet<string> = new Set(["message", "message_changed", "ephemeral"]);

/**
 * The WebSockets of open pages, one for each. A page sends `{"watch": ["U…"]}`, the people that it shows, and gets the events of their
 * clients, each with the person's id as `of`, and the events without `of` that are for every page (`hello`, `time`).
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

  sendToAll(event: Fields): void {
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
        const send = (event: LiveEvent) => page.send(JSON.stringify({ ...this.#forClient(event, user), of: user }));
        watched.set(user, this.#workspace.live.listen(user, send));
      }
      page.send(JSON.stringify({ type: "watching", users: [...watched.keys()] }));
    });
    page.send(JSON.stringify({ type: "hello", ...this.#greeting() }));
  }

  /** The event with its message as the user's client shows it; the workspace's events carry the message as the app gets it. */
  #forClient(event: LiveEvent, user: string): Fields {
    if (!messageEvents.has(event.type)) return event;
    const channel = this.#workspace.findChannel(textOf(event.channel));
    const ts = textOf(fieldsOf(event.message).ts);
    const message =
      channel && (findEphemeral(this.#workspace, channel, ts, user) ?? this.#workspace.message(channel, ts));
    return message ? { ...event, message: shownMessage(this.#workspace, channel, message) } : event;
  }
}
