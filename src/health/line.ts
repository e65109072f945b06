import type { SocketModeReceiver } from "@slack/bolt";
import type { Clock } from "../clock.ts";

/** Whether Slack can reach the bot. */
export type Line = {
  /** Since when it cannot, or undefined while it can. */
  downSince: number | undefined;
};

/** A socket is up from Slack's greeting until it is closed without another one beside it. */
export function watchSocket({ client }: SocketModeReceiver, clock: Clock): Line {
  const line: Line = { downSince: clock.now() };
  client.on("connected", () => {
    line.downSince = undefined;
  });
  client.on("close", () => {
    if (!client.websocket?.isActive()) line.downSince ??= clock.now();
  });
  return line;
}
