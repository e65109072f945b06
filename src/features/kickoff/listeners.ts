import { answerText } from "../../../blocks/form.ts";
import { type Conflict, kickoffModal, kickoffSheet } from "../../../blocks/kickoff.ts";
import { actions, button, message } from "../../../blocks/kit.ts";
import { learnedFor } from "../../../db/groups/wishes.ts";
import {
  findLeavable,
  kickoffFormFor,
  leaveChannel,
  type SavedKickoff,
  saveKickoff,
} from "../../../db/kickoff/kickoff.ts";
import { dayOfMeeting, kickoffOf } from "../../../db/meetings/meetings.ts";
import type { Pair } from "../../../db/pairs/pairs.ts";
import { readPerson } from "../../../db/people/people.ts";
import { pairAs } from "../../../db/privacy/acting.ts";
import { recordLook } from "../../../db/privacy/privacy.ts";
import { dateOf, noonOf } from "../../programme/calendar/calendar.ts";
import type { StoredAnswer } from "../../programme/forms/fields.ts";
import { nextGeneration, readAnswer } from "../../programme/forms/reading.ts";
import { type PairId, pairIdFrom } from "../../programme/ids.ts";
import { kickoffForm } from "../../programme/kickoff/form.ts";
import { changedFields, complaintsAboutKickoff } from "../../programme/kickoff/rules.ts";
import { missingTextsOf } from "../../programme/privacy/deleting.ts";
import type { Listening, Reply, Submission, Visit } from "../../slack/listening.ts";
import type { TextKey } from "../../texts/words.ts";
import { pairOrAnswer } from "../pairs/seen-pair.ts";

type KickoffAnswer = StoredAnswer<typeof kickoffForm.fields>;

export function listen(listening: Listening): void {
  listening.press("kickoff:open", (visit, { value }) => openForm(visit, pairIdFrom(value)));
  listening.submit("kickoff", { handle: save });
  listening.press("kickoff:show", (visit, { value }) => showForm(visit, pairIdFrom(value)));
  listening.press("kickoff:leave", (visit, { value }) => leave(visit, pairIdFrom(value)));
}

async function openForm(visit: Visit, pairId: PairId | undefined): Promise<void> {
  const pair = await pairOrAnswer(visit, pairId);
  if (!pair) return;
  if (pair.state !== "open") return visit.say("pairs.notOpen");
  const saved = kickoffFormFor(visit.db, { personId: visit.person.id }, pair.id);
  if (saved)
    recordLook(visit.db, { at: visit.now, personId: visit.person.id, action: "kickoff:open", pairId: pair.id });
  const opened = { pairId: pair.id, revision: saved?.revision ?? 0, generation: 0 };
  await visit.show(kickoffModal(visit.words, { opened, answer: saved?.answer ?? blank(visit, pair) }));
}

/** Fills in names, never contact details: each of the two decides which to give. */
function blank(visit: Visit, pair: Pair): Partial<KickoffAnswer> {
  const kickoff = kickoffOf(visit.db, pair.id);
  return {
    actorContact: pair.actor.name,
    mentorContact: pair.mentor.name,
    on: kickoff ? dayOfMeeting(kickoff, visit.deps.zone) : dateOf(visit.now, visit.deps.zone),
    number: pair.plannedNumber,
    ...learnedInGroup(visit, pair),
  };
}

/** What the actor learned in her group is a proposal, shown to her and to the coordinator: the mentor sees it once the form is saved. */
function learnedInGroup({ db, person, now }: Visit, { actor }: Pair): Pick<Partial<KickoffAnswer>, "actorLearned"> {
  const learned = learnedFor(db, { personId: person.id }, actor.id);
  if (learned === undefined) return {};
  if (person.id !== actor.id)
    recordLook(db, { at: now, personId: person.id, action: "groups:wishes", authorIds: [actor.id] });
  return { actorLearned: learned };
}

