import type { ModalView } from "@slack/types";
import { pairModal } from "../../../blocks/home-pair.ts";
import { coordinatorPauseModal, handOverModal, numberModal } from "../../../blocks/looking-after.ts";
import {
  changePlannedNumber,
  findHandingOver,
  handOverPair,
  possibleCoordinators,
} from "../../../db/home/looking-after.ts";
import { pairShownFor } from "../../../db/home/pair.ts";
import type { Pair } from "../../../db/pairs/pairs.ts";
import { type PairAs, pairAs } from "../../../db/privacy/acting.ts";
import { continuePair, pausePair } from "../../../db/silence/pauses.ts";
import { dateOf, noonOf } from "../../programme/calendar/calendar.ts";
import { nextGeneration, readAnswer } from "../../programme/forms/reading.ts";
import { type PairId, pairIdFrom } from "../../programme/ids.ts";
import { coordinatorPauseForm, handOverForm, numberForm } from "../../programme/pairs/form.ts";
import type { LiveState } from "../../programme/pairs/states.ts";
import { complaintAboutPause, isPaused } from "../../programme/silence/rules.ts";
import type { Listening, Press, Reply, Submission, Visit } from "../../slack/listening.ts";
import type { Markup } from "../../texts/markup.ts";
import type { TextKey } from "../../texts/words.ts";

/**
 * What a coordinator does about a pair from its view. One modal turns from the view into a form, and after the submission into the view of the
 * pair as it is then. So the same modal is submitted several times, and each act must change nothing the second time.
 */
export function listenToLookingAfter(listening: Listening): void {
  listening.press("home:pair", (visit, press) => showPair(visit, press));
  listening.press("home:pair-back", (visit, press) => showPair(visit, press));

  listening.press("pairs:pause", (visit, press) => begin(visit, press, restModalFor));
  listening.submit(coordinatorPauseForm.name, { handle: rest, goOn: pairAfter });
  listening.press("pairs:continue", goOn);

  listening.press("pairs:number", (visit, press) => begin(visit, press, numberModalFor));
  listening.submit(numberForm.name, { handle: changeNumber, goOn: pairAfter });

  listening.press("pairs:hand-over", (visit, press) => begin(visit, press, handOverModalFor, livePair));
  listening.submit(handOverForm.name, { handle: handOver, goOn: pairAfter });
}

type Found<P> = P | { no: TextKey };

/** The pair, if it is live and the person is a coordinator who is not in it; else the reason as a text. Call it in a transaction. */
function livePair({ db, person }: Visit, pairId: PairId | undefined): Found<PairAs<"coordinator", LiveState>> {
  const pair = pairAs(db, person, pairId);
  if (pair?.role !== "coordinator") return { no: person.isCoordinator ? "pairs.notYours" : "pairs.notCoordinator" };
  return pair.state === "finished" || pair.state === "refused" ? { no: "pairs.notOpen" } : pair;
}

/** The same of an open pair. */
function openPair(visit: Visit, pairId: PairId | undefined): Found<PairAs<"coordinator", "open">> {
  const pair = livePair(visit, pairId);
  return "no" in pair || pair.state === "open" ? pair : { no: "pairs.notOpen" };
}

/** Shows the view of a pair. Redraws the open modal if it is about that pair, else opens a new one. */
async function showPair(visit: Visit, { value, view }: Press): Promise<void> {
  const modal = viewOf(visit, pairIdFrom(value));
  if (!modal) return visit.say("pairs.notYours");
  if (view?.isModal && view.metadata.pair === value) return visit.redraw(view.id, modal);
  await visit.show(modal);
}

/** The view of a pair, with a line that says what was done. */
export function viewOf(
  { db, person, words, now, deps }: Visit,
  pairId: PairId | undefined,
  said?: Markup,
): ModalView | undefined {
  const shown = pairShownFor(db, { personId: person.id }, pairId, now, deps.zone);
  return shown && pairModal(words, shown, said);
}

type ModalFor = (visit: Visit, pair: Pair) => Found<ModalView>;
type Find = (visit: Visit, pairId: PairId | undefined) => Found<Pair>;

async function begin(visit: Visit, { value, view }: Press, modalFor: ModalFor, find: Find = openPair): Promise<void> {
  const pair = visit.db.transaction(() => find(visit, pairIdFrom(value)));
  const modal = "no" in pair ? pair : modalFor(visit, pair);
  if ("no" in modal) return visit.say(modal.no);
  if (view?.isModal && view.metadata.pair === value) return visit.redraw(view.id, modal);
  await visit.show(modal);
}

