import type { Fields } from "./json.ts";

/** Slack's names, the `type` of a Socket Mode envelope. */
export type EnvelopeKind = "events_api" | "interactive" | "slash_commands";

/** An event, interaction or command on its way to the app, over Socket Mode or HTTP. */
export type Envelope = {
  id: string;
  kind: EnvelopeKind;
  payload: Fields;
  retry?: { attempt: number; reason: string };
};

export type Outcome =
  | { ack: "ok"; payload: unknown }
  /** No acknowledgement came in time. */
  | { ack: "operation_timeout" }
  /** No connection, or an answer that is no acknowledgement. */
  | { ack: "dispatch_failed"; noRetry?: boolean };
