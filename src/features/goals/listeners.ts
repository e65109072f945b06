import { editGoalsModal, goalsModal } from "../../../blocks/goals.ts";
import {
  canHaveGoals,
  goalsFor,
  goalToTick,
  mayTick,
  type SeenGoals,
  saveGoals,
  tickGoal,
} from "../../../db/goals/goals.ts";
import { isLight, otherOf, type Pair, pairFor, readPair } from "../../../db/pairs/pairs.ts";
import { readPerson } from "../../../db/people/people.ts";
import { pairAs } from "../../../db/privacy/acting.ts";
import { nextGeneration, readAnswer } from "../../programme/forms/reading.ts";
import { goalsForm } from "../../programme/goals/form.ts";
import { complaintAboutGoals, textOfGoals } from "../../programme/goals/rules.ts";
import { goalIdFrom, pairIdFrom } from "../../programme/ids.ts";
import type { Listening, Press, Reply, Submission, Visit } from "../../slack/listening.ts";
import type { TextKey } from "../../texts/words.ts";

export function listen(listening: Listening): void {
  listening.press("goals:open", open);
  listening.press("goals:edit", edit);
  listening.press("goals:reached", (visit, press) => tick(visit, press, true));
  listening.press("goals:not-reached", (visit, press) => tick(visit, press, false));
  listening.submit(goalsForm.name, { handle: save });
}

/** A pair of hers and its goals; else why she cannot see them. */
function seenBy({ db, person }: Visit, value: unknown): { pair: Pair; seen: SeenGoals } | { no: TextKey } {
  const pair = pairFor(db, { personId: person.id }, pairIdFrom(value));
  const seen = pair && goalsFor(db, { personId: person.id }, pair.id);
  if (!pair || !seen) return { no: "goals.no.notYours" };
  return canHaveGoals(db, pair) ? { pair, seen } : { no: "goals.no.off" };
}

function open(visit: Visit, { value }: Press): Promise<void> {
  const found = seenBy(visit, value);
  return "no" in found ? visit.say(found.no) : visit.show(modalOf(visit, found.pair, found.seen));
}

const modalOf = ({ words, person }: Visit, pair: Pair, { goals }: SeenGoals) =>
  goalsModal(words, {
    pairId: pair.id,
    goals,
    other: otherOf(pair, person.id).firstName,
    isOpen: pair.state === "open",
    mayTick: mayTick({ ...pair, role: pair.actor.id === person.id ? "actor" : "mentor" }),
    isLight: isLight(pair),
  });

/** Takes the place of the list, so that one modal is open: the list comes back when the form is saved. */
function edit(visit: Visit, { value, view }: Press): Promise<void> {
  const found = seenBy(visit, value);
  if ("no" in found) return visit.say(found.no);
  const { pair, seen } = found;
  if (pair.state !== "open") return visit.say("goals.no.over");
  const text = textOfGoals(seen.goals.map((goal) => goal.text));
  const other = otherOf(pair, visit.person.id).firstName;
  const modal = editGoalsModal(visit.words, { pairId: pair.id, text, revision: seen.revision, generation: 0, other });
  return view?.isModal && view.metadata.shows === "goals" ? visit.redraw(view.id, modal) : visit.show(modal);
}

function save(visit: Visit, { metadata, state }: Submission): Reply {
  const { db, person, words, now } = visit;
  const pair = pairAs(db, person, pairIdFrom(metadata.pair));
  if (!pair || pair.role === "coordinator") return { refused: "goals.no.notYours" };
  if (pair.state !== "open") return { refused: "goals.no.over" };
  if (!canHaveGoals(db, pair)) return { refused: "goals.no.off" };
  const { answer, complaints } = readAnswer(goalsForm, state);
  if (!answer) return { complaints };
  const wrong = complaintAboutGoals(answer.goals);
  if (wrong) return { complaints: { goals: wrong } };
  const meanwhile = saveGoals(db, pair, { text: answer.goals, seenRevision: metadata.revision }, now);
  if (!meanwhile) {
    const seen = goalsFor(db, { personId: person.id }, pair.id);
    return seen ? { done: modalOf(visit, readPair(db, pair.id), seen) } : { close: true };
  }
  const { saved, goals, revision } = meanwhile;
  return {
    again: editGoalsModal(words, {
      pairId: pair.id,
      text: answer.goals,
      revision,
      generation: nextGeneration(metadata.generation),
      other: otherOf(pair, person.id).firstName,
      meanwhile: saved && {
        name: readPerson(db, saved.by).firstName,
        at: saved.at,
        text: textOfGoals(goals.map(({ text }) => text)),
      },
    }),
  };
}

/** The actor says that a goal is reached, or takes it back. The list is drawn again. */
async function tick(visit: Visit, { value, view }: Press, isReached: boolean): Promise<void> {
  const { db, person, now } = visit;
  const ticked = db.transaction(() => {
    const goal = goalToTick(db, person, goalIdFrom(value));
    if (!("why" in goal)) tickGoal(db, goal, isReached, now);
    return goal;
  });
  if ("why" in ticked) return visit.say(`goals.no.${ticked.why}`);
  const found = seenBy(visit, ticked.pairId);
  if ("no" in found) return;
  const modal = modalOf(visit, found.pair, found.seen);
  await (view?.isModal && view.metadata.shows === "goals" ? visit.redraw(view.id, modal) : visit.show(modal));
}