/** Goes back to the pair's view, with a line that says what was done. */
function backToPair(visit: Visit, pairId: PairId, said: Markup): Reply {
  const modal = viewOf(visit, pairId, said);
  return modal ? { goesOn: modal } : { refused: "pairs.notYours" };
}

/** The same, when a form is sent again after it was saved. */
const pairAfter = (visit: Visit, { metadata }: Submission): ModalView | undefined =>
  viewOf(visit, pairIdFrom(metadata.pair), visit.words.md("general.savedAlready"));

const restModalFor = ({ words, now, deps }: Visit, pair: Pair): ModalView =>
  coordinatorPauseModal(words, pair, isPaused(pair, dateOf(now, deps.zone)) ? pair.pausedUntilOn : null);

function rest(visit: Visit, { metadata, state }: Submission): Reply {
  const { db, words, now, deps } = visit;
  const pair = openPair(visit, pairIdFrom(metadata.pair));
  if ("no" in pair) return { refused: pair.no };
  const { answer, complaints } = readAnswer(coordinatorPauseForm, state);
  if (!answer) return { complaints };
  const wrong = complaintAboutPause(answer.until, now, deps.zone);
  if (wrong) return { complaints: { until: wrong } };
  pausePair(db, pair, { untilOn: answer.until, cancelsMeeting: false }, now, deps.zone);
  return backToPair(visit, pair.id, words.md("pairs.pause.done", { day: words.day(noonOf(answer.until, deps.zone)) }));
}

async function goOn(visit: Visit, { value, view }: Press): Promise<void> {
  const pair = visit.db.transaction(() => {
    const found = openPair(visit, pairIdFrom(value));
    if (!("no" in found)) continuePair(visit.db, found, visit.now);
    return found;
  });
  if ("no" in pair) return visit.say(pair.no);
  const modal = viewOf(visit, pair.id, visit.words.md("pairs.pause.ended"));
  if (modal && view?.isModal && view.metadata.pair === value) await visit.redraw(view.id, modal);
  else await visit.say("pairs.pause.ended");
}

const numberModalFor = ({ words }: Visit, pair: Pair): ModalView =>
  numberModal(words, { pair, answer: pair.plannedNumber, generation: 0 });

/** Changes the planned number. If it was changed meanwhile, shows that number first and keeps the typed one; sending again replaces it. */
function changeNumber(visit: Visit, { metadata, state }: Submission): Reply {
  const { db, words, now } = visit;
  const pair = openPair(visit, pairIdFrom(metadata.pair));
  if ("no" in pair) return { refused: pair.no };
  const { answer, complaints } = readAnswer(numberForm, state);
  if (!answer) return { complaints };
  const { number } = answer;
  if (pair.plannedNumber !== number && pair.plannedNumber !== metadata.before) {
    const generation = nextGeneration(metadata.generation);
    return { again: numberModal(words, { pair, answer: number, generation, isChanged: true }) };
  }
  changePlannedNumber(db, pair, number, now);
  return backToPair(visit, pair.id, words.md("pairs.number.done", { number }));
}

function handOverModalFor(visit: Visit, pair: Pair): Found<ModalView> {
  const others = possibleCoordinators(visit.db, pair);
  if (others.length === 0) return { no: "pairs.handOver.nobody" };
  return handOverModal(visit.words, { pair, others, generation: 0 });
}

/** Hands the pair over. If it was handed over meanwhile, shows to whom and asks again. */
function handOver(visit: Visit, { metadata, state }: Submission): Reply {
  const { db, words, now } = visit;
  const pair = livePair(visit, pairIdFrom(metadata.pair));
  if ("no" in pair) return { refused: pair.no };
  const { answer, complaints } = readAnswer(handOverForm, state);
  if (!answer) return { complaints };
  const handing = findHandingOver(db, pair, answer.coordinator);
  if (!handing) return { complaints: { coordinator: { key: "forms.notOffered" } } };
  const { to } = handing;
  if (to.id !== pair.coordinator.id && pair.coordinator.id !== metadata.from) {
    const generation = nextGeneration(metadata.generation);
    return {
      again: handOverModal(words, { pair, others: possibleCoordinators(db, pair), generation, isChanged: true }),
    };
  }
  handOverPair(db, handing, now);
  return backToPair(visit, pair.id, words.md("pairs.handOver.done", { name: to.firstName }));
}
