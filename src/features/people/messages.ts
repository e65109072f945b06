import { pairsHandedOver, profileTold, staffTold } from "../../../blocks/person.ts";
import { isSo } from "../../../db/enrolment/network-roles.ts";
import { actorProfileFor, lastWritten, mentorProfileFor } from "../../../db/enrolment/profiles.ts";
import { kinds } from "../../../db/outbox/kinds.ts";
import { readPerson } from "../../../db/people/people.ts";
import { toPersonIn } from "../../outbox/addresses.ts";
import type { Effect } from "../../outbox/effects.ts";
import { messageEffect } from "../../outbox/message.ts";
import type { PairRole } from "../../programme/pairs/roles.ts";

/** A coordinator has written about her, or brought her along in a list: she is told who, and where she sees it. */
const told = messageEffect({
  kind: kinds["people:told"],
  withinHours: true,
  to: toPersonIn,
  draw({ db, words, viewer }, ref) {
    const { person, by } = ref;
    const isWrittenBy = (role: PairRole) => lastWritten(db, person, role)?.by === by;
    const mentor = isWrittenBy("mentor") ? mentorProfileFor(db, viewer, person) : undefined;
    const actor = isWrittenBy("actor") ? actorProfileFor(db, viewer, person) : undefined;
    return mentor || actor ? profileTold(words, { by: readPerson(db, by).name, mentor, actor }) : undefined;
  },
});

/** She has become, or is no longer, a coordinator or a peer organiser. */
const roleTold = messageEffect({
  kind: kinds["people:role-told"],
  withinHours: false,
  to: toPersonIn,
  draw({ db, words }, ref) {
    if (!isSo(db, ref.person, ref.change)) return undefined;
    return staffTold(words, ref.change, readPerson(db, ref.by).name);
  },
});

/** A coordinator has left, and she answers for some of her pairs. */
const tookOver = messageEffect({
  kind: kinds["people:took-over"],
  withinHours: false,
  to: toPersonIn,
  draw: ({ db, words }, ref) => pairsHandedOver(words, readPerson(db, ref.from).name, ref.count),
});

export const effects: readonly Effect[] = [told, roleTold, tookOver];
