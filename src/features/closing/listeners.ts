import * as blocks from "../../../blocks/closing.ts";
import { feedbackSheet } from "../../../blocks/closing-summary.ts";
import {
  findUndoable,
  hasAskedToStop,
  type NoUndo,
  undoFinish,
  whyNoUndo,
  wishToStop,
} from "../../../db/closing/closing.ts";
import { finishablePairs, MOST_TO_PICK } from "../../../db/closing/lists.ts";
import { authorsOf, feedbackFor } from "../../../db/closing/summary.ts";
import { openPairsOf, pairFor, pairOfChannel } from "../../../db/pairs/pairs.ts";
import { pairAs } from "../../../db/privacy/acting.ts";
import { recordLook } from "../../../db/privacy/privacy.ts";
import { actorForm, coordinatorForm, mentorForm, pickForm, stopForm } from "../../programme/closing/form.ts";
import { readAnswer } from "../../programme/forms/reading.ts";
import { type PairId, pairIdFrom, type SlackChannelId } from "../../programme/ids.ts";
import { missingTextsOf } from "../../programme/privacy/deleting.ts";
import type { Listening, Reply, Submission, Visit } from "../../slack/listening.ts";
import type { TextKey } from "../../texts/words.ts";
import { actorModalFor, finishModal, mentorModalFor } from "./modals.ts";
import {
  finishAsCoordinator,
  finishAsMentor,
  giveActorsFeedback,
  giveMentorsPart,
  type SeenPair,
  seenPair,
} from "./submissions.ts";

export function listen(listening: Listening): void {
  listening.command("/finish-pair", (visit, { channelId }) => beginFinishing(visit, channelId));
  listening.press("closing:open", (visit, { value }) => beginFinishingPair(visit, pairIdFrom(value)));
  listening.submit(pickForm.name, { handle: choosePair });
  listening.submit(mentorForm.name, { handle: finishAsMentor });
  listening.submit(coordinatorForm.name, { handle: finishAsCoordinator });

  listening.press("closing:feedback", (visit, { value }) => beginFeedback(visit, pairIdFrom(value)));
  listening.submit(actorForm.name, { handle: giveActorsFeedback });
  listening.submit("closing:mentor-part", { handle: giveMentorsPart });

  listening.press("closing:undo", (visit, { value }) => undo(visit, pairIdFrom(value)));
  listening.press("closing:show-feedback", (visit, { value }) => showFeedback(visit, pairIdFrom(value)));

  listening.press("closing:stop", (visit, { value }) => beginStopping(visit, pairIdFrom(value)));
  listening.submit(stopForm.name, { handle: askToStop });
}

/** Takes the pair of the channel, else the person's only pair; asks which one where there are several. */
async function beginFinishing(visit: Visit, channelId: SlackChannelId): Promise<void> {
  const { db, person, words } = visit;
  const here = pairOfChannel(db, channelId);
  if (here) return beginFinishingPair(visit, here.id);
  const pairs = finishablePairs(db, person);
  const [first] = pairs;
  if (first && pairs.length === 1) return beginFinishingPair(visit, first.id);
  if (first) return visit.show(blocks.pickModal(words, pairs, pairs.length === MOST_TO_PICK));
  const [asActor] = openPairsOf(db, person.id, "actor");
  return asActor ? visit.answer(blocks.actorAnswer(words, asActor.id)) : visit.say("closing.answer.noPair");
}

async function beginFinishingPair(visit: Visit, pairId: PairId | undefined): Promise<void> {
  const { words } = visit;
  const pair = seenPair(visit, pairId);
  if (!pair) return visit.say("closing.answer.notYours");
  if (pair.state === "finished") return visit.answer(blocks.overAnswer(words, pair.id, whatIsLeft(visit, pair)));
  if (pair.state !== "open") return visit.say("closing.answer.notOpen");
  if (pair.role === "actor") return visit.answer(blocks.actorAnswer(words, pair.id));
  await visit.show(finishModal(visit, pair));
}

/** What the person can still do about a pair that is over. */
const whatIsLeft = ({ db }: Visit, pair: SeenPair) => ({
  undo: pair.role !== "actor" && whyNoUndo(db, pair) === undefined,
  feedback: pair.role !== "coordinator" && pair.textsDeletedAt === null,
});

