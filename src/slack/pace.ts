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

const MINUTE = 60_000;

export type Pace = {
  /** Takes a turn and gives 0, or gives the milliseconds until there is one. */
  take(method: string, channel: string): number;
  /** Slack asked to wait. */
  hold(method: string, channel: string, ms: number): void;
};

/** A bucket per method (for messages: per channel) that holds a minute's calls and fills evenly. */
export function paceOf(clock: Clock): Pace {
  const buckets = new Map<string, { tokens: number; at: number; heldUntil: number }>();
  const bucketOf = (method: string, channel: string, now: number) => {
    const key = method === "chat.postMessage" ? `${method} ${channel}` : method;
    const size = perMinute[method] ?? TIER_3;
    const bucket = buckets.get(key) ?? { tokens: size, at: now, heldUntil: 0 };
    buckets.set(key, bucket);
    const passed = now - bucket.at;
    if (passed > 0) bucket.tokens = Math.min(size, bucket.tokens + (passed * size) / MINUTE);
    // The clock was set back, and what it is to be waited for with it.
    else bucket.heldUntil += passed;
    bucket.at = now;
    return { bucket, size };
  };
  return {
    take(method, channel) {
      const now = clock.now();
      const { bucket, size } = bucketOf(method, channel, now);
      if (bucket.heldUntil > now) return bucket.heldUntil - now;
      if (bucket.tokens < 1) return Math.ceil(((1 - bucket.tokens) * MINUTE) / size);
      bucket.tokens -= 1;
      return 0;
    },
    hold(method, channel, ms) {
      const now = clock.now();
      bucketOf(method, channel, now).bucket.heldUntil = now + ms;
    },
  };
}
