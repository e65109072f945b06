import { timestampOf } from "../../src/programme/calendar/calendar.ts";
import { outcomeName } from "../../src/programme/closing/form.ts";
import type { MeetingId, PairId, PersonId } from "../../src/programme/ids.ts";
import type { PairRole } from "../../src/programme/pairs/roles.ts";
import type { StoredCount } from "../../src/programme/privacy/own-data.ts";
import type { Words } from "../../src/texts/words.ts";
import { outcomeFor, ownAnswer } from "../closing/summary.ts";
import { emailFor } from "../enrolment/awaited-people.ts";
import { actorProfileFor, mentorProfileFor } from "../enrolment/profiles.ts";
import { accountChangesOf } from "../enrolment/same-person.ts";
import { followUpFor } from "../follow-up/follow-up.ts";
import { kickoffFormFor } from "../kickoff/kickoff.ts";
import { logFor } from "../meeting-log/meeting-log.ts";
import { tasksFor } from "../meeting-log/tasks.ts";
import { meetingFor, meetingsOfPair } from "../meetings/meetings.ts";
import { invitationOf } from "../pairs/new-pair.ts";
import { otherOf, type Pair, pairFor } from "../pairs/pairs.ts";
import { calledNameOf, findPerson, type Person } from "../people/people.ts";
import { allLooks } from "../privacy/audit.ts";
import { meetingCalendars, pairs, people, profiles, silenceAnswers } from "../schema/index.ts";
import { and, asc, eq, or } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { asItWasAsked, questionsCounted } from "./extra-answers.ts";
import type { Looking } from "./part.ts";
import { ownDataParts } from "./parts.index.ts";

/**
 * Everything that is stored about a person and that the person may see, for the download. Each sealed text is opened with the person's own
 * permit, so the copy cannot have more than the person can see in the bot. Instants are ISO 8601 in the programme's time zone.
 */
export function ownData(db: Db, person: Person, words: Words, now: number) {
  const look = lookingAs(db, person, words);
  return {
    about: words.t("privacy.file.title"),
    made: look.at(now),
    person: aboutPerson(look),
    profiles: profilesIn(look),
    pairs: ownPairRows(db, person.id).flatMap(({ id }) => pairIn(look, id)),
    ...Object.assign({}, ...ownDataParts.map((part) => part.items?.(look))),
    looks: looksIn(look),
  };
}

function lookingAs(db: Db, person: Person, words: Words): Looking {
  const at = (instant: number | null | undefined) => (instant ? timestampOf(instant, words.zone) : null);
  return { db, person, words, viewer: { personId: person.id }, at };
}

const ownPairRows = (db: Db, personId: PersonId) =>
  db.orm
    .select()
    .from(pairs)
    .where(or(eq(pairs.mentorId, personId), eq(pairs.actorId, personId)))
    .orderBy(asc(pairs.createdAt))
    .all();

function aboutPerson({ db, person, viewer, at }: Looking) {
  const row = db.orm.select().from(people).where(eq(people.id, person.id)).get();
  return {
    name: person.name,
    firstName: person.firstName,
    calledByOwnWish: calledNameOf(db, person),
    slackUserId: person.slackUserId,
    email: emailFor(db, viewer, person.id) ?? null,
    language: row?.language ?? null,
    languageOfSlackProfile: row?.profileLanguage ?? null,
    languageInImportedList: row?.importedLanguage ?? null,
    timeZoneOfSlackProfile: row?.timeZone ?? null,
    isGuest: person.isGuest,
    isWorkspaceAdmin: person.isAdmin,
    knownSince: at(row?.createdAt),
    coordinatorSince: at(row?.coordinatorSince),
    peerOrganiserSince: at(row?.peerOrganiserSince),
    homeOpened: at(row?.homeOpenedAt),
    importedByCoordinator: at(row?.importedAt),
    anotherAccountTookYourPlace: accountChangesOf(db, person.id).map(at),
    privacyNoticeGiven: at(row?.noticeGivenAt),
  };
}

function profilesIn({ db, person, viewer, at }: Looking) {
  const times = db.orm.select().from(profiles).where(eq(profiles.personId, person.id)).all();
  const timesOf = (role: PairRole) => {
    const row = times.find((candidate) => candidate.role === role);
    return { enrolled: at(row?.enrolledAt), changed: at(row?.changedAt) };
  };
  const mentor = mentorProfileFor(db, viewer, person.id);
  const actor = actorProfileFor(db, viewer, person.id);
  return {
    ...(mentor ? { mentor: { ...mentor, ...timesOf("mentor") } } : {}),
    ...(actor ? { actor: { ...actor, ...timesOf("actor") } } : {}),
  };
}

