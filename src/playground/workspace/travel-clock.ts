import { type Clock, systemClock } from "../../clock.ts";
import { afterRealTime } from "./real-time.ts";

export type TravelMode = "frozen" | "ticking";

type Timer = { readonly at: number; readonly order: number; readonly run: () => void };

/** setTimeout's limit: a longer timeout fires at once. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

/**
 * A clock that can be moved forward. A frozen one, for tests, moves only by `advance` and `travelTo`; a ticking one, for the playground,
 * also moves with real time. Timers run in the order of their times, and `now()` is the timer's own time while it runs.
 */
export class TravelClock implements Clock {
  readonly mode: TravelMode;
  readonly #base: Clock;
  #at: number;
  #offset: number;
  #timers: Timer[] = [];
  #order = 0;
  /** The time of the timer that is running. */
  #timerAt: number | undefined;
  #cancelWake: () => void = () => {};

  /** `at`: where it starts, in milliseconds since 1970 UTC or as an ISO date and time; the time of `base` by default. */
  constructor(options: { at?: number | string; mode?: TravelMode; base?: Clock } = {}) {
    this.mode = options.mode ?? "frozen";
    this.#base = options.base ?? systemClock;
    const at = typeof options.at === "string" ? Date.parse(options.at) : (options.at ?? this.#base.now());
    if (!Number.isFinite(at)) throw new Error(`not an instant: ${options.at}`);
    this.#at = at;
    this.#offset = at - this.#base.now();
  }

  now(): number {
    if (this.#timerAt !== undefined) return this.#timerAt;
    return this.mode === "frozen" ? this.#at : Math.max(this.#at, this.#base.now() + this.#offset);
  }

  /** The machine's time, for what the app compares with the machine's clock. */
  machineNow(): number {
    return this.#base.now();
  }

  /** Calls `run` after `ms` by this clock, unless the returned function is called before. */
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

  /** Runs the timers until then, and moves the clock. Throws an Error for a time in the past. */
  travelTo(epochMs: number): void {
    if (epochMs < this.now()) throw new Error("the clock cannot go back");
    this.#fireUntil(epochMs);
    this.#at = Math.max(this.#at, epochMs);
    this.#offset = Math.max(this.#offset, epochMs - this.#base.now());
    this.#wakeForNext();
  }

  /** The time of the next timer. */
  nextTimerAt(): number | undefined {
    return this.#timers[0]?.at;
  }

  /** Cancels all timers. */
  stop(): void {
    this.#timers = [];
    this.#cancelWake();
  }

  #fireUntil(limit: number): void {
    for (let next = this.#timers[0]; next && next.at <= limit; next = this.#timers[0]) {
      this.#timers.shift();
      this.#at = Math.max(this.#at, next.at);
      this.#timerAt = this.#at;
      next.run();
      this.#timerAt = undefined;
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
    this.#cancelWake = afterRealTime(Math.min(LONGEST_TIMEOUT_MS, Math.max(0, next.at - this.now())), () => {
      this.#fireUntil(this.now());
      this.#wakeForNext();
    });
  }
}
