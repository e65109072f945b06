import type { Db } from "../../db/store/open.ts";
import { leaveLogTo, replicaNumber } from "../../db/store/replica.ts";
import type { Clock } from "../clock.ts";
import { DAY_MS, HOUR_MS } from "../programme/calendar/calendar.ts";
import { concern } from "./rules.ts";

/**
 * Watches whether Litestream goes on copying the database. The bot leaves the write-ahead log to it; if it stops, the bot merges the log again, which
 * would otherwise grow without limit, and says so.
 */
export type ReplicaWatch = {
  /** To be called every hour. */
  look(): void;
  /** Looks if it is an hour by the clock since the last look. */
  catchUp(): void;
  concerns(): readonly string[];
};

/** It merges the log at least every minute in which something is written, and the bot writes each night. */
const MAX_STILL_MS = DAY_MS + 2 * HOUR_MS;

export function watchReplica({ db, clock }: { db: Db; clock: Clock }): ReplicaWatch {
  let lookedAt = Number.NEGATIVE_INFINITY;
  let known: { number: number; since: number } | undefined;
  let isStill = false;

  function look(): void {
    const now = clock.now();
    lookedAt = now;
    const number = replicaNumber(db);
    if (number === undefined) return;
    if (known?.number !== number || known.since > now) known = { number, since: now };
    isStill = now - known.since > MAX_STILL_MS;
    leaveLogTo(db, isStill ? "us" : "litestream");
  }

  look();
  return {
    look,
    catchUp() {
      if (Math.abs(clock.now() - lookedAt) >= HOUR_MS) look();
    },
    concerns: () => (isStill ? [concern.copyStopped] : []),
  };
}
