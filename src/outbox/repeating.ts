import { mondayLooks } from "../../db/home/monday.ts";
import { nightlyBackups } from "../../db/keeping/nightly-backup.ts";
import type { AnyKind } from "../../db/outbox/kind.ts";
import { hasRunInPeriod, keepOneWaiting, noteRun, type Repeat } from "../../db/outbox/repeats.ts";
import { hasWaiting } from "../../db/outbox/rows.ts";
import { nightlyForgetting } from "../../db/own-data/nightly-forgetting.ts";
import { recountSilence } from "../../db/silence/silence.ts";
import type { Db } from "../../db/store/open.ts";
import type { Clock } from "../clock.ts";
import { type DeliveryContext, type Effect, effect, type RowOf } from "./effects.ts";

/** All work that is done again and again. */
const allRepeats: readonly Repeat[] = [nightlyBackups, nightlyForgetting, mondayLooks];

/**
 * Keeps what is repeated going whatever the clock does. `keep` is to be called every second: it acts at the start, and whenever the clock was
 * set back since the call before. A clock that goes ahead needs nothing, because what waits is then overdue.
 */
export function keepRepeating({ db, clock, zone }: { db: Db; clock: Clock; zone: string }): { keep(): void } {
  let keptAt = Number.POSITIVE_INFINITY;
  return {
    keep() {
      const now = clock.now();
      if (now < keptAt) {
        db.transaction(() => {
          for (const repeat of allRepeats) keepOneWaiting(db, repeat, keptAt - now, now, zone);
          recountSilence(db, now);
        });
      }
      keptAt = now;
    },
  };
}

type Work<K extends AnyKind> = {
  readonly kind: K;
  readonly repeat: Repeat;
  /** Before the run is recorded. Doing it twice must be harmless. @throws as `call` of a step does */
  readonly work?: (context: DeliveryContext) => Promise<void>;
  /** Writes facts, in the transaction that settles the row. False if it is not done yet and has written a row that goes on with it. */
  readonly settled?: (context: DeliveryContext, row: RowOf<K>) => boolean;
};

/**
 * Defines work that is done again and again. In downtime missed runs are made up for by one. A row that becomes due in a period in which the
 * work was done waits for the next one: it was moved while the clock was wrong.
 */
export const repeatingEffect = <K extends AnyKind>({ kind, repeat, work, settled }: Work<K>): Effect =>
  effect({
    kind,
    withinHours: false,
    prepare(context, row) {
      const { db, now, zone } = context;
      if (hasRunInPeriod(db, repeat, now, zone)) {
        return hasWaiting(db, row.lane, row.id) ? { drop: "another row waits" } : { waitUntil: repeat.next(now, zone) };
      }
      return {
        async call() {
          await work?.(context);
          return {};
        },
        settled() {
          if (settled?.(context, row) !== false) noteRun(db, repeat, context.now, zone);
        },
      };
    },
  });
