import { redrawAbout } from "../peer-support/peer-support.ts";
import { peerMeetings, people } from "../schema/index.ts";
import { and, eq, inArray, isNotNull, lte, or } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { emptied, keptPeerMeetings } from "./kept-answers.ts";

/**
 * Deletes what somebody who is erased wrote of peer-support meetings that she called and that are over. Those that are ahead keep it until
 * then: others come by it, and a coordinator can move or cancel them.
 * @param most how many meetings at a time
 * @returns how many there were
 */
export function deletePeerMeetingTexts(db: Db, now: number, most = Number.MAX_SAFE_INTEGER): number {
  const isOver = or(lte(peerMeetings.endsAt, now), eq(peerMeetings.state, "cancelled"));
  const hasTexts = or(isNotNull(peerMeetings.place), isNotNull(peerMeetings.description));
  const found = db.orm
    .select({ id: peerMeetings.id })
    .from(peerMeetings)
    .innerJoin(people, eq(people.id, peerMeetings.createdBy))
    .where(and(isOver, hasTexts, isNotNull(people.erasedAt)))
    .limit(most)
    .all();
  const ids = found.map(({ id }) => id);
  if (ids.length > 0)
    db.orm.update(peerMeetings).set(emptied(keptPeerMeetings)).where(inArray(peerMeetings.id, ids)).run();
  for (const id of ids) redrawAbout(db, id, now);
  return ids.length;
}
