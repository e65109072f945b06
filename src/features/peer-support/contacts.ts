import { formModal } from "../../../blocks/form.ts";
import { actions, button, message, noticeModal, section } from "../../../blocks/kit.ts";
import { contactSeenBy, contactSheet, ownContact } from "../../../blocks/peer-contacts.ts";
import {
  contactFor,
  findConsent,
  giveContact,
  organisersFor,
  standingConsent,
  withdrawContact,
} from "../../../db/peer-support/contacts.ts";
import { asMentor } from "../../../db/peer-support/peers.ts";
import { isMentor, recordLook } from "../../../db/privacy/privacy.ts";
import { readAnswer } from "../../programme/forms/reading.ts";
import { type ConsentId, consentIdFrom } from "../../programme/ids.ts";
import { contactForm } from "../../programme/peer-support/form.ts";
import type { Listening, Press, Reply, Submission, Visit } from "../../slack/listening.ts";
import { showInPlace } from "../../slack/visit.ts";
import type { TextKey } from "../../texts/words.ts";

/** "Välitä yhteystietoni": giving and withdrawing the consent. */
export function listenToContacts(listening: Listening): void {
  listening.press("peer-support:contact", (visit) => openContact(visit));
  listening.submit("peer-support:contact", { handle: passOn });
  listening.press("peer-support:contact-show", (visit, { value }) => showContact(visit, consentIdFrom(value)));
  listening.press("peer-support:withdraw", withdraw);
}

const notice = ({ words }: Visit, key: TextKey) =>
  noticeModal(words.t("peerSupport.contact.title"), words.t("forms.close"), [section(words.md(key))]);

const namesOfOrganisers = (visit: Visit): string =>
  organisersFor(visit.db, visit.person.id)
    .map(({ firstName }) => firstName)
    .join(", ");

async function openContact(visit: Visit): Promise<void> {
  const { db, words, person } = visit;
  const consent = standingConsent(db, person.id);
  const contact = consent && contactFor(db, person.id, consent.id);
  const organisers = namesOfOrganisers(visit);
  if (consent && contact !== undefined) {
    return visit.show(ownContact(words, { contact, givenAt: consent.givenAt, organisers }));
  }
  if (!isMentor(db, person.id)) {
    const enrol = button("people:enrol-mentor", words.t("people.enrolMentor"));
    return visit.answer(message(words.md("peerSupport.contact.notMentor"), ...actions(enrol)));
  }
  if (organisers === "") {
    const ask = button("support:ask", words.t("peerSupport.contact.ask"));
    return visit.answer(message(words.md("peerSupport.contact.noOrganisers"), ...actions(ask)));
  }
  await visit.show(
    formModal(contactForm, words, {
      title: "peerSupport.contact.title",
      submit: "peerSupport.contact.submit",
      seenBy: contactSeenBy(words, organisers),
      metadata: {},
      before: [section(words.md("peerSupport.contact.what"))],
    }),
  );
}

function passOn(visit: Visit, { state }: Submission): Reply {
  const { db, person, now } = visit;
  const mentor = asMentor(db, person);
  if (!mentor) return { refused: "peerSupport.contact.notMentor" };
  const reading = readAnswer(contactForm, state);
  if (reading.complaints) {
    return { complaints: reading.complaints };
  }
  giveContact(db, mentor, reading.answer.contact, now);
  return { done: notice(visit, "peerSupport.contact.given") };
}

async function showContact(visit: Visit, consentId: ConsentId | undefined): Promise<void> {
  const { db, words, person, now } = visit;
  const consent = findConsent(db, consentId);
  const tell = (key: TextKey) => visit.say(key);
  if (!consent || (!person.isPeerOrganiser && consent.person.id !== person.id)) {
    return tell("peerSupport.contact.notOrganiser");
  }
  const contact = contactFor(db, person.id, consent.id);
  if (contact === undefined) return tell("peerSupport.contact.gone");
  const authorIds = [consent.person.id];
  recordLook(db, { at: now, personId: person.id, action: "peer-support:contact-show", authorIds });
  await visit.show(contactSheet(words, { name: consent.person.name, contact }));
}

async function withdraw(visit: Visit, press: Press): Promise<void> {
  const { db, now, person } = visit;
  const isWithdrawn = db.transaction(() => withdrawContact(db, person, now));
  const last = notice(visit, isWithdrawn ? "peerSupport.contact.withdrawn" : "peerSupport.contact.notGiven");
  await showInPlace(visit, press, last);
}
