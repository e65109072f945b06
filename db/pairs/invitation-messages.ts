import type { PersonId } from "../../src/programme/ids.ts";
import { refreshHome } from "../outbox/home-refresh.ts";
import { enqueue } from "../outbox/outbox.ts";
import { redrawAbout } from "../outbox/redrawing.ts";
import type { Person } from "../people/people.ts";
import { pairs } from "../schema/index.ts";
import { eq } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";
import type { Pair } from "./pairs.ts";

/** Tells these people that the invitation is no longer valid, in the same words whatever the reason. */
export function tellInvitationOver(db: Db, pair: Pair, who: readonly Person[], now: number): void {
  for (const { id } of who) {
    const key = `pairs:invitation-over:${pair.id}:${id}`;
    enqueue(db, { key, kind: "pairs:invitation-over", ref: { pair: pair.id, person: id }, dueAt: now }, now);
  }
}

const invitedPairs = prepared((orm) =>
  orm
    .select({ id: pairs.id, mentorId: pairs.mentorId, actorId: pairs.actorId })
    .from(pairs)
    .where(eq(pairs.state, "invited"))
    .prepare(),
);

/** The profiles of these people have changed. An invitation that waits for an answer tells the field of work to the other one. */
export function followProfiles(db: Db, changed: ReadonlySet<PersonId>, now: number): void {
  for (const { id, mentorId, actorId } of invitedPairs(db).all()) {
    const readers = [...(changed.has(mentorId) ? [actorId] : []), ...(changed.has(actorId) ? [mentorId] : [])];
    if (readers.length === 0) continue;
    redrawAbout(db, { invitation: id, to: readers }, now);
    refreshHome(db, readers, now);
  }
}
