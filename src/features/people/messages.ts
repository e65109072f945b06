import { pairsHandedOver, profileTold, staffTold } from "../../../blocks/person.ts";
import { isInEffect } from "../../../db/enrolment/network-roles.ts";
import { actorProfileFor, lastWritten, mentorProfileFor } from "../../../db/enrolment/profiles.ts";
import { isWished } from "../../../db/mail/wished.ts";
import { kinds } from "../../../db/outbox/kinds.ts";
import { readPerson } from "../../../db/people/people.ts";
import { toPersonIn } from "../../outbox/addresses.ts";
import type { Effect } from "../../outbox/effects.ts";
import { messageEffect } from "../../outbox/message.ts";
import type { PairRole } from "../../programme/pairs/roles.ts";

/** Tells a person which coordinator has written or imported the person's profile, and where to see it. */
const told = messageEffect({
  kind: kinds["people:told"],
  withinHours: true,
  to: toPersonIn,
  draw({ db, words, viewer }, ref) {
    const { person, by } = ref;
    const isWrittenBy = (role: PairRole) => lastWritten(db, person, role)?.by === by;
    const mentor = isWrittenBy("mentor") ? mentorProfileFor(db, viewer, person) : undefined;
    const actor = isWrittenBy("actor") ? actorProfileFor(db, viewer, person) : undefined;
    const wishesLetters = isWished(db, person);
    const isTold = mentor || actor || wishesLetters;
    return isTold ? profileTold(words, { by: readPerson(db, by).name, mentor, actor, wishesLetters }) : undefined;
  },
});

/** Tells a person about a new role as coordinator or peer organiser, or about its end. */
const roleTold = messageEffect({
  kind: kinds["people:role-told"],
  withinHours: false,
  to: toPersonIn,
  draw({ db, words }, ref) {
    if (!isInEffect(db, ref.person, ref.change)) return undefined;
    return staffTold(words, ref.change, readPerson(db, ref.by).name);
  },
});

/** Tells a coordinator which pairs came over from a coordinator who has left. */
const tookOver = messageEffect({
  kind: kinds["people:took-over"],
  withinHours: false,
  to: toPersonIn,
  draw: ({ db, words }, ref) => pairsHandedOver(words, readPerson(db, ref.from).name, ref.count),
});

export const effects: readonly Effect[] = [told, roleTold, tookOver];
