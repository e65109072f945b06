import type { Logger } from "pino";
import { mayHaveBeenDone } from "../../db/outbox/due-rows.ts";
import { isToMany } from "../../db/outbox/lanes.ts";
import type { RowIn, UnsettledRow } from "../../db/outbox/rows.ts";
import { markCalling, markDropped, markSent, postponeRow } from "../../db/outbox/states.ts";
import { allowedFrom } from "../../db/programmes/silent-days.ts";
import { noteNotKnown } from "../../db/setup/setup.ts";
import type { Db } from "../../db/store/open.ts";
import { readSettings } from "../../db/store/settings.ts";
import type { Clock } from "../clock.ts";
import type { Access } from "../health/access.ts";
import type { Storage } from "../health/storage.ts";
import type { MailDoor } from "../mail/door.ts";
import { HOUR_MS, MINUTE_MS, nextWithinHours } from "../programme/calendar/calendar.ts";
import { type Door, SlackBusy, SlackRefused, SlackUncertain } from "../slack/door.ts";
import { meaningOf } from "../slack/errors.ts";
import type { Urgency } from "../slack/pace.ts";
import {
  type CallResult,
  type Decision,
  type DeliveryContext,
  type Effect,
  GivenUp,
  NO_LONGER_NEEDED,
  NotYetGiven,
  Postponed,
  type Step,
} from "./effects.ts";
import type { Lookout } from "./lookout.ts";
import { wordsAbout } from "./words-about.ts";

/** Wait before looking for the effect of a call that was not answered: Slack may show it late. */
const LOOK_AFTER_MS = 30_000;
/** The same after the process was killed in a step: first the time-outs of its calls (a file takes three calls). */
const LOOK_AFTER_CRASH_MS = 3 * 15_000 + LOOK_AFTER_MS;
/** A row younger than this probably follows from an act, and a person waits for it. An older row became due by its time, perhaps with hundreds. */
const AWAITED_FOR_MS = 2 * 60_000;
const FIRST_RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 5 * 60_000;
/** After so many attempts the rows behind this one go on if Slack answers other calls: then the contents of this row are probably the cause. */
const ATTEMPTS_IN_ORDER = 10;
/** Wait while the app lacks a scope. An admin has to give it, so other rows do not wait for it. */
const RETRY_WITHOUT_SCOPE_MS = HOUR_MS;
/** Wait after an error of the program itself. Only a new version may help, so other rows do not wait for it. */
const RETRY_AFTER_FAULT_MS = 10 * 60_000;

/** Slack does not let the bot look for its message, until somebody changes that. */
const isNotShown = ({ method, meaning }: SlackRefused): boolean =>
  method === "conversations.history" && (meaning === "scope" || meaning === "place:outside");

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
  /** Undefined where no mail server is set. */
  mail?: MailDoor | undefined;
};

