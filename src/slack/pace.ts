import type { Clock } from "../clock.ts";

/**
 * How often Slack lets each method be called, per minute. https://docs.slack.dev/apis/web-api/rate-limits
 * Methods that are not named are Tier 3.
 */
const TIER_2 = 20;
const TIER_3 = 50;
const TIER_4 = 100;
const PER_CHANNEL_PER_MINUTE = 60;

const perMinute: Record<string, number> = {
  "auth.test": 600,
  "chat.postMessage": PER_CHANNEL_PER_MINUTE,
  "conversations.archive": TIER_2,
  "conversations.create": TIER_2,
  "conversations.rename": TIER_2,
  "conversations.setTopic": TIER_2,
  "conversations.members": TIER_4,
  "files.completeUploadExternal": TIER_4,
  "files.getUploadURLExternal": TIER_4,
  "pins.add": TIER_2,
  "users.conversations": TIER_2,
  "users.info": TIER_4,
  "views.publish": TIER_4,
};

/** A mass mailing: Slack allows "several hundred" messages a minute in all conversations together. https://docs.slack.dev/reference/methods/chat.postMessage */
const TO_MANY_PER_MINUTE = 300;

/**
 * Slack counts a call when it arrives, we when it leaves. The window is 250 ms longer than a minute, so that network delay does not put one
 * call too many into Slack's minute.
 */
const MINUTE_AND_LATENCY_MS = 60_250;
/**
 * Slack allows "short bursts" of messages into one channel and names no number. Files count too, because each is a message.
 * https://docs.slack.dev/apis/web-api/rate-limits
 */
const BURST = 3;
const BURST_AND_LATENCY_MS = 3_250;
const POSTING = new Set(["chat.postMessage", "files.completeUploadExternal"]);
/** How long a turn that an urgent call was told to wait for is kept from mass mailings. The outbox retries the call at its next tick, a second later. */
const RESERVATION_MS = 1_500;
/** A mass mailing that missed its turns may catch up with those of this time at once. */
const MAX_CATCH_UP_MS = 2_500;
/** When this many conversations are remembered, those without calls in the last minute are removed. */
const MAX_REMEMBERED = 2_000;

/** `soon`: somebody waits for it. `many`: part of a mass mailing. */
export type Urgency = "soon" | "many";

/** At most this many calls of mass mailings ask for turns at the same time; the outbox holds to it. No wait is longer than the turns of all others. */
export const MANY_AT_ONCE = 4;

export type Pace = {
  /** Takes a turn and returns 0, or returns the milliseconds until the next turn. */
  take(method: string, channel: string, urgency?: Urgency): number;
  /** The milliseconds until the next turn, 0 if there is one now. Takes none. */
  wait(method: string, channel: string, urgency?: Urgency): number;
  /** Records that Slack asked to wait. A mass mailing then waits in every conversation. */
  hold(method: string, channel: string, ms: number, urgency?: Urgency): void;
  /** Records that the call that took the last turn has sent no message, so that it does not count in a burst. */
  notSent(method: string, channel: string): void;
  /** Records that the workspace accepts no call of this method for a while, and why. */
  holdEverywhere(method: string, ms: number, why: string): void;
  /** What a call waits for, where that is not Slack's limit for a minute: Slack's error, or the end of a burst of messages. */
  heldBy(method: string, channel: string): string | undefined;
};

/** The calls of the last minute, oldest first; until when Slack asked to wait; until when a turn is kept for an urgent call. */
type Calls = { at: number[]; heldUntil: number; keptUntil: number };

/**
 * Counts as Slack does: within any minute no more calls of a method (for messages: in a channel) than Slack allows. Mass mailings keep an
 * even pace within that limit, so that an urgent call soon finds a turn, and urgent calls get turns first.
 */
