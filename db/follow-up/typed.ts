import { HOUR_MS, MINUTE_MS } from "../../src/programme/calendar/calendar.ts";
import { microsOf } from "../../src/programme/channels/facts.ts";
import { settledOutcome, type TypedOutcome, type TypedState } from "../../src/programme/follow-up/rules.ts";
import { LONG_TEXT, points } from "../../src/programme/forms/fields.ts";
import type { PersonId, SlackChannelId, SlackTs, TypedReplyId } from "../../src/programme/ids.ts";
import type { Permit } from "../../src/programme/privacy/sealed.ts";
import { laneOf } from "../outbox/lanes.ts";
import { enqueue } from "../outbox/outbox.ts";
import { redrawAbout } from "../outbox/redrawing.ts";
import { findRow, type RowKey } from "../outbox/rows.ts";
import { moveRow } from "../outbox/states.ts";
import { type Acting, type Allowed, allow } from "../privacy/acting.ts";
import { open, permit, sealIn } from "../privacy/privacy.ts";
import { followUps, outbox, typedReplies } from "../schema/index.ts";
import { and, asc, desc, eq, gte, isNull, or, sql } from "../store/drizzle.ts";
import { type Db, newId } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";
import { type Answerable, followUpFor, OPEN_FOR_MS, openFollowUps, saveAnswer } from "./follow-up.ts";

/**
 * What a person types to the bot. Each Slack message is a row: a line. Lines in a row are one reply, with one question what to do with it:
 * the line that asked (`asks`) names its message in the outbox, `groupId` is the id of the first line. The newest message that asked has
 * the buttons.
 */

/** A line as Slack tells of it. `editedTs`: when it was edited, by Slack's time. */
export type Line = {
  channelId: SlackChannelId;
  ts: SlackTs;
  text: string;
  hasFiles: boolean;
  editedTs?: SlackTs | undefined;
};

type Row = typeof typedReplies.$inferSelect;
export type TypedFacts = Omit<Row, "text">;

/** How late Slack may tell of a line for the first time. It tries again for about an hour. https://docs.slack.dev/apis/events-api */
const TOLD_WITHIN_MS = 2 * HOUR_MS;
/** A line that follows within this time belongs to the same reply. */
const GATHERED_WITHIN_MS = 10 * MINUTE_MS;
/** How long the bot waits for another line before it asks again. */
const QUIET_MS = 3_000;
/** How long the question waits at most, however many lines follow. */
const LONGEST_QUIET_MS = 20_000;

/**
 * Stores a line. If it may answer a follow-up, it is stored sealed until the person decides. Otherwise the person is told what the bot can do,
 * at most once an hour. A line that Slack delivers again changes nothing.
 */
export function takeLine(db: Db, personId: PersonId, line: Line, now: number): void {
  if (findLine(db, line)) return;
  if (line.text === "") {
    enqueueUnkept(db, personId, line, now);
    return;
  }
  const isAnswer = openFollowUps(db, personId, now).length > 0;
  const said = line.text.toWellFormed();
  const outcome = isAnswer ? tooLong(said) : "no-question";
  const id = newId<TypedReplyId>();
  const group = outcome === null ? groupFor(db, personId, line, said, now) : undefined;
  const before = group && lastAsking(db, group);
  const asks = before === undefined || !joins(db, before, now);
  insert(db, { id, personId, ...line, groupId: group ?? id, asks, outcome, said }, now);
  if (outcome === "no-question") {
    if (line.hasFiles) enqueueUnkept(db, personId, line, now);
    else enqueueHint(db, personId, now);
    return;
  }
  if (asks) {
    enqueueQuestion(db, personId, id, before ? now + QUIET_MS : now, now);
    if (before) redrawAbout(db, { typed: before.id }, now);
  }
  if (outcome === null) enqueueForget(db, personId, id, now);
}

/**
 * Changes a line that the person has edited. An edit that is older than the known one, and one of a line that is settled, change nothing.
 * Of a line that is not known Slack may tell late; an old one was settled and forgotten, or was never meant for the bot.
 */
