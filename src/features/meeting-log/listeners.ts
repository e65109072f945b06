import type { ModalView } from "@slack/types";
import { button } from "../../../blocks/kit.ts";
import {
  briefLogModal,
  correctionModal,
  logAnswer,
  logList,
  logModal,
  logSheet,
  whichModal,
} from "../../../blocks/meeting-log.ts";
import {
  logBefore,
  logFor,
  type NoLog,
  type Place,
  type Places,
  placeOf,
  placesForCommand,
  placesInPair,
  type SeenLog,
} from "../../../db/meeting-log/meeting-log.ts";
import { noteNotHeld } from "../../../db/meeting-log/saving.ts";
import { logsOf, tasksFor } from "../../../db/meeting-log/tasks.ts";
import { meetingOf } from "../../../db/meetings/meeting.ts";
import { findMeeting, meetingsOfPair } from "../../../db/meetings/meetings.ts";
import { type Pair, readPair } from "../../../db/pairs/pairs.ts";
import { readPerson } from "../../../db/people/people.ts";
import { pairAs } from "../../../db/privacy/acting.ts";
import { findPairRow, permit, roleOf } from "../../../db/privacy/privacy.ts";
import { programmeOfPair } from "../../../db/programmes/programmes.ts";
import { newId } from "../../../db/store/open.ts";
import { dateOf, noonOf } from "../../programme/calendar/calendar.ts";
import { readAnswer } from "../../programme/forms/reading.ts";
import { type MeetingId, meetingIdFrom, type PairId, pairIdFrom } from "../../programme/ids.ts";
import { briefLogForm, whichForm } from "../../programme/meeting-log/form.ts";
import { numberOfMeeting } from "../../programme/meeting-log/rules.ts";
import { toldApart } from "../../programme/people/names.ts";
import { missingTextsOf } from "../../programme/privacy/deleting.ts";
import { asksAnything, briefOf, correctionOf } from "../../programme/programmes/forms.ts";
import type { Deps, Listening, Press, Submission, Visit } from "../../slack/listening.ts";
import type { TextKey } from "../../texts/words.ts";
import { correct, correctLate, goalsSeen, noteLook, save, saveBrief, saveLate } from "./saving.ts";

