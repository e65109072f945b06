import { type LightNotice, lightNotice, lightNoticeModal, lightPairModal } from "../../../blocks/light-pairs.ts";
import { emailFor } from "../../../db/enrolment/awaited-people.ts";
import { personLineFor } from "../../../db/enrolment/people-list.ts";
import { beginLetters } from "../../../db/light-pairs/letters.ts";
import { createLightPair, findNameable } from "../../../db/light-pairs/light-pairs.ts";
import { lastMadeBy } from "../../../db/pairs/last-kickoff.ts";
import { isLight, type Pair, pairFor } from "../../../db/pairs/pairs.ts";
import { findPerson, hasAccount, type Person } from "../../../db/people/people.ts";
import { asCoordinator } from "../../../db/privacy/acting.ts";
import { openProgrammes } from "../../../db/programmes/programmes.ts";
import { readSettings, requireSettings } from "../../../db/store/settings.ts";
import { dateOf } from "../../programme/calendar/calendar.ts";
import { answeredSoFar, type Complaints, readAnswer, trimmedText } from "../../programme/forms/reading.ts";
import { type PersonId, pairIdFrom, personIdFrom, type SlackUserId } from "../../programme/ids.ts";
import { lightPairForm } from "../../programme/light-pairs/form.ts";
import { complaintsAboutNamed } from "../../programme/light-pairs/rules.ts";
import { mailAddressFrom } from "../../programme/mail/rules.ts";
import { newPairForm } from "../../programme/pairs/form.ts";
import { complaintsAboutPeople, kickoffInstant } from "../../programme/pairs/rules.ts";
import { cleanName } from "../../programme/people/names.ts";
import type { Listening, Press, Reply, Submission, Visit } from "../../slack/listening.ts";
import { wordsIn } from "../../texts/words.ts";
import { complaintAboutTraining } from "../pairs/training.ts";
import { listenForHer } from "./for-her.ts";
import { listenToJoining } from "./joining.ts";

export function listen(listening: Listening): void {
  listening.press("light-pairs:open", open);
  listening.submit(lightPairForm.name, { before: findChosen, handle: make });
  listening.press("light-pairs:notice", showNotice);
  listenToJoining(listening);
  listenForHer(listening);
}

/** "Aktorilla ei ole Slackia" in "Uusi pari": takes its place, with what was chosen there. */
async function open(visit: Visit, { view, value }: Press): Promise<void> {
  const { db, person, words, now } = visit;
  if (!readSettings(db)) return visit.say("pairs.notSetUp");
  if (!person.isCoordinator) return visit.say("pairs.notCoordinator");
  const isNewPair = view?.isModal && view.callbackId === newPairForm.name;
  const { actor: _, consent: __, ...typed } = isNewPair ? answeredSoFar(newPairForm, view.state) : {};
  const known = knownOf(visit, personIdFrom(value));
  const modal = lightPairModal(words, {
    answer: {
      coordinator: person.slackUserId,
      language: requireSettings(db).language,
      actorLanguage: "selko",
      consentOn: dateOf(now, visit.deps.zone),
      place: lastMadeBy(db, person.id)?.kickoff.place ?? null,
      ...typed,
      ...known?.answer,
    },
    metadata: known ? { person: known.id } : {},
    generation: 0,
    hasMail: visit.deps.hasMail,
    programmes: openProgrammes(db),
  });
  await (isNewPair ? visit.redraw(view.id, modal) : visit.show(modal));
}

/** What an import has said of somebody who has not joined, for a coordinator who may read it. */
function knownOf({ db, person }: Visit, personId: PersonId | undefined) {
  const known = findPerson(db, personId);
  const isOnList = known && personLineFor(db, { personId: person.id }, known.id)?.isInPairWithViewer === false;
  if (!isOnList || hasAccount(known)) return undefined;
  const email = emailFor(db, { personId: person.id }, known.id) ?? null;
  return { id: known.id, answer: { actor: known.name, email, actorLanguage: known.language } };
}

