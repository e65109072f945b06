import type { PairId, PersonId } from "../../src/programme/ids.ts";
import type { Meeting } from "../meetings/meeting.ts";
import { findMeeting } from "../meetings/meetings.ts";
import { followUps } from "../schema/index.ts";
import { and, desc, eq, isNotNull } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { followUpFor, openFollowUps, type SeenFollowUp } from "./follow-up.ts";

/** A follow-up, opened for the viewer, and its meeting. */
type Shown = { followUp: SeenFollowUp; meeting: Meeting };

/** The newest question to the actor of a pair that typed text can still answer. */
export function openFollowUpOf(db: Db, actorId: PersonId, pairId: PairId, now: number): Shown | undefined {
  const asked = openFollowUps(db, actorId, now).find((one) => one.pairId === pairId);
  const followUp = asked && followUpFor(db, { personId: actorId }, asked.meetingId);
  const meeting = asked && findMeeting(db, asked.meetingId);
  return followUp && meeting ? { followUp, meeting } : undefined;
}

/** The actor's newest answer that is shared with the mentor. */
export function sharedFollowUpOf(db: Db, mentorId: PersonId, pairId: PairId): Shown | undefined {
  const row = db.orm
    .select({ meetingId: followUps.meetingId })
    .from(followUps)
    .where(and(eq(followUps.pairId, pairId), isNotNull(followUps.sharedAt)))
    .orderBy(desc(followUps.sharedAt))
    .get();
  const followUp = row && followUpFor(db, { personId: mentorId }, row.meetingId);
  const meeting = row && findMeeting(db, row.meetingId);
  return followUp && meeting ? { followUp, meeting } : undefined;
}