export function correctLine(db: Db, personId: PersonId, line: Line, now: number): void {
  const row = findLine(db, line);
  if (!row) {
    if (now - microsOf(line.ts) / 1000 < TOLD_WITHIN_MS) takeLine(db, personId, line, now);
    return;
  }
  if (row.personId !== personId || (row.editedTs !== null && (line.editedTs ?? "") <= row.editedTs)) return;
  const said = line.text.toWellFormed();
  const isOpen = row.outcome === null || row.outcome === "too-long";
  const outcome = !isOpen ? row.outcome : said === "" ? "deleted" : tooLong(said);
  const text = outcome === null ? seal(db, row.id, said) : null;
  db.orm
    .update(typedReplies)
    .set({
      text,
      outcome,
      editedTs: line.editedTs ?? null,
      settledAt: outcome === null ? null : (row.settledAt ?? now),
    })
    .where(eq(typedReplies.id, row.id))
    .run();
  if (outcome === null) enqueueForget(db, personId, row.id, now);
  redrawGroup(db, groupOf(row), now);
}

/** Deletes the copy of a line that the person has deleted in Slack, and remembers that it is gone, in case the line itself is told of later. */
export function deleteLine(db: Db, personId: PersonId, line: Pick<Line, "channelId" | "ts">, now: number): void {
  const row = findLine(db, line);
  if (row && row.personId !== personId) return;
  if (!row) {
    const id = newId<TypedReplyId>();
    const gone = { ...line, hasFiles: false, groupId: id, asks: false, outcome: "deleted", said: "" } as const;
    insert(db, { id, personId, ...gone }, now);
  } else if (settle(db, row.id, "deleted", now)) redrawGroup(db, groupOf(row), now);
}

const tooLong = (said: string): "too-long" | null => (points(said) > LONG_TEXT ? "too-long" : null);

const seal = (db: Db, id: TypedReplyId, said: string) =>
  sealIn<"follow-up">(db, { column: "typed_replies.text", row: id }, said);

type NewLine = Omit<Line, "text"> & {
  id: TypedReplyId;
  personId: PersonId;
  groupId: TypedReplyId;
  asks: boolean;
  outcome: TypedOutcome | null;
  said: string;
};

function insert(db: Db, { said, outcome, editedTs, ...line }: NewLine, now: number): void {
  const text = outcome === null ? seal(db, line.id, said) : null;
  const settledAt = outcome === null ? null : now;
  db.orm
    .insert(typedReplies)
    .values({ ...line, text, outcome, editedTs: editedTs ?? null, receivedAt: now, settledAt })
    .run();
}

const findLine = (db: Db, { channelId, ts }: Pick<Line, "channelId" | "ts">): Row | undefined =>
  db.orm
    .select()
    .from(typedReplies)
    .where(and(eq(typedReplies.channelId, channelId), eq(typedReplies.ts, ts)))
    .get();

/** The reply that waits and that this line continues, if both together fit into an answer. */
function groupFor(
  db: Db,
  personId: PersonId,
  { channelId }: Line,
  said: string,
  now: number,
): TypedReplyId | undefined {
  const last = db.orm
    .select()
    .from(typedReplies)
    .where(
      and(
        eq(typedReplies.personId, personId),
        eq(typedReplies.channelId, channelId),
        isNull(typedReplies.outcome),
        gte(typedReplies.receivedAt, now - GATHERED_WITHIN_MS),
      ),
    )
    .orderBy(desc(typedReplies.receivedAt), desc(typedReplies.ts))
    .get();
  const permitted = permitOfWriter(db, personId);
  if (!last || !permitted) return undefined;
  const groupId = groupOf(last);
  return points(joined([...textsOf(db, permitted, waitingIn(db, groupId)), said])) > LONG_TEXT ? undefined : groupId;
}

