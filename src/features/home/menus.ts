import type { ModalView } from "@slack/types";
import { PAIR_MENU, pairMenu } from "../../../blocks/home-pairs.ts";
import { type Questions, WAITING_MENU, waitingFor, waitingModal } from "../../../blocks/home-waiting.ts";
import { homeOf } from "../../../db/home/facts.ts";
import type { ReadyHome } from "../../programme/home/facts.ts";
import type { Listening, Visit } from "../../slack/listening.ts";
import { questionsFor } from "./questions.ts";

/** What Home leads to: all that waits for the viewer, and what else can be done in one of the viewer's pairs. */
export function listenToMenus(listening: Listening): void {
  listening.press(PAIR_MENU, (visit, { value }) => showOr(visit, pairMenuFor(visit, value)));
  listening.menu(PAIR_MENU, (visit, { metadata }) => pairMenuFor(visit, String(metadata.of)));

  listening.press(WAITING_MENU, (visit, { value }) => showOr(visit, waitingMenuFor(visit, value)));
  listening.menu(WAITING_MENU, (visit, { metadata }) => waitingMenuFor(visit, String(metadata.of)));
}

const showOr = (visit: Visit, modal: ModalView | undefined): Promise<void> =>
  modal ? visit.show(modal) : visit.say("pairs.notYours");

function ready({ db, person, now, deps, words }: Visit): { home: ReadyHome; questions: Questions } | undefined {
  const home = homeOf(db, person, now, deps.zone);
  return home.state === "ready" ? { home, questions: questionsFor({ db, words, now, person }) } : undefined;
}

function pairMenuFor(visit: Visit, pairId: string): ModalView | undefined {
  const found = ready(visit);
  const pair = found?.home.pairs.find(({ id, state }) => id === pairId && state === "open");
  return found && pair && pairMenu(visit.words, pair, found.questions(pair));
}

/** Of one pair, or of all where `pairId` is empty. Undefined for a pair that is not the viewer's. */
function waitingMenuFor(visit: Visit, pairId: string): ModalView | undefined {
  const found = ready(visit);
  if (!found || (pairId !== "" && !found.home.pairs.some(({ id }) => id === pairId))) return undefined;
  return waitingModal(visit.words, waitingFor(visit.words, found.home, found.questions), pairId);
}
