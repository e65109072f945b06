import type { PairRole } from "../../src/programme/pairs/roles.ts";
import { writeUnsuitableLetters } from "../mail/letters.ts";
import { refreshHome } from "../outbox/home-refresh.ts";
import { enqueue } from "../outbox/outbox.ts";
import { redrawAbout } from "../outbox/redrawing.ts";
import { otherOf, twoOf } from "../pairs/pairs.ts";
import type { PairAs } from "../privacy/acting.ts";
import { meetings } from "../schema/index.ts";
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
  enqueue(db, { key, kind: "meetings:cancelled", ref, to: pair.id, dueAt: now }, now);
  if (meeting.kind === "kickoff") {
    db.orm.update(meetings).set({ cancelledBy: personId }).where(eq(meetings.id, meeting.id)).run();
    const told = { key: keysAbout(meeting).cannot, ref, to: pair.coordinator.id };
    enqueue(db, { ...told, kind: "meetings:cannot", dueAt: now }, now);
    writeUnsuitableLetters(db, [otherOf(pair, personId)], meeting, now);
    redrawAbout(db, { pair: pair.id }, now);
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