/** To read what the person typed: the permit for the person's own answers in the pair whose question it may answer. */
export const permitOfWriter = (db: Db, personId: PersonId): Permit<"follow-up"> | undefined => {
  const asked = newestAsked(db).get({ personId });
  return asked && permit(db, { personId }, "follow-up", { pairId: asked.pairId, ownerId: personId });
};

const newestAsked = prepared((orm) =>
  orm
    .select({ pairId: followUps.pairId })
    .from(followUps)
    .where(eq(followUps.actorId, sql.placeholder("personId")))
    .orderBy(desc(followUps.askedAt))
    .limit(1)
    .prepare(),
);

const groupOf = ({ id, groupId }: TypedFacts): TypedReplyId => groupId ?? id;

const linesOf = (db: Db, groupId: TypedReplyId): Row[] =>
  db.orm
    .select()
    .from(typedReplies)
    .where(or(eq(typedReplies.id, groupId), eq(typedReplies.groupId, groupId)))
    .orderBy(asc(typedReplies.ts))
    .all();

const waitingIn = (db: Db, groupId: TypedReplyId): Row[] =>
  linesOf(db, groupId).filter(({ outcome }) => outcome === null);

const lastAsking = (db: Db, groupId: TypedReplyId): Row | undefined =>
  linesOf(db, groupId)
    .filter(({ asks }) => asks)
    .at(-1);

/** Whether the question is not on its way yet, so that it can ask about another line too. A second question waits for more lines. */
function joins(db: Db, asking: Row, now: number): boolean {
  const row = findRow(db, typedKey(asking.id));
  if (row?.state !== "due") return false;
  const isUntouched = row.attempts === 0 && !row.holdsUp;
  if (isUntouched && row.dueAt > now) moveRow(db, row, Math.min(now + QUIET_MS, asking.receivedAt + LONGEST_QUIET_MS));
  return true;
}

const textsOf = (db: Db, permitted: Permit<"follow-up">, lines: readonly Row[]): string[] =>
  lines.flatMap(({ id, text }) =>
    text === null ? [] : open(db, permitted, { column: "typed_replies.text", row: id }, text),
  );
const joined = (texts: readonly string[]): string => texts.join("\n");

function enqueueQuestion(db: Db, personId: PersonId, id: TypedReplyId, dueAt: number, now: number): void {
  enqueue(db, { key: typedKey(id), kind: "follow-up:typed", ref: { typed: id }, to: personId, dueAt }, now);
}

/** Enqueues deleting the line if the person does not decide. */
function enqueueForget(db: Db, personId: PersonId, id: TypedReplyId, now: number): void {
  const row = { key: `follow-up:forget:${id}`, ref: { typed: id }, to: personId } as const;
  enqueue(db, { ...row, kind: "follow-up:forget", dueAt: now + OPEN_FOR_MS }, now);
}

const typedKey = (typedId: TypedReplyId): RowKey => `follow-up:typed:${typedId}`;

function redrawGroup(db: Db, groupId: TypedReplyId, now: number): void {
  for (const { id, asks } of linesOf(db, groupId)) if (asks) redrawAbout(db, { typed: id }, now);
}

const HINT_EVERY_MS = HOUR_MS;

/** Enqueues the hint, at most once an hour. */
function enqueueHint(db: Db, personId: PersonId, now: number): void {
  const hour = Math.floor(now / HINT_EVERY_MS);
  const key = (which: number): RowKey => `follow-up:hint:${personId}:${which}`;
  const before = findRow(db, key(hour - 1));
  if (before && now - before.createdAt < HINT_EVERY_MS) return;
  enqueue(db, { key: key(hour), kind: "follow-up:hint", ref: { person: personId }, dueAt: now }, now);
}

/** Enqueues the answer to a recording, a picture or another message without words, unless one is on its way. */
function enqueueUnkept(db: Db, personId: PersonId, { channelId, ts }: Line, now: number): void {
  if (unkeptDue(db).get({ lane: laneOf.person(personId) })) return;
  const key = `follow-up:unkept:${channelId}:${ts}` as const;
  enqueue(db, { key, kind: "follow-up:unkept", ref: { person: personId }, dueAt: now }, now);
}

