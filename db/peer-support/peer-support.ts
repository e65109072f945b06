import type { PeerMeetingId, PersonId, ProgrammeId } from "../../src/programme/ids.ts";
import {
  type Audience,
  audienceOf,
  mayManage,
  mayManageOfGroup,
  type PeerAnswer,
  peerAnswers as possibleAnswers,
} from "../../src/programme/peer-support/rules.ts";
import type { Sealed } from "../../src/programme/privacy/sealed.ts";
import { membersOf, readGroup, roleTowards } from "../groups/groups.ts";
import { refreshHome } from "../outbox/home-refresh.ts";
import { enqueue } from "../outbox/outbox.ts";
import { redrawAbout } from "../outbox/redrawing.ts";
import type { RowKey } from "../outbox/rows.ts";
import { coordinators, type Person, peerOrganisers, readPerson } from "../people/people.ts";
import { hasStrangers, open, permit, type Viewer } from "../privacy/privacy.ts";
import { type Programme, readProgramme } from "../programmes/programmes.ts";
import { peerAnswers, peerMeetings } from "../schema/index.ts";
import { and, asc, eq, gt, isNull, type SQL, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";

type Row = typeof peerMeetings.$inferSelect;

/** A meeting of mentors, of a group or of a programme without its texts, for decisions of the program. */
export type PeerMeeting = Omit<Row, "title" | "place" | "description" | "guest">;

/** Such a meeting, opened for a viewer with a permit. */
export type SeenPeerMeeting = PeerMeeting & {
  title: string;
  place: string | undefined;
  description: string | undefined;
  guest: string | undefined;
};

export function findPeerMeeting(db: Db, meetingId: PeerMeetingId): PeerMeeting | undefined {
  const row = db.orm.select().from(peerMeetings).where(eq(peerMeetings.id, meetingId)).get();
  if (!row) return undefined;
  const { title: _title, place: _place, description: _description, guest: _guest, ...rest } = row;
  return rest;
}

/** The programme whose themes, silent days and words count for a meeting: its group's or its own. Peer support has none. */
export function programmeOfMeeting(
  db: Db,
  { groupId, programmeId }: Pick<PeerMeeting, "groupId" | "programmeId">,
): Programme | undefined {
  const id = groupId === null ? programmeId : readGroup(db, groupId).programmeId;
  return id === null ? undefined : readProgramme(db, id);
}

/** The meeting with its texts, for those who are invited to it, those who look after it and coordinators; undefined for others. */
export function peerMeetingFor(
  db: Db,
  viewer: Viewer,
  meetingId: PeerMeetingId | undefined,
): SeenPeerMeeting | undefined {
  const row = meetingId && db.orm.select().from(peerMeetings).where(eq(peerMeetings.id, meetingId)).get();
  return row && seenBy(db, viewer, row);
}

function seenBy(db: Db, viewer: Viewer, row: Row): SeenPeerMeeting | undefined {
  const openText = openerFor(db, viewer, row);
  if (!openText) return undefined;
  const text = (name: Text) => {
    const sealed = row[name];
    return sealed === null ? undefined : openText(name, sealed);
  };
  const title = openText("title", row.title);
  return { ...row, title, place: text("place"), description: text("description"), guest: text("guest") };
}

type Text = "title" | "place" | "description" | "guest";
type SealedText = Row["title"];

/** Opens the texts of a meeting. Of which kind they are follows from whose it is. Undefined without a permit. */
function openerFor(db: Db, viewer: Viewer, row: Row): ((name: Text, sealed: SealedText) => string) | undefined {
  const place = (name: Text) => ({ column: `peer_meetings.${name}`, row: row.id }) as const;
  if (row.programmeId !== null) {
    const permitted = permit(db, viewer, "common-meeting", { programmeId: row.programmeId, at: row.startsAt });
    return (
      permitted && ((name, sealed) => open(db, permitted, place(name), sealed as string as Sealed<"common-meeting">))
    );
  }
  if (row.groupId === null) {
    const permitted = permit(db, viewer, "peer-meeting");
    return (
      permitted && ((name, sealed) => open(db, permitted, place(name), sealed as string as Sealed<"peer-meeting">))
    );
  }
  const permitted = permit(db, viewer, "group", { groupId: row.groupId });
  return permitted && ((name, sealed) => open(db, permitted, place(name), sealed as string as Sealed<"group">));
}

/** Whether somebody who may not know of the meeting reads along in the channel in which it is announced. */
export function hasOutsiders(db: Db, { groupId }: PeerMeeting): boolean {
  if (groupId === null) return hasStrangers(db, "peers");
  return permit(db, { channelOfGroup: groupId }, "group", { groupId }) === undefined;
}

/** Whether a person may move and cancel a meeting. */
export function mayManageMeeting(db: Db, person: Person, meeting: PeerMeeting): boolean {
  if (meeting.groupId !== null) return mayManageOfGroup(roleTowards(db, person.id, meeting.groupId));
  return meeting.programmeId === null ? mayManage(person, meeting) : person.isCoordinator;
}

/** Whether a person may see and answer peer-support meetings: mentors, organisers and coordinators. */
export const isPeer = (db: Db, personId: PersonId): boolean => permit(db, { personId }, "peer-meeting") !== undefined;

/** A meeting that has not begun, with the person's own answer. */
export type UpcomingMeeting = SeenPeerMeeting & { answer: PeerAnswer | undefined; mayManage: boolean };

/** Peer-support meetings that have not begun, in order of time. Empty for a person who may not see them. */
export const upcomingPeerMeetings = (db: Db, personId: PersonId, now: number): UpcomingMeeting[] =>
  upcoming(db, personId, plannedAfter(db).all({ now }));

/** These meetings, as the person sees them. */
export function upcoming(db: Db, personId: PersonId, rows: readonly Row[]): UpcomingMeeting[] {
  const person = readPerson(db, personId);
  return rows.flatMap((row) => {
    const seen = seenBy(db, { personId }, row);
    if (!seen) return [];
    return [{ ...seen, answer: answerOf(db, row.id, personId), mayManage: mayManageMeeting(db, person, row) }];
  });
}

/** The query for the planned meetings of one audience that begin after `now`, in order of time. */
export const aheadOf = (isOfAudience: SQL | undefined) =>
  prepared((orm) =>
    orm
      .select()
      .from(peerMeetings)
      .where(and(isOfAudience, eq(peerMeetings.state, "planned"), gt(peerMeetings.startsAt, sql.placeholder("now"))))
      .orderBy(asc(peerMeetings.startsAt))
      .prepare(),
  );

const plannedAfter = aheadOf(and(isNull(peerMeetings.groupId), isNull(peerMeetings.programmeId)));

export const answerOf = (db: Db, meetingId: PeerMeetingId, personId: PersonId): PeerAnswer | undefined =>
  db.orm
    .select({ answer: peerAnswers.answer })
    .from(peerAnswers)
    .where(and(eq(peerAnswers.peerMeetingId, meetingId), eq(peerAnswers.personId, personId)))
    .get()?.answer;

/** All answers in the order of answering, without people who have left the workspace or are no longer in a pair of the programme. */
export function answersTo(db: Db, meetingId: PeerMeetingId): { person: Person; answer: PeerAnswer }[] {
  const { programmeId, startsAt } = findPeerMeeting(db, meetingId) ?? { programmeId: null, startsAt: 0 };
  return db.orm
    .select()
    .from(peerAnswers)
    .where(eq(peerAnswers.peerMeetingId, meetingId))
    .orderBy(asc(peerAnswers.at), sql`rowid`)
    .all()
    .map(({ personId, answer }) => ({ person: readPerson(db, personId), answer }))
    .filter(({ person }) => !person.isDeactivated)
    .filter(({ person }) => programmeId === null || isInvited(db, person, { programmeId, at: startsAt }));
}

/** Coordinators can come too. */
const isInvited = (db: Db, { id: personId }: Person, of: { programmeId: ProgrammeId; at: number }): boolean =>
  permit(db, { personId }, "common-meeting", of) !== undefined;

/** The first names of the people by answer. */
export function namesByAnswer(db: Db, meetingId: PeerMeetingId): Record<PeerAnswer, string[]> {
  const names: Record<PeerAnswer, string[]> = { yes: [], maybe: [], no: [] };
  for (const { person, answer } of answersTo(db, meetingId)) names[answer].push(person.firstName);
  return names;
}

/** How many people gave each answer. */
export function numbersByAnswer(db: Db, meetingId: PeerMeetingId): Record<PeerAnswer, number> {
  const answers = answersTo(db, meetingId);
  const numberOf = (one: PeerAnswer) => answers.filter(({ answer }) => answer === one).length;
  return Object.fromEntries(possibleAnswers.map((one) => [one, numberOf(one)])) as Record<PeerAnswer, number>;
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

/** Whose Home follows each change of a meeting: who looks after it, and of a group all its people. Of a programme there may be hundreds. */
export function staff(db: Db, meeting: Pick<PeerMeeting, "groupId" | "programmeId">): PersonId[] {
  const beside: Record<Audience, () => Person[]> = {
    peers: () => peerOrganisers(db),
    group: () => (meeting.groupId === null ? [] : membersOf(db, meeting.groupId).map(({ person }) => person)),
    common: () => [],
  };
  return [...coordinators(db), ...beside[audienceOf(meeting)]()].map(({ id }) => id);
}

/**
 * Redraws the messages about a meeting, and Home of the people who are most involved. Other mentors' Home is redrawn when they open it:
 * hundreds of updates at once would delay others.
 */
export function followPeerMeeting(db: Db, meetingId: PeerMeetingId, now: number): void {
  redrawAbout(db, { peerMeeting: meetingId }, now);
  const meeting = findPeerMeeting(db, meetingId);
  const involved = meeting ? staff(db, meeting) : [];
  refreshHome(db, [...involved, ...answersTo(db, meetingId).map(({ person }) => person.id)], now);
}

/** Somebody's account is closed or open again: the messages that count or name her say so. */
export function followAnswersOf(db: Db, personId: PersonId, now: number): void {
  const answered = db.orm
    .select({ id: peerAnswers.peerMeetingId })
    .from(peerAnswers)
    .where(eq(peerAnswers.personId, personId))
    .all();
  for (const { id } of answered) redrawAbout(db, { peerMeeting: id }, now);
}
