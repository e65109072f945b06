import { randomUUID } from "node:crypto";
import type { Activity } from "./activity.ts";
import type { Envelope, EnvelopeKind, Outcome } from "./envelopes.ts";
import type { Faults } from "./faults.ts";
import { type Fields, fieldsOf, textOf } from "./json.ts";
import type { Manifest } from "./manifest-schema.ts";
import { afterRealTime, stopwatch } from "./real-time.ts";
import { eventRetryDelaysMs, limits } from "./slack-rules.ts";
import type { TravelClock } from "./travel-clock.ts";

/** A record of an envelope that was sent to the app, for the developer panel. */
export type SentEnvelope = {
  number: number;
  kind: EnvelopeKind;
  payload: Fields;
  ack: Outcome["ack"];
  /** When, by the workspace's clock, in milliseconds since 1970 UTC. */
  at: number;
  /** Until the acknowledgement, in milliseconds of real time. */
  ms: number;
};

/** Real time, for an app that does not answer while the clock does not move. On a busy machine a live one may take seconds. */
const DEAD_APP_MS = 60_000;
const KEPT_ENVELOPES = 500;
const LATE_EVENT_MS = 3_000;

/** Carries envelopes from the workspace to the app. */
export type Transport = {
  readonly via: "socket" | "http";
  /** `outcome` never rejects. `forget` gives it up: then it need not settle. */
  send(envelope: Envelope): { outcome: Promise<Outcome>; forget(): void };
  close(): Promise<void>;
};

/** The parts of the workspace that are needed here. */
type Sender = { manifest: Manifest; clock: TravelClock; activity: Activity };

/** Sends envelopes to the app, waits for acknowledgements, retries events as Slack does, and counts all of it as activity. */
export class Deliveries {
  readonly #workspace: Sender;
  readonly #faults: Faults;
  #transport: Transport;
  /** First retries of events that found no connection. The next connection runs them at once. */
  readonly #waiting = new Set<() => void>();
  #held: Fields[] | undefined;
  #closed = false;
  #sent: SentEnvelope[] = [];
  #number = 0;

  constructor(workspace: Sender, faults: Faults, transport: Transport) {
    this.#workspace = workspace;
    this.#faults = faults;
    this.#transport = transport;
  }

  get transport(): Transport {
    return this.#transport;
  }

  /** Uses this transport from now on and closes the former one. */
  async deliverThrough(transport: Transport): Promise<void> {
    const former = this.#transport;
    this.#transport = transport;
    await former.close();
  }

  /** Sends an interaction or a command, once: unlike events they are never retried. */
  async interaction(kind: "interactive" | "slash_commands", payload: Fields): Promise<Outcome> {
    const isOff = this.#workspace.manifest.settings?.interactivity?.is_enabled !== true;
    if (kind === "interactive" && isOff) return { ack: "dispatch_failed" };
    const outcome = this.#send({ id: randomUUID(), kind, payload });
    if (this.#faults.takeDuplicate(kind)) void this.#send({ id: randomUUID(), kind, payload });
    return await outcome;
  }

  /** Sends an event, unless a `lost-event` fault hits it. One that a `late-envelope` fault delays is overtaken by those after it. */
  event(payload: Fields): void {
    if (this.#held) {
      this.#held.push(payload);
      return;
    }
    if (this.#faults.takeLostEvent(textOf(fieldsOf(payload.event).type))) return;
    if (this.#faults.takeLate("events_api")) {
      this.#workspace.clock.after(LATE_EVENT_MS, () => void this.#tryEvent(payload, 0, ""));
      return;
    }
    void this.#tryEvent(payload, 0, "");
    if (this.#faults.takeDuplicate("events_api")) void this.#tryEvent(payload, 0, "");
  }

  /** From now on events are kept back, to be sent in another order, twice or never. */
  hold(): void {
    this.#held ??= [];
  }

  /** Sends the events that were kept back with these numbers, one after the other. Numbers count from 0 in the order in which they happened. The rest is lost. */
  async release(numbers: readonly number[]): Promise<void> {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const number of numbers) {
      const payload = held[number];
      if (payload) await this.#tryEvent(payload, 0, "");
    }
  }

  /** The events kept back, oldest first. */
  held(): readonly Fields[] {
    return this.#held ?? [];
  }

  /** The recorded envelopes after the one with this number, oldest first. */
  sent(after: number): SentEnvelope[] {
    return this.#sent.filter(({ number }) => number > after);
  }

  /** To be called when the app has connected. */
  connected(): void {
    for (const run of [...this.#waiting]) run();
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#transport.close();
  }

  async #tryEvent(payload: Fields, attempt: number, reason: string): Promise<void> {
    const { via } = this.#transport;
    const envelope: Envelope = { id: randomUUID(), kind: "events_api", payload };
    const outcome = await this.#send(attempt === 0 ? envelope : { ...envelope, retry: { attempt, reason } });
    if (outcome.ack === "ok" || this.#closed) return;
    if (outcome.ack === "dispatch_failed" && outcome.noRetry) return;
    const delay = eventRetryDelaysMs[via][attempt];
    if (delay === undefined) return;
    const next =
      outcome.ack === "operation_timeout" ? (via === "http" ? "http_timeout" : "timeout") : failureReason[via];
    const again = () => {
      cancel();
      this.#waiting.delete(again);
      void this.#tryEvent(payload, attempt + 1, next);
    };
    const cancel = this.#workspace.clock.after(delay, again);
    if (outcome.ack === "dispatch_failed" && attempt === 0) this.#waiting.add(again);
  }

  async #send(envelope: Envelope): Promise<Outcome> {
    const end = this.#workspace.activity.begin();
    const elapsed = stopwatch();
    const at = this.#workspace.clock.now();
    try {
      const { outcome, forget } = this.#transport.send(envelope);
      const taken = await Promise.race([outcome, this.#tooLate(outcome, forget)]);
      this.#keep({ kind: envelope.kind, payload: envelope.payload, ack: taken.ack, at, ms: elapsed() });
      return taken;
    } finally {
      end();
    }
  }

  #keep(sent: Omit<SentEnvelope, "number">): void {
    this.#number += 1;
    this.#sent.push({ number: this.#number, ...sent });
    if (this.#sent.length > KEPT_ENVELOPES * 2) this.#sent = this.#sent.slice(-KEPT_ENVELOPES);
  }

  /** Settles when the ack is too late, by the workspace's clock or by real time: the clock may be frozen and the app dead. */
  #tooLate(outcome: Promise<Outcome>, forget: () => void): Promise<Outcome> {
    return new Promise((resolve) => {
      const giveUp = () => {
        stop();
        forget();
        resolve({ ack: "operation_timeout" });
      };
      const cancels = [this.#workspace.clock.after(limits.ackMs, giveUp), afterRealTime(DEAD_APP_MS, giveUp)];
      const stop = () => {
        for (const cancel of cancels) cancel();
      };
      void outcome.then(stop);
    });
  }
}

const failureReason = { socket: "timeout", http: "http_error" } as const;