export function listen(listening: Listening, { zone }: Deps): void {
  listening.command("/meeting-log", (visit, { channelId }) =>
    open(visit, placesForCommand(visit.db, visit.person, channelId, visit.now, zone)),
  );

  listening.press("meeting-log:open", (visit, press) =>
    openForMeeting(visit, press, (place) => modalFor(visit, place, zone)),
  );

  listening.press("meeting-log:later", (visit, press) =>
    openForMeeting(visit, press, ({ pair, actor, meeting }) => {
      const { id: versionId, forms } = programmeOfPair(visit.db, pair).version;
      const form = briefOf(forms.meetingLog.asked);
      return briefLogModal(visit.words, {
        form,
        versionId,
        actor: actor.firstName,
        meetingId: meeting?.id,
        at: meeting,
      });
    }),
  );
  listening.submit(briefLogForm.name, {
    of: pairOfMeeting,
    handle: (visit, submission) => saveBrief(visit, submission, zone),
  });

  // For a pair that met although it is paused.
  listening.press("meeting-log:new", (visit, { value }) => {
    const pair = findPairRow(visit.db, pairIdFrom(value));
    if (pair) return open(visit, placesInPair(visit.db, visit.person, pair, visit.now, zone, true));
    return visit.say("meetingLog.no.nobody");
  });

  listening.submit("meeting-log:which", {
    handle(visit, { state }) {
      const { answer, complaints } = readAnswer(whichForm, state);
      if (complaints) return { complaints };
      const [pair, meeting] = answer.which.split(" ");
      const pairId = pairIdFrom(pair);
      const meetingId = meeting === UNPLANNED ? undefined : meetingIdFrom(meeting);
      const isOne = pairId && (meeting === UNPLANNED || meetingId);
      const place = isOne ? placeOf(visit.db, visit.person, pairId, meetingId) : undefined;
      if (place?.pair.state !== "open") return { complaints: { which: { key: "forms.notOffered" } } };
      return { again: modalFor(visit, place, zone) };
    },
  });

  listening.submit("meeting-log", {
    of: (_visit, { metadata }) => pairIdFrom(metadata.pair),
    handle: (visit, submission) => save(visit, submission, zone),
    correct: (visit, submission, late) => saveLate(visit, submission, late, zone),
  });

  listening.press("meeting-log:not-held", async (visit, { value }) => {
    const meetingId = meetingIdFrom(value);
    const refused = visit.db.transaction((): TextKey | undefined => {
      const meeting = findMeeting(visit.db, meetingId);
      const pair = meeting && pairAs(visit.db, visit.person, meeting.pairId);
      if (!meeting || pair?.role !== "mentor")
        return pair?.role === "actor" ? "meetingLog.no.mentorAnswers" : "meetingLog.no.notSeen";
      if (pair.state !== "open") return "meetingLog.no.finished";
      if (meeting.state === "not-held" || noteNotHeld(visit.db, meetingOf(visit.db, pair, meeting), visit.now))
        return undefined;
      return notAwaiting(meeting.state, meeting.endsAt > visit.now);
    });
    const pairId = findMeeting(visit.db, meetingId)?.pairId;
    if (refused === "meetingLog.no.mentorAnswers" && pairId) return visit.answer(withAgree(visit, refused, pairId));
    if (refused === "meetingLog.no.logged") {
      const show = button("meeting-log:show", visit.words.t("meetingLog.show"), { value });
      return visit.answer(logAnswer(visit.words.md(refused), show));
    }
    if (refused) return visit.say(refused);
  });

  listening.press("meeting-log:show", (visit, { value }) => show(visit, meetingIdFrom(value)));

  listening.press("meeting-log:edit", async (visit, { value }) => {
    const seen = logFor(visit.db, { personId: visit.person.id }, meetingIdFrom(value));
    if (!seen) return visit.say("meetingLog.no.gone");
    const place = placeOf(visit.db, visit.person, seen.pairId, seen.meetingId);
    if (!place) return visit.say("meetingLog.no.notSeen");
    if (place.pair.state !== "open") return visit.say("meetingLog.no.notEditable");
    noteLook(visit, seen.pairId);
    await visit.show(modalFor(visit, place, zone, seen));
  });

  listening.press("meeting-log:correct", async (visit, { value }) => {
    const seen = logFor(visit.db, { personId: visit.person.id }, meetingIdFrom(value));
    const pair = seen && readPair(visit.db, seen.pairId);
    if (!seen || !pair) return visit.say("meetingLog.no.gone");
    if (pair.actor.id !== visit.person.id) return visit.say("meetingLog.no.notSeen");
    if (pair.state !== "open") return visit.say("meetingLog.no.notEditable");
    const form = correctionOf(seen.version.forms.meetingLog.asked);
    if (!asksAnything(form)) return visit.say("meetingLog.no.nothingToCorrect");
    noteLook(visit, pair.id);
    await visit.show(
      correctionModal(visit.words, {
        form,
        metadata: { meeting: seen.meetingId, revision: seen.revision },
        generation: 0,
        mentorName: pair.mentor.firstName,
        answer: { feedback: seen.answer.feedback, actorTasks: seen.answer.actorTasks },
        goals: goalsSeen(visit, pair.id),
      }),
    );
  });

  listening.submit("meeting-log:correct", { of: pairOfMeeting, handle: correct, correct: correctLate });

  listening.press("meeting-log:list", async (visit, { value }) => {
    const pairId = pairIdFrom(value);
    const permitted = pairId && permit(visit.db, { personId: visit.person.id }, "meeting-log", { pairId });
    if (!pairId || !permitted) return visit.say("meetingLog.no.notSeen");
    const pair = readPair(visit.db, pairId);
    const meetings = meetingsOfPair(visit.db, pairId);
    const logs = logsOf(visit.db, pairId).map(({ meetingId, on }) => ({
      meetingId,
      on,
      number: numberOfMeeting(meetings, meetingId),
    }));
    await visit.show(logList(visit.words, otherName(visit, pair), logs));
  });
}

