import { savedModal } from "../../../blocks/form.ts";
import { correctionModal, logModal } from "../../../blocks/meeting-log.ts";
import { goalsFor } from "../../../db/goals/goals.ts";
import { logFor, type SeenLog } from "../../../db/meeting-log/meeting-log.ts";
import { correctLog, saveLog } from "../../../db/meeting-log/saving.ts";
import { findMeeting, meetingsOfPair, plannedMeeting } from "../../../db/meetings/meetings.ts";
import { readPerson } from "../../../db/people/people.ts";
import { pairAs } from "../../../db/privacy/acting.ts";
import { recordLook } from "../../../db/privacy/privacy.ts";
import { versionAnswered } from "../../../db/programmes/programmes.ts";
import { newId } from "../../../db/store/open.ts";
import { dateOf } from "../../programme/calendar/calendar.ts";
import { answerWith } from "../../programme/forms/fields.ts";
import { nextGeneration, readAnswer } from "../../programme/forms/reading.ts";
import { type MeetingId, meetingIdFrom, type PairId, pairIdFrom, versionIdFrom } from "../../programme/ids.ts";
import { type MeetingLog, meetingLogForm } from "../../programme/meeting-log/form.ts";
import { earliestDay, problemsIn, tooManyTasks } from "../../programme/meeting-log/rules.ts";
import { asksAnything, briefOf, correctionOf } from "../../programme/programmes/forms.ts";
import type { Late, Reply, Submission, Visit } from "../../slack/listening.ts";

/** Saves a submission of Liite 2, or returns complaints. If the same log was saved meanwhile, shows who saved what and keeps the typed text. */
export function save(visit: Visit, { metadata, state }: Submission, zone: string): Reply {
  const { db, person, now, words } = visit;
  const stored = logFor(db, { personId: person.id }, meetingIdFrom(metadata.meeting));
  const pair = pairAs(db, person, pairIdFrom(metadata.pair));
  if (pair?.role !== "mentor") return { refused: "meetingLog.cannotSave.notYours" };
  if (pair.state !== "open") return { refused: "meetingLog.cannotSave.finished" };
  const version = versionAnswered(db, pair, versionIdFrom(metadata.version));
  const { asked: form } = version.forms.meetingLog;
  const { answer, complaints } = readAnswer(form, state, stored?.answer);
  if (complaints) return { complaints };
  const meetings = meetingsOfPair(db, pair.id);
  const asksNext = metadata.asksNext === 1;
  const problems = problemsIn(answer, {
    today: dateOf(now, zone),
    earliestOn: earliestDay(meetings, pair.openedAt, zone),
    zone,
    words,
    asksNext,
  });
  if (Object.keys(problems).length > 0) return { complaints: problems };
  const outcome = saveLog(
    db,
    pair,
    {
      meetingId: meetingIdFrom(metadata.meeting),
      freshId: meetingIdFrom(metadata.fresh) ?? newId(),
      revision: Number(metadata.revision),
      asksNext,
      answer,
      version,
    },
    now,
    zone,
  );
  // The first time the channel gets a line.
  if ("saved" in outcome) return asksNext ? { close: true } : { done: savedModal(words, "meetingLog.title") };
  const { meanwhile } = outcome;
  const generation = nextGeneration(metadata.generation);
  return {
    again: logModal(words, {
      form,
      metadata: {
        ...metadata,
        meeting: meanwhile.meetingId,
        revision: meanwhile.revision,
        asksNext: asksNext ? 1 : 0,
        generation,
      },
      generation,
      names: { mentor: pair.mentor.firstName, actor: pair.actor.firstName },
      meeting: findMeeting(db, meanwhile.meetingId),
      answer: typedIn(answer, asksNext),
      asksNext,
      goals: goalsSeen(visit, pair.id),
      lastTasks: [],
      planned: plannedMeeting(db, pair.id, now),
      meanwhile: storedOf(visit, meanwhile),
    }),
  };
}

/**
 * The log was saved although the mentor saw an error, and comes again with other answers: a correction, if nobody has saved it since. The next meeting
 * was agreed on with it already, and is moved as any other.
 */
export function saveLate(
  visit: Visit,
  submission: Submission,
  { savedAt, changed }: Late,
  zone: string,
): Reply | undefined {
  const { metadata } = submission;
  const stored = [metadata.meeting, metadata.fresh]
    .map((id) => logFor(visit.db, { personId: visit.person.id }, meetingIdFrom(id)))
    .find((one) => one !== undefined);
  if (stored?.savedAt !== savedAt || stored.savedBy !== visit.person.id) return undefined;
  if (changed.some((block) => block.startsWith("next"))) return undefined;
  const { meetingId: meeting, revision } = stored;
  return save(visit, { ...submission, metadata: { ...metadata, meeting, revision, asksNext: 0 } }, zone);
}

