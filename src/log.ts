import { type Logger as BoltLogger, LogLevel } from "@slack/bolt";
import { type DestinationStream, type Logger, pino } from "pino";

/** The log has ids and outcomes, never contents, names or tokens. Slack's libraries attach all three to their errors, so those properties are removed. */
export const openLog = (level: string, to?: DestinationStream): Logger => {
  const options = {
    level,
    redact: { paths: ["*.token", "*.headers", "*.body", "*.original"], remove: true },
    serializers: {
      err: (error: unknown) =>
        error instanceof Error
          ? { type: error.name, message: error.message, stack: error.stack }
          : { type: typeof error },
    },
  };
  return to ? pino(options, to) : pino(options);
};

/** The logger for Slack's libraries. Drops their debug lines, which hold whole payloads, and logs their info lines at level debug. */
export function boltLogger(log: Logger): BoltLogger {
  const child = log.child({ part: "slack" });
  const text = (parts: unknown[]) =>
    parts
      .map((part) => (part instanceof Error ? part.message : typeof part === "string" ? part : typeof part))
      .join(" ");
  return {
    debug() {},
    info: (...parts) => child.debug(text(parts)),
    warn: (...parts) => child.warn(text(parts)),
    error: (...parts) => child.error(text(parts)),
    setLevel() {},
    getLevel: () => LogLevel.INFO,
    setName() {},
  };
}
