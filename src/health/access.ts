import type { Logger } from "pino";
import type { Clock } from "../clock.ts";
import { MINUTE_MS } from "../programme/calendar/calendar.ts";

/** Whether Slack accepts the bot's token and lets it do its work. Logs once when it stops, and once when it begins again. */
export type Access = {
  /** Since when Slack refuses the token, in milliseconds since 1970 UTC; undefined while it accepts it. */
  readonly refusedSince: number | undefined;
  /** Whether calls are to be left out now: after a refusal one is tried only every 10 minutes. */
  isClosed(): boolean;
  /** To be called when Slack refuses the token, or says that the app was removed. */
  refused(reason: string): void;
  /** The methods for which the app lacks a scope. */
  readonly lacking: readonly string[];
  /** Why the workspace accepts nothing for a while: Slack's error. Undefined while it does. */
  readonly waitsFor: string | undefined;
  /** To be called when Slack refuses a method because the app lacks a scope. */
  lacks(method: string): void;
  /** To be called when the workspace accepts no call of a method for a while. */
  waits(method: string, reason: string): void;
  /** To be called before each call to Slack. Returns a function to be called when Slack has done what was asked. */
  begin(method: string): () => void;
};

const RETRY_AFTER_MS = 10 * MINUTE_MS;

export function watchAccess(clock: Clock, log: Logger): Access {
  let refusedSince: number | undefined;
  let refusedAt = 0;
  let refusals = 0;
  const lacking = new Set<string>();
  const waiting = new Map<string, string>();
  return {
    get lacking() {
      return [...lacking];
    },
    get waitsFor() {
      return waiting.values().next().value;
    },
    lacks(method) {
      if (lacking.has(method)) return;
      lacking.add(method);
      log.error(
        { method },
        "The app lacks a scope. Install it again from manifest.yml, so that an admin gives it every scope there. Messages that need it wait.",
      );
    },
    waits(method, reason) {
      if (waiting.get(method) === reason) return;
      waiting.set(method, reason);
      log.warn({ method, reason }, "The workspace accepts this from no app for a while. Messages wait.");
    },
    get refusedSince() {
      return refusedSince;
    },
    isClosed: () => refusedSince !== undefined && Math.abs(clock.now() - refusedAt) < RETRY_AFTER_MS,
    refused(reason) {
      refusals++;
      refusedAt = clock.now();
      if (refusedSince !== undefined) return;
      refusedSince = refusedAt;
      log.error(
        { reason },
        "The app has been removed from the workspace, or its token is no longer accepted. Install it again, copy the token into SLACK_BOT_TOKEN, and start the bot again. Messages wait until then.",
      );
    },
    begin(method) {
      const before = refusals;
      return () => {
        if (lacking.delete(method)) log.info({ method }, "The app has the scope now");
        if (waiting.delete(method)) log.info({ method }, "The workspace accepts this again");
        // The answer to a call from before the refusal does not show that the token is accepted now.
        if (refusedSince === undefined || refusals !== before) return;
        refusedSince = undefined;
        log.info("Slack accepts the bot's token again");
      };
    },
  };
}
