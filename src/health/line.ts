import type { SocketModeReceiver } from "@slack/bolt";
import type { Clock } from "../clock.ts";

/** Whether Slack can reach the bot. Instants are milliseconds since 1970 UTC. */
export type Line = {
  /** Since when Slack cannot; undefined while it can. */
  downSince: number | undefined;
  /** How often the connection was made or lost. Events in Slack during an interruption may never arrive. */
  changes: number;
};

/** The line is up from Slack's greeting on a socket until that socket closes while no other one is open. */
export function watchSocket({ client }: SocketModeReceiver, clock: Clock): Line {
  const line: Line = { downSince: clock.now(), changes: 0 };
  client.on("connected", () => {
    line.downSince = undefined;
    line.changes++;
  });
  client.on("close", () => {
    if (client.websocket?.isActive()) return;
    line.downSince ??= clock.now();
    line.changes++;
  });
  return line;
}
