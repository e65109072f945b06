import type { Clock } from "../clock.ts";

/**
 * How often Slack lets each method be called, per minute. https://docs.slack.dev/apis/web-api/rate-limits
 * Methods that are not named are Tier 3.
 */
const TIER_2 = 20;
const TIER_3 = 50;
const TIER_4 = 100;
const PER_CHANNEL = 60;

const perMinute: Record<string, number> = {
  "auth.test": 600,
  "chat.postMessage": PER_CHANNEL,
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

/** Messages to many: Slack allows "several hundred" a minute to all conversations together. https://docs.slack.dev/reference/methods/chat.postMessage */
const TO_MANY = 300;

/** Slack counts when a call arrives, we when it leaves: the minute is a little longer. */
const MINUTE_AND_LATENCY_MS = 60_250;
/** So long a turn that somebody waits for is kept from what goes to many: she comes back at the next tick of the outbox. */
const TURN_KEPT = 1_500;
/** What goes to many makes up for so much at once where it came too late for its turns. */
const MADE_UP = 2_500;
/** More conversations than this are not remembered beyond their minute. */
const REMEMBERED = 2_000;

/** `many`: one of a great number that nobody waits for. */
export type Urgency = "soon" | "many";

/** So many at once ask for turns of many, the outbox sees to it: none is told to wait for longer than all of these before it. */
export const MANY_AT_ONCE = 4;

export type Pace = {
  /** Takes a turn and gives 0, or gives the milliseconds until there is one. */
  take(method: string, channel: string, urgency?: Urgency): number;
  /** The same without taking it. */
  wait(method: string, channel: string, urgency?: Urgency): number;
  /** Slack asked to wait; what goes to many waits in every conversation. */
  hold(method: string, channel: string, ms: number, urgency?: Urgency): void;
};

/** The calls of the last minute, oldest first, and until when nothing may be called. */
type Calls = { at: number[]; heldUntil: number; keptUntil: number };

/**
 * As Slack counts: within any minute no more calls of a method (for messages: in a channel) than it allows. What goes to many keeps an even
 * pace within that, so that there is soon a turn for whoever waits for an answer; and she gets it first.
 */
export function paceOf(clock: Clock): Pace {
  const calls = new Map<string, Calls>();
  /** When the next of many has its turn, by method. */
  const turns = new Map<string, number>();
  /** The turn after the last one that somebody was told to wait for, by method: whoever asks next is told another, so that they do not all come back at once. */
  const promised = new Map<string, number>();
  let latest = clock.now();

  /** The clock was set back, and what is to be waited for with it. */
  function setBack(by: number): void {
    for (const one of calls.values()) {
      one.at = one.at.map((at) => at - by);
      one.heldUntil -= by;
      one.keptUntil -= by;
    }
    for (const times of [turns, promised]) for (const [method, at] of times) times.set(method, at - by);
  }

  function forget(now: number): void {
    for (const [key, { at, heldUntil }] of calls) {
      if (heldUntil <= now && (at.at(-1) ?? 0) <= now - MINUTE_AND_LATENCY_MS) calls.delete(key);
    }
  }

  function callsOf(method: string, channel: string): Calls {
    const now = clock.now();
    if (now < latest) setBack(latest - now);
    latest = now;
    const key = method === "chat.postMessage" ? `${method} ${channel}` : method;
    const known = calls.get(key);
    if (known) return known;
    if (calls.size >= REMEMBERED) forget(now);
    const made = { at: [], heldUntil: 0, keptUntil: 0 };
    calls.set(key, made);
    return made;
  }

  const turnOf = (method: string): number => Math.max(turns.get(method) ?? 0, clock.now() - MADE_UP);
  const between = (method: string): number =>
    MINUTE_AND_LATENCY_MS / (method === "chat.postMessage" ? TO_MANY : (perMinute[method] ?? TIER_3));

  /** Until there is a turn for one of many, which is then kept for whoever asked. */
  function waitOfMany(method: string, keptUntil: number): number {
    const now = clock.now();
    const next = Math.max(turnOf(method), keptUntil);
    if (next <= now) return 0;
    const last = next + (MANY_AT_ONCE - 1) * between(method);
    const at = Math.min(Math.max(promised.get(method) ?? 0, next), last);
    promised.set(method, at + between(method));
    return Math.ceil(at - now);
  }

  function wait(method: string, channel: string, urgency: Urgency = "soon"): number {
    const one = callsOf(method, channel);
    const now = clock.now();
    if (one.heldUntil > now) return one.heldUntil - now;
    const ofMany = urgency === "many" ? waitOfMany(method, one.keptUntil) : 0;
    if (ofMany > 0) return ofMany;
    while (one.at[0] !== undefined && one.at[0] <= now - MINUTE_AND_LATENCY_MS) one.at.shift();
    const oldest = one.at[0];
    if (oldest === undefined || one.at.length < (perMinute[method] ?? TIER_3)) return 0;
    const until = oldest + MINUTE_AND_LATENCY_MS;
    if (urgency === "soon") one.keptUntil = until + TURN_KEPT;
    return until - now;
  }

  return {
    wait,
    take(method, channel, urgency = "soon") {
      const ms = wait(method, channel, urgency);
      if (ms > 0) return ms;
      const one = callsOf(method, channel);
      one.at.push(clock.now());
      if (urgency === "soon") one.keptUntil = 0;
      else turns.set(method, turnOf(method) + between(method));
      return 0;
    },
    hold(method, channel, ms, urgency = "soon") {
      const until = clock.now() + ms;
      callsOf(method, channel).heldUntil = until;
      if (urgency === "many") turns.set(method, until);
    },
  };
}
