import { WebAPIPlatformError, WebAPIRateLimitedError, type WebClient } from "@slack/web-api";
import type { Clock } from "../clock.ts";
import { type Pace, paceOf, type Urgency } from "./pace.ts";

/** Slack answered with an error: the call has had no effect. */
export class SlackRefused extends Error {
  readonly code: string;
  readonly method: string;
  /** What Slack's validator said, for the log: JSON pointers and limits, never contents. */
  readonly details: readonly string[];
  constructor(method: string, code: string, details: readonly string[] = []) {
    super(`${method}: ${code}`);
    this.method = method;
    this.code = code;
    this.details = details;
  }
}

/** The rate limit of Slack, or our own pace, asks to wait. The call has had no effect. */
export class SlackBusy extends Error {
  readonly waitMs: number;
  constructor(method: string, waitMs: number) {
    super(`${method}: wait ${waitMs} ms`);
    this.waitMs = waitMs;
  }
}

/** Slack gave no answer, or an unclear one: the call may have had its effect. */
export class SlackUncertain extends Error {}

type Answer = Record<string, unknown>;

/** Limits of a wait that Slack asks for. After the longest one the call is tried again, however long Slack asked to wait. */
export const MAX_WAIT_MS = 3_600_000;
const MIN_WAIT_MS = 1_000;

/** Makes the outbox's calls to Slack, at Slack's pace: one attempt a call, with three kinds of failure. */
export type Door = {
  /** @param urgency `many`: part of a mass mailing, which yields to calls that somebody waits for. @throws SlackRefused, SlackBusy, SlackUncertain */
  call(method: string, args: Record<string, unknown>, urgency?: Urgency): Promise<Answer>;
  /** Checks that the pace allows this call now, for a caller that writes to the database before it calls. @throws SlackBusy */
  expect(method: string, channel: string, urgency?: Urgency): void;
  /** Sends a file's bytes to the address from files.getUploadURLExternal. @throws SlackUncertain */
  upload(url: string, bytes: Uint8Array): Promise<void>;
  /** The bot's own Slack id, asked once. @throws as `call` does */
  botUserId(): Promise<string>;
};

/** Errors after which the call may or may not have had its effect; all methods share them. https://docs.slack.dev/reference/methods */
const UNCLEAR = new Set(["internal_error", "fatal_error", "service_unavailable", "request_timeout"]);

export function openDoor(client: WebClient, clock: Clock, pace: Pace = paceOf(clock)): Door {
  let botUserId: Promise<string> | undefined;
  const call = async (method: string, args: Record<string, unknown>, urgency?: Urgency): Promise<Answer> => {
    const channel = typeof args.channel === "string" ? args.channel : "";
    const paceMs = pace.take(method, channel, urgency);
    if (paceMs > 0) throw new SlackBusy(method, paceMs);
    try {
      return { ...(await client.apiCall(method, args)) };
    } catch (error) {
      if (error instanceof WebAPIRateLimitedError) {
        const waitMs = Math.min(MAX_WAIT_MS, Math.max(MIN_WAIT_MS, error.retryAfter * 1000));
        pace.hold(method, channel, waitMs, urgency);
        throw new SlackBusy(method, waitMs);
      }
      if (error instanceof WebAPIPlatformError && !UNCLEAR.has(error.data.error)) {
        throw new SlackRefused(method, error.data.error, error.data.response_metadata?.messages);
      }
      // A text with half a surrogate pair cannot be encoded: the request was never sent, and a retry would fail too.
      if (error instanceof URIError) throw error;
      throw new SlackUncertain(`${method}: ${error instanceof Error ? error.message : "no answer"}`);
    }
  };
  return {
    call,
    expect(method, channel, urgency) {
      const ms = pace.wait(method, channel, urgency);
      if (ms > 0) throw new SlackBusy(method, ms);
    },
    async upload(url, bytes) {
      const answer = await fetch(url, {
        method: "POST",
        body: Buffer.from(bytes),
        redirect: "error",
        signal: AbortSignal.timeout(15_000),
      }).catch((error: unknown) => {
        throw new SlackUncertain(`upload: ${error instanceof Error ? error.message : "no answer"}`);
      });
      await answer.body?.cancel();
      if (!answer.ok) throw new SlackUncertain(`upload: ${answer.status}`);
    },
    botUserId() {
      botUserId ??= call("auth.test", {}).then(
        (answer) => String(answer.user_id),
        (error: unknown) => {
          botUserId = undefined;
          throw error;
        },
      );
      return botUserId;
    },
  };
}
