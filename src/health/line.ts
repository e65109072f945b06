import type { SocketModeReceiver } from "@slack/bolt";
import type { Clock } from "../clock.ts";

/** Whether Slack can reach the bot. Instants are milliseconds since 1970 UTC. */
export type Line = {
  /** Since when Slack cannot; undefined while it can. */
  downSince: number | undefined;
  /** How often the connection was made or lost. Events in Slack during an interruption may never arrive. */
  changes: number;
  /** Adds a listener for the moment when Slack can reach the bot again. `lostMs`: for how long it could not, in milliseconds. */
  onBack(listener: (lostMs: number) => void): void;
};

/** The line for HTTP: Slack makes each request by itself, so there is no connection that can be lost. */
export const openLine = (): Line => ({ downSince: undefined, changes: 0, onBack() {} });

/** The line is up from Slack's greeting on a socket until that socket closes while no other one is open. */
export function watchSocket({ client }: SocketModeReceiver, clock: Clock): Line {
  const listeners: ((lostMs: number) => void)[] = [];
  const line: Line = {
    downSince: clock.now(),
    changes: 0,
    onBack: (listener) => void listeners.push(listener),
  };
  client.on("connected", () => {
    const lostMs = line.downSince === undefined ? 0 : clock.now() - line.downSince;
    line.downSince = undefined;
    line.changes++;
    for (const listener of listeners) listener(lostMs);
  });
  client.on("close", () => {
    if (client.websocket?.isActive()) return;
    line.downSince ??= clock.now();
    line.changes++;
  });
  return line;
}
