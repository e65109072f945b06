import type { Stored } from "../../src/programme/forms/fields.ts";
import type { Theme } from "../../src/programme/forms/themes.ts";
import type { GroupId, PeerMeetingId, PersonId, ProgrammeId } from "../../src/programme/ids.ts";
import { audienceOf, type Whose } from "../../src/programme/peer-support/rules.ts";
import { refreshHome } from "../outbox/home-refresh.ts";
import { enqueue } from "../outbox/outbox.ts";
import { redrawAbout } from "../outbox/redrawing.ts";
import type { RowKey } from "../outbox/rows.ts";
import {
  findPeerMeeting,
  mayManageMeeting,
  type PeerMeeting,
  peerMeetingFor,
  programmeOfMeeting,
  type SeenPeerMeeting,
} from "../peer-support/peer-support.ts";
import { coordinators, readPerson } from "../people/people.ts";
import { type Acting, type Allowed, allow } from "../privacy/acting.ts";
import { permit } from "../privacy/privacy.ts";
import type { Programme } from "../programmes/programmes.ts";
import { peerMeetings } from "../schema/index.ts";
import { eq } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { membersOf, readGroup } from "./groups.ts";

/** How many came to a meeting of a group or a programme and what it was about, noted by somebody who looks after it: numbers, no names. */

type Counted = SeenPeerMeeting & { readonly programme: Programme };
type Countable = Allowed<"count who came", Counted & { readonly by: Acting }>;

/** Such a meeting that is over, for a mentor of the group or a coordinator; else why not. */
export function findCountable(
  db: Db,
  by: Acting,
  meetingId: PeerMeetingId | undefined,
  now: number,
): Countable | { no: "not-yours" | "not-counter" | "not-coordinator" | "not-over" } {
  const meeting = peerMeetingFor(db, { personId: by.id }, meetingId);
  const programme = meeting && programmeOfMeeting(db, meeting);
  if (!meeting || !programme) return { no: "not-yours" };
  if (!mayManageMeeting(db, readPerson(db, by.id), meeting))
    return { no: meeting.groupId === null ? "not-coordinator" : "not-counter" };
  if (meeting.state === "cancelled" || meeting.endsAt > now) return { no: "not-over" };
  return allow(db, { ...meeting, programme, by });
}

/** Notes the numbers, or corrects them. */
export function saveCount(
  db: Db,
  meeting: Countable,
  { came, themes }: { came: number; themes: readonly Stored<Theme>[] },
  now: number,
): void {
  const facts = { came, heldThemes: [...themes], countedAt: now, countedBy: meeting.by.id };
  db.orm.update(peerMeetings).set(facts).where(eq(peerMeetings.id, meeting.id)).run();
  const { groupId } = meeting;
  redrawAbout(db, { peerMeeting: meeting.id, to: counters(db, meeting) }, now);
  if (groupId !== null && readGroup(db, groupId).state === "ended")
    redrawAbout(db, { group: groupId, to: ["coordinators"] }, now);
  refreshThoseWhoCount(db, meeting, now);
}

const countKey = (meetingId: PeerMeetingId, personId: PersonId): RowKey => `groups:count-ask:${meetingId}:${personId}`;

/** Asks once about a meeting that is over: each mentor of the group, or who called the common meeting. The first answer is for all. */
export function askForCount(db: Db, meetingId: PeerMeetingId, now: number): void {
  const meeting = findPeerMeeting(db, meetingId);
  if (!meeting || audienceOf(meeting) === "peers") return;
  const { groupId } = meeting;
  for (const person of counters(db, meeting)) {
    const ref = { ...(groupId === null ? {} : { group: groupId }), person, meeting: meetingId };
    enqueue(db, { key: countKey(meetingId, person), kind: "groups:count-ask", ref, dueAt: now }, now);
  }
  refreshThoseWhoCount(db, meeting, now);
}

/** Who is asked how a meeting was. If the person who called a common meeting is no longer a coordinator, all coordinators are asked. */
function counters(db: Db, { groupId, createdBy }: Pick<PeerMeeting, "groupId" | "createdBy">): PersonId[] {
  if (groupId !== null)
    return membersOf(db, groupId)
      .filter(({ role }) => role === "mentor")
      .map(({ person }) => person.id);
  const all = coordinators(db).map(({ id }) => id);
  return all.includes(createdBy) ? [createdBy] : all;
}

/** Whether the person is asked about a meeting, today. */
export const isCounter = (db: Db, meeting: PeerMeeting, personId: PersonId): boolean =>
  counters(db, meeting).includes(personId);

/** Home of those who may know of the numbers. An update alone would tell an actor that there are some. */
const refreshThoseWhoCount = (db: Db, meeting: PeerMeeting, now: number): void =>
  refreshHome(db, [...counters(db, meeting), ...coordinators(db).map(({ id }) => id)], now);

export type Count = { came: number; themes: readonly Stored<Theme>[] };

/** What was noted about a meeting, for whom the table allows it. */
export function countFor(
  db: Db,
  personId: PersonId,
  { groupId, programmeId, came, heldThemes }: Pick<SeenPeerMeeting, "came" | "heldThemes"> & Whose,
): Count | undefined {
  if (came === null || !mayCount(db, personId, groupId, programmeId)) return undefined;
  return { came, themes: heldThemes ?? [] };
}

function mayCount(db: Db, personId: PersonId, groupId: GroupId | null, programmeId: ProgrammeId | null): boolean {
  const viewer = { personId };
  if (groupId !== null) return permit(db, viewer, "group-count", { groupId }) !== undefined;
  return programmeId !== null && permit(db, viewer, "common-answer", { programmeId }) !== undefined;
}
