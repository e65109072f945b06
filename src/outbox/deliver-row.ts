import type { Logger } from "pino";
import { mayHaveBeenDone } from "../../db/outbox/due-rows.ts";
import { isToMany } from "../../db/outbox/lanes.ts";
import type { RowIn, UnsettledRow } from "../../db/outbox/rows.ts";
import { markCalling, markDropped, markSent, putOff } from "../../db/outbox/states.ts";
import type { Db } from "../../db/store/open.ts";
import { readSettings } from "../../db/store/settings.ts";
import type { Clock } from "../clock.ts";
import type { Access } from "../health/access.ts";
import type { Storage } from "../health/storage.ts";
import { nextWithinHours } from "../programme/calendar/calendar.ts";
import { type Door, SlackBusy, SlackRefused, SlackUncertain } from "../slack/door.ts";
import type { Urgency } from "../slack/pace.ts";
import { isAboutToken } from "../slack/tokens.ts";
import { wordsIn } from "../texts/words.ts";
import {
  type CallResult,
  type Decision,
  type DeliveryContext,
  type Effect,
  NO_LONGER_NEEDED,
  Postponed,
  type Step,
} from "./effects.ts";
import type { Lookout } from "./lookout.ts";

/** How long an effect of a call without an answer may take to show, at the least. */
const LOOK_AFTER = 30_000;
/** If the process dies in the middle of a step: the time-outs of its calls (a file takes three), and then the wait. */
const LOOK_AFTER_CRASH = 3 * 15_000 + LOOK_AFTER;
/** So long somebody waits for what follows from an act; what was written before that has come by its time, perhaps with hundreds of others. */
const AWAITED_FOR = 2 * 60_000;
const FIRST_RETRY = 5_000;
const LONGEST_RETRY = 5 * 60_000;
/** So often a row is tried while those behind it wait, as long as Slack answers others: then its contents are what breaks there. */
const PATIENCE = 10;
/** A row the program itself cannot deliver waits for a better program, without holding up others. */
const AFTER_OWN_FAULT = 10 * 60_000;

/** With what rows are delivered. */
export type Parts = {
  db: Db;
  clock: Clock;
  door: Door;
  log: Logger;
  zone: string;
  effects: ReadonlyMap<string, Effect>;
  storage: Storage;
  channels: Lookout;
  access: Access;
};

