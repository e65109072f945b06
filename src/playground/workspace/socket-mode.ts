import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import type { Transport } from "./deliveries.ts";
import type { Envelope, EnvelopeKind, Outcome } from "./envelopes.ts";
import type { Faults } from "./faults.ts";
import { type Fields, fieldsOf, parseJson, textOf } from "./json.ts";
import { afterRealTime, everyRealTime } from "./real-time.ts";
import { limits } from "./slack-rules.ts";
import type { Workspace } from "./workspace.ts";

export type DisconnectReason = "warning" | "refresh_requested" | "link_disabled" | "too_many_websockets" | "drop";

export type SocketLine = { connections: number; stalled: number; counted: number };

/** An envelope without an acknowledgement. */
type PendingEnvelope = { connection: Connection; kind: EnvelopeKind; settle(outcome: Outcome): void };

type Connection = {
  socket: WebSocket;
  isOpen: boolean;
  stopPings: () => void;
  /** While it is stalled: the texts that it delivers afterwards. */
  kept?: string[] | undefined;
};

const TICKET_LIFE_MS = 30_000;
const PING_EVERY_MS = 10_000;
const CLOSE_TIMEOUT_MS = 500;

/** Slack's side of Socket Mode: https://docs.slack.dev/apis/events-api/using-socket-mode */
export class SocketMode implements Transport {
  readonly via = "socket";
  readonly #workspace: Workspace;
  readonly #faults: Faults;
  readonly #server = new WebSocketServer({ noServer: true });
  /** When each unused ticket was issued, by the workspace's clock. */
  readonly #tickets = new Map<string, number>();
  /** By envelope id. */
  readonly #pending = new Map<string, PendingEnvelope>();
  #connections: Connection[] = [];
  #nextConnection = 0;
  #counted: number | undefined;

  constructor(workspace: Workspace, faults: Faults) {
    this.#workspace = workspace;
    this.#faults = faults;
  }

  /** How many connections take envelopes. */
  get connections(): number {
    return this.#connections.filter(({ isOpen }) => isOpen).length;
  }

