import { WebAPIPlatformError, WebAPIRateLimitedError, type WebClient } from "@slack/web-api";
import type { Clock } from "../clock.ts";
import { type Meaning, meaningOf, waitAfter } from "./errors.ts";
import { type Pace, paceOf, type Urgency } from "./pace.ts";
import { withPartsAsText } from "./parts-as-text.ts";
import { type Workspace, workspaceOf } from "./profile.ts";

/** Slack answered with an error: the call has had no effect. */
export class SlackRefused extends Error {
  readonly code: string;
  readonly method: string;
  readonly meaning: Meaning;
  /** What Slack's validator said, for the log: JSON pointers and limits, never contents. */
  readonly details: readonly string[];
  constructor(method: string, code: string, details: readonly string[] = []) {
    super(`${method}: ${code}`);
    this.method = method;
    this.code = code;
    this.meaning = meaningOf(method, code);
    this.details = details;
  }
}

/** The rate limit of Slack, the state of the workspace, or our own pace asks to wait. The call has had no effect. */
export class SlackBusy extends Error {
  readonly method: string;
  readonly waitMs: number;
  /** Slack's error, which says why. */
  readonly code: string;
  constructor(method: string, waitMs: number, code = "ratelimited") {
    super(`${method}: wait ${waitMs} ms`);
    this.method = method;
    this.waitMs = waitMs;
    this.code = code;
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
  /** The workspace that the app is in, asked once. @throws as `call` does */
  workspace(): Promise<Workspace>;
};

type Call = { method: string; channel: string; urgency: Urgency | undefined };

/** Two methods name the channel in two ways. */
const channelIn = ({ channel, channel_id: other }: Record<string, unknown>): string =>
  typeof channel === "string" ? channel : typeof other === "string" ? other : "";

export function openDoor(client: WebClient, clock: Clock, pace: Pace = paceOf(clock)): Door {
  let identity: Promise<Answer> | undefined;

  function meant({ data }: WebAPIPlatformError, { method, channel, urgency }: Call): Error {
    const code = data.error;
    const meaning = meaningOf(method, code);
    const waitMs = waitAfter(code);
    if (meaning === "busy") {
      // Slack moves one channel: other calls of the method need not wait.
      if (code !== "external_channel_migrating") pace.hold(method, channel, waitMs, urgency);
      return new SlackBusy(method, waitMs, code);
    }
    if (meaning === "waits") {
      pace.holdEverywhere(method, waitMs, code);
      return new SlackBusy(method, waitMs, code);
    }
    if (meaning === "unclear") return new SlackUncertain(`${method}: ${code}`);
    return new SlackRefused(method, code, data.response_metadata?.messages);
  }

  const call = async (method: string, args: Record<string, unknown>, urgency?: Urgency): Promise<Answer> => {
    const channel = channelIn(args);
    const paceMs = pace.take(method, channel, urgency);
    if (paceMs > 0) throw new SlackBusy(method, paceMs, pace.heldBy(method, channel));
    try {
      return { ...(await client.apiCall(method, withPartsAsText(args))) };
    } catch (error) {
      if (error instanceof WebAPIRateLimitedError) {
        const waitMs = Math.min(MAX_WAIT_MS, Math.max(MIN_WAIT_MS, error.retryAfter * 1000));
        pace.hold(method, channel, waitMs, urgency);
        pace.notSent(method, channel);
        throw new SlackBusy(method, waitMs);
      }
      if (error instanceof WebAPIPlatformError) {
        const why = meant(error, { method, channel, urgency });
        if (!(why instanceof SlackUncertain)) pace.notSent(method, channel);
        throw why;
      }
      // A text with half a surrogate pair cannot be encoded: the request was never sent, and a retry would fail too.
      if (error instanceof URIError) throw error;
      throw new SlackUncertain(`${method}: ${error instanceof Error ? error.message : "no answer"}`);
    }
  };
  function identify(): Promise<Answer> {
    identity ??= call("auth.test", {}).catch((error: unknown) => {
      identity = undefined;
      throw error;
    });
    return identity;
  }
  return {
    call,
    expect(method, channel, urgency) {
      const ms = pace.wait(method, channel, urgency);
      if (ms > 0) throw new SlackBusy(method, ms, pace.heldBy(method, channel));
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
    botUserId: async () => String((await identify()).user_id),
    workspace: async () => workspaceOf(await identify()),
  };
}