/** Gives what brings one row a step further, by an event of db/outbox/states.ts. Whatever happens, it is in the database when that ends. */
export function rowDelivery({
  db,
  clock,
  door,
  log,
  zone,
  effects,
  storage,
  channels,
  access,
}: Parts): (row: UnsettledRow) => Promise<void> {
  let answeredAt = Number.NEGATIVE_INFINITY;

  const doorFor = (urgency: Urgency): Door => ({
    ...door,
    expect: (method, channel) => door.expect(method, channel, urgency),
    async call(method, args) {
      const letIn = access.begin();
      const answer = await door.call(method, args, urgency);
      letIn();
      answeredAt = clock.now();
      return answer;
    },
  });
  const doors: Record<Urgency, Door> = { soon: doorFor("soon"), many: doorFor("many") };
  const contextFor = (row: UnsettledRow): DeliveryContext => ({
    db,
    door: doors[isToMany(row.lane) ? "many" : "soon"],
    doorToAsk: doors[isToMany(row.lane) || clock.now() - row.createdAt > AWAITED_FOR ? "many" : "soon"],
    channels,
    now: clock.now(),
    zone,
    words: (language) => wordsIn(language, zone),
  });

  async function deliver(row: UnsettledRow): Promise<void> {
    const effect = effects.get(row.kind);
    if (!effect) return ownFault(row, new Error(`no effect ${row.kind}`));
    const now = clock.now();
    const allowedAt = effect.withinHours && row.state === "due" ? allowedFrom(now) : now;
    if (allowedAt > now) return putOff(db, row, "notYet", { dueAt: allowedAt });
    let decision: Decision;
    // What was due before a backup was put back is prepared as if it were that time: what follows from it is the same again then.
    const context = mayHaveBeenDone(db, row) ? { ...contextFor(row), now: row.dueAt } : contextFor(row);
    try {
      decision = await effect.prepare(context, row);
    } catch (error) {
      return notAnswered(row, error);
    }
    if ("drop" in decision) return markDropped(db, row, decision.drop, clock.now());
    if ("waitUntil" in decision) {
      const { waitUntil, because } = decision;
      return putOff(db, row, "notYet", {
        dueAt: later(waitUntil),
        ...(because === undefined ? {} : { error: because }),
      });
    }
    if (row.state === "calling" && decision.find) return lookFor(row, decision, context);
    return attempt(row, decision);
  }

  const allowedFrom = (now: number): number => {
    const settings = readSettings(db);
    return settings ? nextWithinHours(now, { from: settings.hoursFrom, until: settings.hoursUntil }, zone) : now;
  };

  /** A wait that is over before it begins would be taken up again at once, for ever. */
  const later = (at: number): number => Math.max(at, clock.now() + 1_000);

  /** What came of a call whose end is not known. */
  async function lookFor(row: RowIn<"calling">, step: Step, context: DeliveryContext): Promise<void> {
    let found: CallResult | undefined;
    try {
      found = await step.find?.(row);
    } catch (error) {
      return error instanceof SlackRefused ? refused(row, "look", step, error) : notAnswered(row, error);
    }
    if (found) {
      // What follows from it counts from when it was said: after a restored backup that may be days ago.
      // Slack's clock counts microseconds, our instants are whole milliseconds.
      if (found.ts !== undefined) context.now = Math.min(context.now, Math.floor(Number(found.ts) * 1000));
      return settle(row, step, found);
    }
    putOff(db, row, "notFound", { dueAt: clock.now() });
  }

  async function attempt(row: UnsettledRow, step: Step): Promise<void> {
    const calling = markCalling(db, row, { channel: step.channel ?? null, dueAt: clock.now() + LOOK_AFTER_CRASH });
    // Deleted while it was prepared: the person's data was erased, or the pair's channel is being closed.
    if (!calling) return;
    let result: CallResult | undefined;
    try {
      result = await step.call(calling);
    } catch (error) {
      if (error instanceof SlackUncertain) return unanswered(calling, error, LOOK_AFTER);
      if (error instanceof SlackRefused) return refused(calling, "call", step, error);
      if (error instanceof SlackBusy) return putOff(db, calling, "callBusy", untilFree(error));
      if (error instanceof Postponed)
        return putOff(db, calling, "callPostponed", { dueAt: error.until, error: error.message });
      return ownFault(calling, error);
    }
    if (result === undefined) return markDropped(db, calling, NO_LONGER_NEEDED, clock.now());
    settle(calling, step, result);
  }

  function settle(row: RowIn<"calling">, step: Step, result: CallResult): void {
    inOneTransaction(row, ownFault, () => {
      markSent(db, row, result, clock.now());
      step.settled?.(result);
    });
  }

  /** Slack's no, to the call itself or to looking for what it did. */
  function refused(row: RowIn<"calling">, to: "call" | "look", step: Step, error: SlackRefused): void {
    const fault = to === "call" ? callFault : ownFault;
    if (isAboutToken(error.code)) {
      putOff(db, row, to === "call" ? "callBusy" : "busy", notLetIn(error));
      return;
    }
    inOneTransaction(row, fault, () => {
      const verdict = step.refused?.(error.code);
      if (verdict === "done") {
        markSent(db, row, {}, clock.now());
        step.settled?.({});
      } else if (verdict === "drop") markDropped(db, row, error.code, clock.now());
      else if (typeof verdict === "number")
        // Slack has answered, and somebody has to do something: nothing is tried in vain meanwhile.
        putOff(db, row, to === "call" ? "callRefusedForNow" : "refusedForNow", { dueAt: verdict, error: error.code });
      else fault(row, error);
    });
  }

  /** Where the facts that follow cannot be written, the row keeps what is known of its call, so that it is not made twice. */
  function inOneTransaction(row: RowIn<"calling">, fault: typeof callFault, work: () => void): void {
    try {
      db.transaction(work);
      storage.worked();
    } catch (error) {
      fault(row, error);
    }
  }

  /** A question was not answered, or Slack asks to wait: what is known of the row's call stays as it is. */
  function notAnswered(row: UnsettledRow, error: unknown): void {
    if (error instanceof SlackBusy) putOff(db, row, "busy", untilFree(error));
    else if (error instanceof SlackUncertain) unanswered(row, error, FIRST_RETRY);
    else if (error instanceof SlackRefused && isAboutToken(error.code)) putOff(db, row, "busy", notLetIn(error));
    else ownFault(row, error);
  }

  /** Slack does not let the bot in at all: that says nothing about the row, which waits with those behind it. */
  function notLetIn({ code }: SlackRefused): { dueAt: number; error: string } {
    access.refused(code);
    return { dueAt: clock.now() + AFTER_OWN_FAULT, error: code };
  }

  const untilFree = ({ waitMs }: SlackBusy) => ({ dueAt: clock.now() + waitMs, error: "ratelimited" });

  function unanswered(row: UnsettledRow, { message }: SlackUncertain, leastWait: number): void {
    const now = clock.now();
    const wait = Math.min(LONGEST_RETRY, FIRST_RETRY * 2 ** Math.min(row.attempts, 10));
    const isSilent = now - answeredAt > 2 * LONGEST_RETRY;
    const event = isSilent || row.attempts < PATIENCE ? "unanswered" : "unansweredTooOften";
    putOff(db, row, event, { dueAt: now + Math.max(leastWait, wait), error: message });
  }

  /** The program cannot deliver it; what is known of its call stays as it is. */
  const ownFault = (row: UnsettledRow, error: unknown): void => putOff(db, row, "fault", logged(row, error));

  /** The same, where Slack has said that the call did nothing. */
  const callFault = (row: RowIn<"calling">, error: unknown): void => putOff(db, row, "callFault", logged(row, error));

  function logged(row: UnsettledRow, error: unknown): { dueAt: number; error: string } {
    const details = error instanceof SlackRefused ? error.details : undefined;
    if (!storage.failed(error))
      log.error({ row: row.id, kind: row.kind, err: error, details }, "a message could not be delivered");
    return { dueAt: clock.now() + AFTER_OWN_FAULT, error: error instanceof SlackRefused ? error.code : "fault" };
  }

  return deliver;
}
