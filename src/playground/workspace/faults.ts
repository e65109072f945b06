import type { ParcelKind } from "./parcels.ts";

export type CallFaultKind = "lost-answer" | "500" | "503" | "reset" | "delay" | "429" | "error";

export type Fault = {
  kind: CallFaultKind | "lost-ack" | "duplicate-envelope" | "late-envelope" | "lost-event";
  /** A Web API method, `*` (the default) for all; for those about envelopes the kind of envelope; only events can be late. For a `lost-event` its type. */
  method?: string;
  /** How many matching calls pass first. */
  after?: number;
  /** How many calls it hits; once by default. */
  times?: number;
  /** Real milliseconds of a `delay`. */
  ms?: number;
  /** Whether a `delay` comes before or after the effect; before by default. */
  when?: "before" | "after";
  /** Seconds of a `429`. */
  retryAfter?: number;
  /** The code of an `error`. */
  error?: string;
};

type Ordered = { fault: Fault; toPass: number; left: number };

const callKinds: readonly string[] = ["lost-answer", "500", "503", "reset", "delay", "429", "error"];
const envelopeKinds: readonly string[] = ["lost-ack", "duplicate-envelope", "late-envelope", "lost-event"];

/** Faults are used up in the order in which they were ordered; one call meets at most one. */
export class Faults {
  #ordered: Ordered[] = [];

  order(fault: Fault): void {
    if (!callKinds.includes(fault.kind) && !envelopeKinds.includes(fault.kind)) {
      throw new Error(`unknown fault "${fault.kind}"; there are ${[...callKinds, ...envelopeKinds].join(", ")}`);
    }
    this.#ordered.push({ fault, toPass: fault.after ?? 0, left: fault.times ?? 1 });
  }

  /** What has not happened yet. */
  pending(): Fault[] {
    return this.#ordered.map(({ fault, toPass, left }) => ({ ...fault, after: toPass, times: left }));
  }

  clear(): void {
    this.#ordered = [];
  }

  takeForCall(method: string): Fault | undefined {
    return this.#take(method, (kind) => callKinds.includes(kind));
  }

  takeDuplicate(kind: ParcelKind): boolean {
    return this.#take(kind, (wanted) => wanted === "duplicate-envelope") !== undefined;
  }

  takeLate(kind: ParcelKind): boolean {
    return this.#take(kind, (wanted) => wanted === "late-envelope") !== undefined;
  }

  /** Slack never tells of it, as where it has tried three times in vain. */
  takeLostEvent(type: string): boolean {
    return this.#take(type, (wanted) => wanted === "lost-event") !== undefined;
  }

  takeLostAck(kind: ParcelKind): boolean {
    return this.#take(kind, (wanted) => wanted === "lost-ack") !== undefined;
  }

  #take(name: string, isWanted: (kind: string) => boolean): Fault | undefined {
    let taken: Fault | undefined;
    for (const ordered of this.#ordered) {
      const { fault } = ordered;
      if (!isWanted(fault.kind) || ((fault.method ?? "*") !== "*" && fault.method !== name)) continue;
      if (ordered.toPass > 0) ordered.toPass -= 1;
      else if (!taken) {
        ordered.left -= 1;
        taken = fault;
      }
    }
    if (taken) this.#ordered = this.#ordered.filter(({ left }) => left > 0);
    return taken;
  }
}