function save(visit: Visit, submission: Submission): Reply {
  const { db, now } = visit;
  const pair = pairAs(db, visit.person, pairIdFrom(submission.metadata.pair));
  if (pair?.state !== "open") return { refused: pair ? "pairs.notOpen" : "pairs.notYours" };
  const saved = kickoffFormFor(db, { personId: visit.person.id }, pair.id);
  const reading = readAnswer(kickoffForm, submission.state, saved?.answer);
  const complaints = reading.complaints ?? complaintsAboutKickoff(reading.answer, daysOf(visit, pair));
  if (reading.complaints || Object.keys(complaints).length > 0) {
    return { complaints };
  }
  const { answer } = reading;
  const meanwhile = saveKickoff(db, pair, { answer, seenRevision: submission.metadata.revision }, now);
  return meanwhile ? savedMeanwhile(visit, pair, submission, meanwhile, answer) : { close: true };
}

function daysOf(visit: Visit, pair: Pair) {
  const kickoff = kickoffOf(visit.db, pair.id);
  return { today: dateOf(visit.now, visit.deps.zone), meetingOn: kickoff && dayOfMeeting(kickoff, visit.deps.zone) };
}

/**
 * Shows who saved what and when, and keeps the typed text. Saving again replaces the other answer. Closes the modal where both answers are the
 * same.
 */
function savedMeanwhile(
  visit: Visit,
  pair: Pair,
  submission: Submission,
  saved: SavedKickoff,
  typed: KickoffAnswer,
): Reply {
  const instantOfDate = (on: string) => noonOf(on, visit.deps.zone);
  const changed = changedFields(kickoffForm, typed, saved.answer);
  if (changed.length === 0) return { close: true };
  // The stored answer is shown below the typed text, so this is recorded as a look too.
  recordLook(visit.db, { at: visit.now, personId: visit.person.id, action: "kickoff:open", pairId: pair.id });
  const differing: Conflict["differing"] = Object.fromEntries(
    changed.map((name) => [
      name,
      answerText(kickoffForm.fields[name], saved.answer[name], visit.words, instantOfDate) ?? "",
    ]),
  );
  const opened = {
    pairId: pair.id,
    revision: saved.revision,
    generation: nextGeneration(submission.metadata.generation),
  };
  const conflict = { name: readPerson(visit.db, saved.savedBy).firstName, at: saved.savedAt, differing };
  return { again: kickoffModal(visit.words, { opened, answer: typed, conflict }) };
}

async function showForm(visit: Visit, pairId: PairId | undefined): Promise<void> {
  const pair = await pairOrAnswer(visit, pairId);
  if (!pair) return;
  const saved = kickoffFormFor(visit.db, { personId: visit.person.id }, pair.id);
  if (!saved) return visit.answer(message(visit.words.md("kickoff.notFilled"), ...fillButton(visit, pair)));
  recordLook(visit.db, { at: visit.now, personId: visit.person.id, action: "kickoff:show", pairId: pair.id });
  const sheet = {
    pairId: pair.id,
    answer: saved.answer,
    savedBy: readPerson(visit.db, saved.savedBy).firstName,
    savedAt: saved.savedAt,
    canEdit: pair.state === "open",
    missing: missingTextsOf([kickoffForm], pair),
  };
  await visit.show(kickoffSheet(visit.words, sheet, (on) => noonOf(on, visit.deps.zone)));
}

const fillButton = ({ words }: Visit, { id, state }: Pair) =>
  state === "open" ? actions(button("kickoff:open", words.t("kickoff.fill"), { value: id })) : [];

async function leave(visit: Visit, pairId: PairId | undefined): Promise<void> {
  const { db, person, now } = visit;
  const said = db.transaction((): TextKey => {
    const pair = pairAs(db, person, pairId);
    const own = pair && findLeavable(db, pair);
    if (!own) return "pairs.notYours";
    if (own.state !== "open") return "pairs.notOpen";
    if (own.coordinatorLeftAt !== null) return "kickoff.hasLeft";
    leaveChannel(db, own, now);
    return "kickoff.leaving";
  });
  await visit.say(said);
}
