import { randomUUID } from "node:crypto";
import type { Activity } from "./activity.ts";
import type { Faults } from "./faults.ts";
import { type Fields, fieldsOf, textOf } from "./json.ts";
import type { Manifest } from "./manifest.ts";
import type { Outcome, Parcel, ParcelKind } from "./parcels.ts";
import { afterRealTime, stopwatch } from "./real-time.ts";
import { eventRetries, limits } from "./slack-rules.ts";
import type { TravelClock } from "./travel-clock.ts";

/** What went to the app, and how it was taken; for the look behind. */
export type SentParcel = {
  number: number;
  kind: ParcelKind;
  payload: Fields;
  ack: Outcome["ack"];
  /** The workspace's time. */
  at: number;
  /** Real milliseconds. */
  ms: number;
};

const KEPT_PARCELS = 500;
const LATE = 3_000;

/** One way from the workspace to the app. */
export type Transport = {
  readonly via: "socket" | "http";
  /** Never rejects; `forget` is called when nobody waits for the outcome any more. */
  send(parcel: Parcel): { outcome: Promise<Outcome>; forget(): void };
  close(): Promise<void>;
};

/** What of the workspace a delivery needs. */
type Sender = { manifest: Manifest; clock: TravelClock; activity: Activity };

/** What the workspace sends to the app: waits for acks, sends events again as Slack does, and counts all of it as activity. */
export class Deliveries {
  readonly #workspace: Sender;
  readonly #faults: Faults;
  #transport: Transport;
  /** First retries of events that met no connection: the next connection brings them forward. */
  readonly #waiting = new Set<() => void>();
  #held: Fields[] | undefined;
  #closed = false;
  #sent: SentParcel[] = [];
  #number = 0;

  constructor(workspace: Sender, faults: Faults, transport: Transport) {
    this.#workspace = workspace;
    this.#faults = faults;
    this.#transport = transport;
  }

  get transport(): Transport {
    return this.#transport;
  }

  async deliverThrough(transport: Transport): Promise<void> {
    const former = this.#transport;
    this.#transport = transport;
    await former.close();
  }

  /** Interactions and commands: tried once, never again. */
  async interaction(kind: "interactive" | "slash_commands", payload: Fields): Promise<Outcome> {
    const isOff = this.#workspace.manifest.settings?.interactivity?.is_enabled !== true;
    if (kind === "interactive" && isOff) return { ack: "dispatch_failed" };
    const outcome = this.#send({ id: randomUUID(), kind, payload });
    if (this.#faults.takeDuplicate(kind)) void this.#send({ id: randomUUID(), kind, payload });
    return await outcome;
  }

  /** Where one is to be late, what happens meanwhile overtakes it. */
  event(payload: Fields): void {
    if (this.#held) {
      this.#held.push(payload);
      return;
    }
    if (this.#faults.takeLostEvent(textOf(fieldsOf(payload.event).type))) return;
    if (this.#faults.takeLate("events_api")) {
      this.#workspace.clock.after(LATE, () => void this.#tryEvent(payload, 0, ""));
      return;
    }
    void this.#tryEvent(payload, 0, "");
    if (this.#faults.takeDuplicate("events_api")) void this.#tryEvent(payload, 0, "");
  }

  /** From now on events are kept back, to be told in another order, twice or never. */
  hold(): void {
    this.#held ??= [];
  }

  /** Tells those that were kept back, by their numbers in the order in which they happened; what is not among them is lost. */
  async release(numbers: readonly number[]): Promise<void> {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const number of numbers) {
      const payload = held[number];
      if (payload) await this.#tryEvent(payload, 0, "");
    }
  }

  /** What is kept back, oldest first. */
  held(): readonly Fields[] {
    return this.#held ?? [];
  }

  /** Those after the parcel with this number, oldest first. */
  sent(after: number): SentParcel[] {
    return this.#sent.filter(({ number }) => number > after);
  }

  /** A connection came up. */
  connected(): void {
    for (const run of [...this.#waiting]) run();
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#transport.close();
  }

  async #tryEvent(payload: Fields, attempt: number, reason: string): Promise<void> {
    const { via } = this.#transport;
    const parcel: Parcel = { id: randomUUID(), kind: "events_api", payload };
    const outcome = await this.#send(attempt === 0 ? parcel : { ...parcel, retry: { attempt, reason } });
    if (outcome.ack === "ok" || this.#closed) return;
    if (outcome.ack === "dispatch_failed" && outcome.noRetry) return;
    const delay = eventRetries[via][attempt];
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

  async #send(parcel: Parcel): Promise<Outcome> {
    const end = this.#workspace.activity.begin();
    const elapsed = stopwatch();
    const at = this.#workspace.clock.now();
    try {
      const { outcome, forget } = this.#transport.send(parcel);
      const taken = await Promise.race([outcome, this.#tooLate(outcome, forget)]);
      this.#keep({ kind: parcel.kind, payload: parcel.payload, ack: taken.ack, at, ms: elapsed() });
      return taken;
    } finally {
      end();
    }
  }

  #keep(sent: Omit<SentParcel, "number">): void {
    this.#number += 1;
    this.#sent.push({ number: this.#number, ...sent });
    if (this.#sent.length > KEPT_PARCELS * 2) this.#sent = this.#sent.slice(-KEPT_PARCELS);
  }

  /** The workspace's clock decides; real time only keeps a dead app from hanging everything while that clock stands still. */
  #tooLate(outcome: Promise<Outcome>, forget: () => void): Promise<Outcome> {
    return new Promise((resolve) => {
      const giveUp = () => {
        stop();
        forget();
        resolve({ ack: "operation_timeout" });
      };
      const cancels = [this.#workspace.clock.after(limits.ack, giveUp), afterRealTime(limits.ack, giveUp)];
      const stop = () => {
        for (const cancel of cancels) cancel();
      };
      void outcome.then(stop);
    });
  }
}

const failureReason = { socket: "timeout", http: "http_error" } as const;
