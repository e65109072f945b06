import { dirname, join } from "node:path";
import { z } from "zod";
import type { SecondPlace } from "../db/keeping/journal-copy.ts";
import type { MailSettings } from "./mail/settings.ts";
import { mailAddressFrom } from "./programme/mail/rules.ts";

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

const port = z.coerce
  .number({ error: "is not a port number." })
  .int()
  .min(1)
  .max(65_535, { error: "is not a port number." })
  .optional();

/** `k/n`: the k-th of n processes, counted from 0. */
const shard = z
  .string()
  .regex(/^\d{1,5}\/\d{1,5}$/, { error: "is not k/n. Give for example 0/3, 1/3 and 2/3 to three processes." })
  .transform((text) => {
    const [number = 0, of = 1] = text.split("/").map(Number);
    return { number, of };
  })
  .refine(({ number, of }) => number < of, { error: "has a k that is not less than n: k counts from 0." })
  .optional();

/** An https address. Unencrypted only to this machine itself. */
function isSafeAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === "https:" || (protocol === "http:" && ["127.0.0.1", "[::1]", "localhost"].includes(hostname));
}
const MAIL_SERVER =
  "is not the address of a mail server. Give smtps://name:password@host or smtp://name:password@host:587.";
const NO_SENDER = "is no e-mail address. Give one such as Auroras <mentoring@example.org>.";

/** A name or password that contains @, : or / is written as in any address, with %40, %3A and %2F. */
const mailServer = z.string().transform((text, { addIssue }): Omit<MailSettings, "from"> => {
  const wrong = () => {
    addIssue({ code: "custom", message: MAIL_SERVER });
    return z.NEVER;
  };
  if (!URL.canParse(text)) return wrong();
  const url = new URL(text);
  const isSecure = url.protocol === "smtps:";
  const hasMore = !["", "/"].includes(url.pathname) || url.search !== "" || url.hash !== "";
  if ((!isSecure && url.protocol !== "smtp:") || url.hostname === "" || hasMore) return wrong();
  if ((url.username === "") !== (url.password === "")) return wrong();
  try {
    const login =
      url.username === "" ? {} : { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) };
    const usual = isSecure ? 465 : 587;
    return { host: url.hostname, port: url.port === "" ? usual : Number(url.port), isSecure, ...login };
  } catch {
    return wrong();
  }
});

/** An address, or a name and an address in angle brackets. Quotation marks around the name are left out. */
const mailSender = z.string().transform((text, { addIssue }): MailSettings["from"] => {
  const [, name = "", inBrackets] = /^(.*)<([^<>]*)>$/s.exec(text) ?? [];
  const address = mailAddressFrom(inBrackets ?? text);
  const plainName = name.trim().replace(/^"(.*)"$/s, "$1");
  if (address !== undefined && !/[\p{Cc}<>"]/u.test(plainName)) return { name: plainName, address };
  addIssue({ code: "custom", message: NO_SENDER });
  return z.NEVER;
});

/** An address where coordinators read. */
const mailbox = z.string().transform((text, { addIssue }): string => {
  const address = mailAddressFrom(text);
  if (address !== undefined) return address;
  addIssue({ code: "custom", message: "is not an e-mail address, such as mentoring@example.org." });
  return z.NEVER;
});

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
  PORT: port,
  SLACK_API_URL: z.url({ protocol: /^https?$/, error: "is not an http(s) address." }).default("https://slack.com/api/"),
  DATABASE_PATH: z.string().min(1).default("data/mentoring.sqlite"),
  ENCRYPTION_KEY: z.string().min(1).optional(),
  BACKUP_FOLDER: z.string().min(1).optional(),
  ERASURE_JOURNAL_COPY: z
    .string()
    .refine((place) => !/^[a-z]+:\/\//i.test(place) || isSafeAddress(place), {
      error: "is neither a folder nor an https address.",
    })
    .optional(),
  ERASURE_JOURNAL_TOKEN: z.string().min(1).optional(),
  NUMBERS_WEBHOOK: z
    .string()
    .refine(isSafeAddress, { error: "is not an https address. Give one such as https://example.org/numbers." })
    .optional(),
  NUMBERS_WEBHOOK_SECRET: z
    .string()
    .min(32, { error: "has fewer than 32 characters. Make one: openssl rand -hex 32" })
    .optional(),
  HEALTH_PORT: port,
  WORKSPACES: z.string().min(1).optional(),
  SHARD: shard,
  SMTP_URL: mailServer.optional(),
  MAIL_FROM: mailSender.optional(),
  MAIL_STOP_TO: mailbox.optional(),
  TIME_ZONE: zone.default("Europe/Helsinki"),
  LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], {
      error: "is not a level. Give fatal, error, warn, info, debug, trace or silent.",
    })
    .default("info"),
});

