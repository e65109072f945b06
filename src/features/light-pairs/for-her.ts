import { noticeModal, section } from "../../../blocks/kit.ts";
import { lightCodeModal } from "../../../blocks/light-pairs.ts";
import { confirmForHer, findConfirmable, sendCodeForHer } from "../../../db/light-pairs/letters.ts";
import { enqueueErasureForHer, findErasableForHer } from "../../../db/own-data/erasing.ts";
import { pairAs } from "../../../db/privacy/acting.ts";
import { recordLook } from "../../../db/privacy/privacy.ts";
import { readAnswer } from "../../programme/forms/reading.ts";
import { type PairId, pairIdFrom } from "../../programme/ids.ts";
import { lightCodeForm } from "../../programme/light-pairs/form.ts";
import type { Listening, Press, Reply, Submission, Visit } from "../../slack/listening.ts";
import { showInPlace } from "../../slack/visit.ts";
import type { TextKey } from "../../texts/words.ts";

/** What a coordinator does for an actor without an account, because she has asked for it. */
export function listenForHer(listening: Listening): void {
  listening.press("light-pairs:code", openCode);
  listening.submit(lightCodeForm.name, { handle: typeCode });
  listening.press("light-pairs:code-again", codeAgain);
  listening.press("light-pairs:erase", erase);
}

async function openCode(visit: Visit, { value }: Press): Promise<void> {
  const pair = visit.db.transaction(() => pairAs(visit.db, visit.person, pairIdFrom(value)));
  if (pair?.role !== "coordinator") return visit.say("pairs.notYours");
  await visit.show(lightCodeModal(visit.words, { pairId: pair.id, generation: 0 }));
}

function typeCode({ db, person, words, now, deps }: Visit, { state, metadata }: Submission): Reply {
  const pair = pairAs(db, person, pairIdFrom(metadata.pair));
  if (pair?.role !== "coordinator") return { refused: "pairs.notYours" };
  const { answer, complaints } = readAnswer(lightCodeForm, state);
  if (!answer) return { complaints };
  const confirmable = findConfirmable(db, pair);
  if (!confirmable) return { refused: "lightPairs.code.none" };
  const typed = confirmForHer(db, confirmable, answer.code, now, deps.zone);
  if (typed !== "confirmed")
    return { complaints: { code: { key: typed === "wrong" ? "mail.wrong.code" : "lightPairs.code.void" } } };
  return {
    done: noticeModal(words.t("mail.codeTitle"), words.t("forms.close"), [section(words.md("lightPairs.code.done"))]),
  };
}

/** A letter goes at most once and a code is valid for a day, so she may need another one. */
async function codeAgain(visit: Visit, press: Press): Promise<void> {
  const { db, person, words, now } = visit;
  const sent = db.transaction((): { pairId: PairId } | { not: TextKey } => {
    const pair = pairAs(db, person, pairIdFrom(press.value));
    if (pair?.role !== "coordinator") return { not: "pairs.notYours" };
    const confirmable = findConfirmable(db, pair);
    if (!confirmable) return { not: "lightPairs.code.none" };
    return sendCodeForHer(db, confirmable, now) ? { pairId: pair.id } : { not: "lightPairs.code.tooMany" };
  });
  if ("not" in sent) return visit.say(sent.not);
  const generation = Number(press.view?.metadata.generation ?? 0) + 1;
  await showInPlace(visit, press, lightCodeModal(words, { ...sent, generation }));
}

/** Twice is once. Who did it is among the looks that she would see herself. */
async function erase(visit: Visit, { value }: Press): Promise<void> {
  const { db, person, now } = visit;
  const isBegun = db.transaction(() => {
    const pair = pairAs(db, person, pairIdFrom(value));
    const erasable = pair?.role === "coordinator" ? findErasableForHer(db, pair) : undefined;
    if (!pair || !erasable) return false;
    recordLook(db, { at: now, personId: person.id, action: "privacy:erase", authorIds: [pair.actor.id] });
    enqueueErasureForHer(db, erasable, now);
    return true;
  });
  await visit.say(isBegun ? "lightPairs.erase.begun" : "pairs.notYours");
}
