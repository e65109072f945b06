import type { Logger } from "pino";
import type { Db } from "../../db/store/open.ts";
import type { Clock } from "../clock.ts";
import { MINUTE_MS } from "../programme/calendar/calendar.ts";
import { concern } from "./rules.ts";
import type { Storage } from "./storage.ts";

/** Watches what follows from acknowledged acts (db/store/deferred.ts). */
export type UnfinishedWatch = {
  /** Tries again what has failed, once a minute. To be called every second. */
  look(): void;
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
    concerns: () => (deferred.failedSize > 0 ? [concern.actUnfinished] : []),
  };
}
