import { refOf } from "../outbox/kind.ts";
import { kinds } from "../outbox/kinds.ts";
import { laneOf } from "../outbox/lanes.ts";
import { enqueue, redraw } from "../outbox/outbox.ts";
import { messagesInLane } from "../outbox/rows.ts";
import type { Person } from "../people/people.ts";
import type { Db } from "../store/open.ts";
import { type Pair, twoOf } from "./pairs.ts";

const INVITING = ["pairs:invitation", "pairs:invitation-reminder"] as const;

/** Redraws what the two were sent about the invitation: it says when the first meeting is, and has buttons while it can be answered. */
export function redrawInvitations(db: Db, pair: Pair, now: number): void {
  for (const { person } of twoOf(pair)) {
    for (const row of messagesInLane(db, laneOf.person(person.id))) {
      const kind = INVITING.find((one) => one === row.kind);
      if (kind && refOf(kinds[kind], row.ref).pair === pair.id) redraw(db, row, now);
    }
  }
}

/** Tells these people that the invitation is no longer valid, in the same words whatever the reason. */
export function tellInvitationOver(db: Db, pair: Pair, who: readonly Person[], now: number): void {
  for (const { id } of who) {
    const key = `pairs:invitation-over:${pair.id}:${id}`;
    enqueue(db, { key, kind: "pairs:invitation-over", ref: { pair: pair.id, person: id }, dueAt: now }, now);
  }
}
