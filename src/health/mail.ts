import type { Logger } from "pino";
import type { Clock } from "../clock.ts";

/** Whether the mail server takes letters. Logs once when it stops, and once when it begins again. */
export type MailHealth = {
  /** Since when it takes none, in milliseconds since 1970 UTC; undefined while it does. */
  readonly failsSince: number | undefined;
  failed(reason: string): void;
  worked(): void;
};

export function watchMail(clock: Clock, log: Logger): MailHealth {
  let failsSince: number | undefined;
  return {
    get failsSince() {
      return failsSince;
    },
    failed(reason) {
      if (failsSince !== undefined) return;
      failsSince = clock.now();
      log.warn({ reason }, "The mail server takes no letters. They wait. Look at SMTP_URL and MAIL_FROM.");
    },
    worked() {
      if (failsSince === undefined) return;
      failsSince = undefined;
      log.info("The mail server takes letters again");
    },
  };
}
