import data from "./slack-rules.json" with { type: "json" };

export type MethodRule = {
  args_required: readonly string[];
  args_optional: readonly string[];
  per_minute?: number;
  errors: readonly string[];
};

const methods: Readonly<Record<string, MethodRule>> = {
  ...data.web_api.methods,
  // slack-rules.json lacks it. From https://docs.slack.dev/reference/methods/files.info
  "files.info": {
    args_required: ["file"],
    args_optional: ["cursor", "limit", "page", "count"],
    per_minute: 100,
    errors: ["file_not_found", "file_deleted"],
  },
};

export function methodRule(method: string): MethodRule | undefined {
  return Object.hasOwn(methods, method) ? methods[method] : undefined;
}

type TimingRule = { rule: string; seconds?: number; minutes?: number; uses?: number; max?: number };

/** The timing rule in slack-rules.json that begins with these words. */
function timing(start: string): TimingRule {
  const found = (data.timing as readonly TimingRule[]).find(({ rule }) => rule.startsWith(start));
  if (!found) throw new Error(`slack-rules.json has no timing rule "${start}"`);
  return found;
}

function required(value: number | undefined, what: string): number {
  if (value === undefined) throw new Error(`slack-rules.json does not say ${what}`);
  return value;
}

export const limits = {
  ackMs: required(timing("Every interaction").seconds, "how long an ack may take") * 1000,
  triggerMs: required(timing("trigger_id").seconds, "how long a trigger lives") * 1000,
  maxResponseUrlUses: required(timing("response_url").uses, "how often a response_url may be used"),
  responseUrlMs: required(timing("response_url").minutes, "how long a response_url lives") * 60_000,
  maxStackedViews: required(timing("View stack").max, "how many views a stack holds"),
  /** Socket Mode connections of one app. */
  maxConnections: 10,
  /** In code points. */
  maxTopicLength: 250,
  maxInvitedUsers: 100,
  maxPins: 100,
};

/** The waits before each retry of an event. Slack documents the first one as "nearly immediately" for HTTP; over a socket it is about 4 s. */
export const eventRetryDelaysMs = { socket: [4_000, 60_000, 300_000], http: [1_000, 60_000, 300_000] } as const;

export const signing = data.signing;
