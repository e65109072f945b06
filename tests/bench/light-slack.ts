import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";

type Json = Record<string, unknown>;
/** What the app has acknowledged: when, and with which payload. Undefined: the connection was lost before. */
export type Acknowledged = { at: number; payload: Json } | undefined;

/**
 * As much of Slack as a bot needs for people to act in it, and no checks: the strict workspace takes longer for an act than the bot does. It answers every
 * method at once.
 */
export type LightSlack = {
  apiUrl: string;
  /** Sends an envelope to the app. Resolves when it is acknowledged. */
  send(type: "slash_commands" | "interactive", payload: Json): Promise<Acknowledged>;
  /** How often the app has connected. */
  readonly connections: number;
  /** Is told of each modal that the app opens. */
  onModal: (triggerId: string, view: Json) => void;
};

export const APP = { bot: "U0BOT", botId: "B0BOT", team: "T0TEAM", app: "A0APP" } as const;

let made = 0;
/** A timestamp of a message. Each is another one. */
const newTs = (): string => `${Math.floor(Date.now() / 1000)}.${String(made++ % 1_000_000).padStart(6, "0")}`;
export const newSlackId = (letter: string): string =>
  `${letter}0${(made++).toString(36).toUpperCase().padStart(9, "0")}`;

async function bodyOf(request: IncomingMessage): Promise<Json> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString();
  if (request.headers["content-type"]?.includes("json")) return JSON.parse(text || "{}") as Json;
  return Object.fromEntries(new URLSearchParams(text));
}

/** A part of a body: form bodies have JSON in their fields. */
const partOf = (value: unknown): Json => (typeof value === "string" ? JSON.parse(value) : value) as Json;

const channelOf = (id: string): Json => ({
  id,
  name: `pari-${id.toLowerCase()}`,
  is_private: true,
  is_member: true,
  is_archived: false,
  creator: APP.bot,
});

/** `members`: of each channel that the app is in. */
export async function startLightSlack(members: ReadonlyMap<string, readonly string[]>): Promise<LightSlack> {
  const waiting = new Map<string, (acknowledged: Acknowledged) => void>();
  let socket: WebSocket | undefined;
  let connections = 0;

  const answers: Record<string, (body: Json) => Json> = {
    "auth.test": () => ({ user_id: APP.bot, bot_id: APP.botId, team_id: APP.team, user: "bot", team: "Bench" }),
    "apps.connections.open": () => ({ url: `ws://127.0.0.1:${port()}/socket` }),
    "views.open": (body) => {
      slack.onModal(String(body.trigger_id), partOf(body.view));
      return { view: { id: newSlackId("V"), ...partOf(body.view) } };
    },
    "views.publish": () => ({ view: { id: newSlackId("V") } }),
    "views.update": () => ({ view: { id: newSlackId("V") } }),
    "chat.postMessage": ({ channel }) => ({ channel, ts: newTs(), message: {} }),
    "chat.update": ({ channel, ts }) => ({ channel, ts, message: {} }),
    "conversations.open": () => ({ channel: { id: newSlackId("D") } }),
    "users.conversations": () => ({ channels: [...members.keys()].map(channelOf) }),
    "conversations.history": () => ({ messages: [], has_more: false }),
    "conversations.info": ({ channel }) => ({ channel: channelOf(String(channel)) }),
    "conversations.members": ({ channel }) => ({ members: [APP.bot, ...(members.get(String(channel)) ?? [])] }),
    "users.info": ({ user }) => ({
      user: { id: user, team_id: APP.team, name: "n", locale: "fi-FI", profile: { real_name: "Mirja Virtanen" } },
    }),
  };

  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const method = (request.url ?? "").split("/").at(-1)?.split("?")[0] ?? "";
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ ok: true, ...answers[method]?.(body) }));
    });
  });
  const sockets = new WebSocketServer({ server, path: "/socket" });
  sockets.on("connection", (connected) => {
    connections++;
    socket = connected;
    connected.on("message", (data) => {
      const at = performance.now();
      const { envelope_id: id, payload } = JSON.parse(String(data)) as { envelope_id: string; payload: Json };
      waiting.get(id)?.({ at, payload: payload ?? {} });
      waiting.delete(id);
    });
    connected.on("close", () => {
      for (const resolve of waiting.values()) resolve(undefined);
      waiting.clear();
    });
    connected.send(JSON.stringify({ type: "hello", num_connections: 1, connection_info: { app_id: APP.app } }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const port = () => (server.address() as AddressInfo).port;

  const slack: LightSlack = {
    apiUrl: `http://127.0.0.1:${port()}/api/`,
    send: (type, payload) =>
      new Promise((resolve) => {
        const id = randomBytes(12).toString("hex");
        waiting.set(id, resolve);
        socket?.send(JSON.stringify({ type, envelope_id: id, payload, accepts_response_payload: true }));
      }),
    get connections() {
      return connections;
    },
    onModal: () => undefined,
  };
  return slack;
}
