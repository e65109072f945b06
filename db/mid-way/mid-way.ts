import type { PairId, PersonId } from "../../src/programme/ids.ts";
import { type MidWayAnswer, type MidWayId, midWayAt, type WhyNoMidWay } from "../../src/programme/mid-way/form.ts";
import type { PairRole } from "../../src/programme/pairs/roles.ts";
import type { Meeting } from "../meetings/meeting.ts";
import { heldMeetings } from "../meetings/meetings.ts";
import { refreshHome } from "../outbox/home-refresh.ts";
import { enqueue, enqueueAgain, enqueueOrMove } from "../outbox/outbox.ts";
import { redrawAbout } from "../outbox/redrawing.ts";
import { findRow, type RowKey } from "../outbox/rows.ts";
import { type Pair, readPair, twoOf } from "../pairs/pairs.ts";
import { coordinators } from "../people/people.ts";
import { type Acting, type Allowed, allow, pairAs } from "../privacy/acting.ts";
import { open, permit, sealIn, type Viewer } from "../privacy/privacy.ts";
import { programmeOfPair } from "../programmes/programmes.ts";
import { midWayAnswers } from "../schema/index.ts";
import { and, eq, isNotNull, sql } from "../store/drizzle.ts";
import { type Db, newId } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";

/** The mid-way check. Each of the two is asked once; her answer is hers, and she may show it to coordinators. PRODUCT.md section 12. */

type Row = typeof midWayAnswers.$inferSelect;

/** A question that was asked, without its answer. */
export type MidWayFacts = Pick<Row, "id" | "pairId" | "personId" | "askedAt"> & {
  hasAnswer: boolean;
  isShared: boolean;
};
/** With the answer, opened for a viewer with a permit. */
export type SeenMidWay = MidWayFacts & { rating: number | null; needs: string | null };

const rowById = prepared((orm) =>
  orm
    .select()
    .from(midWayAnswers)
    .where(eq(midWayAnswers.id, sql.placeholder("id")))
    .prepare(),
);

const rowOfPerson = prepared((orm) =>
  orm
    .select()
    .from(midWayAnswers)
    .where(
      and(eq(midWayAnswers.pairId, sql.placeholder("pairId")), eq(midWayAnswers.personId, sql.placeholder("personId"))),
    )
    .prepare(),
);

const placeOf = (id: MidWayId) => ({ column: "mid_way_answers.needs", row: id }) as const;

const toFacts = ({ id, pairId, personId, askedAt, rating, needs, sharedAt }: Row): MidWayFacts => ({
  ...{ id, pairId, personId, askedAt },
  hasAnswer: rating !== null || needs !== null,
  isShared: sharedAt !== null,
});

/** An answer: for its writer, for coordinators while it is shown to them, undefined for everybody else. */
export function midWayFor(db: Db, viewer: Viewer, id: MidWayId | undefined): SeenMidWay | undefined {
  const row = id && rowById(db).get({ id });
  return row && seenBy(db, viewer, row);
}

function seenBy(db: Db, viewer: Viewer, row: Row): SeenMidWay | undefined {
  const { pairId, personId: ownerId, sharedAt, rating, needs } = row;
  const permitted = permit(db, viewer, "mid-way", { pairId, ownerId, isShared: sharedAt !== null });
  if (!permitted) return undefined;
  return { ...toFacts(row), rating, needs: needs === null ? null : open(db, permitted, placeOf(row.id), needs) };
}

/** What a person was asked in a pair, and has answered. Undefined before she is asked. */
export function ownMidWay(db: Db, personId: PersonId, pairId: PairId): SeenMidWay | undefined {
  const row = rowOfPerson(db).get({ pairId, personId });
  return row && seenBy(db, { personId }, row);
}

/** The answers that are shown to this coordinator, of one pair. */
export const midWaysShown = (db: Db, viewer: Viewer, pairId: PairId): SeenMidWay[] =>
  db.orm
    .select()
    .from(midWayAnswers)
    .where(and(eq(midWayAnswers.pairId, pairId), isNotNull(midWayAnswers.sharedAt)))
    .all()
    .flatMap((row) => seenBy(db, viewer, row) ?? []);

const askKey = (pairId: PairId, role: PairRole): RowKey => `mid-way:ask:${pairId}:${role}`;

