import { actorModal, calledModal, calledSaved, enrolled, languageModal, mentorModal } from "../../../blocks/people.ts";
import { keepPerson } from "../../../db/enrolment/account-changes.ts";
import { askWhoJoined } from "../../../db/enrolment/awaited-people.ts";
import { isAnybodyLookedFor, isLookedFor } from "../../../db/enrolment/looked-for.ts";
import { chooseCalledName } from "../../../db/enrolment/new-names.ts";
import {
  actorProfileFor,
  enrolledAs,
  mentorProfileFor,
  ownProfile,
  saveActorProfile,
  saveMentorProfile,
} from "../../../db/enrolment/profiles.ts";
import { livePairsOf } from "../../../db/pairs/pairs.ts";
import { chooseLanguage } from "../../../db/people/languages.ts";
import { calledNameOf, findPersonBySlackId, readPerson } from "../../../db/people/people.ts";
import { readSettings } from "../../../db/store/settings.ts";
import { readAnswer } from "../../programme/forms/reading.ts";
import { actorForm, calledForm, languageForm, mentorForm } from "../../programme/people/form.ts";
import type { Deps, Listening, Visit } from "../../slack/listening.ts";
import { profileOf, type SlackUser } from "../../slack/profile.ts";
import { languages } from "../../texts/languages.ts";
import type { TextKey } from "../../texts/words.ts";
import { listenToCoordinators } from "./coordinating.ts";
import { listenToSamePerson } from "./same-person.ts";

export function listen(listening: Listening, deps: Deps): void {
  listening.press("people:enrol-mentor", async (visit) => {
    const { db, person, words } = visit;
    if (!mayEnrol(visit)) return visit.say("setup.notYet");
    const answer = mentorProfileFor(db, { personId: person.id }, person.id);
    await visit.show(mentorModal(words, { answer, privacyNoticeUrl: noticeUrl(visit) }));
  });

  listening.submit(mentorForm.name, {
    handle(visit, { state }) {
      const { db, person, words, now } = visit;
      const { answer, complaints } = readAnswer(
        mentorForm,
        state,
        mentorProfileFor(db, { personId: person.id }, person.id),
      );
      if (!answer) return { complaints };
      const own = ownProfile(db, person);
      if (!own) return { complaints: { fields: { key: "setup.notYet" } } };
      const isNew = !enrolledAs(db, person.id).includes("mentor");
      saveMentorProfile(db, own, answer, now);
      return { done: enrolled(words, "mentor", isNew) };
    },
  });

  listening.press("people:rest", (visit) => changePlaces(visit, "rest"));
  listening.press("people:take-pairs", (visit) => changePlaces(visit, "take"));

  listening.press("people:enrol-actor", async (visit) => {
    const { db, person, words } = visit;
    if (!mayEnrol(visit)) return visit.say("setup.notYet");
    const answer = actorProfileFor(db, { personId: person.id }, person.id);
    await visit.show(actorModal(words, { answer, privacyNoticeUrl: noticeUrl(visit) }));
  });

  listening.submit(actorForm.name, {
    handle(visit, { state }) {
      const { db, person, words, now } = visit;
      const { answer, complaints } = readAnswer(
        actorForm,
        state,
        actorProfileFor(db, { personId: person.id }, person.id),
      );
      if (!answer) return { complaints };
      const own = ownProfile(db, person);
      if (!own) return { complaints: { fields: { key: "setup.notYet" } } };
      const isNew = !enrolledAs(db, person.id).includes("actor");
      saveActorProfile(db, own, answer, now);
      return { done: enrolled(words, "actor", isNew) };
    },
  });

  listening.press("people:language", ({ person, words, show }) => show(languageModal(words, person.language)));

  for (const language of languages)
    listening.press(`people:language-${language}`, ({ db, person, now }) =>
      db.transaction(() => chooseLanguage(db, person, language, now)),
    );

  listening.submit(languageForm.name, {
    handle({ db, person, now }, { state }) {
      const { answer, complaints } = readAnswer(languageForm, state);
      if (!answer) return { complaints };
      chooseLanguage(db, person, answer.language, now);
      return { close: true };
    },
  });

  listening.press("people:called", async (visit) => {
    if (!mayEnrol(visit)) return visit.say("setup.notYet");
    await visit.show(calledModal(visit.words, calledNameOf(visit.db, visit.person)));
  });

  listening.submit(calledForm.name, {
    handle(visit, { state }) {
      const { db, person, words, now } = visit;
      const { answer, complaints } = readAnswer(calledForm, state);
      if (!answer) return { complaints };
      if (!mayEnrol(visit)) return { refused: "setup.notYet" };
      chooseCalledName(db, person, answer.called, now);
      return { done: calledSaved(words, readPerson(db, person.id).firstName) };
    },
  });

  listenToCoordinators(listening);
  listenToSamePerson(listening);

  // Profile changes are stored only for people whom the bot knows, whom an import awaits, or who may be a known person with a new account. Nobody else in the workspace is recorded.
  const follow = ({ user }: { user: SlackUser }): boolean => {
    const profile = profileOf(user, deps.workspace);
    const isKnown = findPersonBySlackId(deps.db, profile.slackUserId) !== undefined;
    if (!isKnown && !(profile.email && isLookedFor(deps.db, profile.email))) return false;
    keepPerson(deps.db, profile, deps.clock.now());
    return true;
  };
  listening.event<{ user: SlackUser }>("user_change", (event) => void follow(event));
  // This event lacks the address. https://github.com/slack-go/slack/issues/1017
  listening.event<{ user: SlackUser }>("team_join", (event) => {
    const { id } = event.user;
    if (id !== undefined && !follow(event) && isAnybodyLookedFor(deps.db)) askWhoJoined(deps.db, id, deps.clock.now());
  });
}

const mayEnrol = ({ db, person }: Visit) => !person.isStranger && readSettings(db) !== undefined;
const noticeUrl = ({ db }: Visit) => readSettings(db)?.privacyNoticeUrl ?? null;

/** A mentor takes no new pairs, or one more than now. The pairs that there are go on. */
async function changePlaces({ db, person, now, say }: Visit, what: "rest" | "take"): Promise<void> {
  const said = db.transaction((): TextKey => {
    const own = ownProfile(db, person);
    const profile = mentorProfileFor(db, { personId: person.id }, person.id);
    if (!own || !profile) return "people.rest.notEnrolled";
    const pairsAtOnce = what === "rest" ? 0 : livePairsOf(db, person.id, "mentor").length + 1;
    if ((profile.pairsAtOnce === 0) !== (what === "rest")) saveMentorProfile(db, own, { ...profile, pairsAtOnce }, now);
    return what === "rest" ? "people.rest.begun" : "people.rest.ended";
  });
  await say(said);
}
