import type { FileId, OutboxRowId, PairId, PersonId, SlackChannelId, SlackTs } from "../../src/programme/ids.ts";
import { networkChannels } from "../../src/programme/setup/rules.ts";
import { whyNeeded } from "../enrolment/network-roles.ts";
import { kinds } from "../outbox/kinds.ts";
import { laneOf } from "../outbox/lanes.ts";
import { enqueue, redraw } from "../outbox/outbox.ts";
import { redrawAbout } from "../outbox/redrawing.ts";
import { isLight } from "../pairs/pairs.ts";
import { findPerson, findPersonBySlackId, type Person, readPerson } from "../people/people.ts";
import { type Acting, type Allowed, allow, type PairAs } from "../privacy/acting.ts";
import { conversations, erasures, outbox, pairs, peerMeetings, supportRequests } from "../schema/index.ts";
import { and, eq, inArray, isNotNull, ne, or, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { endPairsOf, pairsOf } from "./erasing-pairs.ts";
import { forgetPerson } from "./erasing-person.ts";
import { noteInJournal, noteMarksInJournal, readJournal } from "./erasure-journal.ts";
import { keepMarks, marksOf, replayMarks } from "./forgotten.ts";
import { answersOf } from "./kept-answers.ts";
import { enqueueOverwriting } from "./nightly-forgetting.ts";

/**
 * "Poista tietoni". The request is stored in the database. One outbox row then writes it to the journal, deletes the data in one transaction,
 * and enqueues rows that delete the bot's messages in Slack. After a stop the rows continue; after a restore the journal repeats the request.
 */

export type Erasure = typeof erasures.$inferSelect;

export const findErasure = (db: Db, personId: PersonId): Erasure | undefined =>
  db.orm.select().from(erasures).where(eq(erasures.personId, personId)).get();

/** Why a person cannot be erased now: no other coordinator could be responsible for the pairs. */
export function whyNotErasable(db: Db, person: Person): "last-coordinator" | undefined {
  return person.isCoordinator && whyNeeded(db, person.id) !== undefined ? "last-coordinator" : undefined;
}

type Erasable = Allowed<"be erased", Acting>;

/** The acting person, who erases her own data. Else why they cannot be erased. */
export function findErasable(db: Db, by: Acting): Erasable | { why: "last-coordinator" } {
  const why = whyNotErasable(db, readPerson(db, by.id));
  return why ? { why } : allow(db, by);
}

/** Notes the wish; once this is committed it is carried out, whatever happens. A second wish changes nothing. */
export function enqueueErasure(db: Db, { id }: Erasable, now: number): void {
  if (!findErasure(db, id)) begin(db, id, now, now);
}

type ErasableForHer = Allowed<"erase for her", { readonly personId: PersonId }>;

/** The actor of a light pair, who has no account and so no "Omat tietoni": a coordinator erases her data when she asks for it. */
export const findErasableForHer = (db: Db, pair: PairAs<"coordinator">): ErasableForHer | undefined =>
  isLight(pair) ? allow(db, { personId: pair.actor.id }) : undefined;

/** As `enqueueErasure`. */
export function enqueueErasureForHer(db: Db, { personId }: ErasableForHer, now: number): void {
  if (!findErasure(db, personId)) begin(db, personId, now, now);
}

/**
 * Writes the request to the journal, so that a restored older backup finds it. Call it before anything is erased, outside a transaction: the
 * journal cannot be rolled back.
 */
export function writeErasureToJournal(db: Db, personId: PersonId): void {
  const erasure = findErasure(db, personId);
  if (!erasure) return;
  noteInJournal(db, personId, erasure.wishedAt);
  const marks = marksOf(db, personId);
  if (marks) noteMarksInJournal(db, marks, { at: erasure.wishedAt, isBack: false });
}

function begin(db: Db, personId: PersonId, wishedAt: number, now: number): void {
  db.orm.insert(erasures).values({ personId, wishedAt }).onConflictDoNothing().run();
  const key = `privacy:erase:${personId}`;
  enqueue(db, { key, kind: "privacy:erase", ref: { person: personId }, dueAt: now }, now);
}

/** Enqueues requests of the journal that the database lacks because it was restored from a backup. Call it at the start. */
export function replayErasures(db: Db, now: number): void {
  const wishes = readJournal(db);
  db.transaction(() => {
    replayMarks(db);
    for (const { personId, at } of wishes)
      if (findPerson(db, personId) && !findErasure(db, personId)) begin(db, personId, at, now);
  });
}

/** A message or a file of the bot in the direct messages with the person. */
export type Said = { channel: SlackChannelId; ts: SlackTs } | { fileId: FileId };

/** Erases the person from the database, and enqueues the rows that do so in Slack. Runs in the caller's transaction. Repeating changes nothing. */
export function erase(db: Db, personId: PersonId, now: number): void {
  const person = findPerson(db, personId);
  if (!person || person.isErased) return;
  const said = messagesTo(db, personId);
  db.orm
    .update(erasures)
    .set({
      slackUserId: person.slackUserId ?? null,
      dmChannelId: person.dmChannelId ?? null,
      language: person.language,
    })
    .where(eq(erasures.personId, personId))
    .run();
  const marks = marksOf(db, personId);
  if (marks) keepMarks(db, marks, now);
  deleteRowsTo(db, personId);
  const own = pairsOf(db, personId);
  endPairsOf(db, personId, own, now);
  forgetPerson(db, person, own, now);
  redrawNaming(db, personId, own, now);
  const row = { ref: { person: personId } };
  for (const which of networkChannels) {
    const key = `privacy:take-out:${personId}:${which}`;
    enqueue(db, { ...row, key, kind: "privacy:take-out", ref: { person: personId, which }, dueAt: now }, now);
  }
  enqueue(db, { ...row, key: `privacy:clear-home:${personId}`, kind: "privacy:clear-home", dueAt: now }, now);
  enqueueDeletions(db, personId, said, now);
  // Finds messages whose call to Slack was under way during this transaction.
  enqueue(db, { ...row, key: `privacy:sweep:${personId}`, kind: "privacy:sweep", dueAt: now + LONGEST_CALL_MS }, now);
}

/** After this time every call that was under way has ended. */
const LONGEST_CALL_MS = 60_000;

/** Enqueues a row for each message and each file, so that each is deleted once, within Slack's rate limit. */
export function enqueueDeletions(db: Db, personId: PersonId, said: readonly Said[], now: number): void {
  for (const one of said) {
    if ("ts" in one) {
      const key = `privacy:delete:${personId}:${one.channel}:${one.ts}`;
      enqueue(db, { key, kind: "privacy:delete", ref: one, to: personId, dueAt: now }, now);
    } else {
      const key = `privacy:delete-file:${personId}:${one.fileId}`;
      enqueue(db, { key, kind: "privacy:delete-file", ref: { file: one.fileId }, to: personId, dueAt: now }, now);
    }
  }
}

/** Enqueues the confirmation to the person, and after it the deletion of the link to the Slack account. */
export function takeLeave(db: Db, personId: PersonId, now: number): void {
  const row = { ref: { person: personId }, dueAt: now };
  enqueue(db, { ...row, key: `privacy:farewell:${personId}`, kind: "privacy:farewell" }, now);
  enqueue(db, { ...row, key: `privacy:erased:${personId}`, kind: "privacy:erased" }, now);
}

export function noteDmOf(db: Db, personId: PersonId, dmChannelId: SlackChannelId): void {
  db.orm.update(erasures).set({ dmChannelId }).where(eq(erasures.personId, personId)).run();
}

/**
 * Deletes the last links from the nameless row to the Slack account, and the rows that did the erasing. What is left of all that in the file is
 * overwritten next.
 * @param rowId the row that is being delivered, which is kept
 */
export function finishErasure(db: Db, personId: PersonId, rowId: OutboxRowId, now: number): void {
  forgetAccount(db, personId);
  forgetConversation(db, personId);
  db.orm
    .update(erasures)
    .set({ slackUserId: null, dmChannelId: null, language: null, finishedAt: now })
    .where(eq(erasures.personId, personId))
    .run();
  deleteRowsTo(db, personId);
  db.orm
    .delete(outbox)
    .where(and(eq(outbox.lane, laneOf.erasing(personId)), ne(outbox.id, rowId)))
    .run();
  enqueueOverwriting(db, { person: personId }, now);
}

/** Removes the Slack id from rows about the account. The rows stay, because the cleaning of a channel needs them. */
function forgetAccount(db: Db, personId: PersonId): void {
  const { slackUserId } = findErasure(db, personId) ?? {};
  if (!slackUserId) return;
  db.orm
    .update(outbox)
    .set({ key: sql`'erased:' || ${outbox.id}`, ref: sql`json_remove(${outbox.ref}, '$.slackUser')` })
    .where(and(sql`json_extract(${outbox.ref}, '$.slackUser') = ${slackUserId}`, isNotNull(outbox.settledAt)))
    .run();
}

/** Removes the direct message channel from all rows. If the person has come back, the conversation itself belongs to the new person and stays. */
function forgetConversation(db: Db, personId: PersonId): void {
  const { slackUserId, dmChannelId } = findErasure(db, personId) ?? {};
  if (!dmChannelId) return;
  const isThere = and(eq(outbox.channel, dmChannelId), sql`json_extract(${outbox.ref}, '$.person') = ${personId}`);
  db.orm
    .delete(outbox)
    .where(and(isThere, isNotNull(outbox.settledAt)))
    .run();
  db.orm.update(outbox).set({ channel: null, beforeTs: null, ts: null }).where(isThere).run();
  if (slackUserId && findPersonBySlackId(db, slackUserId)) return;
  db.orm.delete(conversations).where(eq(conversations.channelId, dmChannelId)).run();
}

const lanesTo = (personId: PersonId) => [laneOf.person(personId), laneOf.home(personId), laneOf.letters(personId)];

function messagesTo(db: Db, personId: PersonId): Said[] {
  return db.orm
    .select({ channel: outbox.channel, ts: outbox.ts, fileId: outbox.fileId })
    .from(outbox)
    .where(and(eq(outbox.lane, laneOf.person(personId)), eq(outbox.state, "sent")))
    .all()
    .flatMap(({ channel, ts, fileId }) => [
      ...(channel?.startsWith("D") && ts !== null ? [{ channel, ts }] : []),
      ...(fileId === null ? [] : [{ fileId }]),
    ]);
}

/** Deletes the waiting and the settled rows to the person. A row that is `calling` stays until its call has ended. */
function deleteRowsTo(db: Db, personId: PersonId): void {
  db.orm
    .delete(outbox)
    .where(and(inArray(outbox.lane, lanesTo(personId)), ne(outbox.state, "calling")))
    .run();
}

/** The kinds whose rows refer to one person's answer. */
const kindsOfAnswers = Object.values(kinds).flatMap(({ name, fields }) => ("answer" in fields ? [name] : []));

/** Redraws sent messages to others that name the person or are about the person's pairs. */
function redrawNaming(db: Db, personId: PersonId, own: readonly { id: PairId; with: PersonId[] }[], now: number): void {
  const lanes = new Set([laneOf.coordinators, ...own.flatMap((pair) => pair.with.map(laneOf.person))]);
  const pairIds = JSON.stringify(own.map(({ id }) => id));
  // Includes requests of the other person whose text was deleted because it may have been about this person.
  const asked = sql`(select id from support_requests where person_id = ${personId}
    or (text is null and pair_id in (select value from json_each(${pairIds}))))`;
  const isAbout = sql`(json_extract(${outbox.ref}, '$.person') = ${personId} or json_extract(${outbox.ref}, '$.request') in ${asked}
    or json_extract(${outbox.ref}, '$.pair') in (select value from json_each(${pairIds})))`;
  const rows = db.orm
    .select({ key: outbox.key })
    .from(outbox)
    .where(and(inArray(outbox.lane, [...lanes]), eq(outbox.state, "sent"), isNotNull(outbox.ts), isAbout))
    .all();
  // To whom an answer was shown may be no coordinator any longer.
  const shown = db.orm
    .select({ key: outbox.key })
    .from(outbox)
    .where(
      and(
        inArray(outbox.kind, kindsOfAnswers),
        eq(outbox.state, "sent"),
        isNotNull(outbox.ts),
        sql`json_extract(${outbox.ref}, '$.answer') in ${answersOf(personId)}`,
      ),
    )
    .all();
  for (const row of [...rows, ...shown]) redraw(db, row, now);
  const led = db.orm.select({ id: pairs.id }).from(pairs).where(eq(pairs.coordinatorId, personId)).all();
  for (const pair of new Set([...own, ...led].map(({ id }) => id))) redrawAbout(db, { pair }, now);
  const requests = db.orm
    .select({ id: supportRequests.id })
    .from(supportRequests)
    .where(or(eq(supportRequests.personId, personId), eq(supportRequests.takenBy, personId)))
    .all();
  for (const { id } of requests) redrawAbout(db, { request: id }, now);
  const called = db.orm
    .select({ id: peerMeetings.id })
    .from(peerMeetings)
    .where(eq(peerMeetings.createdBy, personId))
    .all();
  for (const { id } of called) redrawAbout(db, { peerMeeting: id }, now);
}
