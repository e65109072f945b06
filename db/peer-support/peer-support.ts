import type { PeerMeetingId, PersonId } from "../../src/programme/ids.ts";
import {
  isSame,
  mayManage,
  type PeerAnswer,
  remindedAt,
  type Stage,
  stageOf,
} from "../../src/programme/peer-support/rules.ts";
import { refreshHome } from "../outbox/home-refresh.ts";
import { flagOf } from "../outbox/kind.ts";
import { enqueue, redraw } from "../outbox/outbox.ts";
import type { RowKey } from "../outbox/rows.ts";
import { coordinators, type Person, peerOrganisers, readPerson } from "../people/people.ts";
import { open, permit, sealIn, type Viewer } from "../privacy/privacy.ts";
import { outbox, peerAnswers, peerCalendars, peerMeetings } from "../schema/index.ts";
import { and, asc, eq, gt, gte, lt, ne, or, sql } from "../store/drizzle.ts";
import { type Db, newId } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";
import { requireSettings } from "../store/settings.ts";

type Row = typeof peerMeetings.$inferSelect;

/** A peer-support meeting without its texts, for decisions of the program. */
export type PeerMeeting = Omit<Row, "title" | "place" | "description">;

/** A peer-support meeting, opened for a viewer with a permit. */
export type SeenPeerMeeting = PeerMeeting & {
  title: string;
  place: string | undefined;
  description: string | undefined;
};

export function findPeerMeeting(db: Db, meetingId: PeerMeetingId): PeerMeeting | undefined {
  const row = db.orm.select().from(peerMeetings).where(eq(peerMeetings.id, meetingId)).get();
  if (!row) return undefined;
  const { title: _title, place: _place, description: _description, ...rest } = row;
  return rest;
}

/** The meeting with its texts, for mentors, organisers and coordinators; undefined for others. */
export function peerMeetingFor(
  db: Db,
  viewer: Viewer,
  meetingId: PeerMeetingId | undefined,
): SeenPeerMeeting | undefined {
  const row = meetingId && db.orm.select().from(peerMeetings).where(eq(peerMeetings.id, meetingId)).get();
  return row && seenBy(db, viewer, row);
}

function seenBy(db: Db, viewer: Viewer, row: Row): SeenPeerMeeting | undefined {
  const permitted = permit(db, viewer, "peer-meeting");
  if (!permitted) return undefined;
  const text = (name: "place" | "description") => {
    const sealed = row[name];
    return sealed === null ? undefined : open(db, permitted, { column: `peer_meetings.${name}`, row: row.id }, sealed);
  };
  const title = open(db, permitted, { column: "peer_meetings.title", row: row.id }, row.title);
  return { ...row, title, place: text("place"), description: text("description") };
}

/** Whether a person may see and answer peer-support meetings: mentors, organisers and coordinators. */
export const isPeer = (db: Db, personId: PersonId): boolean => permit(db, { personId }, "peer-meeting") !== undefined;

/** Meetings that have not begun, in order of time, with the person's own answer. Empty for a person who may not see them. */
export function upcomingPeerMeetings(
  db: Db,
  personId: PersonId,
  now: number,
): (SeenPeerMeeting & { answer: PeerAnswer | undefined; mayManage: boolean })[] {
  const person = readPerson(db, personId);
  return plannedAfter(db)
    .all({ now })
    .flatMap((row) => {
      const seen = seenBy(db, { personId }, row);
      return seen ? [{ ...seen, answer: answerOf(db, row.id, personId), mayManage: mayManage(person, row) }] : [];
    });
}

const plannedAfter = prepared((orm) =>
  orm
    .select()
    .from(peerMeetings)
    .where(and(eq(peerMeetings.state, "planned"), gt(peerMeetings.startsAt, sql.placeholder("now"))))
    .orderBy(asc(peerMeetings.startsAt))
    .prepare(),
);

export const answerOf = (db: Db, meetingId: PeerMeetingId, personId: PersonId): PeerAnswer | undefined =>
  db.orm
    .select({ answer: peerAnswers.answer })
    .from(peerAnswers)
    .where(and(eq(peerAnswers.peerMeetingId, meetingId), eq(peerAnswers.personId, personId)))
    .get()?.answer;

