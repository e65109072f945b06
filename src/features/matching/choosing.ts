import { rankingBlocks } from "../../../blocks/matching.ts";
import { newPairModal } from "../../../blocks/pairs.ts";
import { findPerson, findPersonBySlackId, readPerson } from "../../../db/people/people.ts";
import { recordLook } from "../../../db/privacy/privacy.ts";
import { openProgrammes } from "../../../db/programmes/programmes.ts";
import { isFirstSubmission } from "../../../db/store/submissions.ts";
import { answeredSoFar, nextGeneration } from "../../programme/forms/reading.ts";
import { type PersonId, personIdFrom, type ViewId } from "../../programme/ids.ts";
import { newPairForm } from "../../programme/pairs/form.ts";
import type { Listening, Press, Visit } from "../../slack/listening.ts";
import { rankingFor } from "./gathering.ts";
import { rankingShown } from "./pages.ts";

type OpenedModal = NonNullable<Press["view"]>;

/** The modal of a new pair shows a list of mentors for the chosen actor. A press in the list chooses one of them. */
export function choosing(listening: Listening): void {
  /** The newest choice in each modal. A result that was calculated for an earlier choice is not shown. */
  const newest = new Map<ViewId, symbol>();

  listening.press("matching:actor", async (visit, { view }) => {
    const opened = await newPairInFront(visit, view);
    if (opened) await draw(visit, opened, Number(opened.metadata.mentorRound ?? 0));
  });

  listening.press("matching:choose", async (visit, { view, value }) => {
    const opened = await newPairInFront(visit, view);
    if (opened) await draw(visit, opened, nextGeneration(opened.metadata.mentorRound), personIdFrom(value));
  });

  /**
   * The fields keep their block ids, so that text typed during the calculation stays. Only the mentor's field gets a new block id, when it has to
   * show another mentor.
   */
  async function draw(visit: Visit, view: OpenedModal, mentorRound: number, mentorId?: PersonId): Promise<void> {
    const { db, person, words, now } = visit;
    const token = Symbol(view.id);
    newest.set(view.id, token);
    const answer = answeredSoFar(newPairForm, view.state);
    const mentor =
      mentorId === undefined ? findPersonBySlackId(db, answer.mentor ?? undefined) : findPerson(db, mentorId);
    const actor = answer.actor === undefined ? undefined : await visit.personOf(answer.actor);
    const ranking = actor && (await rankingFor(db, person, actor.id));
    if (ranking && (ranking.isActorKnown || ranking.mentors.length > 0))
      recordLook(db, { at: now, personId: person.id, action: "matching:rank" });
    // The person may have made another choice or sent the form meanwhile: then this result is discarded.
    if (newest.get(view.id) !== token) return;
    newest.delete(view.id);
    if (!isFirstSubmission(db, view.id)) return;
    const list = ranking
      ? rankingBlocks(
          words,
          rankingShown(ranking, (id) => readPerson(db, id), { actorId: actor.id, chosenId: mentor?.id }, now),
        )
      : [];
    await visit.redraw(
      view.id,
      newPairModal(words, {
        answer: { ...answer, ...(mentor?.slackUserId ? { mentor: mentor.slackUserId } : {}) },
        metadata: { ...view.metadata, mentorRound },
        mentorRound,
        list,
        programmes: openProgrammes(db),
      }),
    );
  }
}

/** The modal of a new pair in which a coordinator pressed. Otherwise tells the person why not and returns undefined. */
async function newPairInFront({ person, say }: Visit, view: Press["view"]): Promise<OpenedModal | undefined> {
  if (!person.isCoordinator) await say("pairs.notCoordinator");
  else if (!view?.isModal || view.callbackId !== newPairForm.name) await say("matching.openAgain");
  else return view;
  return undefined;
}
