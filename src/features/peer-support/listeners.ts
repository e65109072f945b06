import { formModal } from "../../../blocks/form.ts";
import { actions, button, message, noticeModal, section } from "../../../blocks/kit.ts";
import { cancelModal, contactButton, joinButton, manageModal, moveNow } from "../../../blocks/peer-support.ts";
import { askToJoin } from "../../../db/peer-support/members.ts";
import {
  announcePeerMeeting,
  answerPeerMeeting,
  cancelPeerMeeting,
  isPeer,
  movePeerMeeting,
  namesByAnswer,
  peerMeetingFor,
  type SeenPeerMeeting,
  takeCalendar,
} from "../../../db/peer-support/peer-support.ts";
import { isMentor } from "../../../db/privacy/privacy.ts";
import { readSettings } from "../../../db/store/settings.ts";
import { dateOf, MINUTE_MS, timeOf } from "../../programme/calendar/calendar.ts";
import { googleCalendarLink } from "../../programme/calendar/calendar-file.ts";
import { readAnswer } from "../../programme/forms/reading.ts";
import { type PeerMeetingId, peerMeetingIdFrom } from "../../programme/ids.ts";
import { meetingMeant } from "../../programme/meetings/rules.ts";
import { calendarEntry } from "../../programme/peer-support/calendar.ts";
import { movePeerMeetingForm, peerMeetingForm } from "../../programme/peer-support/form.ts";
import {
  mayCallTogether,
  mayManage,
  type PeerAnswer,
  peerAnswers,
  spanOf,
  stageOf,
  USUAL_LENGTH_MINUTES,
} from "../../programme/peer-support/rules.ts";
import type { Deps, Listening, Press, Reply, Submission, Visit } from "../../slack/listening.ts";
import { link } from "../../texts/markup.ts";
import type { TextKey } from "../../texts/words.ts";
import { listenToContacts } from "./contacts.ts";

export function listen(listening: Listening, _deps: Deps): void {
  listening.command("/peer-meeting", (visit) => openNew(visit));
  listening.press("peer-support:new", (visit) => openNew(visit));
  listening.submit("peer-support", { handle: announce });

  for (const answer of peerAnswers) {
    listening.press(`peer-support:${answer}`, (visit, { value }) => saveAnswer(visit, value, answer));
  }
  listening.press("peer-support:calendar", (visit, { value }) => addToCalendar(visit, value));
  listening.press("peer-support:join", (visit) => join(visit));

  listening.press("peer-support:manage", (visit, { value }) => openManage(visit, value));
  listening.press("peer-support:move", openMove);
  listening.submit("peer-support:move", { handle: move });
  listening.press("peer-support:cancel", openCancel);
  listening.submit("peer-support:cancel", { handle: cancel });

  listenToContacts(listening);
}

/** Tells a person who is no mentor why this is not possible, and how to become a mentor. */
const offerEnrolment = ({ answer: tell, words }: Visit, key: TextKey) =>
  tell(message(words.md(key), ...actions(button("people:enrol-mentor", words.t("people.enrolMentor")))));

const done = ({ words }: Visit, key: TextKey, params: Record<string, string> = {}): Reply => ({
  done: noticeModal(words.t("peerSupport.title"), words.t("forms.close"), [section(words.md(key, params))]),
});

async function openNew(visit: Visit): Promise<void> {
  const { words } = visit;
  const settings = readSettings(visit.db);
  if (!settings) return visit.say("peerSupport.notSetUp");
  if (!mayCallTogether(visit.person)) {
    if (!isMentor(visit.db, visit.person.id)) return visit.say("peerSupport.notCaller");
    return visit.answer(
      message(words.md("peerSupport.notCallerMentor"), ...actions(contactButton(words), joinButton(words))),
    );
  }
  if (!settings.peerChannelId) return visit.say("peerSupport.noChannel");
  await visit.show(
    formModal(peerMeetingForm, words, {
      title: "peerSupport.title",
      submit: "peerSupport.submit",
      seenBy: words.md("peerSupport.seenBy"),
      metadata: {},
      answer: { length: USUAL_LENGTH_MINUTES },
    }),
  );
}

