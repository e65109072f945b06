import { certificateModal, certificateSent, checkedModal, checkModal } from "../../../blocks/certificate.ts";
import {
  certificateNumbered,
  findReceivable,
  issueCertificate,
  ownCertificate,
} from "../../../db/certificate/certificate.ts";
import { otherOf } from "../../../db/pairs/pairs.ts";
import { asCoordinator, pairAs } from "../../../db/privacy/acting.ts";
import { recordLook } from "../../../db/privacy/privacy.ts";
import { requireSettings } from "../../../db/store/settings.ts";
import { undrawable } from "../../programme/certificate/fonts.ts";
import { certificateForm, checkForm, THEMES } from "../../programme/certificate/form.ts";
import { numberIn } from "../../programme/certificate/rules.ts";
import { readAnswer } from "../../programme/forms/reading.ts";
import { pairIdFrom } from "../../programme/ids.ts";
import type { Listening, Press, Reply, Submission, Visit } from "../../slack/listening.ts";

export function listen(listening: Listening): void {
  listening.press("certificate:open", openForm);
  listening.submit(certificateForm.name, { handle: issue });
  listening.press("certificate:check", openCheck);
  listening.submit(checkForm.name, { handle: check });
}

const receivable = ({ db, person }: Visit, value: unknown) => findReceivable(db, pairAs(db, person, pairIdFrom(value)));

/** "Todistus": her name is filled in, or what she chose before. */
function openForm(visit: Visit, { value }: Press): Promise<void> {
  const { db, person, words } = visit;
  const may = db.transaction(() => receivable(visit, value));
  if ("why" in may) return visit.say(`certificate.no.${may.why}`);
  const before = ownCertificate(db, person.id, may.id);
  const answer = before
    ? { name: before.name, language: before.language, themes: before.showsThemes ? ([THEMES] as [typeof THEMES]) : [] }
    : { name: person.name, language: person.language, themes: [] };
  return visit.show(certificateModal(words, { pairId: may.id, other: otherOf(may, person.id).firstName, answer }));
}

function issue(visit: Visit, { metadata, state }: Submission): Reply {
  const may = receivable(visit, metadata.pair);
  if ("why" in may) return { refused: `certificate.no.${may.why}` };
  const { answer, complaints } = readAnswer(certificateForm, state);
  if (!answer) return { complaints };
  const letters = undrawable(answer.name);
  if (letters.length > 0)
    return { complaints: { name: { key: "certificate.letters", params: { letters: letters.join(" ") } } } };
  const { number } = issueCertificate(visit.db, may, { ...answer, name: answer.name.trim() }, visit.now);
  return { done: certificateSent(visit.words, number) };
}

/** "Tarkista todistus". */
const openCheck = (visit: Visit): Promise<void> =>
  visit.person.isCoordinator ? visit.show(checkModal(visit.words)) : visit.say("certificate.no.onlyCoordinators");

function check({ db, person, words, now }: Visit, { state }: Submission): Reply {
  const by = asCoordinator(db, person);
  if (!by) return { refused: "certificate.no.onlyCoordinators" };
  const { answer, complaints } = readAnswer(checkForm, state);
  if (!answer) return { complaints };
  const number = numberIn(answer.number);
  const found = number === undefined ? undefined : certificateNumbered(db, by, number);
  const { keptYears: years } = requireSettings(db);
  if (!found) return { complaints: { number: { key: "certificate.check.none", params: { years } } } };
  recordLook(db, { at: now, personId: person.id, action: "certificate:check", authorIds: [found.personId] });
  return { done: checkedModal(words, found) };
}