const unkeptDue = prepared((orm) =>
  orm
    .select({ key: outbox.key })
    .from(outbox)
    .where(and(eq(outbox.lane, sql.placeholder("lane")), eq(outbox.kind, "follow-up:unkept"), eq(outbox.state, "due")))
    .limit(1)
    .prepare(),
);

export function findTyped(db: Db, typedId: TypedReplyId | undefined): TypedFacts | undefined {
  const row = typedId && db.orm.select().from(typedReplies).where(eq(typedReplies.id, typedId)).get();
  if (!row) return undefined;
  const { text: _text, ...facts } = row;
  return facts;
}

export type TypedReply = {
  personId: PersonId;
  /** `moved`: a newer message asks about this reply and later lines. */
  state: TypedState;
  /** The number of lines that wait for the decision. */
  lines: number;
  hasFiles: boolean;
};

/** The reply about which a message asks. */
export function typedReplyOf(db: Db, typedId: TypedReplyId): TypedReply | undefined {
  const row = findTyped(db, typedId);
  if (!row) return undefined;
  const lines = linesOf(db, groupOf(row));
  const waiting = lines.filter(({ outcome }) => outcome === null);
  const isLast = lastAsking(db, groupOf(row))?.id === typedId;
  return {
    personId: row.personId,
    state: waiting.length > 0 ? (isLast ? "waiting" : "moved") : settledOutcome(lines.map(({ outcome }) => outcome)),
    lines: waiting.length,
    hasFiles: lines.some(({ hasFiles }) => hasFiles),
  };
}

export type OwnTyped = Allowed<"settle", TypedFacts>;

/** Undefined where another person typed it. */
export function ownTyped(db: Db, by: Acting, typedId: TypedReplyId | undefined): OwnTyped | undefined {
  const typed = findTyped(db, typedId);
  return typed?.personId === by.id ? allow(db, typed) : undefined;
}

/** Deletes a reply that its writer does not want to keep. @returns whether there was one */
export function discardOwnTyped(db: Db, typed: OwnTyped, now: number): boolean {
  const discarded = waitingIn(db, groupOf(typed)).filter(({ id }) => settle(db, id, "forgotten", now));
  redrawGroup(db, groupOf(typed), now);
  return discarded.length > 0;
}

/** Deletes a line about which the writer has not decided in time. @returns whether there was one */
export function discardLine(db: Db, typedId: TypedReplyId, now: number): boolean {
  const row = findTyped(db, typedId);
  if (!row || !settle(db, typedId, "forgotten", now)) return false;
  redrawGroup(db, groupOf(row), now);
  return true;
}

function settle(db: Db, typedId: TypedReplyId, outcome: TypedOutcome, now: number): boolean {
  const settled = db.orm
    .update(typedReplies)
    .set({ text: null, outcome, settledAt: now })
    .where(and(eq(typedReplies.id, typedId), isNull(typedReplies.outcome)))
    .run();
  return settled.changes > 0;
}

/** Adds a reply to the answer about a meeting. @returns `full` if it no longer fits */
export function keepTyped(db: Db, typed: OwnTyped, question: Answerable, now: number): "kept" | "full" | "settled" {
  const viewer = { personId: typed.personId };
  const lines = waitingIn(db, groupOf(typed));
  const permitted = permit(db, viewer, "follow-up", { pairId: question.pairId, ownerId: typed.personId });
  if (!permitted || lines.length === 0) return "settled";
  const said = followUpFor(db, viewer, question.meetingId)?.reply;
  const reply = joined([...(said === undefined ? [] : [said]), ...textsOf(db, permitted, lines)]);
  if (points(reply) > LONG_TEXT) return "full";
  for (const { id } of lines) settle(db, id, "kept", now);
  saveAnswer(db, question, { reply }, now);
  redrawGroup(db, groupOf(typed), now);
  return "kept";
}