function announce(visit: Visit, submission: Submission): Reply {
  const { db, now, person } = visit;
  if (!mayCallTogether(person)) return { refused: "peerSupport.notCaller" };
  const reading = readAnswer(peerMeetingForm, submission.state);
  if (reading.complaints) return { complaints: reading.complaints };
  const { title, place, description, ...given } = reading.answer;
  const span = spanOf(given, now, visit.deps.zone);
  if ("complaints" in span) return { complaints: span.complaints };
  // Shown beside a field, so that the typed text is kept while the channel is being made.
  if (!readSettings(db)?.peerChannelId) return { complaints: { title: { key: "peerSupport.noChannel" } } };
  announcePeerMeeting(db, { title: title.trim(), place: trimmed(place), description, ...span, by: person.id }, now);
  return done(visit, "peerSupport.announced");
}

const trimmed = (text: string | null): string | null => text?.trim() ?? null;

/** The meeting, if the person is one of the peers. Otherwise says why not and returns undefined. */
async function meetingOrAnswer(
  visit: Visit,
  meetingId: PeerMeetingId | undefined,
): Promise<SeenPeerMeeting | undefined> {
  const meeting = peerMeetingFor(visit.db, { personId: visit.person.id }, meetingId);
  if (meeting) return meeting;
  if (isPeer(visit.db, visit.person.id)) await visit.say("peerSupport.notFound");
  else await offerEnrolment(visit, "peerSupport.notPeer");
  return undefined;
}

async function saveAnswer(visit: Visit, value: string, given: PeerAnswer): Promise<void> {
  const { db, now, words } = visit;
  const { meetingId, revision } = meetingMeant(value, peerMeetingIdFrom);
  const meeting = await meetingOrAnswer(visit, meetingId);
  if (!meeting) return;
  const isOldTime = revision !== undefined && revision !== meeting.revision;
  if (isOldTime && stageOf(meeting, now) === "open") {
    return visit.say("peerSupport.answerMoved", { when: words.when(meeting.startsAt) });
  }
  const answerGiven = { personId: visit.person.id, answer: given };
  const stage = db.transaction(() => answerPeerMeeting(db, meeting, answerGiven, now, visit.deps.zone));
  if (stage === "begun") return visit.say("peerSupport.begun");
  if (stage === "cancelled") return visit.say("peerSupport.answerCancelled");
}

async function addToCalendar(visit: Visit, value: string): Promise<void> {
  const { db, now, words } = visit;
  const meeting = await meetingOrAnswer(visit, meetingMeant(value, peerMeetingIdFrom).meetingId);
  if (!meeting) return;
  if (stageOf(meeting, now) !== "open") return visit.say("peerSupport.calendar.gone");
  db.transaction(() => takeCalendar(db, meeting, visit.person.id, now));
  const google = link(googleCalendarLink(calendarEntry(meeting)), words.t("peerSupport.calendar.google"));
  await visit.say("peerSupport.calendar.sent", { google });
}

async function join(visit: Visit): Promise<void> {
  const { db, now, person } = visit;
  if (!isPeer(db, person.id)) return offerEnrolment(visit, "peerSupport.notJoiner");
  if (!readSettings(db)?.peerChannelId) return visit.say("peerSupport.noChannel");
  db.transaction(() => askToJoin(db, person.id, now));
  await visit.say("peerSupport.joining");
}

/** The meeting, if the person may still move or cancel it. Otherwise says why not and returns undefined. */
async function manageable(visit: Visit, meetingId: PeerMeetingId | undefined): Promise<SeenPeerMeeting | undefined> {
  const meeting = await meetingOrAnswer(visit, meetingId);
  const refusal = meeting && refusalToManage(visit, meeting);
  if (refusal) await visit.say(refusal);
  return refusal ? undefined : meeting;
}