type Connection =
  /** `pongWithinMs`: how long the connection counts as sound without an answer to a ping; 5 s by default. */
  { via: "socket"; appToken: string; pongWithinMs?: number } | { via: "http"; signingSecret: string; port: number };

/** Where the database and its backups are, and the keys of the database. */
export type Keeping = {
  databasePath: string;
  /** The variable as it is: one key, or several; db/store/keys.ts reads it. */
  encryptionKey: string | undefined;
  backupFolder: string;
  timeZone: string;
  /** The second place of the erasure journal; undefined: none. */
  secondPlace?: SecondPlace | undefined;
};

/** Where the numbers of whole months are sent, and the secret that signs them. */
export type NumbersAddress = { url: string; secret: string };

export type Config = Keeping & {
  botToken: string;
  /** How long a person waits for what Slack is asked about others, in milliseconds; 2 s by default. */
  askWithinMs?: number;
  /** How long a person's request waits for its turn (src/slack/reception.ts), in milliseconds; for tests. */
  turnWithinMs?: number;
  connection: Connection;
  /** Ends with a slash. */
  slackApiUrl: string;
  /** The port of `GET /health`, on loopback only. Undefined: no such port. */
  healthPort: number | undefined;
  /** Undefined: no letters, and nothing of them is shown. */
  mail?: MailSettings | undefined;
  /** Undefined: no numbers leave by themselves. */
  numbers?: NumbersAddress | undefined;
  timeZone: string;
  logLevel: string;
};

/** Which of the workspaces a process opens: those whose id hashes to `number` of `of`. */
export type Shard = { number: number; of: number };

/** The configuration of a process that opens many workspaces. */
export type Installation = {
  /** The folder that holds a folder for each workspace. */
  folder: string;
  /** Undefined: all. */
  shard: Shard | undefined;
  /** The key that seals the tokens, as the variable is; undefined: the key file in the folder. */
  encryptionKey: string | undefined;
  /** The port of Slack's requests over HTTP, for all workspaces. */
  port: number | undefined;
  healthPort: number | undefined;
  logLevel: string;
  /** The environment from which each workspace has what it does not set itself. */
  environment: NodeJS.ProcessEnv;
};

/** The environment is wrong. The message is for the operator: one line for each variable, never with its value. */
export class ConfigProblem extends Error {}

/** The variables that are set, trimmed. An empty one counts as not set, because shells and unit files write it so. */
const setVariables = (env: NodeJS.ProcessEnv) =>
  Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])));

/** The configuration from the environment. @throws ConfigProblem */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const values = valuesIn(env);
  const connection = connectionOf(values);
  if (!values.SLACK_BOT_TOKEN || !connection) throw new ConfigProblem(missing(values).join("\n"));
  return {
    botToken: values.SLACK_BOT_TOKEN,
    connection,
    slackApiUrl: apiUrlIn(values),
    ...keepingIn(values),
    healthPort: values.HEALTH_PORT,
    mail: mailIn(values),
    numbers: numbersIn(values),
    timeZone: values.TIME_ZONE,
    logLevel: values.LOG_LEVEL,
  };
}

/** The part for `npm run slack-check`, which only asks Slack. @throws ConfigProblem */
export function readSlackAccess(env: NodeJS.ProcessEnv): Pick<Config, "botToken" | "slackApiUrl"> {
  const values = valuesIn(env);
  if (!values.SLACK_BOT_TOKEN) throw new ConfigProblem(missing(values)[0]);
  return { botToken: values.SLACK_BOT_TOKEN, slackApiUrl: apiUrlIn(values) };
}

/** The variables that belong to the installation. A workspace has no value of its own for them. */
export const variablesOfInstallation: readonly string[] = [
  "WORKSPACES",
  "SHARD",
  "ENCRYPTION_KEY",
  "DATABASE_PATH",
  "BACKUP_FOLDER",
  "PORT",
  "HEALTH_PORT",
  "LOG_LEVEL",
] satisfies (keyof Values)[];

