import type { PeerMeetingId, PersonId } from "../../src/programme/ids.ts";
import { enqueue } from "../outbox/outbox.ts";
import { findRow, type RowKey } from "../outbox/rows.ts";
import { moveRow } from "../outbox/states.ts";
import type { Db } from "../store/open.ts";
import { getsLetters } from "./addresses.ts";

/** Writes letters about meetings of mentors and of groups, in the transaction of what they are about. */

type AboutMeeting = { readonly id: PeerMeetingId; readonly revision: number };
type Person = { readonly id: PersonId };

const keyOf = (kind: "peer-meeting" | "peer-off" | "peer-reminder", { id, revision }: AboutMeeting, person: Person) =>
  `mail:${kind}:${id}:${revision}:${person.id}` as const satisfies RowKey;

const wanting = (db: Db, people: readonly Person[]): Person[] =>
  people.filter(({ id }) => getsLetters(db, id, "meetings"));

export function writePeerAnnouncements(db: Db, people: readonly Person[], { id }: AboutMeeting, now: number): void {
  for (const person of wanting(db, people)) {
    const key = `mail:peer-announcement:${id}:${person.id}`;
    const ref = { meeting: id, person: person.id };
    enqueue(db, { key, kind: "mail:peer-announcement", ref, dueAt: now }, now);
  }
}

const refOf = ({ id, revision }: AboutMeeting, person: Person) => ({ meeting: id, revision, person: person.id });

/** To somebody who comes or may come, at her answer and at each change. */
export function writePeerMeetingLetter(db: Db, person: Person, meeting: AboutMeeting, now: number): void {
  if (!getsLetters(db, person.id, "meetings")) return;
  const key = keyOf("peer-meeting", meeting, person);
  enqueue(db, { key, kind: "mail:peer-meeting", ref: refOf(meeting, person), dueAt: now }, now);
}

export function writePeerReminderLetter(
  db: Db,
  person: Person,
  meeting: AboutMeeting,
  dueAt: number,
  now: number,
): void {
  if (!getsLetters(db, person.id, "meetings")) return;
  const key = keyOf("peer-reminder", meeting, person);
  enqueue(db, { key, kind: "mail:peer-reminder", ref: refOf(meeting, person), dueAt }, now);
}

export const movePeerReminderLetter = (db: Db, person: Person, meeting: AboutMeeting, dueAt: number): void =>
  moveRow(db, keyOf("peer-reminder", meeting, person), dueAt);

/** Takes a meeting back that will not be, where a letter put it into the calendar or may have. */
export function writePeerOffLetters(db: Db, people: readonly Person[], meeting: AboutMeeting, now: number): void {
  for (const person of people.filter((one) => wasToldOfPeer(db, meeting, one))) {
    const key = keyOf("peer-off", meeting, person);
    enqueue(db, { key, kind: "mail:peer-off", ref: refOf(meeting, person), dueAt: now }, now);
  }
}

/** As `wasTold` in letters.ts. */
export const wasToldOfPeer = (db: Db, { id, revision }: AboutMeeting, person: Person): boolean =>
  Array.from({ length: revision }, (_, before) =>
    findRow(db, keyOf("peer-meeting", { id, revision: before }, person)),
  ).some((row) => row !== undefined && (row.state === "calling" || row.givenAt !== null));
