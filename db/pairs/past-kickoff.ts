import { keysAbout } from "../meetings/meeting-outbox-rows.ts";
import { kickoffOf } from "../meetings/meetings.ts";
import { refreshHome } from "../outbox/home-refresh.ts";
import { enqueue } from "../outbox/outbox.ts";
import { redrawAbout } from "../outbox/redrawing.ts";
import { coordinators } from "../people/people.ts";
import { meetings } from "../schema/index.ts";
import { eq } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { type Pair, twoOf } from "./pairs.ts";

/**
 * The time of the first meeting has passed before the two had a channel. The meeting waits for a new time, as if somebody could not come, and the
 * coordinator is asked for one; nothing names the old time. Does nothing where the meeting is ahead or waits for a new time already.
 */
export function putOffPastKickoff(db: Db, pair: Pair, now: number): void {
  const kickoff = kickoffOf(db, pair.id);
  if (kickoff?.state !== "planned" || kickoff.cancelledBy !== null || kickoff.endsAt > now) return;
  db.orm.update(meetings).set({ cancelledBy: pair.coordinator.id }).where(eq(meetings.id, kickoff.id)).run();
  const ref = { meeting: kickoff.id, revision: kickoff.revision };
  // The key is that of "En pääse", so that the message is redrawn when the meeting is moved.
  const told = { key: keysAbout(kickoff).cannot, ref, to: pair.coordinator.id };
  enqueue(db, { ...told, kind: "pairs:kickoff-passed", dueAt: now }, now);
  redrawAbout(db, { pair: pair.id }, now);
  refreshHome(db, [...twoOf(pair).map(({ person }) => person.id), ...coordinators(db).map(({ id }) => id)], now);
}