/** The tokens of a workspace, of which the installation has none. */
export const tokenVariables: readonly string[] = [
  "SLACK_BOT_TOKEN",
  "SLACK_APP_TOKEN",
  "SLACK_SIGNING_SECRET",
] satisfies (keyof Values)[];

/** The secret variables: those of a workspace are sealed. */
export const secretVariables: readonly string[] = [
  ...tokenVariables,
  ...(["SMTP_URL", "ERASURE_JOURNAL_TOKEN", "NUMBERS_WEBHOOK_SECRET"] satisfies (keyof Values)[]),
];

/** The variables of which a workspace may have a value of its own that is no secret. */
export const variablesOfWorkspace: readonly string[] = Object.keys(environment.shape).filter(
  (name) => !variablesOfInstallation.includes(name) && !secretVariables.includes(name),
);

/** The configuration for many workspaces; undefined without `WORKSPACES`. @throws ConfigProblem */
export function readInstallation(env: NodeJS.ProcessEnv): Installation | undefined {
  if (!env.WORKSPACES?.trim()) return undefined;
  const values = valuesIn(env);
  return {
    folder: values.WORKSPACES ?? "",
    shard: values.SHARD,
    encryptionKey: values.ENCRYPTION_KEY,
    port: values.PORT,
    healthPort: values.HEALTH_PORT,
    logLevel: values.LOG_LEVEL,
    environment: setVariables(env),
  };
}

/** The part for commands that do not use Slack. @throws ConfigProblem */
export const readKeeping = (env: NodeJS.ProcessEnv): Keeping => keepingIn(valuesIn(env));

type Values = z.infer<typeof environment>;

const apiUrlIn = ({ SLACK_API_URL: url }: Values): string => (url.endsWith("/") ? url : `${url}/`);

function valuesIn(env: NodeJS.ProcessEnv): Values {
  const parsed = environment.safeParse(setVariables(env));
  if (parsed.success) return parsed.data;
  throw new ConfigProblem(parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`).join("\n"));
}

const keepingIn = (values: Values): Keeping => ({
  databasePath: values.DATABASE_PATH,
  encryptionKey: values.ENCRYPTION_KEY,
  backupFolder: values.BACKUP_FOLDER ?? join(dirname(values.DATABASE_PATH), "backups"),
  timeZone: values.TIME_ZONE,
  secondPlace: secondPlaceOf(values),
});

function secondPlaceOf({ ERASURE_JOURNAL_COPY: place, ERASURE_JOURNAL_TOKEN: token }: Values): SecondPlace | undefined {
  if (place === undefined) return undefined;
  return place.includes("://") ? { address: place, token } : { folder: place };
}

/** @throws ConfigProblem if one of the two variables is missing where another one about letters is set */
function mailIn({ SMTP_URL: server, MAIL_FROM: from, MAIL_STOP_TO: stopTo }: Values): MailSettings | undefined {
  if (server && from) return { ...server, from, ...(stopTo === undefined ? {} : { stopTo }) };
  if (server)
    throw new ConfigProblem(
      "MAIL_FROM is missing. Give the address from which letters are sent, or leave SMTP_URL out.",
    );
  if (from)
    throw new ConfigProblem(
      "SMTP_URL is missing. Give the mail server that takes the letters, or leave MAIL_FROM out.",
    );
  if (stopTo) throw new ConfigProblem("SMTP_URL and MAIL_FROM are missing. Give both, or leave MAIL_STOP_TO out.");
  return undefined;
}

/** @throws ConfigProblem if only one of the two variables is set */
function numbersIn({ NUMBERS_WEBHOOK: url, NUMBERS_WEBHOOK_SECRET: secret }: Values): NumbersAddress | undefined {
  if (url && secret) return { url, secret };
  if (url)
    throw new ConfigProblem(
      "NUMBERS_WEBHOOK_SECRET is missing. The receiver checks by it who sends: make one by openssl rand -hex 32, or leave NUMBERS_WEBHOOK out.",
    );
  if (secret)
    throw new ConfigProblem(
      "NUMBERS_WEBHOOK is missing. Give the address that takes the numbers, or leave NUMBERS_WEBHOOK_SECRET out.",
    );
  return undefined;
}

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
