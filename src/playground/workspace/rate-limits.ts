import { methodRule } from "./slack-rules.ts";
import type { TravelClock } from "./travel-clock.ts";

const windowMs = 60_000;

/** How often each method was called within the last minute of the workspace's clock. */
export class RateLimits {
  readonly #clock: TravelClock;
  readonly #calls = new Map<string, number[]>();

  constructor(clock: TravelClock) {
    this.#clock = clock;
  }

  /** Counts the call, or says after how many seconds it may come again. `addressee` counts where the limit is per channel. */
  take(method: string, addressee: string): number | undefined {
    const perMinute = methodRule(method)?.per_minute;
    if (perMinute === undefined) return undefined;
    const key = method === "chat.postMessage" ? `${method}:${addressee}` : method;
    const now = this.#clock.now();
    const calls = this.#calls.get(key) ?? [];
    while (calls[0] !== undefined && calls[0] <= now - windowMs) calls.shift();
    this.#calls.set(key, calls);
    const oldest = calls[0];
    if (oldest !== undefined && calls.length >= perMinute) return Math.ceil((oldest + windowMs - now) / 1000);
    calls.push(now);
    return undefined;
  }
}