export function paceOf(clock: Clock): Pace {
  const calls = new Map<string, Calls>();
  /** When the next call of a mass mailing has its turn, by method. */
  const turns = new Map<string, number>();
  /** The turn after the last promised one, by method. Each caller is promised another turn, so that they do not all return at once. */
  const promised = new Map<string, number>();
  /** The methods that the workspace accepts no call of, until when, and why. */
  const closed = new Map<string, { until: number; why: string }>();
  /** When the last few messages went into each channel. */
  const posts = new Map<string, number[]>();
  let latest = clock.now();

  /** Moves all instants back, after the clock was set back. */
  function setBack(by: number): void {
    for (const one of calls.values()) {
      one.at = one.at.map((at) => at - by);
      one.heldUntil -= by;
      one.keptUntil -= by;
    }
    for (const one of closed.values()) one.until -= by;
    for (const [channel, at] of posts)
      posts.set(
        channel,
        at.map((one) => one - by),
      );
    for (const times of [turns, promised]) for (const [method, at] of times) times.set(method, at - by);
  }

  function forgetIdle(now: number): void {
    for (const [key, { at, heldUntil }] of calls) {
      if (heldUntil <= now && (at.at(-1) ?? 0) <= now - MINUTE_AND_LATENCY_MS) calls.delete(key);
    }
    for (const [channel, at] of posts) if ((at.at(-1) ?? 0) <= now - BURST_AND_LATENCY_MS) posts.delete(channel);
  }

  function callsOf(method: string, channel: string): Calls {
    const now = clock.now();
    if (now < latest) setBack(latest - now);
    latest = now;
    const key = method === "chat.postMessage" ? `${method} ${channel}` : method;
    const known = calls.get(key);
    if (known) return known;
    if (calls.size >= MAX_REMEMBERED) forgetIdle(now);
    const made = { at: [], heldUntil: 0, keptUntil: 0 };
    calls.set(key, made);
    return made;
  }

  const turnOf = (method: string): number => Math.max(turns.get(method) ?? 0, clock.now() - MAX_CATCH_UP_MS);
  const between = (method: string): number =>
    MINUTE_AND_LATENCY_MS / (method === "chat.postMessage" ? TO_MANY_PER_MINUTE : (perMinute[method] ?? TIER_3));

  /** Milliseconds until a turn for a call of a mass mailing. That turn is then promised to this caller. */
  function waitOfMany(method: string, keptUntil: number): number {
    const now = clock.now();
    const next = Math.max(turnOf(method), keptUntil);
    if (next <= now) return 0;
    const last = next + (MANY_AT_ONCE - 1) * between(method);
    const at = Math.min(Math.max(promised.get(method) ?? 0, next), last);
    promised.set(method, at + between(method));
    return Math.ceil(at - now);
  }

  /** Milliseconds until a message may go into this channel without being one too many in a burst. */
  function waitInBurst(method: string, channel: string): number {
    const before = POSTING.has(method) ? posts.get(channel)?.at(-BURST) : undefined;
    return before === undefined ? 0 : Math.max(0, before + BURST_AND_LATENCY_MS - clock.now());
  }

  function wait(method: string, channel: string, urgency: Urgency = "soon"): number {
    const one = callsOf(method, channel);
    const now = clock.now();
    const heldUntil = Math.max(one.heldUntil, closed.get(method)?.until ?? Number.NEGATIVE_INFINITY);
    if (heldUntil > now) return heldUntil - now;
    const inBurst = waitInBurst(method, channel);
    if (inBurst > 0) return inBurst;
    const ofMany = urgency === "many" ? waitOfMany(method, one.keptUntil) : 0;
    if (ofMany > 0) return ofMany;
    while (one.at[0] !== undefined && one.at[0] <= now - MINUTE_AND_LATENCY_MS) one.at.shift();
    const oldest = one.at[0];
    if (oldest === undefined || one.at.length < (perMinute[method] ?? TIER_3)) return 0;
    const until = oldest + MINUTE_AND_LATENCY_MS;
    if (urgency === "soon") one.keptUntil = until + RESERVATION_MS;
    return until - now;
  }

  return {
    wait,
    take(method, channel, urgency = "soon") {
      const ms = wait(method, channel, urgency);
      if (ms > 0) return ms;
      const one = callsOf(method, channel);
      one.at.push(clock.now());
      if (POSTING.has(method)) posts.set(channel, [...(posts.get(channel) ?? []).slice(1 - BURST), clock.now()]);
      if (urgency === "soon") one.keptUntil = 0;
      else turns.set(method, turnOf(method) + between(method));
      return 0;
    },
    hold(method, channel, ms, urgency = "soon") {
      const until = clock.now() + ms;
      callsOf(method, channel).heldUntil = until;
      if (urgency === "many") turns.set(method, until);
    },
    notSent(method, channel) {
      if (POSTING.has(method)) posts.get(channel)?.pop();
    },
    holdEverywhere(method, ms, why) {
      closed.set(method, { until: clock.now() + ms, why });
    },
    heldBy(method, channel) {
      const held = closed.get(method);
      if (held && held.until > clock.now()) return held.why;
      return waitInBurst(method, channel) > 0 ? "burst" : undefined;
    },
  };
}
