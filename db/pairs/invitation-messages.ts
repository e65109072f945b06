import { enqueue } from "../outbox/outbox.ts";
import type { Person } from "../people/people.ts";
import type { Db } from "../store/open.ts";
import type { Pair } from "./pairs.ts";

/** Tells these people that the invitation is no longer valid, in the same words whatever the reason. */
export function tellInvitationOver(db: Db, pair: Pair, who: readonly Person[], now: number): void {
  for (const { id } of who) {
    const key = `pairs:invitation-over:${pair.id}:${id}`;
    enqueue(db, { key, kind: "pairs:invitation-over", ref: { pair: pair.id, person: id }, dueAt: now }, now);
  }
}
