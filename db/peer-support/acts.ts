import { HOUR_MS } from "../../src/programme/calendar/calendar.ts";
import type { PeerMeetingId, PersonId, ProgrammeId } from "../../src/programme/ids.ts";
import {
  audienceOf,
  isSame,
  type KindOfTexts,
  type PeerAnswer,
  remindedAt,
  type Stage,
  stageOf,
} from "../../src/programme/peer-support/rules.ts";
import { type GroupAs, type GroupCaller, membersOf } from "../groups/groups.ts";
import { enqueueMeetingOver } from "../groups/meeting-over.ts";
import {
  movePeerReminderLetter,
  writePeerAnnouncements,
  writePeerMeetingLetter,
  writePeerOffLetters,
  writePeerReminderLetter,
} from "../mail/peer-letters.ts";
import { refreshHome } from "../outbox/home-refresh.ts";
import { flagOf } from "../outbox/kind.ts";
import { enqueue } from "../outbox/outbox.ts";
import { redrawAbout } from "../outbox/redrawing.ts";
import { moveRow } from "../outbox/states.ts";
import type { Person } from "../people/people.ts";
import type { Acting, Coordinator } from "../privacy/acting.ts";
import { sealIn } from "../privacy/privacy.ts";
import { peopleInProgramme } from "../privacy/programme-readers.ts";
import { peerAnswers, peerCalendars, peerMeetings } from "../schema/index.ts";
import { and, eq, gt } from "../store/drizzle.ts";
import { type Db, newId } from "../store/open.ts";
import { requireSettings } from "../store/settings.ts";
import { upcomingGroupMeetings } from "./group-meetings.ts";
import { presentMentors } from "./members.ts";
import {
  announceDirectly,
  answerOf,
  answersTo,
  findPeerMeeting,
  followPeerMeeting,
  keys,
  type PeerMeeting,
  staff,
} from "./peer-support.ts";
import type { Caller, Managed, PeersMeeting } from "./peers.ts";

/** What people do about meetings of mentors, of groups and of programmes. */

const comers = (db: Db, meetingId: PeerMeetingId): Person[] =>
  answersTo(db, meetingId)
    .filter(({ answer }) => answer !== "no")
    .map(({ person }) => person);

type NewMeeting = {
  title: string;
  startsAt: number;
  endsAt: number;
  place: string | null;
  description: string | null;
};

/** Writes a peer-support meeting and the rows that announce it. */
export function announcePeerMeeting(db: Db, by: Caller, meeting: NewMeeting, now: number): PeerMeeting {
  const none = { groupId: null, programmeId: null, theme: null, guest: null };
  const written = writeMeeting(db, by.id, { ...meeting, ...none }, now);
  enqueueAnnouncement(db, written, now);
  const row = { ref: { meeting: written.id }, dueAt: now };
  enqueue(db, { key: `peer-support:members:${written.id}`, kind: "peer-support:members", ...row }, now);
  return written;
}

type WithThemeAndGuest = Pick<PeerMeeting, "theme"> & { guest: string | null };

/** Writes a meeting of a group and the rows that announce it, for a mentor of the group or a coordinator. */
export function announceGroupMeeting(
  db: Db,
  group: GroupCaller,
  meeting: NewMeeting & WithThemeAndGuest,
  now: number,
): PeerMeeting {
  const written = writeMeeting(db, group.by.id, { ...meeting, groupId: group.id, programmeId: null }, now);
  enqueueAnnouncement(db, written, now);
  return written;
}

/**
 * Writes a common meeting of a programme, and an invitation by direct message to each of the two of its open pairs. They have no channel together:
 * in one, each would read the names of people whom she has not met.
 */
export function announceCommonMeeting(
  db: Db,
  by: Coordinator,
  programmeId: ProgrammeId,
  meeting: NewMeeting & WithThemeAndGuest,
  now: number,
): PeerMeeting {
  const written = writeMeeting(db, by.id, { ...meeting, groupId: null, programmeId }, now);
  const invited = peopleInProgramme(db, programmeId);
  announceDirectly(db, written.id, invited, now);
  const readers = invited.filter((id) => id !== by.id).map((id) => ({ id }));
  writePeerAnnouncements(db, readers, written, now);
  enqueueBegun(db, written, now);
  refreshHome(db, staff(db, written), now);
  return written;
}

function writeMeeting(
  db: Db,
  createdBy: PersonId,
  {
    title,
    place,
    description,
    guest,
    ...facts
  }: NewMeeting & WithThemeAndGuest & Pick<PeerMeeting, "groupId" | "programmeId">,
  now: number,
): PeerMeeting {
  const id = newId<PeerMeetingId>();
  const sealed = (name: string, text: string | null) =>
    sealIn<KindOfTexts>(db, { column: `peer_meetings.${name}`, row: id }, text);
  db.orm
    .insert(peerMeetings)
    .values({
      id,
      ...facts,
      title: sealIn<KindOfTexts>(db, { column: "peer_meetings.title", row: id }, title),
      place: sealed("place", place),
      description: sealed("description", description),
      guest: sealed("guest", guest),
      createdBy,
      createdAt: now,
    })
    .run();
  return requireMeeting(db, id);
}

