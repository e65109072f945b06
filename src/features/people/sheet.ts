import type { DrawnListPosition } from "../../../blocks/people-list.ts";
import { personModal } from "../../../blocks/person.ts";
import { emailFor } from "../../../db/enrolment/awaited-people.ts";
import { pairLinesOf, personLineFor } from "../../../db/enrolment/people-list.ts";
import { actorProfileFor, mentorProfileFor } from "../../../db/enrolment/profiles.ts";
import { hasAddressFor } from "../../../db/mail/addresses.ts";
import { findPerson, type Person } from "../../../db/people/people.ts";
import { recordLook } from "../../../db/privacy/privacy.ts";
import { noonOf } from "../../programme/calendar/calendar.ts";
import { nextGeneration } from "../../programme/forms/reading.ts";
import type { PersonId } from "../../programme/ids.ts";
import { listPositionIn } from "../../programme/people/rules.ts";
import type { Submission, Visit } from "../../slack/listening.ts";
import type { Markup } from "../../texts/markup.ts";

export type ModalView = Parameters<Visit["show"]>[0];

export const isAllowed = ({ person }: Visit): boolean => person.isCoordinator;
export const viewerOf = ({ person }: Visit) => ({ personId: person.id });

/** The position in the list that a modal was opened from, with the next generation of its blocks. */
export const placeIn = (metadata: Submission["metadata"]): DrawnListPosition => ({
  ...listPositionIn(metadata),
  generation: nextGeneration(metadata.generation),
});

/** A person of the list. Undefined for a bot, a person of another workspace, and one who was erased. */
export const onList = (visit: Visit, personId: PersonId | undefined): Person | undefined =>
  personId && personLineFor(visit.db, viewerOf(visit), personId) && findPerson(visit.db, personId);

/** True where the coordinator is in a pair with this person: then the coordinator may neither read nor write the profile. */
export const isInPairWith = (visit: Visit, personId: PersonId): boolean =>
  personLineFor(visit.db, viewerOf(visit), personId)?.isInPairWithViewer === true;

/** Records the look, because the person whose profile it is can see who has looked at it. */
export const recordLookAt = ({ db, person, now }: Visit, aboutId: PersonId): void =>
  recordLook(db, { at: now, personId: person.id, action: "people:show", authorIds: [aboutId] });

/** One person as a coordinator may see the profile. `said`: a line above it about what was just done. @throws where `onList` finds nobody */
export function sheet(visit: Visit, { id }: Person, place: DrawnListPosition, said?: Markup): ModalView {
  const { db, words, deps } = visit;
  const viewer = viewerOf(visit);
  const person = personLineFor(db, viewer, id);
  if (!person) throw new Error(`the list of people has no ${id}`);
  const shown = {
    person,
    email: emailFor(db, viewer, id),
    hasMailAddress: deps.hasMail && hasAddressFor(db, viewer, id),
    mentor: mentorProfileFor(db, viewer, id),
    actor: actorProfileFor(db, viewer, id),
    ...pairLinesOf(db, viewer, id),
    place,
    said,
  };
  return personModal(words, shown, (on) => noonOf(on, deps.zone));
}
