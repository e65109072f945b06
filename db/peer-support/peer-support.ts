import type { PeerMeetingId, PersonId } from "../../src/programme/ids.ts";
import { mayManage, type PeerAnswer } from "../../src/programme/peer-support/rules.ts";
import { refreshHome } from "../outbox/home-refresh.ts";
import { enqueue } from "../outbox/outbox.ts";
import { redrawAbout } from "../outbox/redrawing.ts";
import type { RowKey } from "../outbox/rows.ts";
import { coordinators, type Person, peerOrganisers, readPerson } from "../people/people.ts";
import { open, permit, type Viewer } from "../privacy/privacy.ts";
import { peerAnswers, peerMeetings } from "../schema/index.ts";
import { and, asc, eq, gt, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";

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

/** The keys of what is said about a meeting. */
export const keys = {
  announcement: (meetingId: PeerMeetingId) => `peer-support:announcement:${meetingId}`,
  direct: (meetingId: PeerMeetingId, personId: PersonId) => `peer-support:direct:${meetingId}:${personId}`,
  moved: ({ id, revision }: PeerMeeting, personId: PersonId) => `peer-support:moved:${id}:${revision}:${personId}`,
  reminder: ({ id, revision }: PeerMeeting, personId: PersonId) =>
    `peer-support:reminder:${id}:${revision}:${personId}`,
} satisfies Record<string, (meeting: never, personId: PersonId) => RowKey>;
export const directKey = keys.direct;

/** Those of a finished look at the channel's members who are not in it get the meeting by direct message. */
export function announceDirectly(db: Db, meetingId: PeerMeetingId, personIds: readonly PersonId[], now: number): void {
  for (const personId of personIds) {
    const ref = { meeting: meetingId, person: personId };
    const key = keys.direct(meetingId, personId);
    enqueue(db, { key, kind: "peer-support:direct", ref, dueAt: now }, now);
  }
}

export const staff = (db: Db): PersonId[] => [...coordinators(db), ...peerOrganisers(db)].map(({ id }) => id);

/**
 * Redraws the messages about a meeting, and Home of the people who are most involved. Other mentors' Home is redrawn when they open it:
 * hundreds of updates at once would delay others.
 */
export function followPeerMeeting(db: Db, meetingId: PeerMeetingId, now: number): void {
  redrawAbout(db, { peerMeeting: meetingId }, now);
  refreshHome(db, [...staff(db), ...answersTo(db, meetingId).map(({ person }) => person.id)], now);
}
