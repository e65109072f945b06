import type { Logger } from "pino";
import { z } from "zod";

/**
 * What Slack sends, as far as the bot and Bolt read it before a listener runs. Whatever does not look like this is dropped: Bolt and the Socket
 * Mode client take it for granted, and one `null` in its place would end the process.
 */

const id = z.string().min(1);
const named = z.looseObject({ id });
const object = z.looseObject({});

/** An event. `channel` is an object in some events, and `user` too. https://docs.slack.dev/apis/events-api */
const event = z.looseObject({
  type: z.literal("event_callback"),
  event: z.looseObject({
    type: id,
    channel: z.union([id, named]).optional(),
    user: z.union([z.string(), named]).nullish(),
    item: object.optional(),
  }),
});

/** A slash command. https://docs.slack.dev/interactivity/implementing-slash-commands */
const command = z.looseObject({
  command: id,
  user_id: id,
  channel_id: id,
  trigger_id: id,
  text: z.string().optional(),
});

const view = z.looseObject({
  id,
  callback_id: z.string().nullish(),
  private_metadata: z.string().nullish(),
  blocks: z.array(object).optional(),
  state: z.looseObject({ values: z.record(z.string(), z.record(z.string(), object)) }).nullish(),
});
const interaction = z.looseObject({ user: named, channel: named.optional(), response_url: id.optional() });

/** A press, a submission, and the rest, which no listener takes. https://docs.slack.dev/reference/interaction-payloads */
const interactive = z.discriminatedUnion("type", [
  interaction.extend({
    type: z.literal("block_actions"),
    trigger_id: id,
    actions: z.tuple([z.looseObject({ type: id, action_id: id, value: z.string().nullish() })], object),
    view: view.nullish(),
    message: object.nullish(),
    container: object.nullish(),
  }),
  interaction.extend({ type: z.literal("view_submission"), view }),
  interaction.extend({ type: z.literal("view_closed"), view }),
  interaction.extend({ type: z.enum(["shortcut", "message_action", "block_suggestion"]) }),
]);

/** The questions that Slack asks an address over HTTP, and `app_rate_limited`. They have no listener. */
const ofAddress = z.union([
  z.looseObject({ ssl_check: z.literal("1") }),
  z.looseObject({ type: z.enum(["url_verification", "app_rate_limited"]) }),
]);

/** Whether the body of a request can be handed to Bolt. */
export const isRequest = (body: unknown): boolean =>
  [event, command, interactive, ofAddress].some((shape) => shape.safeParse(body).success);

/** Names of events of the Socket Mode client itself. An event of Slack with such a name would be taken for one of them. */
const OWN_EVENTS = new Set([
  "authenticated",
  "close",
  "connected",
  "connecting",
  "disconnected",
  "disconnecting",
  "error",
  "outgoing_message",
  "reconnecting",
  "slack_event",
  "ws_message",
]);

/** https://docs.slack.dev/apis/events-api/using-socket-mode */
const envelope = z.discriminatedUnion("type", [
  z.looseObject({ type: z.literal("hello") }),
  z.looseObject({ type: z.literal("disconnect") }),
  z.looseObject({ type: z.literal("slash_commands"), envelope_id: id, payload: command }),
  z.looseObject({ type: z.literal("interactive"), envelope_id: id, payload: interactive }),
  z.looseObject({
    type: z.literal("events_api"),
    envelope_id: id,
    payload: event.refine((body) => !OWN_EVENTS.has(body.event.type)),
  }),
]);

/** Whether a message of Slack's socket is an envelope that can be handed to the Socket Mode client. */
export function isEnvelope(message: unknown): boolean {
  if (typeof message !== "string") return false;
  try {
    return envelope.safeParse(JSON.parse(message)).success;
  } catch {
    return false;
  }
}

/** One line, without any of the contents. */
export const logDropped = (log: Logger, via: "socket" | "http"): void =>
  log.warn({ via }, "Something that is no request of Slack was dropped");
