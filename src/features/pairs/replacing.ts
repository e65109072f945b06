import { noticeModal, option, section } from "../../../blocks/kit.ts";
import { replacementModal } from "../../../blocks/pairs.ts";
import { lastMadeBy } from "../../../db/pairs/last-kickoff.ts";
import { replaceMentor } from "../../../db/pairs/new-pair.ts";
import { livePairOf, openPairsWith, type Pair, pairFor } from "../../../db/pairs/pairs.ts";
import { type Person, readPerson } from "../../../db/people/people.ts";
import { pairAs } from "../../../db/privacy/acting.ts";
import { programmeOfPair } from "../../../db/programmes/programmes.ts";
import { answeredSoFar, type Complaints, readAnswer } from "../../programme/forms/reading.ts";
import { pairIdFrom } from "../../programme/ids.ts";
import { replacementForm } from "../../programme/pairs/form.ts";
import { complaintAboutLivePair, complaintsAboutPeople, kickoffInstant } from "../../programme/pairs/rules.ts";
import { toldApart } from "../../programme/people/names.ts";
import type { Listening, Reply, Submission, Visit } from "../../slack/listening.ts";
import type { TextKey, Words } from "../../texts/words.ts";
import { type Choice, type OpenedModal, rankingList } from "../matching/ranking-list.ts";
import { doubtsAbout } from "./doubts.ts";
import { complaintAboutTraining } from "./training.ts";

const MOST_OPTIONS = 100;

/** Another mentor takes over: the old pair ends and a new one begins. Nothing that the old two wrote is copied. */
export function listenToReplacement(listening: Listening): void {
  listening.press("pairs:replace", (visit, { value }) => openReplacement(visit, value));
  listening.submit("pairs:replace", { before: newMentor, handle: replace });
}

async function openReplacement(visit: Visit, value: string): Promise<void> {
  const { db, person, words } = visit;
  if (!person.isCoordinator) return visit.say("pairs.notCoordinator");
  // A pair's own button offers only that pair, because it may not be among the first `MOST_OPTIONS`.
  const meant = pairFor(db, { personId: person.id }, pairIdFrom(value));
  if (meant && meant.role !== "coordinator") return visit.say("pairs.notYours");
  if (meant && meant.state !== "open") return visit.say("pairs.notOpen");
  const pairs = meant ? [meant] : openPairsWith(db, person, MOST_OPTIONS);
  if (pairs.length === 0) return visit.say("pairs.replace.noPairs");
  const options = optionsFor(pairs, words);
  const only = meant ?? (pairs.length === 1 ? pairs[0] : undefined);
  const place = lastMadeBy(db, person.id)?.kickoff.place ?? null;
  const parts = { answer: { pair: only?.id ?? value, place }, metadata: { meant: meant?.id ?? "" }, options };
  const viewId = await visit.showWaiting(replacementModal(words, parts));
  if (viewId === undefined || !only) return;
  await visit.redraw(viewId, replacementModal(words, { ...parts, list: await rankingList(visit, only.actor.id) }));
}

/** The pairs to choose from: the one that is meant, or all. */
function optionsFor(pairs: readonly Pair[], words: Words) {
  const called = toldApart(pairs.flatMap(({ mentor, actor }) => [mentor, actor]));
  return pairs.map(({ id, mentor, actor }) =>
    option(words.t("pairs.replace.pairOption", { mentor: called(mentor), actor: called(actor) }), id),
  );
}

/** How the modal of a replacement is drawn when a pair or a mentor in its list was chosen. */
export const replacementChooser = {
  /** The actor of the chosen pair. */
  async actorOf({ db, person }: Visit, { state }: OpenedModal) {
    const pair = pairFor(db, { personId: person.id }, pairIdFrom(answeredSoFar(replacementForm, state).pair));
    return pair?.role === "coordinator" ? pair.actor : undefined;
  },
  chosenMentor: ({ state }: OpenedModal) => answeredSoFar(replacementForm, state).mentor,
  modal({ db, person, words }: Visit, { state, metadata }: OpenedModal, { mentor, mentorRound, list }: Choice) {
    const answer = { ...answeredSoFar(replacementForm, state), ...(mentor ? { mentor } : {}) };
    const meant = pairFor(db, { personId: person.id }, pairIdFrom(metadata.meant));
    const pairs = meant ? [meant] : openPairsWith(db, readPerson(db, person.id), MOST_OPTIONS);
    const options = optionsFor(pairs, words);
    return replacementModal(words, { answer, metadata: { ...metadata, mentorRound }, mentorRound, list, options });
  },
};

async function newMentor(visit: Visit, { state }: Submission): Promise<Person | undefined> {
  const slackUserId = readAnswer(replacementForm, state).answer?.mentor;
  return slackUserId === undefined ? undefined : visit.personToday(slackUserId);
}

function replace(visit: Visit, submission: Submission, mentor: Person | undefined): Reply {
  const { db, now, person } = visit;
  if (!person.isCoordinator) return { refused: "pairs.notCoordinator" };
  const reading = readAnswer(replacementForm, submission.state);
  if (reading.complaints) return { complaints: reading.complaints };
  const { answer } = reading;
  const pair = pairAs(db, person, pairIdFrom(answer.pair));
  if (pair?.role !== "coordinator" || pair.state !== "open") return { complaints: { pair: { key: "pairs.notOpen" } } };
  const kickoff = kickoffInstant(answer.day, answer.time, now, visit.deps.zone);
  const complaints = {
    ...complaintsAboutMentor(visit, pair, mentor),
    ...("complaints" in kickoff ? kickoff.complaints : {}),
  };
  if (Object.keys(complaints).length > 0 || "complaints" in kickoff || !mentor) return { complaints };
  const doubtful = doubtsAbout(visit, submission, { mentor });
  if (Object.keys(doubtful).length > 0) return { complaints: doubtful };
  const hasConsent = answer.consent.includes("consent");
  const facts = { mentorId: mentor.id, kickoffAt: kickoff.at, place: answer.place, hasConsent };
  replaceMentor(db, pair, facts, now, visit.deps.zone);
  const names = { mentor: mentor.firstName, actor: pair.actor.firstName };
  return { done: notice(visit, hasConsent ? "pairs.made" : "pairs.invited", names) };
}

function complaintsAboutMentor(visit: Visit, pair: Pair, mentor: Person | undefined): Complaints {
  if (mentor?.id === pair.mentor.id) return { mentor: { key: "pairs.replace.sameMentor" } };
  const live = mentor && livePairOf(visit.db, mentor.id, pair.actor.id);
  if (live) return { mentor: complaintAboutLivePair(live.state) };
  const { mentor: complaint, coordinator } = complaintsAboutPeople({
    actor: pair.actor,
    mentor,
    coordinator: visit.person,
  });
  const wrong =
    complaint ?? coordinator ?? (mentor && complaintAboutTraining(visit.db, programmeOfPair(visit.db, pair), mentor));
  return wrong ? { mentor: wrong } : {};
}

const notice = (visit: Visit, key: TextKey, params: Record<string, string> = {}) =>
  noticeModal(visit.words.t("pairs.replace.title"), visit.words.t("forms.close"), [
    section(visit.words.md(key, params)),
  ]);
