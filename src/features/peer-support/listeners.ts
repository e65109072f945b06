import { formModal } from "../../../blocks/form.ts";
import { actions, button, message, noticeModal, section } from "../../../blocks/kit.ts";
import { cancelModal, contactButton, joinButton, manageModal, moveNow } from "../../../blocks/peer-support.ts";
import {
  announcePeerMeeting,
  answerPeerMeeting,
  cancelPeerMeeting,
  movePeerMeeting,
  takeCalendar,
} from "../../../db/peer-support/acts.ts";
import { askToJoin } from "../../../db/peer-support/members.ts";
import { findPeerMeeting, isPeer, namesByAnswer, type SeenPeerMeeting } from "../../../db/peer-support/peer-support.ts";
import { asCaller, asPeer, findManagedMeeting, type Managed, peersMeeting } from "../../../db/peer-support/peers.ts";
import { isMentor } from "../../../db/privacy/privacy.ts";
import { readSettings } from "../../../db/store/settings.ts";
import { dateOf, MINUTE_MS, timeOf } from "../../programme/calendar/calendar.ts";
import { googleCalendarLink } from "../../programme/calendar/calendar-file.ts";
import { readAnswer, trimmedText } from "../../programme/forms/reading.ts";
import { type PeerMeetingId, peerMeetingIdFrom } from "../../programme/ids.ts";
import { meetingMeant } from "../../programme/meetings/rules.ts";
import { calendarEntry } from "../../programme/peer-support/calendar.ts";
import { movePeerMeetingForm, peerMeetingForm } from "../../programme/peer-support/form.ts";
import {
  type Audience,
  audienceOf,
  mayCallTogether,
  type PeerAnswer,
  peerAnswers,
  spanOf,
  stageOf,
  USUAL_LENGTH_MINUTES,
} from "../../programme/peer-support/rules.ts";
import type { Deps, Listening, Press, Reply, Submission, Visit } from "../../slack/listening.ts";
import { showInPlace } from "../../slack/visit.ts";
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

const titles = {
  peers: "peerSupport.title",
  group: "groups.meeting.title",
  common: "commonMeetings.title",
} as const satisfies Record<Audience, TextKey>;

const done = ({ words }: Visit, key: TextKey, params: Record<string, string> = {}, of?: Managed): Reply => {
  const title = titles[of ? audienceOf(of) : "peers"];
  return { done: noticeModal(words.t(title), words.t("forms.close"), [section(words.md(key, params))]) };
};

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
  const caller = asCaller(db, person);
  if (!caller) return { refused: "peerSupport.notCaller" };
  const reading = readAnswer(peerMeetingForm, submission.state);
  if (reading.complaints) return { complaints: reading.complaints };
  const { title, place, description, ...given } = reading.answer;
  const span = spanOf(given, now, visit.deps.zone);
  if ("complaints" in span) return { complaints: span.complaints };
  // Shown beside a field, so that the typed text is kept while the channel is being made.
  if (!readSettings(db)?.peerChannelId) return { complaints: { title: { key: "peerSupport.noChannel" } } };
  announcePeerMeeting(db, caller, { title: title.trim(), place: trimmedText(place), description, ...span }, now);
  return done(visit, "peerSupport.announced");
}

/** Tells the person why they cannot see this meeting. */
async function sayNoMeeting(visit: Visit, meetingId: PeerMeetingId | undefined): Promise<void> {
  const meeting = meetingId && findPeerMeeting(visit.db, meetingId);
  const audience = meeting ? audienceOf(meeting) : "peers";
  if (audience === "group") await visit.say("groups.notYours");
  else if (audience === "common") await visit.say("commonMeetings.notYours");
  else if (isPeer(visit.db, visit.person.id)) await visit.say("peerSupport.notFound");
  else await offerEnrolment(visit, "peerSupport.notPeer");
}

async function saveAnswer(visit: Visit, value: string, given: PeerAnswer): Promise<void> {
  const { db, person, now, words, deps } = visit;
  const { meetingId, revision } = meetingMeant(value, peerMeetingIdFrom);
  const outcome = db.transaction(() => {
    const meeting = peersMeeting(db, person, meetingId);
    if (!meeting) return "none";
    const isOldTime = revision !== undefined && revision !== meeting.revision;
    if (isOldTime && stageOf(meeting, now) === "open") return { movedTo: meeting.startsAt };
    return answerPeerMeeting(db, meeting, given, now, deps.zone);
  });
  if (typeof outcome === "object") return visit.say("peerSupport.answerMoved", { when: words.when(outcome.movedTo) });
  if (outcome === "none") return sayNoMeeting(visit, meetingId);
  if (outcome === "begun") return visit.say("peerSupport.begun");
  if (outcome === "cancelled") return visit.say("peerSupport.answerCancelled");
}

async function addToCalendar(visit: Visit, value: string): Promise<void> {
  const { db, person, now, words } = visit;
  const { meetingId } = meetingMeant(value, peerMeetingIdFrom);
  const meeting = db.transaction(() => {
    const found = peersMeeting(db, person, meetingId);
    if (found && stageOf(found, now) === "open") takeCalendar(db, found, now);
    return found;
  });
  if (!meeting) return sayNoMeeting(visit, meetingId);
  if (stageOf(meeting, now) !== "open") return visit.say("peerSupport.calendar.gone");
  const google = link(googleCalendarLink(calendarEntry(meeting)), words.t("peerSupport.calendar.google"));
  await visit.say("peerSupport.calendar.sent", { google });
}

