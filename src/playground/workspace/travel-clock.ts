import { type Clock, systemClock } from "../../clock.ts";
import { afterRealTime } from "./real-time.ts";

export type TravelMode = "frozen" | "ticking";

type Timer = { readonly at: number; readonly order: number; readonly run: () => void };

/** Node fires a longer timeout at once. */
const longestTimeout = 2 ** 31 - 1;

/**
 * A clock that can be moved forward. Frozen, its time moves only by `advance`, for tests; ticking, real time moves it too, for the playground.
 * Timers fire in order of their times, and `now()` is each timer's own time while it runs.
 */
export class TravelClock implements Clock {
  readonly mode: TravelMode;
  readonly #base: Clock;
  #at: number;
  #offset: number;
  #timers: Timer[] = [];
  #order = 0;
  #held: number | undefined;
  #cancelWake: () => void = () => {};

  constructor(options: { at?: number | string; mode?: TravelMode; base?: Clock } = {}) {
    this.mode = options.mode ?? "frozen";
    this.#base = options.base ?? systemClock;
    const at = typeof options.at === "string" ? Date.parse(options.at) : (options.at ?? this.#base.now());
    if (!Number.isFinite(at)) throw new Error(`not an instant: ${options.at}`);
    this.#at = at;
    this.#offset = at - this.#base.now();
  }

  now(): number {
    if (this.#held !== undefined) return this.#held;
    return this.mode === "frozen" ? this.#at : Math.max(this.#at, this.#base.now() + this.#offset);
  }

  /** The time of the machine, for the few things that others compare with theirs. */
  machineNow(): number {
    return this.#base.now();
  }

  after(ms: number, run: () => void): () => void {
    const timer: Timer = { at: this.now() + Math.max(0, ms), order: this.#order++, run };
    this.#timers.splice(this.#placeOf(timer), 0, timer);
    if (this.#timers[0] === timer) this.#wakeForNext();
    return () => {
      const place = this.#placeOf(timer);
      if (this.#timers[place] === timer) this.#timers.splice(place, 1);
    };
  }

  advance(ms: number): void {
    this.travelTo(this.now() + ms);
  }

  travelTo(epochMs: number): void {
    if (epochMs < this.now()) throw new Error("the clock cannot go back");
    this.#fireUntil(epochMs);
    this.#at = Math.max(this.#at, epochMs);
    this.#offset = Math.max(this.#offset, epochMs - this.#base.now());
    this.#wakeForNext();
  }

  /** The time of the next timer, for "jump to the next thing". */
  nextTimerAt(): number | undefined {
    return this.#timers[0]?.at;
  }

  /** Forgets all timers, so that nothing keeps running after the end. */
  stop(): void {
    this.#timers = [];
    this.#cancelWake();
  }

  #fireUntil(limit: number): void {
    for (let next = this.#timers[0]; next && next.at <= limit; next = this.#timers[0]) {
      this.#timers.shift();
      this.#at = Math.max(this.#at, next.at);
      this.#held = this.#at;
      next.run();
      this.#held = undefined;
    }
  }

  #placeOf(timer: Timer): number {
    let low = 0;
    let high = this.#timers.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = this.#timers[middle] as Timer;
      if (other.at < timer.at || (other.at === timer.at && other.order < timer.order)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #wakeForNext(): void {
    if (this.mode === "frozen") return;
    this.#cancelWake();
    const next = this.#timers[0];
    if (!next) return;
    this.#cancelWake = afterRealTime(Math.min(longestTimeout, Math.max(0, next.at - this.now())), () => {
      this.#fireUntil(this.now());
      this.#wakeForNext();
    });
  }
}
