import type { SocketModeReceiver } from "@slack/bolt";
import type { Clock } from "../clock.ts";

/** Whether Slack can reach the bot. */
export type Line = {
  /** Since when it cannot, or undefined while it can. */
  downSince: number | undefined;
  /** How often that has changed: what happened in Slack meanwhile may never be told. */
  changes: number;
  /** Called when Slack can reach the bot again, with for how many milliseconds it could not. */
  onBack(listener: (lostFor: number) => void): void;
};

/** Requests come in whenever Slack makes them: there is no connection that could be lost. */
export const openLine = (): Line => ({ downSince: undefined, changes: 0, onBack() {} });

/** A socket is up from Slack's greeting until it is closed without another one beside it. */
export function watchSocket({ client }: SocketModeReceiver, clock: Clock): Line {
  const listeners: ((lostFor: number) => void)[] = [];
  const line: Line = {
    downSince: clock.now(),
    changes: 0,
    onBack: (listener) => void listeners.push(listener),
  };
  client.on("connected", () => {
    const lostFor = line.downSince === undefined ? 0 : clock.now() - line.downSince;
    line.downSince = undefined;
    line.changes++;
    for (const listener of listeners) listener(lostFor);
  });
  client.on("close", () => {
    if (client.websocket?.isActive()) return;
    line.downSince ??= clock.now();
    line.changes++;
  });
  return line;
}