const pairOfMeeting = ({ db }: Visit, { metadata }: Submission): PairId | undefined =>
  findMeeting(db, meetingIdFrom(metadata.meeting))?.pairId;

/** In an option's value: a meeting that was not planned. */
const UNPLANNED = "new";

const otherName = (visit: Visit, pair: Pair): string =>
  pair.mentor.id === visit.person.id ? pair.actor.firstName : pair.mentor.firstName;

const agreeButton = (visit: Visit, pairId: PairId | undefined) =>
  button("meetings:agree", visit.words.t("meetingLog.agree"), { value: pairId ?? "" });

const withAgree = (visit: Visit, key: TextKey, pairId: PairId | undefined) =>
  logAnswer(visit.words.md(key), agreeButton(visit, pairId));

/** Opens Liite 2 if only one meeting can be meant. Otherwise asks which one, or says why there is none. */
async function open(visit: Visit, found: Places): Promise<void> {
  if ("why" in found) return refuse(visit, found);
  const [first, ...others] = found.places;
  if (others.length === 0) return visit.show(modalFor(visit, first, visit.deps.zone));
  const called = toldApart(found.places.map((place) => place.actor));
  const choices = found.places.map(({ pair, actor, meeting }) => ({
    value: `${pair.id} ${meeting?.id ?? UNPLANNED}`,
    name: called(actor),
    meeting,
  }));
  // A pair whose planned meetings await their logs may also have met without a plan.
  const pairs = new Map(found.places.filter(({ meeting }) => meeting).map((place) => [place.pair.id, place]));
  const fresh = [...pairs.values()].map(({ pair, actor }) => ({
    value: `${pair.id} ${UNPLANNED}`,
    name: called(actor),
    meeting: undefined,
  }));
  await visit.show(whichModal(visit.words, [...choices, ...fresh]));
}

/** Says why there is no log to fill in. Where there is no button, in all languages that the person may read. */
function refuse(visit: Visit, no: NoLog): Promise<void> {
  const { words } = visit;
  switch (no.why) {
    case "finished":
      return no.finishedAt === null
        ? visit.say("meetingLog.no.finished")
        : visit.say("meetingLog.no.finishedOn", { date: words.date(no.finishedAt) });
    case "paused": {
      const text =
        no.untilOn === null
          ? words.md("meetingLog.no.paused")
          : words.md("meetingLog.no.pausedUntil", { date: words.date(noonOf(no.untilOn, words.zone)) });
      const fill = button("meeting-log:new", words.t("meetingLog.fill"), { value: no.pairId });
      return visit.answer(logAnswer(text, agreeButton(visit, no.pairId), fill));
    }
    case "no-pair":
      if (no.as !== "actor" || no.pairId === undefined)
        return visit.say(no.as === "coordinator" ? "meetingLog.no.coordinator" : "meetingLog.no.nobody");
      return visit.answer(withAgree(visit, "meetingLog.no.actor", no.pairId));
    case "actor":
      return visit.answer(withAgree(visit, "meetingLog.no.actor", no.pairId));
    default:
      return visit.say(`meetingLog.no.${no.why}`);
  }
}

/** The button below the question opens the meeting that is its value. A pair's id as value does the same as the command in that pair's channel. */
async function openForMeeting(visit: Visit, { value }: Press, modalOf: (place: Place) => ModalView): Promise<void> {
  const { zone } = visit.deps;
  const meeting = findMeeting(visit.db, meetingIdFrom(value));
  const pair = findPairRow(visit.db, meeting?.pairId ?? pairIdFrom(value));
  if (!pair) return visit.say("meetingLog.no.notAwaiting");
  if (!meeting) return open(visit, placesInPair(visit.db, visit.person, pair, visit.now, zone));
  const role = roleOf(visit.db, visit.person.id, pair);
  if ((role === "mentor" || role === "actor") && logsOf(visit.db, pair.id).some((log) => log.meetingId === meeting.id))
    return show(visit, meeting.id);
  const found = placesInPair(visit.db, visit.person, pair, visit.now, zone, true);
  if ("why" in found) return refuse(visit, found);
  const refused = notLoggable(meeting, visit.now, zone);
  if (refused) return visit.say(refused);
  const place = placeOf(visit.db, visit.person, pair.id, meeting.id);
  if (place) await visit.show(modalOf(place));
}

