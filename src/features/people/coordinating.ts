import { addModal, type DrawnListPosition, peopleModal } from "../../../blocks/people-list.ts";
import { staffModal } from "../../../blocks/person.ts";
import { changeStaff } from "../../../db/enrolment/network-roles.ts";
import { peopleFor } from "../../../db/enrolment/people-list.ts";
import { findStoppable, stopMailForHer } from "../../../db/mail/stopping.ts";
import { findPerson, type Person } from "../../../db/people/people.ts";
import { asCoordinator } from "../../../db/privacy/acting.ts";
import { nextGeneration, readAnswer } from "../../programme/forms/reading.ts";
import { type PersonId, personIdFrom } from "../../programme/ids.ts";
import { addForm, listForm } from "../../programme/people/form.ts";
import { listStart, type StaffChange, staffChangeAsked, staffChanges } from "../../programme/people/rules.ts";
import { coordinatorProblem, organiserProblem } from "../../programme/setup/rules.ts";
import type { Listening, Press, Reply, Submission, Visit } from "../../slack/listening.ts";
import { showInPlace } from "../../slack/visit.ts";
import { joined } from "../../texts/markup.ts";
import { asActor, asMentor, editing, saveForAnother, sheetAfter } from "./for-another.ts";
import { isAllowed, type ModalView, onList, placeIn, recordLookAt, sheet, viewerOf } from "./sheet.ts";

/**
 * "Ihmiset": a coordinator finds a person, looks at the profile, and writes for that person. All of it happens in one modal that is redrawn, so
 * that the coordinator never comes back to a view that is older than the last act.
 */
export function listenToCoordinators(listening: Listening): void {
  listening.press("people:list", async (visit) => {
    if (isAllowed(visit)) await visit.show(listModal(visit, { ...listStart, generation: 0 }));
    else await visit.say("people.list.onlyCoordinators");
  });

  const turn = (visit: Visit, press: Press) =>
    inPlace(visit, press, (place) => listModal(visit, { ...place, page: Number(press.value) || 1 }));
  listening.press("people:page", turn);
  listening.press("people:page-back", turn);
  listening.press("people:back", (visit, press) => inPlace(visit, press, (place) => listModal(visit, place)));
  listening.press("people:add", (visit, press) => inPlace(visit, press, (place) => addModal(visit.words, place)));

  listening.press("people:show", (visit, press) =>
    aboutOne(visit, press, personIdFrom(press.value), (one, place) => lookAt(visit, one, place)),
  );

  listening.press("people:edit-mentor", (visit, press) =>
    aboutOne(visit, press, personIdFrom(press.value), (one, place) => editing(visit, asMentor, one, place)),
  );
  listening.press("people:edit-actor", (visit, press) =>
    aboutOne(visit, press, personIdFrom(press.value), (one, place) => editing(visit, asActor, one, place)),
  );

  listening.press("people:stop-letters", (visit, press) =>
    aboutOne(visit, press, personIdFrom(press.value), (one, place) => stopLetters(visit, one, place)),
  );

  const ask = (visit: Visit, press: Press) => {
    const asked = staffChangeAsked(press.value);
    return aboutOne(visit, press, asked?.personId, (person, place) =>
      asked && person.slackUserId !== undefined
        ? staffModal(visit.words, { change: asked.change, person, place })
        : undefined,
    );
  };
  listening.press("people:staff-coordinator", ask);
  listening.press("people:staff-organiser", ask);

  listening.submit("people:list", {
    handle(visit, { state, metadata }) {
      if (!isAllowed(visit)) return { refused: "people.list.onlyCoordinators" };
      const { answer, complaints } = readAnswer(listForm, state);
      if (!answer) return { complaints };
      const place = {
        search: answer.search ?? "",
        filter: answer.filter,
        page: 1,
        generation: nextGeneration(metadata.generation),
      };
      return { again: listModal(visit, place) };
    },
  });

  listening.submit<Person | undefined>("people:add", {
    async before(visit, { state }) {
      const { answer } = readAnswer(addForm, state);
      return answer && isAllowed(visit) ? visit.personToday(answer.person) : undefined;
    },
    handle(visit, { state, metadata }, person) {
      if (!isAllowed(visit)) return { refused: "people.list.onlyCoordinators" };
      const { answer, complaints } = readAnswer(addForm, state);
      if (!answer) return { complaints };
      if (!person) return { complaints: { person: { key: "setup.unknownPerson" } } };
      const problem = organiserProblem(person);
      if (problem) return { complaints: { person: problem } };
      const place = placeIn(metadata);
      return {
        again:
          answer.role === "mentor" ? editing(visit, asMentor, person, place) : editing(visit, asActor, person, place),
      };
    },
  });

  listening.submit(asMentor.form.name, {
    handle: (visit, submission) => saveForAnother(visit, submission, asMentor),
    goOn: sheetAfter,
  });
  listening.submit(asActor.form.name, {
    handle: (visit, submission) => saveForAnother(visit, submission, asActor),
    goOn: sheetAfter,
  });

  listening.submit<Person | undefined>("people:staff", {
    async before(visit, { metadata }) {
      const person = isAllowed(visit) ? findPerson(visit.db, personIdFrom(metadata.person)) : undefined;
      return person && person.slackUserId !== undefined ? visit.personToday(person.slackUserId) : undefined;
    },
    handle: changeRole,
    goOn: sheetAfter,
  });
}

