import { z } from "zod";

const zone = z.string().refine(
  (name) => {
    try {
      new Intl.DateTimeFormat("en", { timeZone: name });
      return true;
    } catch {
      return false;
    }
  },
  { error: "is not a time zone. Give an IANA name such as Europe/Helsinki." },
);

const environment = z.object({
  SLACK_BOT_TOKEN: z
    .string()
    .regex(/^xoxb-/, { error: 'does not start with "xoxb-". Copy it from "OAuth & Permissions".' })
    .optional(),
  SLACK_APP_TOKEN: z
    .string()
    .regex(/^xapp-/, { error: 'does not start with "xapp-". Make one under "Basic Information", "App-Level Tokens".' })
    .optional(),
  SLACK_SIGNING_SECRET: z.string().min(1).optional(),
  PORT: z.coerce
    .number({ error: "is not a port number." })
    .int()
    .min(1)
    .max(65_535, { error: "is not a port number." })
    .optional(),
  SLACK_API_URL: z.url({ protocol: /^https?$/, error: "is not an http(s) address." }).default("https://slack.com/api/"),
  DATABASE_PATH: z.string().min(1).default("data/mentoring.sqlite"),
  ENCRYPTION_KEY: z.string().min(1).optional(),
  TIME_ZONE: zone.default("Europe/Helsinki"),
  LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], {
      error: "is not a level. Give fatal, error, warn, info, debug, trace or silent.",
    })
    .default("info"),
});

type Connection = { via: "socket"; appToken: string } | { via: "http"; signingSecret: string; port: number };

export type Config = {
  botToken: string;
  connection: Connection;
  /** Ends in a slash. */
  slackApiUrl: string;
  databasePath: string;
  encryptionKey: string | undefined;
  timeZone: string;
  logLevel: string;
};

/** What is wrong with the environment, a line for each variable, never with its value. */
export class ConfigProblem extends Error {}

/** Empty means not set, as shells and unit files write it; what surrounds a value that was pasted does not belong to it. */
const present = (env: NodeJS.ProcessEnv) =>
  Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])));

/** Reads the environment, once. @throws ConfigProblem */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const parsed = environment.safeParse(present(env));
  if (!parsed.success) {
    throw new ConfigProblem(parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`).join("\n"));
  }
  const values = parsed.data;
  const connection = connectionOf(values);
  if (!values.SLACK_BOT_TOKEN || !connection) throw new ConfigProblem(missing(values).join("\n"));
  return {
    botToken: values.SLACK_BOT_TOKEN,
    connection,
    slackApiUrl: values.SLACK_API_URL.endsWith("/") ? values.SLACK_API_URL : `${values.SLACK_API_URL}/`,
    databasePath: values.DATABASE_PATH,
    encryptionKey: values.ENCRYPTION_KEY,
    timeZone: values.TIME_ZONE,
    logLevel: values.LOG_LEVEL,
  };
}

type Values = z.infer<typeof environment>;

function connectionOf(values: Values): Connection | undefined {
  if (values.SLACK_APP_TOKEN) return { via: "socket", appToken: values.SLACK_APP_TOKEN };
  if (values.SLACK_SIGNING_SECRET && values.PORT)
    return { via: "http", signingSecret: values.SLACK_SIGNING_SECRET, port: values.PORT };
  return undefined;
}

function missing(values: Values): string[] {
  return [
    ...(values.SLACK_BOT_TOKEN
      ? []
      : ['SLACK_BOT_TOKEN is missing. It starts with "xoxb-"; see "OAuth & Permissions" of your Slack app.']),
    ...(connectionOf(values)
      ? []
      : values.SLACK_SIGNING_SECRET
        ? ["PORT is missing. Give the port on which Slack's requests arrive, or SLACK_APP_TOKEN for Socket Mode."]
        : [
            'SLACK_APP_TOKEN is missing. It starts with "xapp-"; make one with the scope connections:write under "Basic Information".',
            "To receive requests over HTTP instead, set SLACK_SIGNING_SECRET and PORT.",
          ]),
  ];
}
