import type { Stored } from "../../src/programme/forms/fields.ts";
import type { Theme } from "../../src/programme/forms/themes.ts";
import type { GroupId, PeerMeetingId, PersonId } from "../../src/programme/ids.ts";
import { mayManageOfGroup } from "../../src/programme/peer-support/rules.ts";
import { refreshHome } from "../outbox/home-refresh.ts";
import { enqueue } from "../outbox/outbox.ts";
import { redrawAbout } from "../outbox/redrawing.ts";
import type { RowKey } from "../outbox/rows.ts";
import { peerMeetingFor, type SeenPeerMeeting } from "../peer-support/peer-support.ts";
import { coordinators } from "../people/people.ts";
import { type Acting, type Allowed, allow } from "../privacy/acting.ts";
import { permit } from "../privacy/privacy.ts";
import { peerMeetings } from "../schema/index.ts";
import { eq } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { membersOf, readGroup, roleTowards } from "./groups.ts";

/** How many came to a group's meeting and what it was about, noted by one of its mentors: numbers, no names. */

type OfGroup = SeenPeerMeeting & { readonly groupId: GroupId };
type Countable = Allowed<"count who came", OfGroup & { readonly by: Acting }>;

/** A group's meeting that is over, for a mentor of the group or a coordinator; else why not. */
export function findCountable(
  db: Db,
  by: Acting,
  meetingId: PeerMeetingId | undefined,
  now: number,
): Countable | { no: "not-yours" | "not-counter" | "not-over" } {
  const meeting = peerMeetingFor(db, { personId: by.id }, meetingId);
  if (!meeting || meeting.groupId === null) return { no: "not-yours" };
  if (!mayManageOfGroup(roleTowards(db, by.id, meeting.groupId))) return { no: "not-counter" };
  if (meeting.state === "cancelled" || meeting.endsAt > now) return { no: "not-over" };
  return allow(db, { ...meeting, groupId: meeting.groupId, by });
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
  redrawAbout(db, { peerMeeting: meeting.id }, now);
  if (readGroup(db, groupId).state === "ended") redrawAbout(db, { group: groupId, to: ["coordinators"] }, now);
  refreshThoseWhoCount(db, groupId, now);
}

const countKey = (meetingId: PeerMeetingId, personId: PersonId): RowKey => `groups:count-ask:${meetingId}:${personId}`;

/** Asks each mentor of the group once about a meeting that is over. The first answer is for all. */
export function askForCount(db: Db, groupId: GroupId, meetingId: PeerMeetingId, now: number): void {
  for (const { person, role } of membersOf(db, groupId)) {
    if (role !== "mentor") continue;
    const ref = { group: groupId, person: person.id, meeting: meetingId };
    enqueue(db, { key: countKey(meetingId, person.id), kind: "groups:count-ask", ref, dueAt: now }, now);
  }
  refreshThoseWhoCount(db, groupId, now);
}

/** Home of those who may know of the numbers. An update alone would tell an actor that there are some. */
function refreshThoseWhoCount(db: Db, groupId: GroupId, now: number): void {
  const mentors = membersOf(db, groupId).filter(({ role }) => role === "mentor");
  refreshHome(db, [...mentors.map(({ person }) => person.id), ...coordinators(db).map(({ id }) => id)], now);
}

export type Count = { came: number; themes: readonly Stored<Theme>[] };

/** What was noted about a meeting, for whom the table allows it. */
export function countFor(
  db: Db,
  personId: PersonId,
  { groupId, came, heldThemes }: SeenPeerMeeting,
): Count | undefined {
  if (groupId === null || came === null) return undefined;
  return permit(db, { personId }, "group-count", { groupId }) && { came, themes: heldThemes ?? [] };
}
