import type { SocketModeReceiver } from "@slack/bolt";
import type { Clock } from "../clock.ts";

/** Whether Slack can reach the bot. */
export type Line = {
  /** Since when it cannot, or undefined while it can. */
  downSince: number | undefined;
  /** How often that has changed: what happened in Slack meanwhile may never be told. */
  changes: number;
};

/** A socket is up from Slack's greeting until it is closed without another one beside it. */
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