/** All answers in the order of answering, without people who have left the workspace. */
export function answersTo(db: Db, meetingId: PeerMeetingId): { person: Person; answer: PeerAnswer }[] {
  return db.orm
    .select()
    .from(peerAnswers)
    .where(eq(peerAnswers.peerMeetingId, meetingId))
    .orderBy(asc(peerAnswers.at), sql`rowid`)
    .all()
    .map(({ personId, answer }) => ({ person: readPerson(db, personId), answer }))
    .filter(({ person }) => !person.isDeactivated);
}

/** The first names of the people by answer. */
export function namesByAnswer(db: Db, meetingId: PeerMeetingId): Record<PeerAnswer, string[]> {
  const names: Record<PeerAnswer, string[]> = { yes: [], maybe: [], no: [] };
  for (const { person, answer } of answersTo(db, meetingId)) names[answer].push(person.firstName);
  return names;
}

const comers = (db: Db, meetingId: PeerMeetingId): Person[] =>
  answersTo(db, meetingId)
    .filter(({ answer }) => answer !== "no")
    .map(({ person }) => person);

/** The keys of rows about a meeting. */
const keys = {
  announcement: (meetingId: PeerMeetingId) => `peer-support:announcement:${meetingId}`,
  direct: (meetingId: PeerMeetingId, personId: PersonId) => `peer-support:direct:${meetingId}:${personId}`,
  moved: ({ id, revision }: PeerMeeting, personId: PersonId) => `peer-support:moved:${id}:${revision}:${personId}`,
  reminder: ({ id, revision }: PeerMeeting, personId: PersonId) =>
    `peer-support:reminder:${id}:${revision}:${personId}`,
} satisfies Record<string, (meeting: never, personId: PersonId) => RowKey>;
export const directKey = keys.direct;

type NewPeerMeeting = {
  title: string;
  startsAt: number;
  endsAt: number;
  place: string | null;
  description: string | null;
  by: PersonId;
};

