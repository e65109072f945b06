import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { text as textOf } from "node:stream/consumers";
import { ConfigProblem, secretVariables, tokenVariables } from "../config.ts";
import type { Secrets } from "../workspaces/tokens.ts";

/** Tokens never come as words of a command: other users of the machine can see those, and shells keep them. */

/** Which secret a text is, by how Slack's tokens begin. */
const nameOf = (secret: string): string =>
  secret.startsWith("xoxb-")
    ? "SLACK_BOT_TOKEN"
    : secret.startsWith("xapp-")
      ? "SLACK_APP_TOKEN"
      : "SLACK_SIGNING_SECRET";

/** Whether a word of a command is or holds a token. */
export const isSecret = (word: string): boolean =>
  /\bx(ox[a-z]|app)-/.test(word) || secretVariables.some((name) => word.startsWith(`${name}=`));

/** The tokens from the environment, else from the terminal or standard input. @throws ConfigProblem if there are none */
export async function askForSecrets(env: NodeJS.ProcessEnv, ask: (line: string) => void): Promise<Secrets> {
  const given = tokenVariables.flatMap((name) => (env[name]?.trim() ? [[name, env[name].trim()]] : []));
  if (given.length > 0) return Object.fromEntries(given);
  const secrets = process.stdin.isTTY ? await askOnTerminal(ask) : secretsIn(await textOf(process.stdin));
  if (Object.keys(secrets).length > 0) return secrets;
  throw new ConfigProblem(
    "There are no tokens. Give them on standard input, one a line: the Bot User OAuth Token (xoxb-…), and the app-level token (xapp-…) or, over HTTP, the signing secret. Or set SLACK_BOT_TOKEN and SLACK_APP_TOKEN or SLACK_SIGNING_SECRET.",
  );
}

/** Tokens by themselves or as `NAME=token`, one a line. */
function secretsIn(text: string): Secrets {
  const words = text.split(/\s+/).filter((word) => word !== "");
  return Object.fromEntries(
    words.map((word) => {
      const [, name, value] = /^([A-Z_]+)=(.+)$/.exec(word) ?? [];
      return name !== undefined && value !== undefined ? [name, value] : [nameOf(word), word];
    }),
  );
}

/** Shows nothing of what is typed. */
async function askOnTerminal(ask: (line: string) => void): Promise<Secrets> {
  const output = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output, terminal: true });
  try {
    ask("Bot User OAuth Token (xoxb-…; it is not shown):");
    const bot = (await terminal.question("")).trim();
    ask("App-level token (xapp-…), or the signing secret for HTTP (it is not shown):");
    const other = (await terminal.question("")).trim();
    return Object.fromEntries([bot, other].filter((one) => one !== "").map((one) => [nameOf(one), one]));
  } finally {
    terminal.close();
  }
}

/** Asks for a line on the terminal. Undefined where there is none. */
export async function askForLine(question: string): Promise<string | undefined> {
  if (!process.stdin.isTTY) return undefined;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return (await terminal.question(question)).trim();
  } finally {
    terminal.close();
  }
}