/** Enqueues the question to each of the two, or moves it. One that was sent stays as it is. */
function schedule(db: Db, pair: Pair, now: number, isAgain = false): void {
  if (pair.openedAt === null || !programmeOfPair(db, pair).version.contents.hasMidWay) return;
  const meetings = { held: heldMeetings(db, pair.id).length, planned: pair.plannedNumber };
  const dueAt = midWayAt(meetings, pair.openedAt, now);
  for (const { person, role } of twoOf(pair)) {
    const entry = { key: askKey(pair.id, role), kind: "mid-way:ask", ref: { pair: pair.id, role } } as const;
    if (isAgain) enqueueAgain(db, { ...entry, to: person.id, dueAt }, now);
    else enqueueOrMove(db, { ...entry, to: person.id, dueAt }, now);
  }
}

export const whenPairOpened = (db: Db, pair: Pair, now: number): void => schedule(db, pair, now);
export const whenMeetingHeld = (db: Db, pair: Pair, _meeting: Meeting, now: number): void => schedule(db, pair, now);
/** A question that was dropped because the pair had ended is asked after all. */
export const whenPairGoesOn = (db: Db, pair: Pair, now: number): void => schedule(db, readPair(db, pair.id), now, true);

/** Notes that the question was sent. From then on it can be answered. */
export function noteMidWayAsked(db: Db, pair: Pair, role: PairRole, now: number): void {
  const personId = pair[role].id;
  db.orm
    .insert(midWayAnswers)
    .values({ id: newId<MidWayId>(), pairId: pair.id, personId, askedAt: now })
    .onConflictDoNothing()
    .run();
  refreshHome(db, [personId], now);
}

type OwnMidWay = Allowed<"answer", Row & { readonly isOpen: boolean }>;

/** The question to the acting person in a pair. Else why there is none that she could answer. */
export function findOwnMidWay(db: Db, by: Acting, pairId: PairId | undefined): OwnMidWay | { why: "notYours" } {
  const pair = pairAs(db, by, pairId);
  const row = pair && rowOfPerson(db).get({ pairId: pair.id, personId: by.id });
  return row ? allow(db, { ...row, isOpen: pair.state === "open" }) : { why: "notYours" };
}

/** Saves the answer in place of the former one. Only while the pair is open. */
export function saveMidWay(
  db: Db,
  question: OwnMidWay,
  { rating, needs, sharing }: MidWayAnswer,
  now: number,
): WhyNoMidWay | undefined {
  if (!question.isOpen) return "over";
  change(
    db,
    question,
    { rating: Number(rating), needs: sealIn<"mid-way">(db, placeOf(question.id), needs), answeredAt: now },
    sharing.length > 0,
    now,
  );
  return undefined;
}

/** Shows the answer to coordinators, or no longer. Taking it back works after the end too. Says why it cannot be shown. */
export function shareMidWay(
  db: Db,
  question: OwnMidWay,
  isShared: boolean,
  now: number,
): WhyNoMidWay | "nothing" | undefined {
  if (isShared && !question.isOpen) return "over";
  if (isShared && !toFacts(question).hasAnswer) return "nothing";
  if (isShared !== (question.sharedAt !== null)) change(db, question, {}, isShared, now);
  return undefined;
}

function change(db: Db, question: OwnMidWay, answer: Partial<Row>, isShared: boolean, now: number): void {
  const sharedAt = isShared ? (question.sharedAt ?? now) : null;
  db.orm
    .update(midWayAnswers)
    .set({ ...answer, sharedAt, revision: question.revision + 1 })
    .where(eq(midWayAnswers.id, question.id))
    .run();
  const pair = readPair(db, question.pairId);
  // It may have been shown to a coordinator who answered for the pair before.
  const shownTo = coordinators(db).map(({ id }) => id);
  redrawAbout(db, { answer: pair.id, to: [question.personId, ...shownTo] }, now);
  if (isShared !== (question.sharedAt !== null)) tellCoordinator(db, pair, question.id, isShared, now);
  refreshHome(db, [question.personId], now);
}

const shownKey = (id: MidWayId, number: number): RowKey => `mid-way:shown:${id}:${number}`;

/** Enqueues the message to the responsible coordinator, where none was sent before. */
function tellCoordinator(db: Db, { coordinator }: Pair, id: MidWayId, isShared: boolean, now: number): void {
  let number = 1;
  // A row that was dropped because sharing ended before the delivery cannot be used again.
  while (findRow(db, shownKey(id, number))?.state === "dropped") number++;
  const key = shownKey(id, number);
  if (findRow(db, key) || !isShared) return;
  enqueue(db, { key, kind: "mid-way:shown", ref: { answer: id, person: coordinator.id }, dueAt: now }, now);
}

/** What an answer is about and whose it is, without the answer. @throws if there is none */
export function readMidWay(db: Db, id: MidWayId): MidWayFacts {
  const row = rowById(db).get({ id });
  if (!row) throw new Error(`nobody was asked ${id}`);
  return toFacts(row);
}
