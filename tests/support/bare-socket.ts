import { onTestFinished } from "vitest";
import { WebSocket } from "ws";
import type { RunningWorkspace } from "../../src/playground/workspace/server.ts";
import { clientOf } from "./small-app.ts";

/** An envelope as it comes over Socket Mode; also hello and disconnect, which have no id. */
export type Envelope = {
  type: string;
  envelope_id: string;
  retry_attempt?: number;
  retry_reason?: string;
  reason?: string;
  payload: Record<string, unknown> & { event?: Record<string, unknown>; event_id?: string };
};

export type BareSocket = {
  /** The envelopes that have arrived, of this type or all, oldest first. */
  envelopes(type?: string): Envelope[];
  ack(envelope: Envelope | undefined): void;
  /** Acknowledges every envelope from now on. */
  autoAck(): void;
  /** The greeting. */
  hello(): Envelope | undefined;
  /** Resolves when the workspace has answered a ping. */
  ping(): Promise<"pong">;
};

/** Connects to the workspace over Socket Mode without the SDK, for tests of the protocol. Resolves after the hello. */
export async function openBareSocket(workspace: RunningWorkspace): Promise<BareSocket> {
  const { url = "" } = await clientOf(workspace, workspace.appToken).apps.connections.open({});
  const socket = new WebSocket(url);
  const received: Envelope[] = [];
  let isAutoAck = false;
  const ack = (envelope: Envelope | undefined) =>
    socket.send(JSON.stringify({ envelope_id: envelope?.envelope_id, payload: {} }));
  const hello = new Promise<void>((resolve) => {
    socket.on("message", (data) => {
      const envelope = JSON.parse(String(data)) as Envelope;
      received.push(envelope);
      if (envelope.type === "hello") resolve();
      else if (isAutoAck && envelope.envelope_id) ack(envelope);
    });
  });
  await hello;
  onTestFinished(() => socket.terminate());
  return {
    envelopes: (type) => received.filter((envelope) => envelope.envelope_id && (!type || envelope.type === type)),
    ack,
    hello: () => received.find(({ type }) => type === "hello"),
    ping: () =>
      new Promise((resolve) => {
        socket.once("pong", () => resolve("pong"));
        socket.ping();
      }),
    autoAck: () => {
      isAutoAck = true;
    },
  };
}
