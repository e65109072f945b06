import PQueue from "p-queue";
import { dueLane, earliestDueAt, nextInLane } from "../../db/outbox/due-rows.ts";
import { isOfLetters, isToMany } from "../../db/outbox/lanes.ts";
import { retrySooner, shortenWaits } from "../../db/outbox/states.ts";
import { MAX_WAIT_MS } from "../slack/door.ts";
import { MANY_AT_ONCE } from "../slack/pace.ts";
import { type Parts, rowDelivery } from "./deliver-row.ts";

const LANES_AT_ONCE = 8;
/** Places for letters: a mail server may take minutes for each. */
const LETTERS_AT_ONCE = 2;
/** After this many rows a lane gives its place to another lane that waits. */
const ROWS_AT_ONCE = 20;

/** How soon another look is worth it while Slack refuses the token, and while a row is due that cannot be delivered yet. */
const CLOSED_RETRY_MS = 60_000;
const HELD_UP_RETRY_MS = 1_000;

export type Outbox = {
  /** Delivers rows until none is due. Returns how many rows were attempted. */
  deliverDue(): Promise<number>;
  /** Starts delivering due rows and returns at once. */
  kick(): void;
  /** When `kick` is needed next for what waits, in milliseconds since 1970 UTC. */
  nextAt(): number;
  /** Resolves when no row is being delivered. */
  idle(): Promise<void>;
  /** Begins no new calls. Resolves when the calls under way have ended. */
  stop(): Promise<void>;
};

type Surroundings = {
  /** Is called whenever nothing is being delivered after a look. */
  rested?: () => void;
  /** Resolves when people need the process no more, or have needed it for so long that a row may come in between. Undefined: nobody does. */
  peopleFirst?: () => Promise<void> | undefined;
};

export function openOutbox(parts: Parts & Surroundings): Outbox {
  const { db, clock, log, storage, access, rested = () => undefined, peopleFirst = () => undefined } = parts;
  const lanes = new PQueue({ concurrency: LANES_AT_ONCE });
  const busy = new Set<string>();
  /** Lanes in which the database failed. They are skipped until the next `look`. */
  const broken = new Set<string>();
  let isStopping = false;
  let taken = 0;
  let begun = 0;
  let lookedAt = Number.POSITIVE_INFINITY;
  const deliver = rowDelivery(parts);

  /**
   * The lane that gets the next free place. Takes in turn the lane that has waited longest, so that none waits for ever, and the lane whose
   * row is newest, so that a person who has just pressed a button does not wait behind many others. Lanes of announcements (`isToMany`) come
   * last and take at most `MANY_AT_ONCE` places, so that one is always free for a person who presses a button.
   */
  function laneToBegin(): string | undefined {
    const now = clock.now();
    // Asked after every delivery, and then mostly nothing is due: one look instead of three.
    if ((earliestDueAt(db) ?? Number.POSITIVE_INFINITY) > now) return undefined;
    const taken = [...busy, ...broken];
    const hasPlace = (isOne: (lane: string) => boolean, most: number) => [...busy].filter(isOne).length < most;
    return (
      dueLane(db, now, begun % 2 === 0 ? "oldest" : "newest", taken) ??
      (hasPlace(isOfLetters, LETTERS_AT_ONCE) ? dueLane(db, now, "letters", taken) : undefined) ??
      (hasPlace(isToMany, MANY_AT_ONCE) ? dueLane(db, now, "many", taken) : undefined)
    );
  }

  function begin(): void {
    while (!isStopping && !access.isClosed() && busy.size < LANES_AT_ONCE) {
      const lane = laneToBegin();
      if (lane === undefined) return;
      begun++;
      busy.add(lane);
      lanes.add(() => runLane(lane)).catch(logFailure);
    }
  }

  async function runLane(lane: string): Promise<void> {
    try {
      for (let count = 0; count < ROWS_AT_ONCE; count++) {
        await peopleFirst();
        if (isStopping || access.isClosed()) break;
        const row = nextInLane(db, lane, clock.now());
        if (!row) break;
        taken++;
        await deliver(row).catch((error: unknown) => {
          // Does not count as attempted: `tick` returns when no row is due, and would not return while the disk fails.
          taken--;
          throw error;
        });
        // Many rows need no answer of Slack: without this, hundreds of them would be delivered before a person's request is heard.
        await new Promise<void>((resolve) => setImmediate(resolve));
      }
    } catch (error) {
      broken.add(lane);
      logFailure(error);
    }
    // In the same turn of the event loop as the last look into the lane, so that a row written after that look is not missed.
    busy.delete(lane);
    begin();
    if (busy.size === 0) rested();
  }

  const logFailure = (error: unknown) => {
    if (!storage.failed(error)) log.error({ err: error }, "delivering the rows of a lane failed");
  };

  function look(): void {
    broken.clear();
    const now = clock.now();
    if (now < lookedAt) {
      shortenWaits(db, now, MAX_WAIT_MS);
      if (lookedAt !== Number.POSITIVE_INFINITY) retrySooner(db, now, MAX_WAIT_MS);
    }
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
    /** One look for all kicks of a turn of the event loop, after the other work of that turn. */
    kick() {
      if (isKicked) return;
      isKicked = true;
      setImmediate(() => {
        isKicked = false;
        try {
          if (!isStopping) look();
        } catch (error) {
          logFailure(error);
        }
        if (busy.size === 0) rested();
      });
    },
    nextAt() {
      if (access.isClosed()) return clock.now() + CLOSED_RETRY_MS;
      return Math.max(clock.now() + HELD_UP_RETRY_MS, earliestDueAt(db) ?? Number.POSITIVE_INFINITY);
    },
    idle: () => lanes.onIdle(),
    async stop() {
      isStopping = true;
      await lanes.onIdle();
    },
  };
}
