import { groupFeedbackForm, groupWishForm } from "../../src/programme/groups/form.ts";
import type { GroupId } from "../../src/programme/ids.ts";
import { type KeptAnswers, keptIn, type Looking, type OwnDataPart } from "../own-data/part.ts";
import { groupFeedback, groupMembers, groupWishes } from "../schema/index.ts";
import { asc, eq } from "../store/drizzle.ts";
import { groupFeedbackOf } from "./ending.ts";
import { groupFor } from "./groups.ts";
import { wishFor, wishState } from "./wishes.ts";

export const keptWishes = keptIn(
  groupWishes,
  groupWishForm,
  { field: "field", learned: "learned" },
  { person: groupWishes.personId },
);

export const keptGroupFeedback = keptIn(
  groupFeedback,
  groupFeedbackForm,
  { text: "text" },
  { person: groupFeedback.personId },
);

export const keptAnswers: readonly KeptAnswers[] = [keptWishes, keptGroupFeedback];

/** Her groups, also those that she has left: of these she sees no name any longer, only what is about herself. */
const groupsIn = ({ db, person, viewer, at }: Looking) =>
  db.orm
    .select()
    .from(groupMembers)
    .where(eq(groupMembers.personId, person.id))
    .orderBy(asc(groupMembers.joinedAt))
    .all()
    .map(({ groupId, role, joinedAt, leftAt }) => ({
      name: groupFor(db, viewer, groupId)?.name ?? null,
      role,
      joined: at(joinedAt),
      left: at(leftAt),
      wish: wishIn({ db, person, viewer, at }, groupId),
      feedback: groupFeedbackOf(db, viewer, groupId, person.id) ?? null,
    }));

function wishIn({ db, person, viewer, at }: Pick<Looking, "db" | "person" | "viewer" | "at">, groupId: GroupId) {
  const asked = wishState(db, groupId, person.id);
  return asked ? { asked: at(asked.askedAt), answer: wishFor(db, viewer, groupId, person.id) ?? null } : null;
}

export const ownDataPart: OwnDataPart = {
  items: (reader) => ({ groups: groupsIn(reader) }),
  counted: (reader) => ({ text: "privacy.stored.groups", count: groupsIn(reader).length }),
};