/** Turns the modal in which the pair was chosen into the one that ends the pair. */
function choosePair(visit: Visit, submission: Submission): Reply {
  const { answer, complaints } = readAnswer(pickForm, submission.state);
  if (!answer) return { complaints };
  const pair = seenPair(visit, pairIdFrom(answer.pair));
  if (!pair || pair.role === "actor" || pair.state !== "open") {
    return { complaints: { pair: { key: "forms.notOffered" } } };
  }
  return { again: finishModal(visit, pair) };
}

async function beginFeedback(visit: Visit, pairId: PairId | undefined): Promise<void> {
  const pair = seenPair(visit, pairId);
  if (!pair) return visit.say("closing.answer.notYours");
  if (pair.role === "coordinator") return visit.say("closing.feedback.notYours");
  if (pair.state !== "finished") return visit.say("closing.feedback.stillOpen");
  if (pair.textsDeletedAt !== null) return visit.say("privacy.tooLate");
  await visit.show(pair.role === "mentor" ? mentorModalFor(visit, pair, { isEnd: false }) : actorModalFor(visit, pair));
}

const undoRefusals: Record<NoUndo, TextKey> = {
  open: "closing.answer.undoneAlready",
  archived: "closing.answer.undoArchived",
  replaced: "closing.answer.undoReplaced",
  gone: "closing.answer.undoGone",
};

async function undo(visit: Visit, pairId: PairId | undefined): Promise<void> {
  const { db, person, now } = visit;
  const said = db.transaction((): TextKey => {
    const pair = pairAs(db, person, pairId);
    if (!pair) return "closing.answer.notYours";
    if (pair.role === "actor") return "closing.answer.undoNotYours";
    const may = findUndoable(db, pair);
    if ("why" in may) return undoRefusals[may.why];
    undoFinish(db, may, now);
    return "closing.answer.undone";
  });
  await visit.say(said);
}

async function showFeedback(visit: Visit, pairId: PairId | undefined): Promise<void> {
  const { db, person, words, now } = visit;
  const pair = pairFor(db, { personId: person.id }, pairId);
  if (!pair || (pair.role === "actor" && !person.isCoordinator)) return visit.say("closing.shown.notYours");
  if (pair.state !== "finished") return visit.say("closing.shown.reopened");
  const feedback = feedbackFor(db, { personId: person.id }, pair);
  const { mentor, actor } = feedback;
  const authorIds = authorsOf(pair, feedback);
  recordLook(db, { at: now, personId: person.id, action: "closing:show-feedback", pairId: pair.id, authorIds });
  await visit.show(
    feedbackSheet(words, {
      mentor: { name: pair.mentor.name, feedback: mentor },
      actor: { name: pair.actor.name, feedback: actor },
      missing: missingTextsOf([mentorForm, actorForm], pair),
    }),
  );
}

async function beginStopping(visit: Visit, pairId: PairId | undefined): Promise<void> {
  const { db, person, words } = visit;
  const pair = seenPair(visit, pairId);
  if (!pair) return visit.say("closing.answer.notYours");
  if (pair.state === "finished") return visit.answer(blocks.overAnswer(words, pair.id, whatIsLeft(visit, pair)));
  if (pair.role === "mentor" && pair.state === "open") return visit.answer(blocks.mentorStopsAnswer(words, pair.id));
  if (pair.role !== "actor") return visit.say("closing.answer.stopNotYours");
  if (hasAskedToStop(db, person.id, pair.id)) return visit.say("closing.stop.already");
  await visit.show(blocks.stopModal(words, pair.id));
}

function askToStop(visit: Visit, submission: Submission): Reply {
  const { db, person, words, now } = visit;
  const { answer, complaints } = readAnswer(stopForm, submission.state);
  if (!answer) return { complaints };
  const pair = pairAs(db, person, pairIdFrom(submission.metadata.pair));
  if (pair?.role !== "actor") return { refused: "closing.answer.notYours" };
  if (pair.state === "finished") return { refused: "closing.answer.isOver" };
  if (!wishToStop(db, pair, answer.text, now)) return { refused: "closing.stop.already" };
  return { done: blocks.lastView(words, "closing.stop.title", words.md("closing.stop.sent")) };
}
