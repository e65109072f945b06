import type { PersonId } from "../../src/programme/ids.ts";
import { refreshHome } from "../outbox/home-refresh.ts";
import { enqueue, redraw } from "../outbox/outbox.ts";
import { otherOf, type Pair, twoOf } from "../pairs/pairs.ts";
import { meetings } from "../schema/index.ts";
import { eq } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import type { Meeting } from "./meeting.ts";
import { keysAbout } from "./meeting-outbox-rows.ts";
import { changeMeetingState } from "./meetings.ts";

/**
 * The mentor or the actor cannot come to a meeting that has not begun. A later meeting is cancelled; the first one stays until the coordinator
 * moves it. The other person is told at once, without a reason. The caller has checked the person and the state of the meeting.
 */
export function cannotCome(db: Db, pair: Pair, meeting: Meeting, personId: PersonId, now: number): void {
  const ref = { meeting: meeting.id, revision: meeting.revision, person: personId };
  const key = `meetings:cancelled:${meeting.id}:${meeting.revision}`;
  enqueue(db, { key, kind: "meetings:cancelled", ref, to: pair.id, dueAt: now }, now);
  if (meeting.kind === "kickoff") {
    db.orm.update(meetings).set({ cancelledBy: personId }).where(eq(meetings.id, meeting.id)).run();
    const told = { key: keysAbout(meeting).cannot, ref, to: pair.coordinator.id };
    enqueue(db, { ...told, kind: "meetings:cannot", dueAt: now }, now);
    for (const said of Object.values(keysAbout(meeting))) redraw(db, said, now);
    refreshHome(db, [pair.mentor.id, pair.actor.id, pair.coordinator.id], now);
    return;
  }
  const other = otherOf(pair, personId);
  for (const { person, role } of twoOf(pair).filter((one) => one.person.id === other.id)) {
    const direct = { key: `${key}:${role}`, ref: { ...ref, role }, to: person.id };
    enqueue(db, { ...direct, kind: "meetings:cancelled-direct", dueAt: now }, now);
  }
  changeMeetingState(db, meeting.id, { state: "cancelled", by: personId }, now);
}