function pairIn(look: Looking, pairId: PairId) {
  const { db, person, words, viewer, at } = look;
  const pair = pairFor(db, viewer, pairId);
  if (!pair || (pair.role !== "mentor" && pair.role !== "actor")) return [];
  const kickoff = kickoffFormFor(db, viewer, pairId);
  const outcome = outcomeFor(db, viewer, pair);
  return [
    {
      yourRole: pair.role,
      otherFirstName: otherOf(pair, person.id).firstName,
      coordinatorFirstName: pair.coordinator.firstName,
      state: pair.state,
      languageOfChannel: pair.language,
      plannedNumberOfMeetings: pair.plannedNumber,
      created: at(pair.createdAt),
      opened: at(pair.openedAt),
      finished: at(pair.finishedAt),
      pausedUntil: pair.pausedUntilOn,
      textsDeleted: at(pair.textsDeletedAt),
      consent: consentIn(look, pair),
      youSaidThatAllIsWell: at(wellIn(look, pairId)),
      firstMeetingForm: kickoff ? { ...asItWasAsked(kickoff, "kickoff", words), saved: at(kickoff.savedAt) } : null,
      meetings: meetingsOfPair(db, pairId).map(({ id }) => meetingIn(look, pair, id)),
      outcome: outcome === undefined ? null : outcomeName(outcome, words),
      yourFeedbackToTheNetwork: ownAnswer(db, person.id, pairId, pair.role) ?? null,
    },
  ];
}

function consentIn({ db, person, at }: Looking, pair: Pair) {
  const invitation = invitationOf(db, pair.id, person.id);
  return {
    tickedBy: pair.consentBy === null ? null : (findPerson(db, pair.consentBy)?.firstName ?? null),
    ticked: at(pair.consentAt),
    yourAnswer: invitation?.answer ?? null,
    answered: at(invitation?.answeredAt),
  };
}

const wellIn = ({ db, person }: Looking, pairId: PairId): number | undefined =>
  db.orm
    .select()
    .from(silenceAnswers)
    .where(and(eq(silenceAnswers.pairId, pairId), eq(silenceAnswers.personId, person.id)))
    .get()?.at;

function meetingIn({ db, person, viewer, words, at }: Looking, pair: Pair, meetingId: MeetingId) {
  const meeting = meetingFor(db, viewer, meetingId);
  const log = logFor(db, viewer, meetingId);
  const followUp = followUpFor(db, viewer, meetingId);
  const calendar = and(eq(meetingCalendars.meetingId, meetingId), eq(meetingCalendars.personId, person.id));
  return {
    kind: meeting?.kind,
    state: meeting?.state,
    starts: at(meeting?.startsAt),
    ends: at(meeting?.endsAt),
    place: meeting?.place ?? null,
    takenIntoYourCalendar: at(db.orm.select().from(meetingCalendars).where(calendar).get()?.takenAt),
    log: log
      ? { ...asItWasAsked(log, "meetingLog", words), saved: at(log.savedAt), firstSaved: at(log.firstSavedAt) }
      : null,
    tasks: tasksFor(db, viewer, { meetingId, pairId: pair.id }).map(({ owner, text, state }) => ({
      owner,
      text,
      state,
    })),
    actorsAnswer: followUp
      ? {
          asked: at(followUp.askedAt),
          answered: at(followUp.answeredAt),
          rating: followUp.rating ?? null,
          words: followUp.reply ?? null,
          sharedWithMentor: at(followUp.sharedAt),
        }
      : null,
  };
}

const looksIn = ({ db, person, at }: Looking) =>
  allLooks(db, person).map(({ at: when, action, by, role, pair }) => ({
    at: at(when),
    what: action,
    by: by?.id === person.id ? "you" : (by?.firstName ?? null),
    as: role,
    pairWith: pair ? otherNameIn(pair, person.id) : null,
  }));

const otherNameIn = (pair: Pair, personId: PersonId): string | null =>
  [pair.mentor.id, pair.actor.id].includes(personId) ? otherOf(pair, personId).firstName : null;

/** How much is stored of what: the lines of "Mitä sinusta on tallessa?". */
export function storedOf(db: Db, person: Person, words: Words): StoredCount[] {
  const look = lookingAs(db, person, words);
  const own = ownPairRows(db, person.id).flatMap(({ id }) => pairIn(look, id));
  const all = own.flatMap(({ meetings }) => meetings);
  const asActor = own.filter(({ yourRole }) => yourRole === "actor").flatMap(({ meetings }) => meetings);
  const forms = own.filter(({ firstMeetingForm }) => firstMeetingForm).length + all.filter(({ log }) => log).length;
  const followUps = asActor.filter(({ actorsAnswer }) => actorsAnswer?.rating || actorsAnswer?.words).length;
  return [
    { text: "privacy.stored.pairs", count: own.length },
    { text: "privacy.stored.meetings", count: all.length },
    { text: "privacy.stored.forms", count: forms },
    ...questionsCounted(
      own.flatMap(({ firstMeetingForm, meetings }) => [firstMeetingForm, ...meetings.map(({ log }) => log)]),
    ),
    { text: "privacy.stored.followUps", count: followUps },
    ...ownDataParts.flatMap((part) => part.counted?.(look) ?? []),
  ];
}