/** "Tapasimme, kirjaan myöhemmin": the meeting was held, with these themes. Nothing else is known, and nothing that was saved meanwhile is replaced. */
export function saveBrief(visit: Visit, { metadata, state }: Submission, zone: string): Reply {
  const { db, person, now } = visit;
  const meeting = findMeeting(db, meetingIdFrom(metadata.meeting));
  const pair = meeting && pairAs(db, person, meeting.pairId);
  if (!meeting || pair?.role !== "mentor") return { refused: "meetingLog.cannotSave.notYours" };
  if (pair.state !== "open") return { refused: "meetingLog.cannotSave.finished" };
  const version = versionAnswered(db, pair, versionIdFrom(metadata.version));
  const { answer, complaints } = readAnswer(briefOf(version.forms.meetingLog.asked), state);
  if (complaints) return { complaints };
  const today = dateOf(now, zone);
  const planned = dateOf(meeting.startsAt, zone);
  const log = answerWith(meetingLogForm, { on: planned > today ? today : planned, themes: answer.themes });
  const saving = {
    meetingId: meeting.id,
    freshId: newId<MeetingId>(),
    revision: 0,
    asksNext: false,
    answer: log,
    version,
  };
  const outcome = saveLog(db, pair, { ...saving, isBrief: true }, now, zone);
  return "saved" in outcome ? { close: true } : { refused: "meetingLog.no.logged" };
}

/** The answer without the fields that the form did not ask, so that they are not compared. */
function typedIn(answer: MeetingLog, asksNext: boolean): Partial<MeetingLog> {
  if (asksNext) return answer;
  const { nextOn: _on, nextTime: _time, nextPlace: _place, ...asked } = answer;
  return asked;
}

/** As `saveLate`, of the actor's correction. */
export function correctLate(visit: Visit, submission: Submission, { savedAt }: Late): Reply | undefined {
  const stored = logFor(visit.db, { personId: visit.person.id }, meetingIdFrom(submission.metadata.meeting));
  if (stored?.savedAt !== savedAt || stored.savedBy !== visit.person.id) return undefined;
  return correct(visit, { ...submission, metadata: { ...submission.metadata, revision: stored.revision } });
}

/** The stored log, shown below the typed text. Recorded as a look. */
function storedOf(visit: Visit, { answer, savedAt, savedBy, pairId }: SeenLog) {
  noteLook(visit, pairId);
  const { firstName } = readPerson(visit.db, savedBy);
  return { answer, savedAt, savedBy: { firstName, isReader: savedBy === visit.person.id } };
}

/** The goals that are shown above a log. */
export const goalsSeen = ({ db, person }: Visit, pairId: PairId) => ({
  pairId,
  goals: goalsFor(db, { personId: person.id }, pairId)?.goals ?? [],
});

/** Records a look at a log, without contents. */
export const noteLook = (visit: Visit, pairId: PairId): void =>
  recordLook(visit.db, { at: visit.now, personId: visit.person.id, action: "meeting-log", pairId });

/** Saves the actor's correction of the actor's own fields. */
export function correct(visit: Visit, { metadata, state }: Submission): Reply {
  const meeting = findMeeting(visit.db, meetingIdFrom(metadata.meeting));
  const pair = meeting && pairAs(visit.db, visit.person, meeting.pairId);
  if (!meeting || pair?.role !== "actor") return { refused: "meetingLog.cannotSave.notYours" };
  if (pair.state !== "open") return { refused: "meetingLog.cannotSave.finished" };
  const stored = logFor(visit.db, { personId: visit.person.id }, meeting.id);
  if (!stored) return { refused: "meetingLog.no.gone" };
  const form = correctionOf(stored.version.forms.meetingLog.asked);
  if (!asksAnything(form)) return { refused: "meetingLog.no.nothingToCorrect" };
  const { answer, complaints } = readAnswer(form, state, stored.answer);
  if (complaints) return { complaints };
  const tooMany = tooManyTasks(answer.actorTasks);
  if (tooMany) return { complaints: { actorTasks: tooMany } };
  const revision = Number(metadata.revision);
  const meetingId = meeting.id;
  const outcome = correctLog(visit.db, pair, { meetingId, revision, answer }, visit.now);
  if (!outcome) return { complaints: { feedback: { key: "meetingLog.no.gone" } } };
  if ("corrected" in outcome) return { done: savedModal(visit.words, "meetingLog.title") };
  const generation = nextGeneration(metadata.generation);
  return {
    again: correctionModal(visit.words, {
      form,
      metadata: { meeting: meetingId, revision: outcome.meanwhile.revision, generation },
      generation,
      mentorName: pair.mentor.firstName,
      answer,
      goals: goalsSeen(visit, pair.id),
      meanwhile: storedOf(visit, outcome.meanwhile),
    }),
  };
}
