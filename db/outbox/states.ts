import type { FileId, SlackChannelId, SlackTs } from "../../src/programme/ids.ts";
import { outbox } from "../schema/index.ts";
import type { OutboxState, UnsettledState } from "../schema/outbox.ts";
import { and, eq, gt, inArray, isNotNull, isNull, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";
import { newestTs, noteTs } from "./conversations.ts";
import { type Keyed, keyOf, type OutboxRow, type RowIn, type UnsettledRow } from "./rows.ts";

/**
 * The states of an outbox row. Read this first.
 *
 * - `due`: waits for `due_at`. No call was made for it, or the call certainly had no effect.
 * - `calling`: committed right before the call to Slack. The row keeps this state during the call, and if its outcome is unknown: no answer, a
 *   killed process, a restored backup, facts that could not be written. From `due_at` on the outbox looks in Slack for what the call did, or
 *   repeats the call if that is harmless (`find` in src/outbox/effects.ts).
 * - `sent`: done, and the facts that follow are written. The unique key prevents a second delivery.
 * - `dropped`: will not be done. `last_error` has the reason: no longer needed, no recipient, or permanently refused by Slack.
 *
 *                        ┌── the call did nothing: notFound, call… ──┐
 *                        ▼                                           │
 *     enqueue ─────────► due ────────── callBegins ────────────► calling ──── delivered ────► sent
 *                        ▲ │                                         │
 *            neededAgain │ └──────────────── givenUp ────────────────┤
 *                        └────────────────── dropped ◄───────────────┘
 *
 * A row that is written after a restore with a `due_at` before it begins as `calling`: it may have been done in the time that is missing.
 * Three places delete rows: erasing a person (db/own-data/erasing.ts; never while they are `calling`), closing the channel of an erased person's
 * pair (rows that are `due`), and the nightly deletion (db/own-data/forgetting.ts; settled rows that nothing needs).
 *
 * Order: rows of one lane are delivered one at a time, by `due_at` and then in the order of writing; lanes do not wait for each other.
 * A row marked with * in the table (`holds_up`) comes before all others of its lane, and until its `due_at` none of them is delivered. This
 * keeps the order of a conversation while Slack is busy or the outcome of a call is unknown. Other rows overtake a waiting row without *.
 *
 * Each event below maps the state before to the state after. An event cannot happen in a state that it does not name: for events of the
 * delivery the types refuse it, all other events leave such a row unchanged. tests/outbox/states.test.ts tests the whole table.
 */
export const transitions = {
  // Events while src/outbox/deliver-row.ts delivers the row.

  /** Too early, or the channel cannot be written to. If `last_error` has a reason, `bringForward` can end the wait. */
  notYet: { due: "due", calling: "calling" },
  /** Committed before the call. From `calling` only if repeating the call is harmless. */
  callBegins: { due: "calling*", calling: "calling*" },
  /** Slack answered, or the effect of the call was found. */
  delivered: { calling: "sent" },
  /** No longer needed, or permanently refused. */
  givenUp: { due: "dropped", calling: "dropped" },
  /** The search showed that the call had no effect. The row is prepared again at once, from the present facts. */
  notFound: { calling: "due*" },

  /** Slack is busy or refuses the token, before the call or during the search for its effect. */
  busy: { due: "due*", calling: "calling*" },
  /** Slack is busy or refuses the token, as the answer to the call. */
  callBusy: { calling: "due*" },
  /** Slack did not answer a search or the call. */
  unanswered: { due: "due*", calling: "calling*" },
  /** As `unanswered`, after many attempts, while Slack answers other calls. */
  unansweredTooOften: { due: "due", calling: "calling" },
  /** Slack refused the search, temporarily. */
  refusedForNow: { calling: "calling" },
  /** Slack refused the call, temporarily. */
  callRefusedForNow: { calling: "due" },
  /** The effect postponed itself without a call (`Postponed`). */
  callPostponed: { calling: "due" },
  /** A letter certainly did not go, and goes later. Other letters of the lane overtake it. */
  letterPutOff: { calling: "due" },
  /** The program cannot deliver the row: an exception, a wrong reference, facts that cannot be written. */
  fault: { due: "due", calling: "calling" },
  /** As `fault`, if Slack's answer says that the call had no effect. */
  callFault: { calling: "due" },

  // Events from outside the delivery. A killed process is not an event: the state committed before the call is sufficient.

  /** `moveRow`, `enqueueOrMove`: a new `due_at`. */
  moved: { due: "due" },
  /** `enqueueAgain`: needed after all, at the given time. */
  neededAgain: { due: "due", dropped: "due" },
  /** `bringForward`: the reason for the wait is over, for example the bot is back in the channel. A row with * keeps its `due_at`. */
  placeIsBack: { due: "due", calling: "calling" },
  /** `shortenWaits`: the clock was set back. A row with * waits no longer than the outbox lets any wait. */
  clockSetBack: { due: "due*", calling: "calling*" },
  /** `retrySooner`: the clock was set back. A row without * that waits after an error or for a reason is prepared again, and may wait again. */
  retriedSooner: { due: "due", calling: "calling" },
  /** A backup was restored (db/keeping/restore.ts). What was due by then may have been done in the time that is missing. */
  restored: { due: "calling", calling: "calling" },
} as const satisfies Record<string, Partial<Record<OutboxState, OutboxState | `${UnsettledState}*`>>>;

type Transitions = typeof transitions;
export type RowEvent = keyof Transitions;
/** The states in which an event can happen to a row. */
type Before<E extends RowEvent> = E extends RowEvent ? keyof Transitions[E] & OutboxState : never;
type RowBefore<E extends RowEvent> = RowIn<Before<E>>;

/** Events that raise `attempts`. */
const COUNTED: readonly RowEvent[] = ["unanswered", "unansweredTooOften", "letterPutOff", "fault", "callFault"];
/** Events that set `attempts` back to 0: Slack answered, or the row starts again. */
const COUNTED_AGAIN: readonly RowEvent[] = ["refusedForNow", "callRefusedForNow", "neededAgain"];

const attemptsAfter = (event: RowEvent, attempts: number): number =>
  COUNTED.includes(event) ? attempts + 1 : COUNTED_AGAIN.includes(event) ? 0 : attempts;

const statesBefore = (event: RowEvent) => Object.keys(transitions[event]) as OutboxState[];

type Change = Partial<
  Pick<
    typeof outbox.$inferInsert,
    "dueAt" | "channel" | "beforeTs" | "ts" | "drawn" | "givenAt" | "lastError" | "settledAt"
  >
>;

/** @returns false if the row was deleted in the meantime */
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

/** Prepared once for each event and its set of changed columns. */
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
 * Marks the row as `calling`. Commit this before the call: after a crash it shows that the call may have happened, and where to look.
 * @param look where the call will leave a message, and when the search for it begins if the process ends before the answer
 * @returns the changed row; undefined if it was deleted in the meantime: then the call must not be made
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
  { channel, ts, drawn }: { channel?: SlackChannelId; ts?: SlackTs; drawn?: string },
  now: number,
): void {
  change(db, row, "delivered", {
    channel: channel ?? row.channel,
    ts: ts ?? row.ts,
    drawn: drawn ?? row.drawn,
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
  | "letterPutOff"
  | "fault"
  | "callFault";

/** Sets `due_at`, when the row is delivered or looked for again. Without an error the row keeps its `last_error`. */
export function postponeRow<E extends PutOff>(
  db: Db,
  row: RowBefore<E>,
  event: E,
  { dueAt, error }: { dueAt: number; error?: string },
): void {
  const known = { dueAt, lastError: error ?? row.lastError };
  // A letter that certainly did not go is given to the mail server again.
  change(db, row, event, event === "letterPutOff" ? { ...known, givenAt: null } : known);
}

/** The condition that an event can happen to a row. */
export const waiting = (event: RowEvent) => inArray(outbox.state, statesBefore(event));

/** Changes `due_at` of a row that is due. Does nothing in other states. */
export const moveRow = (db: Db, row: Keyed, dueAt: number): void => moveRows(db, [keyOf(row)], dueAt);

/** As `moveRow`, for several rows. */
export function moveRows(db: Db, keys: readonly string[], dueAt: number): void {
  moving(db).run({ keys: JSON.stringify(keys), dueAt });
}

const moving = prepared((orm) =>
  orm
    .update(outbox)
    .set({ dueAt: sql`${sql.placeholder("dueAt")}`, holdsUp: false })
    .where(and(sql`${outbox.key} in (select value from json_each(${sql.placeholder("keys")}))`, waiting("moved")))
    .prepare(),
);

/** What a row that is written again becomes: `moved`, if it is due. */
export const movedTo = { dueAt: sql`excluded.due_at`, holdsUp: false };

/** What a row that is written again becomes: `neededAgain`, if it is dropped or due. A row that is sent or `calling` stays as it is. */
export const neededAt = { ...movedTo, state: "due", attempts: 0, lastError: null, settledAt: null } as const;

/** Makes the postponed rows of a lane due now, for example when the bot is back in the channel. Rows that hold up the lane keep `due_at`. */
export function bringForward(db: Db, lane: string, now: number): void {
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

/** Limits the wait of rows that hold up a lane to `longest` milliseconds from now. Needed after the clock was set back. */
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

/** As `shortenWaits`, for rows that wait after an error or for a reason and hold up no others. */
export function retrySooner(db: Db, now: number, longest: number): void {
  db.orm
    .update(outbox)
    .set({ dueAt: now })
    .where(
      and(
        isNull(outbox.settledAt),
        waiting("retriedSooner"),
        gt(outbox.dueAt, now + longest),
        isNotNull(outbox.lastError),
        sql`${outbox.holdsUp} = 0`,
      ),
    )
    .run();
}

/** Stores the mark of what a message says since it was updated. */
export function noteDrawn(db: Db, { number }: Pick<OutboxRow, "number">, drawn: string): void {
  noting(db).run({ number, drawn });
}

const noting = prepared((orm) =>
  orm
    .update(outbox)
    .set({ drawn: sql`${sql.placeholder("drawn")}` })
    .where(eq(outbox.number, sql.placeholder("number")))
    .prepare(),
);

/** Commits that the text of a letter begins to be given to the mail server: from then on it may have arrived. */
export function noteGiven(db: Db, { number }: Pick<OutboxRow, "number">, now: number): void {
  db.orm.update(outbox).set({ givenAt: now }).where(eq(outbox.number, number)).run();
}

/** Stores the id of the file that a row uploaded, so that erasing can delete it. */
export function noteFile(db: Db, row: Pick<UnsettledRow, "number">, fileId: FileId): void {
  db.orm.update(outbox).set({ fileId }).where(eq(outbox.number, row.number)).run();
}