/**
 * Returns a function that moves one row by one event of db/outbox/states.ts. When its promise resolves, the result is in the database.
 * It rejects only if the database itself fails.
 */
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
  mail,
}: Parts): (row: UnsettledRow) => Promise<void> {
  let answeredAt = Number.NEGATIVE_INFINITY;

  const doorFor = (urgency: Urgency): Door => ({
    ...door,
    expect: (method, channel) => door.expect(method, channel, urgency),
    async call(method, args) {
      const letIn = access.begin(method);
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
    doorToAsk: doors[isToMany(row.lane) || clock.now() - row.createdAt > AWAITED_FOR_MS ? "many" : "soon"],
    channels,
    mail,
    now: clock.now(),
    zone,
    words: wordsAbout(db, zone, row),
  });

  async function deliver(row: UnsettledRow): Promise<void> {
    const effect = effects.get(row.kind);
    if (!effect) return putOffFault(row, new Error(`no effect ${row.kind}`));
    const now = clock.now();
    const allowedAt = row.state === "due" ? allowedAtFor(effect, row, now) : now;
    if (allowedAt > now) return postponeRow(db, row, "notYet", { dueAt: allowedAt });
    let decision: Decision;
    // A row that may have been delivered before a backup was restored is prepared with its own due time as `now`, so that the same facts and
    // rows follow as the first time.
    const context = mayHaveBeenDone(db, row) ? { ...contextFor(row), now: row.dueAt } : contextFor(row);
    try {
      decision = await effect.prepare(context, row);
    } catch (error) {
      return putOffUnasked(row, error);
    }
    if ("drop" in decision) return markDropped(db, row, decision.drop, clock.now());
    if ("waitUntil" in decision) {
      const { waitUntil, because } = decision;
      return postponeRow(db, row, "notYet", {
        dueAt: later(waitUntil),
        ...(because === undefined ? {} : { error: because }),
      });
    }
    if (row.state === "calling" && decision.find) return lookFor(row, decision, context);
    return attempt(row, decision);
  }

  const allowedAtFor = ({ withinHours }: Effect, row: UnsettledRow, now: number): number => {
    const settings = withinHours === false ? undefined : readSettings(db);
    if (!settings) return now;
    const hours = { from: settings.hoursFrom, until: settings.hoursUntil };
    return withinHours === true ? allowedFrom(db, row, now, hours, zone) : nextWithinHours(now, hours, zone);
  };

  /** At least one second from now: a wait that ends in the past would be repeated in an endless loop. */
  const later = (at: number): number => Math.max(at, clock.now() + 1_000);

  /** Finds out what a call with an unknown end did, and settles the row or makes it due again. */
  async function lookFor(row: RowIn<"calling">, step: Step, context: DeliveryContext): Promise<void> {
    let found: CallResult | undefined;
    try {
      found = await step.find?.(row);
    } catch (error) {
      return error instanceof SlackRefused ? settleRefusal(row, "look", step, error) : putOffUnasked(row, error);
    }
    if (found) {
      // The facts that follow count from the time of the message, which may be days ago after a restored backup.
      // Slack's timestamps are seconds with microseconds; instants here are whole milliseconds.
      if (found.ts !== undefined) context.now = Math.min(context.now, Math.floor(Number(found.ts) * 1000));
      return settle(row, step, found);
    }
    postponeRow(db, row, "notFound", { dueAt: clock.now() });
  }

  async function attempt(row: UnsettledRow, step: Step): Promise<void> {
    const calling = markCalling(db, row, { channel: step.channel ?? null, dueAt: clock.now() + LOOK_AFTER_CRASH_MS });
    // The row was deleted while it was prepared: a person's data was erased, or the pair's channel is being closed.
    if (!calling) return;
    let result: CallResult | undefined;
    try {
      result = await step.call(calling);
    } catch (error) {
      if (error instanceof SlackUncertain) return putOffUnanswered(calling, error, LOOK_AFTER_MS);
      if (error instanceof SlackRefused) return settleRefusal(calling, "call", step, error);
      if (error instanceof SlackBusy) return postponeRow(db, calling, "callBusy", untilFree(error));
      if (error instanceof Postponed)
        return postponeRow(db, calling, "callPostponed", { dueAt: error.until, error: error.message });
      if (error instanceof NotYetGiven) return putOffLetter(calling, error);
      if (error instanceof GivenUp) return settleGivenUp(calling, error);
      return putOffFault(calling, error);
    }
    if (result === undefined) return markDropped(db, calling, NO_LONGER_NEEDED, clock.now());
    settle(calling, step, result);
  }

  function settle(row: RowIn<"calling">, step: Step, result: CallResult): void {
    inOneTransaction(row, putOffFault, () => {
      markSent(db, row, result, clock.now());
      step.settled?.(result);
    });
  }

  /** Slack refused the call itself (`call`), or the question what the call did (`look`). */
  function settleRefusal(row: RowIn<"calling">, to: "call" | "look", step: Step, error: SlackRefused): void {
    const fault = to === "call" ? putOffCallFault : putOffFault;
    if (error.meaning === "token") {
      postponeRow(db, row, to === "call" ? "callBusy" : "busy", noteLockedOut(error));
      return;
    }
    inOneTransaction(row, fault, () => {
      if (to === "look" && isNotShown(error)) return giveUpLooking(row, step, error);
      const verdict = error.meaning === "done" ? "done" : step.refused?.(error);
      if (verdict === "done") {
        markSent(db, row, {}, clock.now());
        step.settled?.({});
      } else if (verdict === "drop") giveUp(row, error);
      else if (verdict === undefined && error.meaning === "scope")
        postponeRow(db, row, to === "call" ? "callRefusedForNow" : "refusedForNow", noteScopeMissing(error));
      else if (typeof verdict === "number")
        // Somebody has to change something in Slack first, so the row is not tried again before `dueAt`.
        postponeRow(db, row, to === "call" ? "callRefusedForNow" : "refusedForNow", {
          dueAt: verdict,
          error: error.code,
        });
      else fault(row, error);
    });
  }

  /** A letter that certainly did not go. A server that greylists accepts it after some minutes, one that is down after hours. */
  function putOffLetter(row: RowIn<"calling">, { message }: NotYetGiven): void {
    const wait = Math.min(HOUR_MS, MINUTE_MS * 2 ** Math.min(row.attempts, 10));
    postponeRow(db, row, "letterPutOff", { dueAt: clock.now() + wait, error: message });
  }

  function settleGivenUp(row: RowIn<"calling">, { message, settled }: GivenUp): void {
    inOneTransaction(row, putOffFault, () => {
      markDropped(db, row, message, clock.now());
      settled();
    });
    log.warn({ row: row.id, kind: row.kind, reason: message }, "A letter was given up");
  }

  function giveUp(row: RowIn<"calling">, { method, code }: SlackRefused): void {
    markDropped(db, row, code, clock.now());
    log.warn({ row: row.id, kind: row.kind, method, code }, "Slack refused this for good, and it was given up");
  }

  /** Sent again, the message might be there twice; waiting would not end before an admin acts. What is not known is told to a person, once. */
  function giveUpLooking(row: RowIn<"calling">, step: Step, error: SlackRefused): void {
    step.refused?.(error);
    giveUp(row, error);
    noteNotKnown(db, clock.now());
  }

  /** If the facts cannot be written, `fault` keeps what is known about the call, so that it is not made twice. */
  function inOneTransaction(row: RowIn<"calling">, fault: typeof putOffCallFault, work: () => void): void {
    try {
      db.transaction(work);
      storage.worked();
    } catch (error) {
      fault(row, error);
    }
  }

  /** A question to Slack was not answered, or Slack asks to wait. What is known about the row's own call does not change. */
  function putOffUnasked(row: UnsettledRow, error: unknown): void {
    if (error instanceof SlackBusy) postponeRow(db, row, "busy", untilFree(error));
    else if (error instanceof SlackUncertain) putOffUnanswered(row, error, FIRST_RETRY_MS);
    else if (error instanceof SlackRefused && error.meaning === "token")
      postponeRow(db, row, "busy", noteLockedOut(error));
    else if (error instanceof SlackRefused && error.meaning === "scope")
      postponeRow(db, row, "notYet", noteScopeMissing(error));
    else putOffFault(row, error);
  }

  /** Slack refuses the token itself. That says nothing about the row, so it waits, and the rows behind it too. */
  function noteLockedOut({ code }: SlackRefused): { dueAt: number; error: string } {
    access.refused(code);
    return { dueAt: clock.now() + RETRY_AFTER_FAULT_MS, error: code };
  }

  /** The app lacks a scope. That says nothing about the row either, but rows that need other scopes go on. */
  function noteScopeMissing({ method, code }: SlackRefused): { dueAt: number; error: string } {
    access.lacks(method);
    return { dueAt: clock.now() + RETRY_WITHOUT_SCOPE_MS, error: code };
  }

  function untilFree({ method, waitMs, code }: SlackBusy): { dueAt: number; error: string } {
    if (meaningOf(method, code) === "waits") access.waits(method, code);
    return { dueAt: clock.now() + waitMs, error: code };
  }

  function putOffUnanswered(row: UnsettledRow, { message }: SlackUncertain, leastWait: number): void {
    const now = clock.now();
    const wait = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(row.attempts, 10));
    const isSilent = now - answeredAt > 2 * LONGEST_RETRY_MS;
    const event = isSilent || row.attempts < ATTEMPTS_IN_ORDER ? "unanswered" : "unansweredTooOften";
    postponeRow(db, row, event, { dueAt: now + Math.max(leastWait, wait), error: message });
  }

  /** The program cannot deliver the row. What is known about its call does not change. */
  const putOffFault = (row: UnsettledRow, error: unknown): void => postponeRow(db, row, "fault", logFault(row, error));

  /** The same, but Slack has said that the call did nothing. */
  const putOffCallFault = (row: RowIn<"calling">, error: unknown): void =>
    postponeRow(db, row, "callFault", logFault(row, error));

  function logFault(row: UnsettledRow, error: unknown): { dueAt: number; error: string } {
    const details = error instanceof SlackRefused ? error.details : undefined;
    if (!storage.failed(error))
      log.error({ row: row.id, kind: row.kind, err: error, details }, "a message could not be delivered");
    return { dueAt: clock.now() + RETRY_AFTER_FAULT_MS, error: error instanceof SlackRefused ? error.code : "fault" };
  }

  return deliver;
}
