import type { DrawnListPosition } from "../../../blocks/people-list.ts";
import { type Editing, editActorModal, editMentorModal } from "../../../blocks/person.ts";
import { enqueueProfileNotice } from "../../../db/enrolment/awaited-people.ts";
import { profileFor } from "../../../db/enrolment/people-list.ts";
import {
  actorProfileFor,
  lastWritten,
  mentorProfileFor,
  type ProfileOf,
  saveActorProfile,
  saveMentorProfile,
} from "../../../db/enrolment/profiles.ts";
import { type Person, readPerson } from "../../../db/people/people.ts";
import { asCoordinator } from "../../../db/privacy/acting.ts";
import type { Db } from "../../../db/store/open.ts";
import { dateOf } from "../../programme/calendar/calendar.ts";
import type { Fields, Form, StoredAnswer } from "../../programme/forms/fields.ts";
import { type Complaints, readAnswer } from "../../programme/forms/reading.ts";
import { type PersonId, personIdFrom } from "../../programme/ids.ts";
import type { PairRole } from "../../programme/pairs/roles.ts";
import { editActorForm, editMentorForm } from "../../programme/people/form.ts";
import type { Reply, Submission, Visit } from "../../slack/listening.ts";
import type { Words } from "../../texts/words.ts";
import { isAllowed, isInPairWith, type ModalView, onList, placeIn, recordLookAt, sheet, viewerOf } from "./sheet.ts";

/** How a coordinator writes a profile for another person, who is told of it. Mentors and actors differ only in the form. */
type ProfileKind<F extends Fields> = {
  role: PairRole;
  form: Form<F>;
  stored(db: Db, viewer: { personId: PersonId }, personId: PersonId): StoredAnswer<F> | undefined;
  save(db: Db, of: ProfileOf, answer: StoredAnswer<F>, now: number): void;
  modal(words: Words, editing: Editing<StoredAnswer<F>>): ModalView;
  /** What is wrong with an answer beside what its form says. */
  wrongIn?(answer: StoredAnswer<F>, today: string): Complaints;
};

export const asMentor: ProfileKind<(typeof editMentorForm)["fields"]> = {
  role: "mentor",
  form: editMentorForm,
  stored: mentorProfileFor,
  save: saveMentorProfile,
  modal: editMentorModal,
  wrongIn: ({ trainedOn }, today) =>
    trainedOn !== null && trainedOn > today ? { trainedOn: { key: "people.trainedLater" } } : {},
};

export const asActor: ProfileKind<(typeof editActorForm)["fields"]> = {
  role: "actor",
  form: editActorForm,
  stored: actorProfileFor,
  save: saveActorProfile,
  modal: editActorModal,
};

/** The form with the stored profile, or an empty one. Shows the sheet instead if the coordinator is in a pair with that person. */
export function editing<F extends Fields>(
  visit: Visit,
  way: ProfileKind<F>,
  person: Person,
  place: DrawnListPosition,
): ModalView {
  const { db, words } = visit;
  if (isInPairWith(visit, person.id)) return sheet(visit, person, place);
  const changedAt = lastWritten(db, person.id, way.role)?.at ?? 0;
  const answer = way.stored(db, viewerOf(visit), person.id);
  if (answer) recordLookAt(visit, person.id);
  return way.modal(words, { person, answer, changedAt, place });
}

/** Saves the profile. If somebody else has saved it meanwhile, shows that first and keeps the typed text. */
export function saveForAnother<F extends Fields>(
  visit: Visit,
  { state, metadata }: Submission,
  way: ProfileKind<F>,
): Reply {
  const { db, words, now } = visit;
  const by = asCoordinator(db, visit.person);
  if (!by) return { refused: "people.list.onlyCoordinators" };
  const of = profileFor(db, by, personIdFrom(metadata.person));
  if ("why" in of) return { refused: of.why === "gone" ? "people.list.gone" : "people.person.inPairWithHer" };
  const { person } = of;
  const stored = way.stored(db, viewerOf(visit), person.id);
  const { answer, complaints = {} } = readAnswer(way.form, state, stored);
  if (answer === undefined) return { complaints };
  const wrong = way.wrongIn?.(answer, dateOf(now, visit.deps.zone)) ?? {};
  if (Object.keys(wrong).length > 0) return { complaints: wrong };
  const place = placeIn(metadata);
  if (stored && isSame(stored, answer))
    return { again: sheet(visit, person, place, words.md("people.person.unchanged")) };
  const last = lastWritten(db, person.id, way.role);
  if (last && last.at !== metadata.changedAt) {
    const conflict = { name: readPerson(db, last.by).firstName, at: last.at };
    return { again: way.modal(words, { person, answer, place, changedAt: last.at, conflict }) };
  }
  way.save(db, of, answer, now);
  if (person.id !== by.id && person.slackUserId !== undefined) enqueueProfileNotice(db, person.id, by.id, now);
  return { goesOn: sheet(visit, person, place, words.md(savedText(visit, person))) };
}

/** The sheet to which the form leads, when it is sent again after it was saved. */
export function sheetAfter(visit: Visit, { metadata }: Submission): ModalView | undefined {
  const person = isAllowed(visit) ? onList(visit, personIdFrom(metadata.person)) : undefined;
  return person && sheet(visit, person, placeIn(metadata), visit.words.md("general.savedAlready"));
}

/** Compares only the fields that the form asks: the stored answer may have more. */
const isSame = <F extends Fields>(stored: StoredAnswer<F>, answer: StoredAnswer<F>): boolean =>
  (Object.keys(answer) as (keyof F)[]).every((name) => stored[name] === answer[name]);

function savedText({ person: by }: Visit, { id, slackUserId }: Person) {
  if (id === by.id) return "people.person.savedOwn";
  return slackUserId === undefined ? "people.person.savedWaiting" : "people.person.saved";
}
