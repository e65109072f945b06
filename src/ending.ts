import type { Logger } from "pino";
import { troubleOf } from "../db/store/storage-faults.ts";
import { SlackLost } from "./slack/receivers.ts";
import { whyNotAccepted } from "./slack/tokens.ts";

/**
 * What may end the process while the bot runs, and what may not. The one place that decides it.
 *
 * | what nobody caught | verdict | why |
 * |---|---|---|
 * | an error thrown in a timer or an event handler | ends | what it interrupted is unknown. A supervisor starts the bot again, and nothing that was saved is lost |
 * | Slack's client has given up reconnecting (`SlackLost`), for example because the app token is no longer accepted | ends | this process would never hear of Slack again |
 * | a rejected promise | continues | facts are written in transactions, each committed or rolled back: nothing is half done |
 * | a fault of the disk | continues | it may pass, `/health` is red meanwhile, and a new process would find the same disk |
 * | a connection to somebody else that broke off | continues | each is made again where it is needed |
 *
 * Where one process opens many workspaces, what ends is the workspace in which it happened, and it is opened again after a while
 * (src/workspaces). The process ends only by what happened in none of them.
 *
 * What Slack's address receives and is no request does not come here: src/slack/requests.ts drops it. Before the bot is ready every error ends
 * the process; while it leaves, none changes its exit code.
 */
export type Verdict = "ends" | "continues";

/** Whether an error was thrown, or is the reason of a rejected promise that nobody awaits. */
export type Uncaught = "thrown" | "rejected";

/** https://nodejs.org/api/errors.html#common-system-errors */
const OF_CONNECTIONS = new Set([
  "EAI_AGAIN",
  "ECONNABORTED",
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EPIPE",
  "ETIMEDOUT",
]);

const codeOf = (error: unknown): string => (error instanceof Error && "code" in error ? String(error.code) : "");

export function verdictOn(error: unknown, how: Uncaught): Verdict {
  if (error instanceof SlackLost) return "ends";
  if (troubleOf(error) !== undefined || OF_CONNECTIONS.has(codeOf(error))) return "continues";
  return how === "thrown" ? "ends" : "continues";
}

/** A workspace of several in one process. */
type Part = { log: Logger; end(error: unknown): void };

/** The state of the process. `log` is missing until the bot is ready. `part` tells the workspace in which the present code runs. */
type Running = { isLeaving: boolean; log?: Logger; part?(): Part | undefined };

/** Applies `verdictOn` to everything that nobody catches from now on. */
export function watchUncaught(running: Running): void {
  const settle = (error: unknown, how: Uncaught) => {
    if (running.isLeaving) return;
    const part = running.part?.();
    const log = part?.log ?? running.log;
    if (!log || verdictOn(error, how) === "ends") return part ? part.end(error) : end(error);
    // The log may be what broke off: a line about it would break off too.
    if (codeOf(error) !== "EPIPE") log.error({ err: error, how }, "an error that nobody caught; the bot goes on");
  };
  process.on("uncaughtException", (error) => settle(error, "thrown"));
  process.on("unhandledRejection", (error) => settle(error, "rejected"));
}

/** Why the bot ended, for the operator. */
export function reasonOfEnd(error: unknown): string {
  const cause = error instanceof SlackLost ? error.cause : error;
  return whyNotAccepted("SLACK_APP_TOKEN", cause) ?? `The bot ended: ${cause instanceof Error ? cause.stack : cause}`;
}

function end(error: unknown): void {
  process.stderr.write(`${reasonOfEnd(error)}\n`);
  process.exit(1);
}
