import type { Logger } from "pino";
import type { Db } from "../../db/store/open.ts";
import type { Clock } from "../clock.ts";
import { MINUTE_MS } from "../programme/calendar/calendar.ts";
import { concern } from "./rules.ts";
import type { Storage } from "./storage.ts";

/** Watches what follows from acknowledged acts (db/store/deferred.ts). */
export type UnfinishedWatch = {
  /** Tries again what has failed, once a minute. To be called at `nextAt` at the latest. */
  look(): void;
  /** In milliseconds since 1970 UTC; infinite while nothing has failed. */
  nextAt(): number;
  concerns(): readonly string[];
};

export function watchUnfinished(parts: { db: Db; clock: Clock; storage: Storage; log: Logger }): UnfinishedWatch {
  const { db, clock, storage, log } = parts;
  const { deferred } = db;
  let triedAt = clock.now();
  deferred.onFailure = (error, kind) => {
    if (!storage.failed(error)) log.error({ err: error, kind }, "what follows from an act could not be done");
  };
  return {
    look() {
      if (deferred.failedSize === 0 || Math.abs(clock.now() - triedAt) < MINUTE_MS) return;
      triedAt = clock.now();
      deferred.retry();
    },
    nextAt: () => (deferred.failedSize === 0 ? Number.POSITIVE_INFINITY : triedAt + MINUTE_MS),
    concerns: () => (deferred.failedSize > 0 ? [concern.actUnfinished] : []),
  };
}
