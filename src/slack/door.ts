import { WebAPIPlatformError, WebAPIRateLimitedError, type WebClient } from "@slack/web-api";
import type { Clock } from "../clock.ts";
import { type Pace, paceOf, type Urgency } from "./pace.ts";

/** Slack answered, and the answer is no. */
export class SlackRefused extends Error {
  readonly code: string;
  readonly method: string;
  /** What Slack's validator said, for the log: pointers and limits, never contents. */
  readonly details: readonly string[];
  constructor(method: string, code: string, details: readonly string[] = []) {
    super(`${method}: ${code}`);
    this.method = method;
    this.code = code;
    this.details = details;
  }
}

/** Slack, or our own pace, asks to wait. The call has not taken effect. */
export class SlackBusy extends Error {
  readonly waitMs: number;
  constructor(method: string, waitMs: number) {
    super(`${method}: wait ${waitMs} ms`);
    this.waitMs = waitMs;
  }
}

/** No answer, or one that says nothing: the call may have taken effect. */
export class SlackUncertain extends Error {}

type Answer = Record<string, unknown>;

/** No wait is longer, in milliseconds, whatever Slack asks for: it is asked again then. None is shorter than a second. */
export const LONGEST_WAIT = 3_600_000;
const SHORTEST_WAIT = 1_000;

/** The way out for everything the bot says by itself. Makes one attempt per call and says plainly how it ended. */
export type Door = {
  /** `many`: one of a great number, after whatever somebody waits for. @throws SlackRefused, SlackBusy, SlackUncertain */
  call(method: string, args: Record<string, unknown>, urgency?: Urgency): Promise<Answer>;
  /** Whether this may be called now, for whoever notes something before the call. @throws SlackBusy */
  expect(method: string, channel: string, urgency?: Urgency): void;
  /** Sends a file's bytes to the address that files.getUploadURLExternal gave. @throws SlackUncertain */
  upload(url: string, bytes: Uint8Array): Promise<void>;
  botUserId(): Promise<string>;
};

/** Answers after which Slack may or may not have done it. https://docs.slack.dev/reference/methods (errors common to all) */
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
        const waitMs = Math.min(LONGEST_WAIT, Math.max(SHORTEST_WAIT, error.retryAfter * 1000));
        pace.hold(method, channel, waitMs, urgency);
        throw new SlackBusy(method, waitMs);
      }
      if (error instanceof WebAPIPlatformError && !UNCLEAR.has(error.data.error)) {
        throw new SlackRefused(method, error.data.error, error.data.response_metadata?.messages);
      }
      // What is no well-formed text cannot be put into a request: it was never sent, and trying again would not help.
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
