import { refreshHome } from "../outbox/home-refresh.ts";
import { enqueue, laneOf, redraw } from "../outbox/outbox.ts";
import { otherOf, twoOf } from "../pairs/pairs.ts";
import type { PairAs } from "../privacy/acting.ts";
import { meetings, type PairRole } from "../schema/index.ts";
import { eq } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import type { MeetingOf } from "./meeting.ts";
import { keysAbout } from "./meeting-outbox-rows.ts";
import { changeMeetingState } from "./meetings.ts";

/**
 * One of the two cannot come to a meeting that lies ahead: a later one is cancelled, the first one waits for the coordinator to move it.
 * The other is told at once, without a reason.
 */
export function cannotCome(db: Db, meeting: MeetingOf<PairAs<PairRole>>, now: number): void {
  const { of: pair } = meeting;
  const personId = pair.by.id;
  const ref = { meeting: meeting.id, revision: meeting.revision, person: personId };
  const key = `meetings:cancelled:${meeting.id}:${meeting.revision}`;
  enqueue(db, { key, kind: "meetings:cancelled", ref, lane: laneOf.pair(pair.id), dueAt: now }, now);
  if (meeting.kind === "kickoff") {
    db.orm.update(meetings).set({ cancelledBy: personId }).where(eq(meetings.id, meeting.id)).run();
    const lane = laneOf.person(pair.coordinator.id);
    enqueue(db, { key: keysAbout(meeting).cannot, kind: "meetings:cannot", ref, lane, dueAt: now }, now);
    for (const said of Object.values(keysAbout(meeting))) redraw(db, said, now);
    refreshHome(db, [pair.mentor.id, pair.actor.id, pair.coordinator.id], now);
    return;
  }
  const other = otherOf(pair, personId);
  for (const { person, role } of twoOf(pair).filter((one) => one.person.id === other.id)) {
    const direct = { key: `${key}:${role}`, kind: "meetings:cancelled-direct", ref: { ...ref, role } };
    enqueue(db, { ...direct, lane: laneOf.person(person.id), dueAt: now }, now);
  }
  changeMeetingState(db, meeting.id, { state: "cancelled", by: personId }, now);
}
