import type { DrawnListPosition } from "../../../blocks/people-list.ts";
import { personModal } from "../../../blocks/person.ts";
import { emailFor } from "../../../db/enrolment/awaited-people.ts";
import { pairLinesOf, personLineFor } from "../../../db/enrolment/people-list.ts";
import { actorProfileFor, mentorProfileFor } from "../../../db/enrolment/profiles.ts";
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

/** Where in the list she came from, for a modal that is drawn anew. */
export const placeIn = (metadata: Submission["metadata"]): DrawnListPosition => ({
  ...listPositionIn(metadata),
  generation: nextGeneration(metadata.generation),
});

/** Somebody who stands in the list: no bot, nobody of another workspace, nobody who was erased. */
export const onList = (visit: Visit, personId: PersonId | undefined): Person | undefined =>
  personId && personLineFor(visit.db, viewerOf(visit), personId) && findPerson(visit.db, personId);

/** What she told of herself is not for the coordinator who is the other of a pair with her, to read or to write. */
export const isInPairWith = (visit: Visit, personId: PersonId): boolean =>
  personLineFor(visit.db, viewerOf(visit), personId)?.isInPairWithViewer === true;

/** She whose profile it is sees who has looked at it. */
export const recordLookAt = ({ db, person, now }: Visit, aboutId: PersonId): void =>
  recordLook(db, { at: now, personId: person.id, action: "people:show", authorIds: [aboutId] });

/** One person as a coordinator may see her, and above it what has just been done. */
export function sheet(visit: Visit, { id }: Person, place: DrawnListPosition, said?: Markup): ModalView {
  const { db, words, deps } = visit;
  const viewer = viewerOf(visit);
  const person = personLineFor(db, viewer, id);
  if (!person) throw new Error(`${id} is in no list`);
  const shown = {
    person,
    email: emailFor(db, viewer, id),
    mentor: mentorProfileFor(db, viewer, id),
    actor: actorProfileFor(db, viewer, id),
    ...pairLinesOf(db, viewer, id),
    place,
    said,
  };
  return personModal(words, shown, (on) => noonOf(on, deps.zone));
}
