import { newPairModal } from "../../../blocks/pairs.ts";
import { proposedLanguage } from "../../../db/enrolment/channel-language.ts";
import { findPerson, findPersonBySlackId } from "../../../db/people/people.ts";
import { openProgrammes } from "../../../db/programmes/programmes.ts";
import { submittedBefore } from "../../../db/store/submissions.ts";
import { answeredSoFar, nextGeneration } from "../../programme/forms/reading.ts";
import { type PersonId, personIdFrom, type SlackUserId, type ViewId } from "../../programme/ids.ts";
import { newPairForm, replacementForm } from "../../programme/pairs/form.ts";
import type { Listening, Press, Visit } from "../../slack/listening.ts";
import type { Language } from "../../texts/languages.ts";
import { replacementChooser } from "../pairs/replacing.ts";
import { type Choice, type OpenedModal, rankingList } from "./ranking-list.ts";

/** How the modal of a new pair is drawn when the actor or a mentor in the list was chosen. */
const newPairChooser = {
  async actorOf(visit: Visit, { state }: OpenedModal) {
    const { actor } = answeredSoFar(newPairForm, state);
    return actor === undefined ? undefined : visit.personOf(actor);
  },
  chosenMentor: ({ state }: OpenedModal) => answeredSoFar(newPairForm, state).mentor,
  modal(visit: Visit, { state, metadata }: OpenedModal, { mentor, mentorRound, list }: Choice) {
    const { db, words } = visit;
    const typed = answeredSoFar(newPairForm, state);
    // Only a press in the list gives the fields of mentor and language new block ids, so that they can show something else.
    const isFromList = mentorRound !== Number(metadata.mentorRound ?? 0);
    const answer = {
      ...typed,
      ...(mentor ? { mentor } : {}),
      ...(mentor && isFromList ? { language: languageFor(visit, typed.language, typed.actor, mentor) } : {}),
    };
    return newPairModal(words, {
      answer,
      metadata: { ...metadata, mentorRound },
      mentorRound,
      list,
      programmes: openProgrammes(db),
    });
  },
};

/** The language of the two, where the coordinator has not chosen another one than the first that the modal offers. */
function languageFor(
  { db, person }: Visit,
  chosen: Language | undefined,
  actor: SlackUserId | undefined,
  mentor: SlackUserId,
): Language {
  if (chosen !== undefined && chosen !== "selko") return chosen;
  const two = { actorId: findPersonBySlackId(db, actor)?.id, mentorId: findPersonBySlackId(db, mentor)?.id };
  return proposedLanguage(db, { personId: person.id }, two);
}

const choosers = new Map([
  [newPairForm.name, newPairChooser],
  [replacementForm.name, replacementChooser],
]);

/** The modals of a new pair and of a replacement show a list of mentors for the actor. A press in the list chooses one of them. */
export function choosing(listening: Listening): void {
  /** The newest choice in each modal. A result that was calculated for an earlier choice is not shown. */
  const newest = new Map<ViewId, symbol>();

  // The actor of a new pair, or the pair whose mentor is replaced.
  listening.press("matching:actor", async (visit, { view }) => {
    const opened = await modalInFront(visit, view);
    if (opened) await draw(visit, opened, Number(opened.metadata.mentorRound ?? 0));
  });

  listening.press("matching:choose", async (visit, { view, value }) => {
    const opened = await modalInFront(visit, view);
    if (opened) await draw(visit, opened, nextGeneration(opened.metadata.mentorRound), personIdFrom(value));
  });

  /**
   * The fields keep their block ids, so that text typed during the calculation stays. Only the mentor's field gets a new block id, when it has to
   * show another mentor.
   */
  async function draw(visit: Visit, view: OpenedModal, mentorRound: number, mentorId?: PersonId): Promise<void> {
    const { db } = visit;
    const chooser = choosers.get(view.callbackId) ?? newPairChooser;
    const token = Symbol(view.id);
    newest.set(view.id, token);
    const mentor =
      mentorId === undefined
        ? findPersonBySlackId(db, chooser.chosenMentor(view) ?? undefined)
        : findPerson(db, mentorId);
    const actor = await chooser.actorOf(visit, view);
    const list = actor ? await rankingList(visit, actor.id, mentor?.id) : [];
    // The person may have made another choice or sent the form meanwhile: then this result is discarded.
    if (newest.get(view.id) !== token) return;
    newest.delete(view.id);
    if (submittedBefore(db, view.id) !== undefined) return;
    await visit.redraw(view.id, chooser.modal(visit, view, { mentor: mentor?.slackUserId, mentorRound, list }));
  }
}

/** The modal of a new pair or of a replacement in which a coordinator pressed. Otherwise tells the person why not and returns undefined. */
async function modalInFront({ person, say }: Visit, view: Press["view"]): Promise<OpenedModal | undefined> {
  if (!person.isCoordinator) await say("pairs.notCoordinator");
  else if (!view?.isModal || !choosers.has(view.callbackId)) await say("matching.openAgain");
  else return view;
  return undefined;
}