function refusalToManage({ person, now }: Visit, meeting: SeenPeerMeeting): TextKey | undefined {
  if (!mayManage(person, meeting)) return "peerSupport.notManager";
  const stage = stageOf(meeting, now);
  if (stage === "open") return undefined;
  return stage === "begun" ? "peerSupport.begunManage" : "peerSupport.isCancelled";
}

async function openManage(visit: Visit, value: string): Promise<void> {
  const meeting = await manageable(visit, meetingMeant(value, peerMeetingIdFrom).meetingId);
  if (meeting) await visit.show(manageModal(visit.words, meeting, namesByAnswer(visit.db, meeting.id)));
}

async function openMove(visit: Visit, press: Press): Promise<void> {
  const { words } = visit;
  const meeting = await manageable(visit, meetingMeant(press.value, peerMeetingIdFrom).meetingId);
  if (!meeting) return;
  const modal = formModal(movePeerMeetingForm, words, {
    title: "peerSupport.moveTitle",
    submit: "peerSupport.move",
    seenBy: words.md("peerSupport.moveSeenBy"),
    metadata: { meeting: meeting.id, revision: meeting.revision },
    before: [moveNow(words, meeting)],
    answer: timeAndPlaceOf(visit, meeting),
  });
  await inPlace(visit, press, modal);
}

const timeAndPlaceOf = ({ deps }: Visit, { startsAt, endsAt, place }: SeenPeerMeeting) => ({
  day: dateOf(startsAt, deps.zone),
  time: timeOf(startsAt, deps.zone),
  length: Math.round((endsAt - startsAt) / MINUTE_MS),
  place: place ?? null,
});

async function openCancel(visit: Visit, press: Press): Promise<void> {
  const meeting = await manageable(visit, meetingMeant(press.value, peerMeetingIdFrom).meetingId);
  if (meeting) await inPlace(visit, press, cancelModal(visit.words, meeting));
}

/** Replaces the modal "Hallitse": left below, it would show old facts after the new modal is closed. */
const inPlace = (visit: Visit, { view }: Press, modal: Parameters<Visit["show"]>[0]) =>
  view?.isModal ? visit.redraw(view.id, modal) : visit.show(modal);

/** The meeting that a modal was opened for, or why it cannot be changed. */
function meetingOfModal(visit: Visit, { metadata }: Submission): { meeting: SeenPeerMeeting } | { refused: TextKey } {
  const meeting = peerMeetingFor(visit.db, { personId: visit.person.id }, peerMeetingIdFrom(metadata.meeting));
  if (!meeting) return { refused: "peerSupport.notFound" };
  const refusal = refusalToManage(visit, meeting);
  return refusal ? { refused: refusal } : { meeting };
}

function move(visit: Visit, submission: Submission): Reply {
  const { db, now, words } = visit;
  const { zone } = visit.deps;
  const found = meetingOfModal(visit, submission);
  if ("refused" in found) return found;
  const { meeting } = found;
  if (submission.metadata.revision !== meeting.revision) {
    return { refused: "peerSupport.movedByOther", params: { when: words.when(meeting.startsAt) } };
  }
  const reading = readAnswer(movePeerMeetingForm, submission.state, timeAndPlaceOf(visit, meeting));
  if (reading.complaints) return { complaints: reading.complaints };
  const span = spanOf(reading.answer, now, zone);
  if ("complaints" in span) return { complaints: span.complaints };
  const change = { ...span, place: trimmed(reading.answer.place) ?? undefined, by: visit.person.id };
  if (!movePeerMeeting(db, meeting, change, now, zone)) return done(visit, "peerSupport.sameAsBefore");
  return done(visit, "peerSupport.wasMoved", { when: words.when(span.startsAt) });
}

function cancel(visit: Visit, submission: Submission): Reply {
  const found = meetingOfModal(visit, submission);
  if ("refused" in found) return found;
  cancelPeerMeeting(visit.db, found.meeting, visit.person.id, visit.now);
  return done(visit, "peerSupport.wasCancelled");
}
