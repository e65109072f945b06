import { type Logger as BoltLogger, LogLevel } from "@slack/bolt";
import { type DestinationStream, type Logger, pino } from "pino";

/** Ids and outcomes only: never contents, names or tokens. What Slack's libraries attach to errors can hold all three, so it is left out. */
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

/** Slack's libraries log through ours. Their debug lines hold whole payloads, so they stop at info. */
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
