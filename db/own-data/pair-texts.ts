import { schemaOf } from "../../src/programme/forms/fields.ts";
import type { MeetingId, PairId } from "../../src/programme/ids.ts";
import { kickoffForm } from "../../src/programme/kickoff/form.ts";
import { meetingLogForm } from "../../src/programme/meeting-log/form.ts";
import { actorsAnswers, type KickoffField, type LogField, mentorsAnswers } from "../../src/programme/privacy/rules.ts";
import { findPairRow, open, permit, sealIn } from "../privacy/privacy.ts";
import {
  closingAnswers,
  followUps,
  kickoffForms,
  meetingLogs,
  meetings,
  type PairRole,
  pairs,
  supportRequests,
  tasks,
} from "../schema/index.ts";
import { and, eq } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";

/**
 * What people wrote in a pair, taken out of it for good: all of it some months after the end, or what one of the two wrote when she has
 * her data erased. Days, themes, ratings, outcomes and counts stay. What is opened here leaves this file only sealed again.
 */

/** All texts of a pair that is over. Its forms and logs stay as forms without texts. */
export function deleteTexts(db: Db, pairId: PairId, now: number): void {
  blankKickoff(db, pairId, "all");
  for (const { meetingId } of logsOf(db, pairId)) blankLog(db, meetingId, "all");
  db.orm.delete(tasks).where(eq(tasks.pairId, pairId)).run();
  deletePlaces(db, pairId);
  deleteFollowUps(db, pairId);
  db.orm.update(supportRequests).set({ text: null }).where(eq(supportRequests.pairId, pairId)).run();
  db.orm.update(closingAnswers).set({ text: null }).where(eq(closingAnswers.pairId, pairId)).run();
  db.orm.update(pairs).set({ textsDeletedAt: now }).where(eq(pairs.id, pairId)).run();
}

/**
 * What one of the two wrote. The actor's goes with everything that is about her: both forms whole, as PRODUCT.md section 8 says. When the
 * mentor goes, the actor keeps what is hers: her answers of Liite 1, her feedback and her tasks (src/programme/privacy/rules.ts has the fields).
 * Support requests and feedback belong to a person and are removed with her, see db/own-data/erasing.ts.
 */
export function deleteTextsOf(db: Db, pairId: PairId, role: PairRole): void {
  const which = role === "actor" ? "all" : "mentors";
  blankKickoff(db, pairId, which);
  for (const { meetingId } of logsOf(db, pairId)) blankLog(db, meetingId, which);
  const owned = role === "actor" ? eq(tasks.pairId, pairId) : and(eq(tasks.pairId, pairId), eq(tasks.owner, "mentor"));
  db.orm.delete(tasks).where(owned).run();
  deletePlaces(db, pairId);
  if (role === "actor") deleteFollowUps(db, pairId);
}

/** A place says where two people met; with their names gone, where somebody lives. */
function deletePlaces(db: Db, pairId: PairId): void {
  db.orm.update(meetings).set({ place: null, kickoffPlace: null }).where(eq(meetings.pairId, pairId)).run();
}

/** The rating was for the actor and her mentor only, so it is no count either. */
function deleteFollowUps(db: Db, pairId: PairId): void {
  db.orm.update(followUps).set({ rating: null, reply: null, sharedAt: null }).where(eq(followUps.pairId, pairId)).run();
}

const logsOf = (db: Db, pairId: PairId) =>
  db.orm.select({ meetingId: meetingLogs.meetingId }).from(meetingLogs).where(eq(meetingLogs.pairId, pairId)).all();

type Which = "all" | "mentors";

/** Opened as its mentor may open it, and sealed again at once with less in it: nobody looks. */
function permitOfMentor<K extends "kickoff" | "meeting-log">(db: Db, kind: K, pairId: PairId) {
  const pair = findPairRow(db, pairId);
  const permitted = pair && permit(db, { personId: pair.mentorId }, kind, { pairId });
  if (!permitted) throw new Error(`no pair ${pairId}`);
  return permitted;
}

function blankKickoff(db: Db, pairId: PairId, which: Which): void {
  const row = db.orm.select().from(kickoffForms).where(eq(kickoffForms.pairId, pairId)).get();
  if (!row) return;
  const place = { column: "kickoff_forms.form", row: pairId } as const;
  const answer = schemaOf(kickoffForm).parse(
    JSON.parse(open(db, permitOfMentor(db, "kickoff", pairId), place, row.form)),
  );
  const gone: readonly KickoffField[] = [...mentorsAnswers.kickoff, ...(which === "all" ? actorsAnswers.kickoff : [])];
  const form = sealIn<"kickoff">(db, place, JSON.stringify({ ...answer, ...nothingIn(gone) }));
  db.orm.update(kickoffForms).set({ form }).where(eq(kickoffForms.pairId, pairId)).run();
}

function blankLog(db: Db, meetingId: MeetingId, which: Which): void {
  const row = db.orm.select().from(meetingLogs).where(eq(meetingLogs.meetingId, meetingId)).get();
  if (!row) return;
  const place = { column: "meeting_logs.form", row: meetingId } as const;
  const answer = schemaOf(meetingLogForm).parse(
    JSON.parse(open(db, permitOfMentor(db, "meeting-log", row.pairId), place, row.form)),
  );
  const gone: readonly LogField[] = [...mentorsAnswers.log, ...(which === "all" ? actorsAnswers.log : [])];
  const form = sealIn<"meeting-log">(db, place, JSON.stringify({ ...answer, ...nothingIn(gone) }));
  db.orm.update(meetingLogs).set({ form }).where(eq(meetingLogs.meetingId, meetingId)).run();
}

const nothingIn = (fields: readonly string[]) => Object.fromEntries(fields.map((field) => [field, null]));