async function join(visit: Visit): Promise<void> {
  const { db, now, person } = visit;
  const said = db.transaction((): TextKey => {
    const peer = asPeer(db, person);
    if (!peer) return "peerSupport.notJoiner";
    if (!readSettings(db)?.peerChannelId) return "peerSupport.noChannel";
    askToJoin(db, peer, now);
    return "peerSupport.joining";
  });
  await (said === "peerSupport.notJoiner" ? offerEnrolment(visit, said) : visit.say(said));
}

/** The meeting, if the person may still move or cancel it; else why not. In a transaction. */
function managedOf({ db, person, now }: Visit, meetingId: PeerMeetingId | undefined): Managed | { refused: TextKey } {
  const meeting = peersMeeting(db, person, meetingId);
  if (!meeting) return { refused: "peerSupport.notFound" };
  const may = findManagedMeeting(db, meeting, now);
  if (!("no" in may)) return may;
  return { refused: may.no === "not-manager" ? notManagers[audienceOf(meeting)] : refusals[may.no] };
}

const notManagers = {
  peers: "peerSupport.notManager",
  group: "groups.meeting.notManager",
  common: "commonMeetings.notManager",
} as const satisfies Record<Audience, TextKey>;

const refusals = {
  begun: "peerSupport.begunManage",
  cancelled: "peerSupport.isCancelled",
} as const;

/** The same, or an answer. */
async function manageable(visit: Visit, value: string): Promise<Managed | undefined> {
  const { meetingId } = meetingMeant(value, peerMeetingIdFrom);
  const meeting = visit.db.transaction(() => managedOf(visit, meetingId));
  if (!("refused" in meeting)) return meeting;
  await (meeting.refused === "peerSupport.notFound" ? sayNoMeeting(visit, meetingId) : visit.say(meeting.refused));
  return undefined;
}

async function openManage(visit: Visit, value: string): Promise<void> {
  const meeting = await manageable(visit, value);
  if (meeting) await visit.show(manageModal(visit.words, meeting, namesByAnswer(visit.db, meeting.id)));
}

async function openMove(visit: Visit, press: Press): Promise<void> {
  const { words } = visit;
  const meeting = await manageable(visit, press.value);
  if (!meeting) return;
  const modal = formModal(movePeerMeetingForm, words, {
    title: "peerSupport.moveTitle",
    submit: "peerSupport.move",
    seenBy: words.md(moveSeenBy[audienceOf(meeting)]),
    metadata: { meeting: meeting.id, revision: meeting.revision },
    before: [moveNow(words, meeting)],
    answer: timeAndPlaceOf(visit, meeting),
  });
  await showInPlace(visit, press, modal);
}

const moveSeenBy = {
  peers: "peerSupport.moveSeenBy",
  group: "groups.meeting.moveSeenBy",
  common: "commonMeetings.moveSeenBy",
} as const satisfies Record<Audience, TextKey>;

const timeAndPlaceOf = ({ deps }: Visit, { startsAt, endsAt, place }: SeenPeerMeeting) => ({
  day: dateOf(startsAt, deps.zone),
  time: timeOf(startsAt, deps.zone),
  length: Math.round((endsAt - startsAt) / MINUTE_MS),
  place: place ?? null,
});

async function openCancel(visit: Visit, press: Press): Promise<void> {
  const meeting = await manageable(visit, press.value);
  if (meeting) await showInPlace(visit, press, cancelModal(visit.words, meeting));
}

function move(visit: Visit, submission: Submission): Reply {
  const { db, now, words } = visit;
  const { zone } = visit.deps;
  const meeting = managedOf(visit, peerMeetingIdFrom(submission.metadata.meeting));
  if ("refused" in meeting) return meeting;
  if (submission.metadata.revision !== meeting.revision) {
    return { refused: "peerSupport.movedByOther", params: { when: words.when(meeting.startsAt) } };
  }
  const reading = readAnswer(movePeerMeetingForm, submission.state, timeAndPlaceOf(visit, meeting));
  if (reading.complaints) return { complaints: reading.complaints };
  const span = spanOf(reading.answer, now, zone);
  if ("complaints" in span) return { complaints: span.complaints };
  const change = { ...span, place: trimmedText(reading.answer.place) ?? undefined };
  if (!movePeerMeeting(db, meeting, change, now, zone)) return done(visit, "peerSupport.sameAsBefore", {}, meeting);
  return done(visit, "peerSupport.wasMoved", { when: words.when(span.startsAt) }, meeting);
}

function cancel(visit: Visit, submission: Submission): Reply {
  const meeting = managedOf(visit, peerMeetingIdFrom(submission.metadata.meeting));
  if ("refused" in meeting) return meeting;
  cancelPeerMeeting(visit.db, meeting, visit.now);
  return done(visit, "peerSupport.wasCancelled", {}, meeting);
}