  /** The connections that are there, how many of them hang, and how many the next greeting names. */
  get line(): SocketLine {
    const stalled = this.#connections.filter(({ kept }) => kept !== undefined).length;
    return { connections: this.connections, stalled, counted: this.#counted ?? this.connections };
  }

  /** Issues the WebSocket URL for one connection, as apps.connections.open does. */
  issueUrl(): string {
    const ticket = randomBytes(16).toString("hex");
    this.#tickets.set(ticket, this.#workspace.clock.now());
    const { id } = this.#workspace.state.app;
    return `${this.#workspace.url.replace(/^http/, "ws")}/link/?ticket=${ticket}&app_id=${id}`;
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, ticket: string): void {
    const issued = this.#tickets.get(ticket);
    this.#tickets.delete(ticket);
    if (issued === undefined || this.#workspace.clock.now() - issued > TICKET_LIFE_MS) {
      socket.end("HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n");
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (opened) => this.#connect(opened));
  }

  send(envelope: Envelope): { outcome: Promise<Outcome>; forget(): void } {
    const open = this.#connections.filter(({ isOpen }) => isOpen);
    const connection = open[this.#nextConnection++ % Math.max(1, open.length)];
    if (!connection) return { outcome: Promise.resolve({ ack: "dispatch_failed" }), forget: () => {} };
    const outcome = new Promise<Outcome>((settle) => {
      this.#pending.set(envelope.id, { connection, kind: envelope.kind, settle });
    });
    const text = JSON.stringify(envelopeOf(envelope));
    if (connection.kept) connection.kept.push(text);
    else connection.socket.send(text);
    return { outcome, forget: () => this.#pending.delete(envelope.id) };
  }

  /** How many connections the greeting names from now on; with undefined, those that there are. */
  count(connections: number | undefined): void {
    this.#counted = connections;
  }

  /**
   * For so many seconds of real time the connections of now stay open, but deliver nothing, read nothing and answer no ping. With 0 those that
   * hang go on.
   */
  stall(seconds: number): void {
    for (const connection of this.#connections) {
      if (seconds === 0) this.#goOn(connection);
      if (seconds === 0 || connection.kept) continue;
      connection.kept = [];
      connection.socket.pause();
      afterRealTime(seconds * 1_000, () => this.#goOn(connection));
    }
  }

  #goOn(connection: Connection): void {
    const { socket, kept = [] } = connection;
    connection.kept = undefined;
    socket.resume();
    for (const text of kept) if (socket.readyState === socket.OPEN) socket.send(text);
  }

  sendRaw(text: string): void {
    for (const { socket } of this.#connections) socket.send(text);
  }

  /** Sends a disconnect message to every connection, after which only `warning` lets it take envelopes; `drop` cuts the connections without one. */
  disconnect(reason: DisconnectReason): void {
    for (const connection of this.#connections.filter(({ isOpen }) => isOpen)) {
      if (reason === "drop") {
        connection.socket.terminate();
        this.#forget(connection);
        continue;
      }
      connection.socket.send(JSON.stringify({ type: "disconnect", reason, debug_info: { host: "playground" } }));
      if (reason !== "warning") connection.isOpen = false;
    }
  }

  /** Closes every connection with a close frame, so that the SDK does not report an error, and cuts it after `CLOSE_TIMEOUT_MS`. */
  async close(): Promise<void> {
    await Promise.all(
      [...this.#connections].map(async (connection) => {
        const { socket } = connection;
        if (connection.kept) this.#goOn(connection);
        const gone = new Promise<void>((resolve) => socket.once("close", () => resolve()));
        const cancel = afterRealTime(CLOSE_TIMEOUT_MS, () => socket.terminate());
        socket.close(1001);
        await gone;
        cancel();
        this.#forget(connection);
      }),
    );
  }

  #connect(socket: WebSocket): void {
    if (this.connections >= limits.maxConnections) {
      socket.send(
        JSON.stringify({ type: "disconnect", reason: "too_many_websockets", debug_info: { host: "playground" } }),
      );
      socket.close();
      return;
    }
    const connection: Connection = {
      socket,
      isOpen: true,
      stopPings: everyRealTime(PING_EVERY_MS, () => {
        if (!connection.kept) socket.ping();
      }),
    };
    this.#connections.push(connection);
    socket.on("message", (data) => this.#readAck(connection, fieldsOf(parseJson(data.toString()))));
    socket.on("close", () => this.#forget(connection));
    socket.on("error", () => socket.terminate());
    socket.send(
      JSON.stringify({
        type: "hello",
        num_connections: this.#counted ?? this.connections,
        debug_info: { host: "playground", started: "", build_number: 1, approximate_connection_time: 3600 },
        connection_info: { app_id: this.#workspace.state.app.id },
      }),
    );
    this.#workspace.deliveries.connected();
  }

  #readAck(connection: Connection, message: Fields): void {
    const pending = this.#pending.get(textOf(message.envelope_id));
    if (!pending) return;
    if (this.#faults.takeLostAck(pending.kind)) {
      connection.socket.terminate();
      this.#forget(connection);
      return;
    }
    this.#pending.delete(textOf(message.envelope_id));
    pending.settle({ ack: "ok", payload: message.payload });
  }

  /** Removes a closed connection. Its envelopes without an acknowledgement count as timed out. */
  #forget(connection: Connection): void {
    if (!this.#connections.includes(connection)) return;
    connection.isOpen = false;
    connection.stopPings();
    this.#connections = this.#connections.filter((other) => other !== connection);
    for (const [id, pending] of this.#pending) {
      if (pending.connection !== connection) continue;
      this.#pending.delete(id);
      pending.settle({ ack: "operation_timeout" });
    }
  }
}

function envelopeOf({ id, kind, payload, retry }: Envelope): Fields {
  const envelope = { envelope_id: id, type: kind, payload, accepts_response_payload: kind !== "events_api" };
  if (kind !== "events_api") return envelope;
  return { ...envelope, retry_attempt: retry?.attempt ?? 0, retry_reason: retry?.reason ?? "" };
}
