import type { ModalView } from "@slack/types";
import { mailCodeModal, mailDone, mailModal } from "../../../blocks/mail.ts";
import { ownMail, stopMail } from "../../../db/mail/addresses.ts";
import { writeComingLetters } from "../../../db/mail/beginning.ts";
import { chooseMail, confirmMail, sendCode } from "../../../db/mail/codes.ts";
import { readSettings } from "../../../db/store/settings.ts";
import { readAnswer } from "../../programme/forms/reading.ts";
import { mailChoices, mailCodeForm, mailForm } from "../../programme/mail/form.ts";
import { mailAddressFrom } from "../../programme/mail/rules.ts";
import type { Listening, Press, Reply, Submission, Visit } from "../../slack/listening.ts";
import type { TextKey } from "../../texts/words.ts";

/** "Sähköposti" in "Omat tietoni". Without a mail server nothing of it is shown, and an old button says so. */
export function listen(listening: Listening): void {
  listening.press("mail:choose", async (visit) => {
    const no = whyNot(visit);
    if (no) return visit.say(no);
    await visit.show(mailModal(visit.words, ownMail(visit.db, visit.person.id)));
  });
  listening.submit(mailForm.name, { handle: choose, goOn: codeAfter });
  listening.press("mail:enter-code", async (visit) => {
    const no = whyNot(visit);
    if (no) return visit.say(no);
    const { address, isConfirmed } = ownMail(visit.db, visit.person.id);
    if (address === null || isConfirmed) return visit.say("mail.wrong.void");
    await visit.show(mailCodeModal(visit.words, { address, generation: 1 }));
  });
  listening.submit(mailCodeForm.name, { handle: confirm });
  listening.press("mail:code-again", codeAgain);
}

function whyNot({ db, person, deps }: Visit): TextKey | undefined {
  if (!deps.hasMail) return "mail.off";
  return readSettings(db) && !person.isStranger ? undefined : "setup.notYet";
}

function choose(visit: Visit, { state, metadata }: Submission): Reply {
  const { db, person, words, now, deps } = visit;
  const no = whyNot(visit);
  if (no) return { refused: no };
  const known = ownMail(db, person.id);
  const { answer, complaints } = readAnswer(mailForm, state, { address: known.address });
  if (!answer) return { complaints };
  const choice = mailChoices.find((one) => one === answer.choice);
  if (choice === undefined) {
    stopMail(db, person.id, now);
    return { done: mailDone(words, "stopped") };
  }
  if (!answer.address?.trim()) return { complaints: { address: { key: "mail.wrong.needed" } } };
  const address = mailAddressFrom(answer.address);
  if (address === undefined) return { complaints: { address: { key: "mail.wrong.address" } } };
  const saved = chooseMail(db, person, { choice, address }, now);
  if (saved === "too-many") return { complaints: { address: { key: "mail.wrong.tooMany" } } };
  if (saved === "code")
    return { goesOn: mailCodeModal(words, { address, generation: Number(metadata.generation ?? 0) + 1 }) };
  writeComingLetters(db, person.id, now, deps.zone);
  return { done: mailDone(words, "saved") };
}

/** The form for the code, when the address is sent again after it was saved. */
function codeAfter({ db, person, words }: Visit, { metadata }: Submission): ModalView | undefined {
  const { address, isConfirmed } = ownMail(db, person.id);
  if (address === null || isConfirmed) return undefined;
  return mailCodeModal(words, { address, generation: Number(metadata.generation ?? 0) + 1 });
}

function confirm(visit: Visit, { state }: Submission): Reply {
  const { db, person, words, now, deps } = visit;
  const no = whyNot(visit);
  if (no) return { refused: no };
  const { answer, complaints } = readAnswer(mailCodeForm, state);
  if (!answer) return { complaints };
  const typed = confirmMail(db, person, answer.code, now);
  if (typed !== "confirmed")
    return { complaints: { code: { key: `mail.wrong.${typed === "wrong" ? "code" : "void"}` } } };
  writeComingLetters(db, person.id, now, deps.zone);
  return { done: mailDone(words, "confirmed", ownMail(db, person.id).address) };
}

async function codeAgain(visit: Visit, { view }: Press): Promise<void> {
  const { db, person, words, now } = visit;
  const no = whyNot(visit);
  if (no) return visit.say(no);
  const isSent = db.transaction(() => sendCode(db, person, now));
  const { address } = ownMail(db, person.id);
  if (!isSent || address === null) return visit.say(address === null ? "mail.wrong.void" : "mail.wrong.tooMany");
  const generation = Number(view?.metadata.generation ?? 1) + 1;
  const modal = mailCodeModal(words, { address, generation });
  if (view?.isModal) return visit.redraw(view.id, modal);
  await visit.show(modal);
}