type Chosen = { mentor: Person | undefined; coordinator: Person | undefined };

/** Asks Slack, before the transaction, who the chosen people are today. */
async function findChosen(visit: Visit, { state }: Submission): Promise<Chosen> {
  const { answer } = readAnswer(lightPairForm, state);
  const find = async (id: SlackUserId | undefined) => (id === undefined ? undefined : visit.personToday(id));
  const [mentor, coordinator] = await Promise.all([find(answer?.mentor), find(answer?.coordinator)]);
  return { mentor, coordinator };
}

function make(visit: Visit, { state, metadata }: Submission, { mentor, coordinator }: Chosen): Reply {
  const { db, now, words } = visit;
  const { zone } = visit.deps;
  const by = asCoordinator(db, visit.person);
  if (!by) return { refused: "pairs.notCoordinator" };
  const { answer: given, complaints: wrong } = readAnswer(lightPairForm, state);
  if (!given) return { complaints: wrong };
  const { actor: _, ...chosen } = complaintsAboutPeople({ actor: undefined, mentor, coordinator });
  const complaints: Complaints = { ...complaintsAboutNamed(given, dateOf(now, zone)), ...chosen };
  const kickoff = kickoffInstant(given.day, given.time, now, zone);
  if ("complaints" in kickoff) Object.assign(complaints, kickoff.complaints);
  if (Object.keys(complaints).length > 0 || "complaints" in kickoff || !mentor || !coordinator) return { complaints };
  const nameable = findNameable(db, by, personIdFrom(metadata.person));
  if ("why" in nameable)
    return { refused: nameable.why === "gone" ? "lightPairs.wrong.gone" : "lightPairs.wrong.hasPair" };
  const programme = openProgrammes(db).find(({ id }) => given.programme === null || id === given.programme);
  if (!programme) return { complaints: { programme: { key: "forms.notOffered" } } };
  const untrained = complaintAboutTraining(db, programme, mentor);
  if (untrained) return { complaints: { mentor: untrained } };
  const hasConsent = given.consent.includes("consent");
  const facts = {
    named: { name: cleanName(given.actor), email: trimmedText(given.email), language: given.actorLanguage },
    consent: { way: given.consentWay, on: given.consentOn },
    mentorId: mentor.id,
    coordinatorId: coordinator.id,
    kickoffAt: kickoff.at,
    place: given.place,
    language: given.language,
    hasConsent,
    programmeId: programme.id,
  };
  const pair = createLightPair(db, nameable, facts, now, zone);
  const address = given.letters.includes("letters") ? mailAddressFrom(given.email ?? "") : undefined;
  if (visit.deps.hasMail && address !== undefined) beginLetters(db, by, pair.actor, address, now);
  const names = { mentor: pair.mentor.firstName, actor: pair.actor.firstName };
  return { done: noticeOf(visit, pair, words.md(hasConsent ? "lightPairs.made" : "lightPairs.invited", names)) };
}

/** In the actor's language, because it is for her to read. */
function noticeOf({ db, words, deps }: Visit, pair: Pair, said?: ReturnType<Visit["words"]["md"]>) {
  const facts: LightNotice = {
    mentor: pair.mentor.firstName,
    actor: pair.actor.firstName,
    coordinator: pair.coordinator.firstName,
    months: requireSettings(db).textsMonths,
    hasMail: deps.hasMail,
  };
  const text = lightNotice(wordsIn(pair.actor.language, deps.zone), facts);
  return lightNoticeModal(words, { said, actor: facts.actor, text });
}

/** From "Näytä pari". */
async function showNotice(visit: Visit, { value }: Press): Promise<void> {
  const pair = pairFor(visit.db, { personId: visit.person.id }, pairIdFrom(value));
  if (pair?.role !== "coordinator" || !isLight(pair)) return visit.say("pairs.notYours");
  await visit.show(noticeOf(visit, pair));
}
