import type { Fields } from "./json.ts";

/** What travels from the workspace to the app, and what became of it. */
export type ParcelKind = "events_api" | "interactive" | "slash_commands";

export type Parcel = {
  id: string;
  kind: ParcelKind;
  payload: Fields;
  retry?: { attempt: number; reason: string };
};

export type Outcome =
  | { ack: "ok"; payload: unknown }
  /** Nobody acknowledged in time. */
  | { ack: "operation_timeout" }
  /** There was nobody to send it to, or the answer was no acknowledgement. */
  | { ack: "dispatch_failed"; noRetry?: boolean };
