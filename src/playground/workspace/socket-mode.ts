import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import type { Transport } from "./deliveries.ts";
import type { Faults } from "./faults.ts";
import { type Fields, fieldsOf, parseJson, textOf } from "./json.ts";
import type { Outcome, Parcel, ParcelKind } from "./parcels.ts";
import { afterRealTime, everyRealTime } from "./real-time.ts";
import { limits } from "./slack-rules.ts";
import type { Workspace } from "./workspace.ts";

export type DisconnectReason = "warning" | "refresh_requested" | "link_disabled" | "too_many_websockets" | "drop";

type Waiting = { connection: Connection; kind: ParcelKind; settle(outcome: Outcome): void };

type Connection = { socket: WebSocket; isOpen: boolean; stopPings: () => void };

const ticketLife = 30_000;
const pingEvery = 10_000;
const farewell = 500;

/** Slack's end of Socket Mode. */
export class SocketMode implements Transport {
  readonly via = "socket";
  readonly #workspace: Workspace;
  readonly #faults: Faults;
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #tickets = new Map<string, number>();
  readonly #waiting = new Map<string, Waiting>();
  #connections: Connection[] = [];
  #turn = 0;

  constructor(workspace: Workspace, faults: Faults) {
    this.#workspace = workspace;
    this.#faults = faults;
  }

  /** How many sockets take deliveries. */
  get connections(): number {
    return this.#connections.filter(({ isOpen }) => isOpen).length;
  }

  openTicket(): string {
    const ticket = randomBytes(16).toString("hex");
    this.#tickets.set(ticket, this.#workspace.clock.now());
    const { id } = this.#workspace.state.app;
    return `${this.#workspace.url.replace(/^http/, "ws")}/link/?ticket=${ticket}&app_id=${id}`;
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, ticket: string): void {
    const issued = this.#tickets.get(ticket);
    this.#tickets.delete(ticket);
    if (issued === undefined || this.#workspace.clock.now() - issued > ticketLife) {
      socket.end("HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n");
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (opened) => this.#connect(opened));
  }

  send(parcel: Parcel): { outcome: Promise<Outcome>; forget(): void } {
    const open = this.#connections.filter(({ isOpen }) => isOpen);
    const connection = open[this.#turn++ % Math.max(1, open.length)];
    if (!connection) return { outcome: Promise.resolve({ ack: "dispatch_failed" }), forget: () => {} };
    const outcome = new Promise<Outcome>((settle) => {
      this.#waiting.set(parcel.id, { connection, kind: parcel.kind, settle });
    });
    connection.socket.send(JSON.stringify(envelopeOf(parcel)));
    return { outcome, forget: () => this.#waiting.delete(parcel.id) };
  }

  /** Slack asks the app to connect anew, or the connection is simply gone. */
  disconnect(reason: DisconnectReason): void {
    for (const connection of this.#connections.filter(({ isOpen }) => isOpen)) {
      if (reason === "drop") {
        connection.socket.terminate();
        this.#closed(connection);
        continue;
      }
      connection.socket.send(JSON.stringify({ type: "disconnect", reason, debug_info: { host: "playground" } }));
      if (reason !== "warning") connection.isOpen = false;
    }
  }

  /** With a proper close frame, so that an app that is still there ends quietly. */
  async close(): Promise<void> {
    await Promise.all(
      [...this.#connections].map(async (connection) => {
        const { socket } = connection;
        const gone = new Promise<void>((resolve) => socket.once("close", () => resolve()));
        const cancel = afterRealTime(farewell, () => socket.terminate());
        socket.close(1001);
        await gone;
        cancel();
        this.#closed(connection);
      }),
    );
  }

  #connect(socket: WebSocket): void {
    if (this.connections >= limits.connections) {
      socket.send(
        JSON.stringify({ type: "disconnect", reason: "too_many_websockets", debug_info: { host: "playground" } }),
      );
      socket.close();
      return;
    }
    const connection: Connection = { socket, isOpen: true, stopPings: everyRealTime(pingEvery, () => socket.ping()) };
    this.#connections.push(connection);
    socket.on("message", (data) => this.#read(connection, fieldsOf(parseJson(data.toString()))));
    socket.on("close", () => this.#closed(connection));
    socket.on("error", () => socket.terminate());
    socket.send(
      JSON.stringify({
        type: "hello",
        num_connections: this.connections,
        debug_info: { host: "playground", started: "", build_number: 1, approximate_connection_time: 3600 },
        connection_info: { app_id: this.#workspace.state.app.id },
      }),
    );
    this.#workspace.deliveries.connected();
  }

  #read(connection: Connection, message: Fields): void {
    const waiting = this.#waiting.get(textOf(message.envelope_id));
    if (!waiting) return;
    if (this.#faults.takeLostAck(waiting.kind)) {
      connection.socket.terminate();
      this.#closed(connection);
      return;
    }
    this.#waiting.delete(textOf(message.envelope_id));
    waiting.settle({ ack: "ok", payload: message.payload });
  }

  /** What it had not acknowledged never will be. */
  #closed(connection: Connection): void {
    if (!this.#connections.includes(connection)) return;
    connection.isOpen = false;
    connection.stopPings();
    this.#connections = this.#connections.filter((other) => other !== connection);
    for (const [id, waiting] of this.#waiting) {
      if (waiting.connection !== connection) continue;
      this.#waiting.delete(id);
      waiting.settle({ ack: "operation_timeout" });
    }
  }
}

function envelopeOf({ id, kind, payload, retry }: Parcel): Fields {
  const envelope = { envelope_id: id, type: kind, payload, accepts_response_payload: kind !== "events_api" };
  if (kind !== "events_api") return envelope;
  return { ...envelope, retry_attempt: retry?.attempt ?? 0, retry_reason: retry?.reason ?? "" };
}