type MeetingFacts = NonNullable<ReturnType<typeof findMeeting>>;

/** Why a meeting cannot have a log now; undefined where it can. */
function notLoggable(meeting: MeetingFacts, now: number, zone: string): TextKey | undefined {
  if (meeting.kind === "kickoff") return "meetingLog.kickoff";
  if (meeting.state === "cancelled" || meeting.state === "replaced") return "meetingLog.no.notAwaiting";
  const isAhead = meeting.endsAt > now && dateOf(meeting.startsAt, zone) !== dateOf(now, zone);
  return isAhead ? "meetingLog.no.moved" : undefined;
}

const notAwaiting = (state: MeetingFacts["state"], isAhead: boolean): TextKey => {
  if (state === "held") return "meetingLog.no.logged";
  return state === "planned" && isAhead ? "meetingLog.no.moved" : "meetingLog.no.notAwaiting";
};

/** The modal of Liite 2 for a meeting; undefined for a person who cannot write its log. */
export function logModalOf(visit: Visit, pairId: PairId, meetingId: MeetingId): ModalView | undefined {
  const place = placeOf(visit.db, visit.person, pairId, meetingId);
  return place && modalFor(visit, place, visit.deps.zone);
}

/** The modal of Liite 2 for a meeting, empty or with the stored log (`seen`). */
function modalFor(visit: Visit, { pair, actor, meeting, meetings }: Place, zone: string, seen?: SeenLog) {
  const { db, now, words, person } = visit;
  const today = dateOf(now, zone);
  const on = seen?.on ?? (meeting ? dateOf(meeting.startsAt, zone) : today);
  const before = logBefore(db, pair.id, on, meeting?.id);
  const kickoff = meetings.find(({ kind, state }) => kind === "kickoff" && (state === "planned" || state === "held"));
  const awaits = meeting !== undefined;
  const version = seen?.version ?? programmeOfPair(db, pair).version;
  return logModal(words, {
    form: version.forms.meetingLog.asked,
    metadata: {
      pair: pair.id,
      version: version.id,
      meeting: meeting?.id ?? "",
      fresh: newId(),
      revision: seen?.revision ?? 0,
      asksNext: seen ? 0 : 1,
      generation: 0,
    },
    generation: 0,
    names: { mentor: person.firstName, actor: actor.firstName },
    meeting,
    answer: seen?.answer ?? { on: on > today ? today : on },
    asksNext: !seen,
    goals: goalsSeen(visit, pair.id),
    lastTasks: before ? tasksFor(db, { personId: person.id }, before) : [],
    planned: meetings.find(
      ({ id, kind, state, endsAt }) => kind === "later" && state === "planned" && endsAt > now && id !== meeting?.id,
    ),
    kickoffPairId: !awaits && kickoff?.state === "planned" ? pair.id : undefined,
  });
}

/** Shows a log to read, to the two of the pair. Each look is recorded. */
async function show(visit: Visit, meetingId: MeetingId | undefined): Promise<void> {
  const seen = logFor(visit.db, { personId: visit.person.id }, meetingId);
  if (!seen) {
    const isKnown = findMeeting(visit.db, meetingId) !== undefined;
    return visit.say(isKnown ? "meetingLog.no.notSeen" : "meetingLog.no.gone");
  }
  const pair = readPair(visit.db, seen.pairId);
  noteLook(visit, pair.id);
  const { asked: form } = seen.version.forms.meetingLog;
  const corrects = asksAnything(correctionOf(form)) ? "correct" : undefined;
  const mine = pair.mentor.id === visit.person.id ? "edit" : corrects;
  await visit.show(
    logSheet(visit.words, {
      form,
      meetingId: seen.meetingId,
      otherName: otherName(visit, pair),
      answer: seen.answer,
      savedBy: readPerson(visit.db, seen.savedBy).firstName,
      savedAt: seen.savedAt,
      may: pair.state === "open" ? mine : undefined,
      missing: missingTextsOf([form], pair),
    }),
  );
}
