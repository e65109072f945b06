import type { EnvelopeKind } from "./envelopes.ts";

/**
 * What can happen to a call. `hold`: it is answered when it is released. `late-effect`: the connection is cut, and the call takes effect
 * after that.
 */
export type CallFaultKind =
  | "lost-answer"
  | "late-effect"
  | "500"
  | "503"
  | "reset"
  | "delay"
  | "hold"
  | "429"
  | "error";

export type Fault = {
  kind: CallFaultKind | "lost-ack" | "duplicate-envelope" | "late-envelope" | "lost-event";
  /**
   * What it hits, or `*`, the default, for all: a Web API method; for `lost-ack`, `duplicate-envelope` and `late-envelope` a kind of
   * envelope, where only events can be late; for `lost-event` a type of event.
   */
  method?: string;
  /** How many matching calls are spared first; 0 by default. */
  after?: number;
  /** How many calls it hits; 1 by default. */
  times?: number;
  /** The length of a `delay`, in milliseconds of real time. */
  ms?: number;
  /** Whether a `delay` or `hold` is before or after the effect; before by default. */
  when?: "before" | "after";
  /** The `Retry-After` of a `429`, in seconds. */
  retryAfter?: number;
  /** Slack's error code, for `error`. */
  error?: string;
};

/** An ordered fault, with the numbers of calls that it still spares and still hits. */
type OrderedFault = { fault: Fault; spares: number; hits: number };

const callKinds: readonly string[] = [
  "lost-answer",
  "late-effect",
  "500",
  "503",
  "reset",
  "delay",
  "hold",
  "429",
  "error",
];
const envelopeKinds: readonly string[] = ["lost-ack", "duplicate-envelope", "late-envelope", "lost-event"];

/** The faults that tests and the developer panel have ordered. A call meets at most one: the one that was ordered first. */
export class Faults {
  #ordered: OrderedFault[] = [];
  readonly #held = new Set<() => void>();

  order(fault: Fault): void {
    if (!callKinds.includes(fault.kind) && !envelopeKinds.includes(fault.kind)) {
      throw new Error(`unknown fault "${fault.kind}"; there are ${[...callKinds, ...envelopeKinds].join(", ")}`);
    }
    this.#ordered.push({ fault, spares: fault.after ?? 0, hits: fault.times ?? 1 });
  }

  /** The faults that have not happened yet, with what is left of `after` and `times`. */
  pending(): Fault[] {
    return this.#ordered.map(({ fault, spares, hits }) => ({ ...fault, after: spares, times: hits }));
  }

  clear(): void {
    this.#ordered = [];
  }

  /** How many calls are held now. */
  get held(): number {
    return this.#held.size;
  }

  /** Resolves when the call is released, or its connection is gone. */
  async hold(gone: Promise<unknown>): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#held.add(resolve);
    await Promise.race([promise, gone]);
    this.#held.delete(resolve);
  }

  release(): void {
    for (const goOn of this.#held) goOn();
  }

  takeForCall(method: string): Fault | undefined {
    return this.#take(method, (kind) => callKinds.includes(kind));
  }

  takeDuplicate(kind: EnvelopeKind): boolean {
    return this.#take(kind, (wanted) => wanted === "duplicate-envelope") !== undefined;
  }

  takeLate(kind: EnvelopeKind): boolean {
    return this.#take(kind, (wanted) => wanted === "late-envelope") !== undefined;
  }

  /** A lost event is never sent, as when Slack has given up after its retries. */
  takeLostEvent(type: string): boolean {
    return this.#take(type, (wanted) => wanted === "lost-event") !== undefined;
  }

  takeLostAck(kind: EnvelopeKind): boolean {
    return this.#take(kind, (wanted) => wanted === "lost-ack") !== undefined;
  }

  #take(name: string, isWanted: (kind: string) => boolean): Fault | undefined {
    let taken: Fault | undefined;
    for (const ordered of this.#ordered) {
      const { fault } = ordered;
      if (!isWanted(fault.kind) || ((fault.method ?? "*") !== "*" && fault.method !== name)) continue;
      if (ordered.spares > 0) ordered.spares -= 1;
      else if (!taken) {
        ordered.hits -= 1;
        taken = fault;
      }
    }
    if (taken) this.#ordered = this.#ordered.filter(({ hits }) => hits > 0);
    return taken;
  }
}
