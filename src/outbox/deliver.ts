import PQueue from "p-queue";
import { dueLane, nextInLane } from "../../db/outbox/due-rows.ts";
import { isToMany } from "../../db/outbox/lanes.ts";
import { shortenWaits } from "../../db/outbox/states.ts";
import { MAX_WAIT_MS } from "../slack/door.ts";
import { MANY_AT_ONCE } from "../slack/pace.ts";
import { type Parts, rowDelivery } from "./deliver-row.ts";

const LANES_AT_ONCE = 8;
/** After so many rows a lane makes room for others that wait. */
const ROWS_AT_ONCE = 20;

export type Outbox = {
  /** Delivers what is due, and ends when nothing is due any more. Gives how many rows were taken in hand meanwhile. */
  deliverDue(): Promise<number>;
  /** Starts delivering what is due, without waiting for it. */
  kick(): void;
  /** Ends when nothing is being delivered. */
  idle(): Promise<void>;
  /** Finishes the calls under way and begins no new ones. */
  stop(): Promise<void>;
};

export function openOutbox(parts: Parts): Outbox {
  const { db, clock, log, storage, access } = parts;
  const lanes = new PQueue({ concurrency: LANES_AT_ONCE });
  const busy = new Set<string>();
  /** Lanes in which the database itself failed: left alone until the next look. */
  const broken = new Set<string>();
  let isStopping = false;
  let taken = 0;
  let begun = 0;
  let lookedAt = Number.POSITIVE_INFINITY;
  const deliver = rowDelivery(parts);

  /**
   * Gives free places to lanes in which something is due, in turn to the one that waits longest and to the one that had something last:
   * nobody waits for ever, and who has just pressed a button does not wait for many others. Lanes of announcements come after all of these,
   * and never take all places: who has just pressed a button finds one free.
   */
  function laneToBegin(): string | undefined {
    const now = clock.now();
    const taken = [...busy, ...broken];
    const lane = dueLane(db, now, begun % 2 === 0 ? "oldest" : "newest", taken);
    if (lane !== undefined || [...busy].filter(isToMany).length >= MANY_AT_ONCE) return lane;
    return dueLane(db, now, "many", taken);
  }

  function begin(): void {
    while (!isStopping && !access.isClosed() && busy.size < LANES_AT_ONCE) {
      const lane = laneToBegin();
      if (lane === undefined) return;
      begun++;
      busy.add(lane);
      lanes.add(() => runLane(lane)).catch(stopped);
    }
  }

  async function runLane(lane: string): Promise<void> {
    try {
      for (let count = 0; count < ROWS_AT_ONCE && !isStopping && !access.isClosed(); count++) {
        const row = nextInLane(db, lane, clock.now());
        if (!row) break;
        taken++;
        await deliver(row).catch((error: unknown) => {
          // Not taken in hand: whoever waits until nothing is due any more would wait as long as the disk fails.
          taken--;
          throw error;
        });
      }
    } catch (error) {
      broken.add(lane);
      stopped(error);
    }
    // In the same turn as the last look into the lane, so that a row written right after it is not overlooked.
    busy.delete(lane);
    begin();
  }

  const stopped = (error: unknown) => {
    if (!storage.failed(error)) log.error({ err: error }, "delivering stopped");
  };

  function look(): void {
    broken.clear();
    const now = clock.now();
    if (now < lookedAt) shortenWaits(db, now, MAX_WAIT_MS);
    lookedAt = now;
    begin();
  }

  let isKicked = false;

  return {
    async deliverDue() {
      const before = taken;
      look();
      await lanes.onIdle();
      return taken - before;
    },
    /** One look for all kicks of a turn, after what this turn has heard. */
    kick() {
      if (isKicked) return;
      isKicked = true;
      setImmediate(() => {
        isKicked = false;
        try {
          if (!isStopping) look();
        } catch (error) {
          stopped(error);
        }
      });
    },
    idle: () => lanes.onIdle(),
    async stop() {
      isStopping = true;
      await lanes.onIdle();
    },
  };
}
