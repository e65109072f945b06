import { createHmac } from "node:crypto";
import type { Transport } from "./deliveries.ts";
import type { Envelope, Outcome } from "./envelopes.ts";
import type { Faults } from "./faults.ts";
import { type Fields, fieldsOf, parseJson, textOf } from "./json.ts";
import { signing } from "./slack-rules.ts";
import type { Workspace } from "./workspace.ts";

/** Sends signed requests to the app's URL: https://docs.slack.dev/authentication/verifying-requests-from-slack */
export class HttpDelivery implements Transport {
  readonly via = "http";
  readonly #workspace: Workspace;
  readonly #faults: Faults;
  readonly #url: string;
  readonly #secret: string;
  readonly #closing = new AbortController();

  constructor(workspace: Workspace, faults: Faults, options: { url: string; signingSecret: string }) {
    this.#workspace = workspace;
    this.#faults = faults;
    this.#url = options.url;
    this.#secret = options.signingSecret;
  }

  send(envelope: Envelope): { outcome: Promise<Outcome>; forget(): void } {
    const forgetting = new AbortController();
    const signal = AbortSignal.any([forgetting.signal, this.#closing.signal]);
    return { outcome: this.#post(envelope, signal), forget: () => forgetting.abort() };
  }

  /** Whether the app returns the challenge, which Slack sends when a request URL is entered. */
  async verifyUrl(): Promise<boolean> {
    const challenge = this.#workspace.nextHash();
    const { verificationToken } = this.#workspace.state.app;
    const payload = { token: verificationToken, challenge, type: "url_verification" };
    const outcome = await this.#post({ id: challenge, kind: "events_api", payload }, this.#closing.signal);
    return outcome.ack === "ok" && textOf(fieldsOf(outcome.payload).challenge) === challenge;
  }

  async close(): Promise<void> {
    this.#closing.abort();
  }

  async #post(envelope: Envelope, signal: AbortSignal): Promise<Outcome> {
    const { body, contentType } = encoded(envelope);
    // The machine's time: the SDK compares it with the machine's clock, which the workspace's clock does not move.
    const timestamp = String(Math.floor(this.#workspace.clock.machineNow() / 1000));
    const retry = envelope.retry && {
      "x-slack-retry-num": String(envelope.retry.attempt),
      "x-slack-retry-reason": envelope.retry.reason,
    };
    try {
      const response = await fetch(this.#url, {
        method: "POST",
        body,
        signal,
        redirect: "error",
        headers: {
          "content-type": contentType,
          "user-agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
          [signing.header_ts]: timestamp,
          [signing.header_sig]: signature(this.#secret, timestamp, body),
          ...retry,
        },
      });
      const text = await response.text();
      if (this.#faults.takeLostAck(envelope.kind)) return { ack: "operation_timeout" };
      if (response.ok) return { ack: "ok", payload: text === "" ? undefined : (parseJson(text) ?? { text }) };
      return { ack: "dispatch_failed", noRetry: response.headers.get("x-slack-no-retry") === "1" };
    } catch {
      return { ack: signal.aborted ? "operation_timeout" : "dispatch_failed" };
    }
  }
}

function signature(secret: string, timestamp: string, body: string): string {
  const { version } = signing;
  return `${version}=${createHmac("sha256", secret).update(`${version}:${timestamp}:${body}`).digest("hex")}`;
}

function encoded({ kind, payload }: Envelope): { body: string; contentType: string } {
  const form = "application/x-www-form-urlencoded";
  if (kind === "events_api") return { body: JSON.stringify(payload), contentType: "application/json" };
  const fields: Fields = kind === "interactive" ? { payload: JSON.stringify(payload) } : payload;
  const body = new URLSearchParams(
    Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)]),
  );
  return { body: body.toString(), contentType: form };
}
