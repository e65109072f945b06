import { answerText, savedModal } from "../../../blocks/form.ts";
import { type Conflict, kickoffModal, kickoffSheet } from "../../../blocks/kickoff.ts";
import { actions, button, message } from "../../../blocks/kit.ts";
import { learnedFor } from "../../../db/groups/wishes.ts";
import {
  type AskedKickoff,
  findLeavable,
  kickoffAsked,
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
import { versionAnswered } from "../../../db/programmes/programmes.ts";
import { dateOf, noonOf } from "../../programme/calendar/calendar.ts";
import type { StoredAnswer } from "../../programme/forms/fields.ts";
import { nextGeneration, readAnswer } from "../../programme/forms/reading.ts";
import { type PairId, pairIdFrom, versionIdFrom } from "../../programme/ids.ts";
import type { kickoffForm } from "../../programme/kickoff/form.ts";
import { changedFields, complaintsAboutKickoff } from "../../programme/kickoff/rules.ts";
import { missingTextsOf } from "../../programme/privacy/deleting.ts";
import type { Late, Listening, Reply, Submission, Visit } from "../../slack/listening.ts";
import type { TextKey } from "../../texts/words.ts";
import { pairOrAnswer } from "../pairs/seen-pair.ts";

type KickoffAnswer = StoredAnswer<typeof kickoffForm.fields>;

export function listen(listening: Listening): void {
  listening.press("kickoff:open", (visit, { value }) => openForm(visit, pairIdFrom(value)));
  listening.submit("kickoff", { handle: save, correct: saveLate });
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
  const { form, versionId } = kickoffAsked(visit.db, { personId: visit.person.id }, pair, saved?.version);
  const opened = { pairId: pair.id, revision: saved?.revision ?? 0, generation: 0, versionId };
  await visit.show(kickoffModal(visit.words, { form, opened, answer: saved?.answer ?? blank(visit, pair) }));
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
  const version = versionAnswered(db, pair, versionIdFrom(submission.metadata.version));
  const asked = kickoffAsked(db, { personId: visit.person.id }, pair, version);
  const reading = readAnswer(asked.form, submission.state, saved?.answer);
  const complaints = reading.complaints ?? complaintsAboutKickoff(reading.answer, daysOf(visit, pair));
  if (reading.complaints || Object.keys(complaints).length > 0) {
    return { complaints };
  }
  const { answer } = reading;
  const meanwhile = saveKickoff(db, pair, { answer, seenRevision: submission.metadata.revision, version }, now);
  if (meanwhile) return savedMeanwhile(visit, pair, submission, meanwhile, { ...asked, typed: answer });
  // The first time the channel gets a line. A correction may change nothing that it says.
  return saved ? { done: savedModal(visit.words, "kickoff.title") } : { close: true };
}

/** The form was saved although its person saw an error, and comes again with other answers: a correction, if nobody has saved it since. */
function saveLate(visit: Visit, submission: Submission, { savedAt }: Late): Reply | undefined {
  const { db, person } = visit;
  const pair = pairAs(db, person, pairIdFrom(submission.metadata.pair));
  const stored = pair && kickoffFormFor(db, { personId: person.id }, pair.id);
  if (stored?.savedAt !== savedAt || stored.savedBy !== person.id) return undefined;
  return save(visit, { ...submission, metadata: { ...submission.metadata, revision: stored.revision } });
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
  { form, versionId, typed }: AskedKickoff & { typed: KickoffAnswer },
): Reply {
  const instantOfDate = (on: string) => noonOf(on, visit.deps.zone);
  const changed = changedFields(form, typed, saved.answer);
  if (changed.length === 0) return { close: true };
  // The stored answer is shown below the typed text, so this is recorded as a look too.
  recordLook(visit.db, { at: visit.now, personId: visit.person.id, action: "kickoff:open", pairId: pair.id });
  const differing: Conflict["differing"] = Object.fromEntries(
    changed.map((name) => [name, answerText(form.fields[name], saved.answer[name], visit.words, instantOfDate) ?? ""]),
  );
  const opened = {
    pairId: pair.id,
    revision: saved.revision,
    generation: nextGeneration(submission.metadata.generation),
    versionId,
  };
  const conflict = { name: readPerson(visit.db, saved.savedBy).firstName, at: saved.savedAt, differing };
  return { again: kickoffModal(visit.words, { form, opened, answer: typed, conflict }) };
}

async function showForm(visit: Visit, pairId: PairId | undefined): Promise<void> {
  const pair = await pairOrAnswer(visit, pairId);
  if (!pair) return;
  const saved = kickoffFormFor(visit.db, { personId: visit.person.id }, pair.id);
  if (!saved) return visit.answer(message(visit.words.md("kickoff.notFilled"), ...fillButton(visit, pair)));
  recordLook(visit.db, { at: visit.now, personId: visit.person.id, action: "kickoff:show", pairId: pair.id });
  const { form } = kickoffAsked(visit.db, { personId: visit.person.id }, pair, saved.version);
  const sheet = {
    form,
    pairId: pair.id,
    answer: saved.answer,
    savedBy: readPerson(visit.db, saved.savedBy).firstName,
    savedAt: saved.savedAt,
    canEdit: pair.state === "open",
    missing: missingTextsOf([form], pair),
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
