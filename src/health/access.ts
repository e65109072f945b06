import type { Logger } from "pino";
import type { Clock } from "../clock.ts";
import { MINUTE_MS } from "../programme/calendar/calendar.ts";

/** Whether Slack accepts the bot's token. Logs once when it stops, and once when it begins again. */
export type Access = {
  /** Since when Slack refuses the token, in milliseconds since 1970 UTC; undefined while it accepts it. */
  readonly refusedSince: number | undefined;
  /** Whether calls are to be left out now: after a refusal one is tried only every 10 minutes. */
  isClosed(): boolean;
  /** To be called when Slack refuses the token, or says that the app was removed. */
  refused(reason: string): void;
  /** To be called before each call to Slack. Returns a function to be called when Slack has answered. */
  begin(): () => void;
};

const RETRY_AFTER_MS = 10 * MINUTE_MS;

export function watchAccess(clock: Clock, log: Logger): Access {
  let refusedSince: number | undefined;
  let refusedAt = 0;
  let refusals = 0;
  return {
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
    begin() {
      const before = refusals;
      return () => {
        // The answer to a call from before the refusal does not show that the token is accepted now.
        if (refusedSince === undefined || refusals !== before) return;
        refusedSince = undefined;
        log.info("Slack accepts the bot's token again");
      };
    },
  };
}