/** Redraws the modal in which the coordinator pressed, or opens one if the press was elsewhere. */
async function inPlace(
  visit: Visit,
  press: Press,
  draw: (place: DrawnListPosition) => ModalView | undefined,
): Promise<void> {
  if (!isAllowed(visit)) return visit.say("people.list.onlyCoordinators");
  const modal = draw(placeIn(press.view?.metadata ?? {}));
  if (!modal) return visit.say("people.list.gone");
  await showInPlace(visit, press, modal);
}

const aboutOne = (
  visit: Visit,
  press: Press,
  personId: PersonId | undefined,
  draw: (person: Person, place: DrawnListPosition) => ModalView | undefined,
): Promise<void> =>
  inPlace(visit, press, (place) => {
    const person = onList(visit, personId);
    return person && draw(person, place);
  });

/** The list of all people, without a search or a filter. */
export const firstPageOfPeople = (visit: Visit): ModalView => listModal(visit, placeIn({}));

function listModal(visit: Visit, place: DrawnListPosition): ModalView {
  const found = peopleFor(visit.db, viewerOf(visit), place);
  if (!found) throw new Error("a coordinator may not read profiles");
  return peopleModal(visit.words, found, place.generation);
}

function lookAt(visit: Visit, person: Person, place: DrawnListPosition): ModalView | undefined {
  recordLookAt(visit, person.id);
  return sheet(visit, person, place);
}

/** She has asked for it, by the address in her letters or by word of mouth. */
function stopLetters(visit: Visit, person: Person, place: DrawnListPosition): ModalView | undefined {
  const { db, words, now } = visit;
  const isDone = db.transaction(() => {
    const by = asCoordinator(db, visit.person);
    const stoppable = by && findStoppable(db, by, person.id);
    if (stoppable) stopMailForHer(db, stoppable, now);
    return stoppable !== undefined;
  });
  return sheet(visit, person, place, words.md(`mail.stopFor.${isDone ? "done" : "void"}`, { name: person.name }));
}

/** Gives a role to the person of the modal, or takes it away. */
function changeRole(visit: Visit, { metadata }: Submission, person: Person | undefined): Reply {
  const { db, words, now } = visit;
  const by = asCoordinator(db, visit.person);
  if (!by) return { refused: "people.list.onlyCoordinators" };
  const change = staffChanges.find((known) => known === metadata.change);
  if (!person || change === undefined) return { refused: "people.list.gone" };
  const problem = problemWith(person, change);
  if (problem) return { refused: problem.key, params: { name: person.firstName } };
  const result = changeStaff(db, by, { person, change }, now);
  if ("refused" in result) return { refused: `people.staff.${result.refused}` };
  // A coordinator who has given up the own role may no longer see the list: all modals are closed.
  if (change === "not-coordinator" && person.id === visit.person.id) return { clear: true };
  const lines = [
    words.md("people.staff.done"),
    ...(result.tookOver > 0 ? [words.md("people.staff.tookOver", { count: result.tookOver })] : []),
  ];
  return { goesOn: sheet(visit, person, placeIn(metadata), joined(lines, " ")) };
}

function problemWith(person: Person, change: StaffChange) {
  if (change === "coordinator") return coordinatorProblem(person);
  return change === "organiser" ? organiserProblem(person) : undefined;
}
