import type { AnnouncementId, MeetingId, PairId, PersonId } from "../../src/programme/ids.ts";
import type { Meeting } from "../meetings/meeting.ts";
import { enqueue, enqueueAgain } from "../outbox/outbox.ts";
import { findRow, type RowKey } from "../outbox/rows.ts";
import { moveRow } from "../outbox/states.ts";
import type { Db } from "../store/open.ts";
import { getsLetters, whoGetsLetters } from "./addresses.ts";

/**
 * Writes letters, in the transaction of what they are about: the rooms call it where they write the same as messages in Slack. Only to people who
 * get letters at that time; whether they still want one is looked at on delivery.
 */

type AboutMeeting = Pick<Meeting, "id" | "revision">;
type Person = { id: PersonId };

const keyOf = (kind: "meeting" | "meeting-off" | "reminder", meetingId: MeetingId, revision: number, { id }: Person) =>
  `mail:${kind}:${meetingId}:${revision}:${id}` as const satisfies RowKey;

const refOf = ({ id, revision }: AboutMeeting, person: Person) => ({ meeting: id, revision, person: person.id });

export function writeMeetingLetters(db: Db, people: readonly Person[], meeting: AboutMeeting, now: number): void {
  for (const person of wanting(db, people)) {
    const key = keyOf("meeting", meeting.id, meeting.revision, person);
    enqueue(db, { key, kind: "mail:meeting", ref: refOf(meeting, person), dueAt: now }, now);
  }
}

export function writeReminderLetters(
  db: Db,
  people: readonly Person[],
  meeting: AboutMeeting,
  dueAt: number,
  now: number,
): void {
  for (const person of wanting(db, people)) {
    const key = keyOf("reminder", meeting.id, meeting.revision, person);
    enqueue(db, { key, kind: "mail:reminder", ref: refOf(meeting, person), dueAt }, now);
  }
}

/** Why a letter is not given to the mail server again: SMTP has no way to look for one. */
export const MAY_HAVE_ARRIVED = "may have arrived";

/** Whether a letter is to be written: it was not, or certainly went nowhere, because nobody wanted it or the mail server refused the address. */
function isMissing(db: Db, key: RowKey): boolean {
  const row = findRow(db, key);
  return !row || (row.state === "dropped" && row.givenAt === null && row.lastError !== MAY_HAVE_ARRIVED);
}

/** To a person who gets letters from now on: when and where a meeting is that is ahead, and its reminder, where she has not got them. */
export function writeMissedLetters(
  db: Db,
  person: Person,
  meeting: AboutMeeting,
  { remindedAt }: { remindedAt: number },
  now: number,
): void {
  if (!getsLetters(db, person.id, "meetings")) return;
  const ref = refOf(meeting, person);
  const told = keyOf("meeting", meeting.id, meeting.revision, person);
  if (isMissing(db, told)) enqueueAgain(db, { key: told, kind: "mail:meeting", ref, dueAt: now }, now);
  const reminder = keyOf("reminder", meeting.id, meeting.revision, person);
  if (remindedAt > now && isMissing(db, reminder))
    enqueueAgain(db, { key: reminder, kind: "mail:reminder", ref, dueAt: remindedAt }, now);
}

/** Moves the reminders that wait. */
export function moveReminderLetters(db: Db, people: readonly Person[], meeting: AboutMeeting, dueAt: number): void {
  for (const person of people) moveRow(db, keyOf("reminder", meeting.id, meeting.revision, person), dueAt);
}

/** Takes a meeting back that will not take place, where a letter has told of it or may have. */
export function writeOffLetters(db: Db, people: readonly Person[], meeting: AboutMeeting, now: number): void {
  for (const person of people.filter((one) => wasTold(db, meeting, one))) {
    const key = keyOf("meeting-off", meeting.id, meeting.revision, person);
    enqueue(db, { key, kind: "mail:meeting-off", ref: refOf(meeting, person), dueAt: now }, now);
  }
}

/** Whether a letter about a former revision of the meeting has been given to the mail server, or waits: it is dropped then, and so is this. */
export const wasTold = (db: Db, { id, revision }: AboutMeeting, person: Person): boolean =>
  Array.from({ length: revision }, (_, before) => findRow(db, keyOf("meeting", id, before, person))).some(
    (row) => row !== undefined && (row.state === "calling" || row.givenAt !== null),
  );

/** The other one of the two cannot come to the first meeting. */
export function writeUnsuitableLetters(db: Db, people: readonly Person[], meeting: AboutMeeting, now: number): void {
  for (const person of wanting(db, people)) {
    const key = `mail:unsuitable:${meeting.id}:${meeting.revision}:${person.id}`;
    enqueue(db, { key, kind: "mail:unsuitable", ref: refOf(meeting, person), dueAt: now }, now);
  }
}

export function writeInvitationLetter(db: Db, pairId: PairId, person: Person, now: number): void {
  const ref = { pair: pairId, person: person.id };
  if (getsLetters(db, person.id, "meetings"))
    enqueue(db, { key: `mail:invitation:${pairId}:${person.id}`, kind: "mail:invitation", ref, dueAt: now }, now);
}

export function writeAnnouncementLetter(db: Db, id: AnnouncementId, personId: PersonId, now: number): void {
  const ref = { announcement: id, person: personId };
  if (getsLetters(db, personId, "announcements"))
    enqueue(db, { key: `mail:announcement:${id}:${personId}`, kind: "mail:announcement", ref, dueAt: now }, now);
}

function wanting<P extends Person>(db: Db, people: readonly P[]): P[] {
  const ids = people.map(({ id }) => id);
  const found = whoGetsLetters(db, ids, "meetings");
  return people.filter(({ id }) => found.has(id));
}