function enqueueAnnouncement(db: Db, meeting: PeerMeeting, now: number): void {
  const ref = { meeting: meeting.id, ...(meeting.groupId === null ? {} : { group: meeting.groupId }) };
  enqueue(db, { key: keys.announcement(meeting.id), kind: "peer-support:announcement", ref, dueAt: now }, now);
  const invited =
    meeting.groupId === null ? presentMentors(db) : membersOf(db, meeting.groupId).map(({ person }) => person);
  writePeerAnnouncements(
    db,
    invited.filter(({ id }) => id !== meeting.createdBy),
    meeting,
    now,
  );
  enqueueBegun(db, meeting, now);
  refreshHome(db, staff(db, meeting), now);
}

/** Whose meeting a row is about; nobody's for the mentors'. */
const whoseOf = ({ groupId, programmeId }: PeerMeeting) => ({
  ...(groupId === null ? {} : { group: groupId }),
  ...(programmeId === null ? {} : { programme: programmeId }),
});

function requireMeeting(db: Db, meetingId: PeerMeetingId): PeerMeeting {
  const meeting = findPeerMeeting(db, meetingId);
  if (!meeting) throw new Error(`no peer-support meeting ${meetingId}`);
  return meeting;
}

/** When it begins, its buttons are no longer needed. When it is over, those who look after it are asked about it, but not of peer support. */
function enqueueBegun(db: Db, meeting: PeerMeeting, now: number): void {
  const { id, revision, startsAt } = meeting;
  const key = `peer-support:begun:${id}:${revision}`;
  const ref = { meeting: id, revision, ...whoseOf(meeting) };
  enqueue(db, { key, kind: "peer-support:begun", ref, dueAt: startsAt }, now);
  if (audienceOf(meeting) !== "peers") enqueueMeetingOver(db, meeting, now);
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
  if (answer !== "no") {
    enqueueReminder(db, meeting, personId, now, zone);
    writePeerMeetingLetter(db, meeting.by, meeting, now);
  }
  redrawAnswered(db, meeting, personId, now);
  refreshHome(db, [personId], now);
  return stage;
}

/** What she reads says her answer at once, and so does the channel. To a common meeting everybody has a message: their numbers follow once an hour. */
function redrawAnswered(db: Db, meeting: PeerMeeting, personId: PersonId, now: number): void {
  const { id, groupId, programmeId } = meeting;
  const channel = groupId === null ? "peers" : { group: groupId };
  redrawAbout(db, { peerMeeting: id, to: programmeId === null ? [personId, channel] : [personId] }, now);
  if (programmeId === null) return;
  redrawAbout(db, { peerMeeting: id }, now, (Math.floor(now / HOUR_MS) + 1) * HOUR_MS);
  refreshHome(db, staff(db, meeting), now);
}

/** One row for each person and start; the answer is read when the row is due. */
function enqueueReminder(db: Db, meeting: PeerMeeting, personId: PersonId, now: number, zone: string): void {
  const { hoursFrom, hoursUntil } = requireSettings(db);
  const dueAt = remindedAt(meeting.startsAt, { from: hoursFrom, until: hoursUntil }, zone);
  if (dueAt <= now) return;
  const ref = { meeting: meeting.id, revision: meeting.revision, person: personId };
  const key = keys.reminder(meeting, personId);
  enqueue(db, { key, kind: "peer-support:reminder", ref, dueAt }, now);
  writePeerReminderLetter(db, { id: personId }, meeting, dueAt, now);
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
    for (const { person } of answersTo(db, id)) {
      moveRow(db, keys.reminder(meeting, person.id), dueAt);
      movePeerReminderLetter(db, person, meeting, dueAt);
    }
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
      place: sealIn<KindOfTexts>(db, { column: "peer_meetings.place", row: meeting.id }, change.place),
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
    // Also to the one who moved it: her calendar has the old time.
    writePeerMeetingLetter(db, { id }, moved, now);
    enqueueReminder(db, moved, id, now, zone);
  }
  enqueueBegun(db, moved, now);
  followChange(db, moved, now);
  return true;
}

/** It will not be. Those who would have come are told, once each, but not the one who cancels. Cancelling again changes nothing. */
export const cancelPeerMeeting = (db: Db, meeting: Managed, now: number): void => cancel(db, meeting, meeting.by, now);

/** Cancels all meetings ahead of a group that ends. */
export function cancelMeetingsAhead(db: Db, group: GroupAs<"coordinator">, now: number): void {
  for (const { id } of upcomingGroupMeetings(db, group.by.id, group.id, now))
    cancel(db, requireMeeting(db, id), group.by, now);
}

function cancel(db: Db, meeting: PeerMeeting, by: Acting, now: number): void {
  if (meeting.state === "cancelled") return;
  // A calendar takes only a higher number for news.
  const change = { state: "cancelled" as const, revision: meeting.revision + 1 };
  db.orm.update(peerMeetings).set(change).where(eq(peerMeetings.id, meeting.id)).run();
  for (const { id } of comers(db, meeting.id).filter((person) => person.id !== by.id)) {
    const key = `peer-support:cancelled:${meeting.id}:${id}`;
    const ref = { meeting: meeting.id, person: id };
    enqueue(db, { key, kind: "peer-support:cancelled", ref, dueAt: now }, now);
  }
  const off = requireMeeting(db, meeting.id);
  writePeerOffLetters(db, comers(db, meeting.id), off, now);
  followChange(db, off, now);
}

/** What was said is redrawn, and calendars get a new file. */
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
