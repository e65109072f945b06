import { keptGroupMeetings, keptPeerMeetings } from "../peer-support/own-data.ts";
import { followPeerMeeting } from "../peer-support/peer-support.ts";
import { peerMeetings, people } from "../schema/index.ts";
import { and, eq, inArray, isNotNull, lte, or } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { emptied } from "./part.ts";

/**
 * Deletes the texts of meetings of mentors and groups that are over and were called by a person who is erased. Meetings ahead keep their texts until then:
 * participants need them, and a coordinator can move or cancel the meeting.
 * @param most the most meetings to process
 * @returns the number of processed meetings
 */
export function deletePeerMeetingTexts(db: Db, now: number, most = Number.MAX_SAFE_INTEGER): number {
  const isOver = or(lte(peerMeetings.endsAt, now), eq(peerMeetings.state, "cancelled"));
  const hasTexts = or(
    isNotNull(peerMeetings.place),
    isNotNull(peerMeetings.description),
    isNotNull(peerMeetings.guest),
  );
  const found = db.orm
    .select({ id: peerMeetings.id })
    .from(peerMeetings)
    .innerJoin(people, eq(people.id, peerMeetings.createdBy))
    .where(and(isOver, hasTexts, isNotNull(people.erasedAt)))
    .limit(most)
    .all();
  const ids = found.map(({ id }) => id);
  if (ids.length > 0)
    db.orm
      .update(peerMeetings)
      .set({ ...emptied(keptPeerMeetings), ...emptied(keptGroupMeetings) })
      .where(inArray(peerMeetings.id, ids))
      .run();
  for (const id of ids) followPeerMeeting(db, id, now);
  return ids.length;
}