/** Makes a meeting and enqueues its announcement. */
export function announcePeerMeeting(db: Db, meeting: NewPeerMeeting, now: number): PeerMeeting {
  const id = newId<PeerMeetingId>();
  const { startsAt, endsAt, by } = meeting;
  db.orm
    .insert(peerMeetings)
    .values({
      id,
      title: sealIn<"peer-meeting">(db, { column: "peer_meetings.title", row: id }, meeting.title),
      place: sealIn<"peer-meeting">(db, { column: "peer_meetings.place", row: id }, meeting.place),
      description: sealIn<"peer-meeting">(db, { column: "peer_meetings.description", row: id }, meeting.description),
      startsAt,
      endsAt,
      createdBy: by,
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

/** Enqueues the redraw at the beginning of the meeting, when its buttons are no longer needed. */
function enqueueBegun(db: Db, { id, revision, startsAt }: PeerMeeting, now: number): void {
  const key = `peer-support:begun:${id}:${revision}`;
  const ref = { meeting: id, revision };
  enqueue(db, { key, kind: "peer-support:begun", ref, dueAt: startsAt }, now);
}

/** Announces a meeting by direct message to people who are not in the peers' channel. Call it with the complete list of them. */
export function announceDirectly(db: Db, meetingId: PeerMeetingId, personIds: readonly PersonId[], now: number): void {
  for (const personId of personIds) {
    const ref = { meeting: meetingId, person: personId };
    const key = keys.direct(meetingId, personId);
    enqueue(db, { key, kind: "peer-support:direct", ref, dueAt: now }, now);
  }
}

/** Stores an answer, if the meeting is `open`. The same answer again changes nothing. @returns the state of the meeting */
export function answerPeerMeeting(
  db: Db,
  meeting: PeerMeeting,
  given: { personId: PersonId; answer: PeerAnswer },
  now: number,
  zone: string,
): Stage {
  const { personId, answer } = given;
  const stage = stageOf(meeting, now);
  if (stage !== "open" || answerOf(db, meeting.id, personId) === answer) return stage;
  db.orm
    .insert(peerAnswers)
    .values({ peerMeetingId: meeting.id, personId, answer, at: now })
    .onConflictDoUpdate({ target: [peerAnswers.peerMeetingId, peerAnswers.personId], set: { answer, at: now } })
    .run();
  if (answer !== "no") enqueueReminder(db, meeting, personId, now, zone);
  const about = [
    keys.announcement(meeting.id),
    keys.direct(meeting.id, personId),
    keys.moved(meeting, personId),
    keys.reminder(meeting, personId),
  ];
  for (const key of about) redraw(db, key, now);
  refreshHome(db, [personId], now);
  return stage;
}

/** Enqueues one reminder per person and time of the meeting. The person's answer is checked on delivery. */
function enqueueReminder(db: Db, meeting: PeerMeeting, personId: PersonId, now: number, zone: string): void {
  const { hoursFrom, hoursUntil } = requireSettings(db);
  const dueAt = remindedAt(meeting.startsAt, { from: hoursFrom, until: hoursUntil }, zone);
  if (dueAt <= now) return;
  const ref = { meeting: meeting.id, revision: meeting.revision, person: personId };
  const key = keys.reminder(meeting, personId);
  enqueue(db, { key, kind: "peer-support:reminder", ref, dueAt }, now);
}

type Change = { startsAt: number; endsAt: number; place: string | undefined; by: PersonId };

/**
 * Changes time or place. Tells everybody who answered yes or maybe, once each, except the one who moved it.
 * @returns false if nothing changed
 */
export function movePeerMeeting(db: Db, meeting: SeenPeerMeeting, change: Change, now: number, zone: string): boolean {
  if (isSame(meeting, change)) return false;
  const { startsAt, endsAt, by } = change;
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
    if (id !== by) enqueue(db, { key: keys.moved(moved, id), kind: "peer-support:moved", ref, dueAt: now }, now);
    enqueueReminder(db, moved, id, now, zone);
  }
  enqueueBegun(db, moved, now);
  followChange(db, moved, now);
  return true;
}

/** Cancels a meeting. Tells everybody who would have come, once each, except `by`. Cancelling again changes nothing. */
export function cancelPeerMeeting(db: Db, meeting: PeerMeeting, by: PersonId, now: number): void {
  if (meeting.state === "cancelled") return;
  // Calendars accept an update only with a higher SEQUENCE.
  const change = { state: "cancelled" as const, revision: meeting.revision + 1 };
  db.orm.update(peerMeetings).set(change).where(eq(peerMeetings.id, meeting.id)).run();
  for (const { id } of comers(db, meeting.id).filter((person) => person.id !== by)) {
    const key = `peer-support:cancelled:${meeting.id}:${id}`;
    const ref = { meeting: meeting.id, person: id };
    enqueue(db, { key, kind: "peer-support:cancelled", ref, dueAt: now }, now);
  }
  followChange(db, requireMeeting(db, meeting.id), now);
}

/** Redraws the messages about a meeting, and enqueues new calendar files. */
function followChange(db: Db, meeting: PeerMeeting, now: number): void {
  redrawAbout(db, meeting.id, now);
  const takers = db.orm.select().from(peerCalendars).where(eq(peerCalendars.peerMeetingId, meeting.id)).all();
  for (const { personId } of takers) sendCalendar(db, meeting, { personId, isUpdate: 1 }, now);
}

const staff = (db: Db): PersonId[] => [...coordinators(db), ...peerOrganisers(db)].map(({ id }) => id);

/**
 * Redraws all messages about a meeting, and Home of the people who are most involved. Other mentors' Home is redrawn when they open it:
 * hundreds of updates at once would delay others.
 */
export function redrawAbout(db: Db, meetingId: PeerMeetingId, now: number): void {
  const starts = ["announcement", "direct", "moved", "reminder"].map((what) => `peer-support:${what}:${meetingId}`);
  const rows = db.orm
    .select({ key: outbox.key })
    .from(outbox)
    .where(
      and(
        ne(outbox.state, "dropped"),
        or(...starts.map((start) => and(gte(outbox.key, start), lt(outbox.key, `${start}~`)))),
      ),
    )
    .all();
  for (const row of rows) redraw(db, row, now);
  refreshHome(db, [...staff(db), ...answersTo(db, meetingId).map(({ person }) => person.id)], now);
}

/** Enqueues the calendar file for a person, now and after each change. @returns false if this revision was already enqueued */
export function takeCalendar(db: Db, meeting: PeerMeeting, personId: PersonId, now: number): boolean {
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
