import type { PeerMeetingId, PersonId } from "../../src/programme/ids.ts";
import { isSame, type PeerAnswer, remindedAt, type Stage, stageOf } from "../../src/programme/peer-support/rules.ts";
import { refreshHome } from "../outbox/home-refresh.ts";
import { flagOf } from "../outbox/kind.ts";
import { enqueue } from "../outbox/outbox.ts";
import { redrawAbout } from "../outbox/redrawing.ts";
import { moveRow } from "../outbox/states.ts";
import type { Person } from "../people/people.ts";
import { sealIn } from "../privacy/privacy.ts";
import { peerAnswers, peerCalendars, peerMeetings } from "../schema/index.ts";
import { and, eq, gt } from "../store/drizzle.ts";
import { type Db, newId } from "../store/open.ts";
import { requireSettings } from "../store/settings.ts";
import {
  answerOf,
  answersTo,
  findPeerMeeting,
  followPeerMeeting,
  keys,
  type PeerMeeting,
  staff,
} from "./peer-support.ts";
import type { Caller, Managed, PeersMeeting } from "./peers.ts";

/** What people do about mentors' meetings. */

const comers = (db: Db, meetingId: PeerMeetingId): Person[] =>
  answersTo(db, meetingId)
    .filter(({ answer }) => answer !== "no")
    .map(({ person }) => person);

type NewPeerMeeting = {
  title: string;
  startsAt: number;
  endsAt: number;
  place: string | null;
  description: string | null;
};

/** Writes a meeting and the rows that announce it. */
export function announcePeerMeeting(db: Db, by: Caller, meeting: NewPeerMeeting, now: number): PeerMeeting {
  const id = newId<PeerMeetingId>();
  const { startsAt, endsAt } = meeting;
  db.orm
    .insert(peerMeetings)
    .values({
      id,
      title: sealIn<"peer-meeting">(db, { column: "peer_meetings.title", row: id }, meeting.title),
      place: sealIn<"peer-meeting">(db, { column: "peer_meetings.place", row: id }, meeting.place),
      description: sealIn<"peer-meeting">(db, { column: "peer_meetings.description", row: id }, meeting.description),
      startsAt,
      endsAt,
      createdBy: by.id,
      createdAt: now,
    })
    .run();
  const row = { ref: { meeting: id }, dueAt: now };
  enqueue(db, { key: keys.announcement(id), kind: "peer-support:announcement", ...row }, now);
  enqueue(db, { key: `peer-support:members:${id}`, kind: "peer-support:members", ...row }, now);
  const written = requireMeeting(db, id);
  enqueueBegun(db, written, now);
  refreshHome(db, staff(db), now);
  return written;
}

function requireMeeting(db: Db, meetingId: PeerMeetingId): PeerMeeting {
  const meeting = findPeerMeeting(db, meetingId);
  if (!meeting) throw new Error(`no peer-support meeting ${meetingId}`);
  return meeting;
}

/** When it begins, its buttons are no longer needed. */
function enqueueBegun(db: Db, { id, revision, startsAt }: PeerMeeting, now: number): void {
  const key = `peer-support:begun:${id}:${revision}`;
  const ref = { meeting: id, revision };
  enqueue(db, { key, kind: "peer-support:begun", ref, dueAt: startsAt }, now);
}

/** Saves an answer, if the meeting is `open`. The same answer again changes nothing. @returns the stage of the meeting */
export function answerPeerMeeting(db: Db, meeting: PeersMeeting, answer: PeerAnswer, now: number, zone: string): Stage {
  const { id: personId } = meeting.by;
  const stage = stageOf(meeting, now);
  if (stage !== "open" || answerOf(db, meeting.id, personId) === answer) return stage;
  db.orm
    .insert(peerAnswers)
    .values({ peerMeetingId: meeting.id, personId, answer, at: now })
    .onConflictDoUpdate({ target: [peerAnswers.peerMeetingId, peerAnswers.personId], set: { answer, at: now } })
    .run();
  if (answer !== "no") enqueueReminder(db, meeting, personId, now, zone);
  redrawAbout(db, { peerMeeting: meeting.id, to: [personId, "peers"] }, now);
  refreshHome(db, [personId], now);
  return stage;
}

/** One row for each person and start; the answer is read when the row is due. */
function enqueueReminder(db: Db, meeting: PeerMeeting, personId: PersonId, now: number, zone: string): void {
  const { hoursFrom, hoursUntil } = requireSettings(db);
  const dueAt = remindedAt(meeting.startsAt, { from: hoursFrom, until: hoursUntil }, zone);
  if (dueAt <= now) return;
  const ref = { meeting: meeting.id, revision: meeting.revision, person: personId };
  const key = keys.reminder(meeting, personId);
  enqueue(db, { key, kind: "peer-support:reminder", ref, dueAt }, now);
}

