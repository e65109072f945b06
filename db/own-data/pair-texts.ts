import { type KeptFields, type KeptForm, schemaOf } from "../../src/programme/forms/fields.ts";
import type { MeetingId, PairId } from "../../src/programme/ids.ts";
import { taskFields } from "../../src/programme/meeting-log/form.ts";
import { pairRoles } from "../../src/programme/pairs/roles.ts";
import { type Deleting, fieldsDeleted, withoutDeleted } from "../../src/programme/privacy/deleting.ts";
import type { madeTogether } from "../../src/programme/privacy/rules.ts";
import { findPairRow, open, permit, sealIn } from "../privacy/privacy.ts";
import { programmeOfPair, readVersion } from "../programmes/programmes.ts";
import { kickoffForms, meetingLogs, pairs, tasks } from "../schema/index.ts";
import { and, eq, inArray } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { emptyInPair } from "./kept-answers.ts";

/**
 * Deletes what people wrote in a pair: everything when the retention time is over, or one person's part when that person is erased. Days, themes,
 * outcomes and counts stay. What is deleted follows from `whose` of each field of the forms. Texts that are opened here leave this file only
 * sealed.
 */

/** Deletes all texts of a pair that has ended. Its forms and logs stay, without texts. */
export function deletePairTexts(db: Db, pairId: PairId, now: number): void {
  deleteTextsOf(db, pairId, "time");
  db.orm.update(pairs).set({ textsDeletedAt: now }).where(eq(pairs.id, pairId)).run();
}

/** Deletes a pair's texts, as far as the reason requires. What a person gave in any pair is deleted in erasing-person.ts. */
export function deleteTextsOf(db: Db, pairId: PairId, why: Deleting): void {
  deleteFromKickoff(db, pairId, why);
  for (const { meetingId } of logsOf(db, pairId)) deleteFromLog(db, meetingId, why);
  deleteTasks(db, pairId, why);
  emptyInPair(db, pairId, why);
}

/** Deletes tasks. A task is a line of a log's field, and is deleted with that field. */
function deleteTasks(db: Db, pairId: PairId, why: Deleting): void {
  const { meetingLog } = programmeOfPair(db, pairId).version.forms;
  const deleted = fieldsDeleted(meetingLog.record, why);
  const owners = pairRoles.filter((role) => deleted.includes(taskFields[role]));
  db.orm
    .delete(tasks)
    .where(and(eq(tasks.pairId, pairId), inArray(tasks.owner, owners)))
    .run();
}

type KickoffRow = typeof kickoffForms.$inferSelect;

const logsOf = (db: Db, pairId: PairId) =>
  db.orm.select({ meetingId: meetingLogs.meetingId }).from(meetingLogs).where(eq(meetingLogs.pairId, pairId)).all();

/** The mentor's permit, for opening a document and sealing it again with less. Nobody sees the text, so nothing is written to the audit log. */
function permitOfMentor<K extends (typeof madeTogether)[number]>(db: Db, kind: K, pairId: PairId) {
  const pair = findPairRow(db, pairId);
  const permitted = pair && permit(db, { personId: pair.mentorId }, kind, { pairId });
  if (!permitted) throw new Error(`no pair ${pairId}`);
  return permitted;
}

function deleteFromKickoff(db: Db, pairId: PairId, why: Deleting): void {
  const row = db.orm.select().from(kickoffForms).where(eq(kickoffForms.pairId, pairId)).get();
  if (!row) return;
  const place = { column: "kickoff_forms.form", row: pairId } as const;
  const text = open(db, permitOfMentor(db, "kickoff", pairId), place, row.form);
  const { record } = readVersion(db, row.versionId).forms.kickoff;
  const form = sealIn<"kickoff">(db, place, withLess(record, text, why));
  db.orm
    .update(kickoffForms)
    .set({ form, ofPair: ofPairWithLess(db, row, why) })
    .where(eq(kickoffForms.pairId, pairId))
    .run();
}

/** The answers that only the two see, with less. */
function ofPairWithLess(db: Db, { pairId, ofPair, versionId }: KickoffRow, why: Deleting) {
  if (ofPair === null) return null;
  const place = { column: "kickoff_forms.of_pair", row: pairId } as const;
  const text = open(db, permitOfMentor(db, "meeting-log", pairId), place, ofPair);
  const { record, ofPairOnly } = readVersion(db, versionId).forms.kickoff;
  const fields = Object.fromEntries(Object.entries(record.fields).filter(([name]) => ofPairOnly.includes(name)));
  return sealIn<"meeting-log">(db, place, withLess({ ...record, fields }, text, why));
}

function deleteFromLog(db: Db, meetingId: MeetingId, why: Deleting): void {
  const row = db.orm.select().from(meetingLogs).where(eq(meetingLogs.meetingId, meetingId)).get();
  if (!row) return;
  const place = { column: "meeting_logs.form", row: meetingId } as const;
  const text = open(db, permitOfMentor(db, "meeting-log", row.pairId), place, row.form);
  const form = sealIn<"meeting-log">(
    db,
    place,
    withLess(readVersion(db, row.versionId).forms.meetingLog.record, text, why),
  );
  db.orm.update(meetingLogs).set({ form }).where(eq(meetingLogs.meetingId, meetingId)).run();
}

/** A document without the deleted fields. Fields that the form no longer has are dropped as well, because nobody owns them. */
const withLess = <F extends KeptFields>(form: KeptForm<F>, text: string, why: Deleting): string =>
  JSON.stringify(withoutDeleted(form, schemaOf(form).parse(JSON.parse(text)), why));
