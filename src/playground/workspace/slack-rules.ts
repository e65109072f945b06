import data from "./slack-rules.json" with { type: "json" };

export type MethodRule = {
  args_required: readonly string[];
  args_optional: readonly string[];
  per_minute?: number;
  errors: readonly string[];
};

const methods: Readonly<Record<string, MethodRule>> = {
  ...data.web_api.methods,
  // Not in the file; from docs.slack.dev/reference/methods/files.info.
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

function timing(start: string): TimingRule {
  const found = (data.timing as readonly TimingRule[]).find(({ rule }) => rule.startsWith(start));
  if (!found) throw new Error(`slack-rules.json has no timing rule "${start}"`);
  return found;
}

function required(value: number | undefined, what: string): number {
  if (value === undefined) throw new Error(`slack-rules.json does not say ${what}`);
  return value;
}

/** Milliseconds unless the name says otherwise. */
export const limits = {
  ack: required(timing("Every interaction").seconds, "how long an ack may take") * 1000,
  trigger: required(timing("trigger_id").seconds, "how long a trigger lives") * 1000,
  responseUrlUses: required(timing("response_url").uses, "how often a response_url may be used"),
  responseUrl: required(timing("response_url").minutes, "how long a response_url lives") * 60_000,
  viewStack: required(timing("View stack").max, "how many views a stack holds"),
  connections: 10,
  topicLength: 250,
  inviteUsers: 100,
  pins: 100,
};

/** After a timeout a socket's event comes again about 4 s later; HTTP is tried "nearly at once"; then after 1 and after 5 minutes. */
export const eventRetries = { socket: [4_000, 60_000, 300_000], http: [1_000, 60_000, 300_000] } as const;

export const signing = data.signing;
