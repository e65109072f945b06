import type { Logger } from "pino";
import type { Clock } from "../clock.ts";
import { MINUTE } from "../programme/calendar/calendar.ts";

/** Whether the workspace lets the bot in. Says once when it does not, and once when it does again. */
export type Access = {
  /** Since when it does not, in milliseconds since 1970 UTC. */
  readonly refusedSince: number | undefined;
  /** Nothing is to be called for now: it is tried again only now and then. */
  isClosed(): boolean;
  /** Slack refused the token, or told that the app has been removed. */
  refused(reason: string): void;
  /** A call is begun; the function that this gives is called when Slack has answered it. */
  begin(): () => void;
};

const TRIED_AGAIN_AFTER = 10 * MINUTE;

export function watchAccess(clock: Clock, log: Logger): Access {
  let refusedSince: number | undefined;
  let refusedAt = 0;
  let refusals = 0;
  return {
    get refusedSince() {
      return refusedSince;
    },
    isClosed: () => refusedSince !== undefined && Math.abs(clock.now() - refusedAt) < TRIED_AGAIN_AFTER,
    refused(reason) {
      refusals++;
      refusedAt = clock.now();
      if (refusedSince !== undefined) return;
      refusedSince = refusedAt;
      log.error(
        { reason },
        "The app has been removed from the workspace, or its token is no longer accepted. Install it again, copy the token anew into SLACK_BOT_TOKEN, and start the bot again. What there is to say waits until then.",
      );
    },
    begin() {
      const before = refusals;
      return () => {
        // An answer to what was asked before the refusal says nothing about now.
        if (refusedSince === undefined || refusals !== before) return;
        refusedSince = undefined;
        log.info("The workspace lets the bot in again");
      };
    },
  };
}
