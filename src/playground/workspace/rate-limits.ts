import { methodRule } from "./slack-rules.ts";
import type { TravelClock } from "./travel-clock.ts";

const WINDOW_MS = 60_000;

/** Slack's limits of calls to a method per minute, counted by the workspace's clock. */
export class RateLimits {
  readonly #clock: TravelClock;
  readonly #calls = new Map<string, number[]>();

  constructor(clock: TravelClock) {
    this.#clock = clock;
  }

  /**
   * Counts the call and returns undefined, or returns after how many seconds it may be made. The limit of chat.postMessage is for each
   * `addressee`.
   */
  take(method: string, addressee: string): number | undefined {
    const perMinute = methodRule(method)?.per_minute;
    if (perMinute === undefined) return undefined;
    const key = method === "chat.postMessage" ? `${method}:${addressee}` : method;
    const now = this.#clock.now();
    const calls = this.#calls.get(key) ?? [];
    while (calls[0] !== undefined && calls[0] <= now - WINDOW_MS) calls.shift();
    this.#calls.set(key, calls);
    const oldest = calls[0];
    if (oldest !== undefined && calls.length >= perMinute) return Math.ceil((oldest + WINDOW_MS - now) / 1000);
    calls.push(now);
    return undefined;
  }
}
