import type { GroupId, PersonId } from "../../src/programme/ids.ts";
import { redrawAbout } from "../outbox/redrawing.ts";
import { peerAnswers, peerMeetings } from "../schema/index.ts";
import { and, asc, eq, inArray, lte, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";
import { aheadOf, followPeerMeeting, type PeerMeeting, type UpcomingMeeting, upcoming } from "./peer-support.ts";

/** The meetings of one group. */

/** Those that have not begun, in order of time, as the person sees them. Empty for a person who may not. */
export const upcomingGroupMeetings = (db: Db, personId: PersonId, groupId: GroupId, now: number): UpcomingMeeting[] =>
  upcoming(db, personId, plannedAfter(db).all({ groupId, now }));

const plannedAfter = aheadOf(eq(peerMeetings.groupId, sql.placeholder("groupId")));

/** Those that are over and were not cancelled, in order of time, without their texts. */
export const heldMeetingsOf = (db: Db, groupId: GroupId, now: number): PeerMeeting[] =>
  heldBefore(db)
    .all({ groupId, now })
    .map(({ title: _title, place: _place, description: _description, guest: _guest, ...rest }) => rest);

const heldBefore = prepared((orm) =>
  orm
    .select()
    .from(peerMeetings)
    .where(
      and(
        eq(peerMeetings.groupId, sql.placeholder("groupId")),
        eq(peerMeetings.state, "planned"),
        lte(peerMeetings.endsAt, sql.placeholder("now")),
      ),
    )
    .orderBy(asc(peerMeetings.startsAt))
    .prepare(),
);

/** Redraws what was said about the meetings ahead: who may read it has changed. */
export function redrawMeetingsOf(db: Db, groupId: GroupId, now: number): void {
  for (const { id } of plannedAfter(db).all({ groupId, now })) followPeerMeeting(db, id, now);
}

/** A person is no longer of the group: her answers to its meetings ahead are deleted. */
export function withdrawAnswers(db: Db, groupId: GroupId, personId: PersonId, now: number): void {
  const ids = plannedAfter(db)
    .all({ groupId, now })
    .map(({ id }) => id);
  db.orm
    .delete(peerAnswers)
    .where(and(eq(peerAnswers.personId, personId), inArray(peerAnswers.peerMeetingId, ids)))
    .run();
  for (const id of ids) followPeerMeeting(db, id, now);
  // Of those that are over she has messages that name the group's meeting.
  for (const { id } of heldMeetingsOf(db, groupId, now)) redrawAbout(db, { peerMeeting: id, to: [personId] }, now);
}