/**
 * Moves the reminders of all coming meetings to where the hours of the bot are now. One whose time has passed is due at once; one that was sent
 * is not sent again.
 */
export function movePeerReminders(db: Db, now: number, zone: string): void {
  const { hoursFrom, hoursUntil } = requireSettings(db);
  const coming = and(eq(peerMeetings.state, "planned"), gt(peerMeetings.startsAt, now));
  const rows = db.orm.select({ id: peerMeetings.id }).from(peerMeetings).where(coming).all();
  for (const { id } of rows) {
    const meeting = requireMeeting(db, id);
    const dueAt = Math.max(now, remindedAt(meeting.startsAt, { from: hoursFrom, until: hoursUntil }, zone));
    for (const { person } of answersTo(db, id)) moveRow(db, keys.reminder(meeting, person.id), dueAt);
  }
}

type Change = { startsAt: number; endsAt: number; place: string | undefined };

/** Another time or place. Those who come or may come are told, once each, but not the one who moved it. The same again changes nothing. */
export function movePeerMeeting(db: Db, meeting: Managed, change: Change, now: number, zone: string): boolean {
  if (isSame(meeting, change)) return false;
  const { startsAt, endsAt } = change;
  db.orm
    .update(peerMeetings)
    .set({
      startsAt,
      endsAt,
      place: sealIn<"peer-meeting">(db, { column: "peer_meetings.place", row: meeting.id }, change.place),
      revision: meeting.revision + 1,
    })
    .where(eq(peerMeetings.id, meeting.id))
    .run();
  const moved = requireMeeting(db, meeting.id);
  const isTimeNew = flagOf(moved.startsAt !== meeting.startsAt);
  for (const { id } of comers(db, moved.id)) {
    const ref = { meeting: moved.id, revision: moved.revision, person: id, isTimeNew };
    if (id !== meeting.by.id)
      enqueue(db, { key: keys.moved(moved, id), kind: "peer-support:moved", ref, dueAt: now }, now);
    enqueueReminder(db, moved, id, now, zone);
  }
  enqueueBegun(db, moved, now);
  followChange(db, moved, now);
  return true;
}

/** It will not be. Those who would have come are told, once each, but not the one who cancels. Cancelling again changes nothing. */
export function cancelPeerMeeting(db: Db, meeting: Managed, now: number): void {
  if (meeting.state === "cancelled") return;
  // A calendar takes only a higher number for news.
  const change = { state: "cancelled" as const, revision: meeting.revision + 1 };
  db.orm.update(peerMeetings).set(change).where(eq(peerMeetings.id, meeting.id)).run();
  for (const { id } of comers(db, meeting.id).filter((person) => person.id !== meeting.by.id)) {
    const key = `peer-support:cancelled:${meeting.id}:${id}`;
    const ref = { meeting: meeting.id, person: id };
    enqueue(db, { key, kind: "peer-support:cancelled", ref, dueAt: now }, now);
  }
  followChange(db, requireMeeting(db, meeting.id), now);
}

/** What was said is drawn anew, and calendars get a new file. */
function followChange(db: Db, meeting: PeerMeeting, now: number): void {
  followPeerMeeting(db, meeting.id, now);
  const takers = db.orm.select().from(peerCalendars).where(eq(peerCalendars.peerMeetingId, meeting.id)).all();
  for (const { personId } of takers) sendCalendar(db, meeting, { personId, isUpdate: 1 }, now);
}

/** Enqueues the calendar file of a meeting, now and at each change. @returns false if the person already gets it */
export function takeCalendar(db: Db, meeting: PeersMeeting, now: number): boolean {
  const { id: personId } = meeting.by;
  db.orm
    .insert(peerCalendars)
    .values({ peerMeetingId: meeting.id, personId, takenAt: now })
    .onConflictDoNothing()
    .run();
  return sendCalendar(db, meeting, { personId, isUpdate: 0 }, now);
}

type Taker = { personId: PersonId; isUpdate: 0 | 1 };

function sendCalendar(db: Db, { id, revision }: PeerMeeting, { personId, isUpdate }: Taker, now: number): boolean {
  const key = `peer-support:calendar:${id}:${revision}:${personId}`;
  const ref = { meeting: id, revision, person: personId, isUpdate };
  return enqueue(db, { key, kind: "peer-support:calendar", ref, dueAt: now }, now);
}
