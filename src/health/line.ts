import type { SocketModeReceiver } from "@slack/bolt";
import type { Logger } from "pino";
import { z } from "zod";
import type { Clock } from "../clock.ts";
import { MINUTE_MS } from "../programme/calendar/calendar.ts";

/** Whether Slack can reach the bot. Instants are milliseconds since 1970 UTC. */
export type Line = {
  /** Since when Slack cannot; undefined while it can. */
  downSince: number | undefined;
  /** How often the connection was made or lost. Events in Slack during an interruption may never arrive. */
  changes: number;
  /** How many connections the app has beside this process's, as Slack said when it greeted this one: another copy of the bot with the same tokens. */
  readonly others: number;
  /** Connects once more where Slack counted others some minutes ago. Slack counts only in its greeting. */
  recount(): void;
  /** Adds a listener for each greeting of Slack, with the number of `others`. */
  onCount(listener: (others: number) => void): void;
  /** Adds a listener for the moment when Slack can reach the bot again. `lostMs`: for how long it could not, in milliseconds. */
  onBack(listener: (lostMs: number) => void): void;
  /** Adds a listener for the moment when the connection is lost. */
  onLost(listener: () => void): void;
  /** When `recount` has something to do next, in milliseconds since 1970 UTC; infinite where nothing is to be expected. */
  nextAt(): number;
};

/** The line for HTTP: Slack makes each request by itself, so there is no connection that can be lost. */
export const openLine = (): Line => ({
  downSince: undefined,
  changes: 0,
  others: 0,
  recount() {},
  onCount() {},
  onBack() {},
  onLost() {},
  nextAt: () => Number.POSITIVE_INFINITY,
});

/**
 * Slack may still count a connection of this process that broke off. So a count of others is checked by another greeting after this time, and
 * nobody has to restart the bot when the other copy has been stopped.
 */
const RECOUNT_AFTER_MS = 5 * MINUTE_MS;

const HELLO = z.object({ type: z.literal("hello"), num_connections: z.number().int() });

/** How many connections Slack counts for the app, where a message of the socket is its greeting. */
function connectionsIn(data: unknown): number | undefined {
  if (typeof data !== "string" || !data.includes('"hello"')) return undefined;
  try {
    return HELLO.safeParse(JSON.parse(data)).data?.num_connections;
  } catch {
    return undefined;
  }
}

/** The line is up from Slack's greeting on a socket until that socket closes while no other one is open. */
export function watchSocket({ client }: SocketModeReceiver, clock: Clock, log: Logger): Line {
  const listeners: ((lostMs: number) => void)[] = [];
  const counters: ((others: number) => void)[] = [];
  const losers: (() => void)[] = [];
  let others = 0;
  let countedAt = clock.now();
  const line: Line = {
    downSince: clock.now(),
    changes: 0,
    get others() {
      return others;
    },
    recount() {
      if (others === 0 || Math.abs(clock.now() - countedAt) < RECOUNT_AFTER_MS) return;
      countedAt = clock.now();
      client.websocket?.disconnect();
    },
    onCount: (listener) => void counters.push(listener),
    onBack: (listener) => void listeners.push(listener),
    onLost: (listener) => void losers.push(listener),
    nextAt: () => (others > 0 ? countedAt + RECOUNT_AFTER_MS : Number.POSITIVE_INFINITY),
  };
  client.on("connected", () => {
    const lostMs = line.downSince === undefined ? 0 : clock.now() - line.downSince;
    line.downSince = undefined;
    line.changes++;
    for (const listener of listeners) listener(lostMs);
  });
  client.on("ws_message", (data: unknown) => {
    const connections = connectionsIn(data);
    if (connections === undefined) return;
    const before = others;
    others = Math.max(0, connections - 1);
    countedAt = clock.now();
    for (const counter of counters) counter(others);
    if (others > 0 && before === 0)
      log.error(
        { connections },
        "Another copy of the bot is connected with the same tokens. Stop it: each gets only a part of what people do, and both write to them.",
      );
    else if (others === 0 && before > 0) log.info("No other copy of the bot is connected");
  });
  client.on("close", () => {
    if (client.websocket?.isActive()) return;
    line.downSince ??= clock.now();
    line.changes++;
    for (const loser of losers) loser();
  });
  return line;
}
