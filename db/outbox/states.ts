import type { FileId, SlackChannelId, SlackTs } from "../../src/programme/ids.ts";
import { outbox } from "../schema/index.ts";
import type { OutboxState, UnsettledState } from "../schema/outbox.ts";
import { and, eq, gt, inArray, isNotNull, isNull, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";
import { newestTs, noteTs } from "./conversations.ts";
import { type Keyed, keyOf, type RowIn, type UnsettledRow } from "./rows.ts";

/**
 * The states of an outbox row. Read this first.
 *
 * - `due`: waits for `due_at`. No call was made for it, or it is certain that the call did nothing.
 * - `calling`: committed right before the call to Slack. It stays so while Slack has the call in hand, and after an end that is not known: no
 *   answer, a killed process, a restored backup, facts that could not be written. From `due_at` on it is taken in hand again: what the call did
 *   is looked for in Slack, or the call is repeated where that is harmless (`find` in src/outbox/effects.ts).
 * - `sent`: done, and the facts that follow are written. Its key keeps it from being done again.
 * - `dropped`: will not be done; `last_error` says why: no longer needed, nobody to tell, or refused by Slack for good.
 *
 *                        ┌── the call did nothing: notFound, call… ──┐
 *                        ▼                                           │
 *     enqueue ─────────► due ────────── callBegins ────────────► calling ──── delivered ────► sent
 *                        ▲ │                                         │
 *            neededAgain │ └──────────────── givenUp ────────────────┤
 *                        └────────────────── dropped ◄───────────────┘
 *
 * A row that is written after a backup was put back, and was due before, begins as `calling`: it may have been done in the time that is missing.
 * Rows are deleted by erasing (db/own-data/erasing.ts; never while they are `calling`), with the channel of a pair that is erased (those that are
 * `due`), and in the night when nothing needs them any more (db/own-data/forgetting.ts; those that are settled).
 *
 * What holds up what: rows of one lane go one at a time, by `due_at` and then in the order of writing; lanes do not wait for each other.
 * A row that is marked with * in the table (`holds_up`) goes before all others of its lane, and until its `due_at` none of them goes: so the
 * order in a conversation stays while Slack asks to wait or the end of a call is unknown. A row without * that waits is passed by the others.
 *
 * Each event below says from which state it leads to which. Where a state is not named, the event cannot happen in it, and the types refuse it;
 * events from elsewhere leave such a row as it is. tests/outbox/states.test.ts walks the table.
 */
export const transitions = {
  // src/outbox/deliver-row.ts has the row in hand.

  /** Its time or its place is not there yet. A reason (`last_error`) lets `hurry` end the wait. */
  notYet: { due: "due", calling: "calling" },
  /** Committed before the call. For a row that is `calling` already: repeating the call is harmless. */
  callBegins: { due: "calling*", calling: "calling*" },
  /** Slack has answered, or what the call did was found. */
  delivered: { calling: "sent" },
  /** No longer needed, or refused for good. */
  givenUp: { due: "dropped", calling: "dropped" },
  /** It was looked for, and the call did nothing: it is prepared again at once, from today's facts. */
  notFound: { calling: "due*" },

  /** Slack asks to wait, or does not let the bot in at all, before a call was made or while it is looked for. */
  busy: { due: "due*", calling: "calling*" },
  /** Slack asks to wait instead of doing what the call says, or does not let the bot in. */
  callBusy: { calling: "due*" },
  /** Slack has not answered: a question, or the call. */
  unanswered: { due: "due*", calling: "calling*" },
  /** The same after many attempts, while Slack answers others. */
  unansweredTooOften: { due: "due", calling: "calling" },
  /** Slack does not let the bot look now. */
  refusedForNow: { calling: "calling" },
  /** Slack has said no to the call, and it is worth trying later. */
  callRefusedForNow: { calling: "due" },
  /** The effect itself has put it off, without having called anything (`Postponed`). */
  callPostponed: { calling: "due" },
  /** The program cannot deliver it: an error, a reference that is wrong, facts that cannot be written. */
  fault: { due: "due", calling: "calling" },
  /** The same, where Slack has said that the call did nothing. */
  callFault: { calling: "due" },

  // From elsewhere. That the process is killed changes nothing: what was committed before the call says enough.

  /** `moveRow`, `enqueueOrMove`: it has another time. */
  moved: { due: "due" },
  /** `enqueueAgain`: it is needed after all, at this time. */
  neededAgain: { due: "due", dropped: "due" },
  /** `hurry`: what a row was put off for is over, such as that the bot was not in the channel. A row with * keeps its time. */
  placeIsBack: { due: "due", calling: "calling" },
  /** `shortenWaits`: the clock was set back, and no row with * is to wait longer than the outbox ever makes it wait. */
  clockSetBack: { due: "due*", calling: "calling*" },
  /** A backup was put back (db/keeping/restore.ts): what was due by then may have been done in the time that is missing. */
  restored: { due: "calling", calling: "calling" },
} as const satisfies Record<string, Partial<Record<OutboxState, OutboxState | `${UnsettledState}*`>>>;

type Transitions = typeof transitions;
export type RowEvent = keyof Transitions;
/** The states in which an event can happen to a row. */
type Before<E extends RowEvent> = E extends RowEvent ? keyof Transitions[E] & OutboxState : never;
type RowBefore<E extends RowEvent> = RowIn<Before<E>>;

/** Waits that were counted in vain. */
const COUNTED: readonly RowEvent[] = ["unanswered", "unansweredTooOften", "fault", "callFault"];
/** Slack has answered, or the row begins from the start: what was tried in vain before does not count. */
const COUNTED_AGAIN: readonly RowEvent[] = ["refusedForNow", "callRefusedForNow", "neededAgain"];

const attemptsAfter = (event: RowEvent, attempts: number): number =>
  COUNTED.includes(event) ? attempts + 1 : COUNTED_AGAIN.includes(event) ? 0 : attempts;

const statesBefore = (event: RowEvent) => Object.keys(transitions[event]) as OutboxState[];

type Change = Partial<
  Pick<typeof outbox.$inferInsert, "dueAt" | "channel" | "beforeTs" | "ts" | "lastError" | "settledAt">
>;

/** Whether the row was there to be changed: it may have been deleted meanwhile. */
function change<E extends RowEvent>(db: Db, row: RowBefore<E>, event: E, columns: Change): boolean {
  const next = (transitions[event] as Partial<Record<OutboxState, string>>)[row.state];
  if (next === undefined) throw new Error(`${event} cannot happen to a row that is ${row.state}`);
  const state = next.replace("*", "") as OutboxState;
  const known = {
    ...columns,
    state,
    holdsUp: next.endsWith("*") ? 1 : 0,
    attempts: attemptsAfter(event, row.attempts),
  };
  return updateOf(db, event, known).run({ ...known, number: row.number }).changes > 0;
}

/** Built once for each event and the columns that it changes. */
const updates = prepared(() => new Map<string, { run(values: Record<string, unknown>): { changes: number } }>());

function updateOf(db: Db, event: RowEvent, values: Record<string, unknown>) {
  const names = Object.keys(values);
  const key = `${event} ${names.join(" ")}`;
  const built = updates(db).get(key);
  if (built) return built;
  const update = db.orm
    .update(outbox)
    .set(Object.fromEntries(names.map((name) => [name, sql`${sql.placeholder(name)}`])))
    .where(and(eq(outbox.number, sql.placeholder("number")), inArray(outbox.state, statesBefore(event))))
    .prepare();
  updates(db).set(key, update);
  return update;
}

/**
 * Committed before the call, so that after a crash we know that it may have happened and from where to look.
 * @param look where the call will leave a message, and from when on it is looked for if the process does not live to hear the answer
 * @returns the row as it is now; undefined where it was deleted meanwhile, and nothing may be called for it
 */
export function markCalling(
  db: Db,
  row: RowBefore<"callBegins">,
  look: { channel: SlackChannelId | null; dueAt: number },
): RowIn<"calling"> | undefined {
  const newest = look.channel === null ? null : newestTs(db, look.channel);
  const columns = { ...look, beforeTs: row.state === "calling" ? row.beforeTs : newest };
  return change(db, row, "callBegins", columns) ? { ...row, ...columns, state: "calling", holdsUp: true } : undefined;
}

export function markSent(
  db: Db,
  row: RowBefore<"delivered">,
  { channel, ts }: { channel?: SlackChannelId; ts?: SlackTs },
  now: number,
): void {
  change(db, row, "delivered", {
    channel: channel ?? row.channel,
    ts: ts ?? row.ts,
    settledAt: now,
    lastError: null,
  });
  if (channel !== undefined && ts !== undefined) noteTs(db, channel, ts);
}

export function markDropped(db: Db, row: RowBefore<"givenUp">, reason: string, now: number): void {
  change(db, row, "givenUp", { lastError: reason, settledAt: now });
}

type PutOff =
  | "notYet"
  | "notFound"
  | "busy"
  | "callBusy"
  | "unanswered"
  | "unansweredTooOften"
  | "refusedForNow"
  | "callRefusedForNow"
  | "callPostponed"
  | "fault"
  | "callFault";

/** Has the row taken in hand again at `dueAt`. Without an error it keeps the one that it has. */
export function putOff<E extends PutOff>(
  db: Db,
  row: RowBefore<E>,
  event: E,
  { dueAt, error }: { dueAt: number; error?: string },
): void {
  change(db, row, event, { dueAt, lastError: error ?? row.lastError });
}

const waiting = (event: RowEvent) => inArray(outbox.state, statesBefore(event));

/** Gives a row that waits its new time; anything else stays as it is. */
export function moveRow(db: Db, row: Keyed, dueAt: number): void {
  moving(db).run({ key: keyOf(row), dueAt });
}

const moving = prepared((orm) =>
  orm
    .update(outbox)
    .set({ dueAt: sql`${sql.placeholder("dueAt")}`, holdsUp: false })
    .where(and(eq(outbox.key, sql.placeholder("key")), waiting("moved")))
    .prepare(),
);

/** The row of this key is needed after all. What has been said stays said, and what is being said is not disturbed. */
export function markNeededAgain(db: Db, key: string, dueAt: number): void {
  db.orm
    .update(outbox)
    .set({ dueAt, state: "due", holdsUp: false, attempts: 0, lastError: null, settledAt: null })
    .where(and(eq(outbox.key, key), waiting("neededAgain")))
    .run();
}

/** What was put off in a lane may go now: the bot is back in the channel. What Slack asked to wait for, or is being found out, keeps its time. */
export function hurry(db: Db, lane: string, now: number): void {
  db.orm
    .update(outbox)
    .set({ dueAt: now })
    .where(
      and(
        eq(outbox.lane, lane),
        waiting("placeIsBack"),
        gt(outbox.dueAt, now),
        isNotNull(outbox.lastError),
        sql`${outbox.holdsUp} = 0`,
      ),
    )
    .run();
}

/** After the clock was set back: no wait that keeps others waiting is meant to be longer than `longest` milliseconds. */
export function shortenWaits(db: Db, now: number, longest: number): void {
  db.orm
    .update(outbox)
    .set({ dueAt: now })
    .where(
      and(
        isNull(outbox.settledAt),
        waiting("clockSetBack"),
        gt(outbox.dueAt, now + longest),
        sql`${outbox.holdsUp} = 1`,
      ),
    )
    .run();
}

/** Which file a row has brought, so that it can be deleted. Its state stays. */
export function noteFile(db: Db, row: Pick<UnsettledRow, "number">, fileId: FileId): void {
  db.orm.update(outbox).set({ fileId }).where(eq(outbox.number, row.number)).run();
}
