import PQueue from "p-queue";
import type { Logger } from "pino";
import type { Db } from "../../db/open.ts";
import {
  dueLanes,
  markCalling,
  markDropped,
  markSent,
  markUncertain,
  nextInLane,
  type OutboxRow,
  postpone,
} from "../../db/outbox.ts";
import { readSettings } from "../../db/settings.ts";
import { nextWithinHours } from "../calendar.ts";
import type { Clock } from "../clock.ts";
import { type Door, SlackBusy, SlackRefused, SlackUncertain } from "../slack/door.ts";
import { wordsIn } from "../texts/words.ts";
import type { Desk, Effect, Made, Step } from "./effects.ts";

/** How long an effect of a call without an answer may take to show, at the least. */
const LOOK_AFTER = 30_000;
/** If the process dies in the middle of a call: its time-out, and then the wait. */
const LOOK_AFTER_CRASH = 15_000 + LOOK_AFTER;
const MOST_LANES = 200;
const LANES_AT_ONCE = 8;
const FIRST_RETRY = 5_000;
const LONGEST_RETRY = 5 * 60_000;
/** A row the program itself cannot deliver waits for a better program, without holding up others. */
const AFTER_OWN_FAULT = 10 * 60_000;

export type Outbox = {
  /** Delivers what is due, and ends when nothing is due any more. Gives how many rows it took in hand. */
  deliverDue(): Promise<number>;
  /** Starts delivering what is due, without waiting for it. */
  kick(): void;
  /** Ends when nothing is being delivered. */
  idle(): Promise<void>;
  /** Finishes the calls under way and begins no new ones. */
  stop(): Promise<void>;
};

type Parts = { db: Db; clock: Clock; door: Door; log: Logger; zone: string; effects: ReadonlyMap<string, Effect> };

export function openOutbox({ db, clock, door, log, zone, effects }: Parts): Outbox {
  const lanes = new PQueue({ concurrency: LANES_AT_ONCE });
  const busy = new Set<string>();
  let isStopping = false;

  const desk = (): Desk => ({ db, door, now: clock.now(), zone, words: (language) => wordsIn(language, zone) });

  async function runLane(lane: string): Promise<number> {
    let taken = 0;
    try {
      for (let row = nextInLane(db, lane, clock.now()); row && !isStopping; row = nextInLane(db, lane, clock.now())) {
        taken++;
        await deliver(row);
      }
    } finally {
      // In the same turn as the last look into the lane, so that a row written right after it is not overlooked.
      busy.delete(lane);
    }
    return taken;
  }

  /** Brings one row a step further; whatever happens, it is in the database when this ends. */
  async function deliver(row: OutboxRow): Promise<void> {
    const effect = effects.get(row.kind);
    if (!effect) return ownFault(row, new Error(`no effect ${row.kind}`), row.state);
    try {
      const allowedAt = effect.withinHours && row.state === "due" ? allowedFrom(clock.now()) : clock.now();
      if (allowedAt > clock.now()) return postpone(db, row, allowedAt, { holdsUp: false });
      const prepared = await effect.prepare(desk(), row);
      if ("drop" in prepared) return markDropped(db, row, prepared.drop, clock.now());
      if ("waitUntil" in prepared) return postpone(db, row, prepared.waitUntil, { holdsUp: false });
      if (row.state === "calling" && prepared.find) {
        const found = await prepared.find(row);
        if (found) return settle(row, prepared, found);
        // Nothing came of it: it is prepared anew, in today's state of the facts.
        return postpone(db, row, clock.now(), { holdsUp: true });
      }
      await attempt(row, prepared);
    } catch (error) {
      if (error instanceof SlackBusy)
        postpone(db, row, clock.now() + error.waitMs, { holdsUp: true, error: "ratelimited" });
      else if (error instanceof SlackUncertain) lookAgainLater(row, error.message);
      else if (error instanceof SlackRefused && error.code === "user_disabled")
        markDropped(db, row, error.code, clock.now());
      else ownFault(row, error, row.state);
    }
  }

  const allowedFrom = (now: number): number => {
    const settings = readSettings(db);
    return settings ? nextWithinHours(now, { from: settings.hoursFrom, until: settings.hoursUntil }, zone) : now;
  };

  /** A question Slack did not answer before the call: nothing has happened yet, so the row stays as it is. */
  function lookAgainLater(row: OutboxRow, reason: string): void {
    const dueAt = clock.now() + Math.min(LONGEST_RETRY, FIRST_RETRY * 2 ** Math.min(row.attempts, 10));
    if (row.state === "calling") markUncertain(db, row, dueAt, reason);
    else postpone(db, { ...row, attempts: row.attempts + 1 }, dueAt, { holdsUp: true, error: reason });
  }

  async function attempt(row: OutboxRow, step: Step): Promise<void> {
    const calling = markCalling(db, row, { channel: step.channel ?? null, dueAt: clock.now() + LOOK_AFTER_CRASH });
    let made: Made;
    try {
      made = await step.call(calling);
    } catch (error) {
      if (error instanceof SlackBusy)
        return postpone(db, calling, clock.now() + error.waitMs, { holdsUp: true, error: "ratelimited" });
      if (error instanceof SlackUncertain) return markUncertain(db, calling, clock.now() + LOOK_AFTER, error.message);
      if (error instanceof SlackRefused) return refused(calling, step, error);
      return ownFault(calling, error, "calling");
    }
    settle(calling, step, made);
  }

  function settle(row: OutboxRow, step: Step, made: Made): void {
    db.transaction(() => {
      markSent(db, row, made, clock.now());
      step.settled?.(made, row);
    });
  }

  function refused(row: OutboxRow, step: Step, error: SlackRefused): void {
    db.transaction(() => {
      const verdict = step.refused?.(error.code);
      if (verdict === "done") {
        markSent(db, row, {}, clock.now());
        step.settled?.({}, row);
      } else if (verdict === "drop") markDropped(db, row, error.code, clock.now());
      else if (typeof verdict === "number") postpone(db, row, verdict, { holdsUp: false, error: error.code });
      else ownFault(row, error, "due");
    });
  }

  /** @param state what is known of the call: `due` when it certainly had no effect, `calling` when it may have */
  function ownFault(row: OutboxRow, error: unknown, state: OutboxRow["state"]): void {
    const details = error instanceof SlackRefused ? error.details : undefined;
    log.error({ row: row.id, kind: row.kind, err: error, details }, "a message could not be delivered");
    const reason = error instanceof SlackRefused ? error.code : "fault";
    const again = clock.now() + AFTER_OWN_FAULT;
    if (state === "calling") markUncertain(db, row, again, reason);
    else postpone(db, row, again, { holdsUp: false, error: reason });
  }

  async function deliverDue(): Promise<number> {
    let taken = 0;
    for (;;) {
      const due = isStopping ? [] : dueLanes(db, clock.now(), MOST_LANES).filter((lane) => !busy.has(lane));
      if (due.length === 0) break;
      for (const count of await Promise.all(due.map(startLane))) taken += count;
    }
    await lanes.onIdle();
    return taken;
  }

  function startLane(lane: string): Promise<number> {
    busy.add(lane);
    return lanes.add(() => runLane(lane));
  }

  const kick = () => {
    deliverDue().catch((error: unknown) => log.error({ err: error }, "delivering stopped"));
  };

  return {
    deliverDue,
    kick,
    idle: () => lanes.onIdle(),
    async stop() {
      isStopping = true;
      await lanes.onIdle();
    },
  };
}
