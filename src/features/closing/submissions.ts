import { lastView } from "../../../blocks/closing.ts";
import { finishPair, type Told } from "../../../db/closing/closing.ts";
import { saveFeedback, takesTexts } from "../../../db/closing/feedback.ts";
import { heldMeetings } from "../../../db/meetings/meetings.ts";
import { type Pair, pairFor } from "../../../db/pairs/pairs.ts";
import { findPerson } from "../../../db/people/people.ts";
import { pairAs } from "../../../db/privacy/acting.ts";
import {
  type ActorAnswer,
  actorForm,
  coordinatorForm,
  type MentorAnswer,
  mentorForm,
} from "../../programme/closing/form.ts";
import { moodOf } from "../../programme/closing/rules.ts";
import { readAnswer } from "../../programme/forms/reading.ts";
import { meetingIdFrom, type PairId, pairIdFrom } from "../../programme/ids.ts";
import type { PairRole } from "../../programme/pairs/roles.ts";
import type { Reply, Submission, Visit } from "../../slack/listening.ts";
import type { TextKey } from "../../texts/words.ts";
import { toldBefore } from "./modals.ts";

export type SeenPair = NonNullable<ReturnType<typeof pairFor>>;

export const seenPair = ({ db, person }: Visit, pairId: PairId | undefined): SeenPair | undefined =>
  pairFor(db, { personId: person.id }, pairId);

const last = ({ words }: Visit, title: TextKey, key: TextKey, params: Record<string, string> = {}): Reply => ({
  done: lastView(words, title, words.md(key, params)),
});

const pairIdIn = ({ metadata }: Submission) => pairIdFrom(metadata.pair);
const pairMeant = ({ db, person }: Visit, submission: Submission) => pairAs(db, person, pairIdIn(submission));

const givenBy = ({ outcome, rating, text }: Pick<ActorAnswer, "outcome" | "rating" | "text">) => ({
  outcome,
  rating: rating === null ? null : Number(rating),
  text,
});

const partOf = (answer: MentorAnswer) => ({ ...givenBy(answer), goesOn: answer.goesOn });

/** Which meetings the modal asked about, and which of them were held by the mentor's answer. */
const saidMeetings = ({ metadata }: Submission, held: readonly string[]) => ({
  asked: meetingIdsIn(String(metadata.asked ?? "").split(",")),
  held: meetingIdsIn(held),
});

const meetingIdsIn = (texts: readonly string[]) => texts.flatMap((text) => meetingIdFrom(text) ?? []);

const nothingSaid = { asked: [], held: [] };

/** Ends the pair for the mentor. If it was ended meanwhile, the answers are stored as the mentor's part. */
export function finishAsMentor(visit: Visit, submission: Submission): Reply {
  const { db, person, now, deps } = visit;
  const { answer, complaints } = readAnswer(
    mentorForm,
    submission.state,
    toldBefore(visit, pairIdIn(submission), "mentor"),
  );
  if (!answer) return { complaints };
  const pair = pairMeant(visit, submission);
  if (pair?.role !== "mentor") return { refused: "closing.answer.notYours" };
  const given = { answer: partOf(answer), meetings: saidMeetings(submission, answer.held) };
  if (!takesTexts(pair)) return { refused: "privacy.tooLate" };
  if (pair.state === "finished") {
    saveFeedback(db, pair, given, now);
    if (pair.finishedBy === person.id) return last(visit, "closing.title", "closing.answer.alreadySaved");
    return last(visit, "closing.title", "closing.answer.alreadyYours", { name: finisherOf(visit, pair) });
  }
  if (pair.state !== "open") return { refused: "closing.answer.notOpen" };
  finishPair(db, pair, given, now, deps.zone);
  const mood = moodOf(answer.outcome, { held: heldMeetings(db, pair.id).length, planned: pair.plannedNumber });
  const key =
    mood === "earlyJob"
      ? "closing.answer.doneEarlyJob"
      : mood === "success"
        ? "closing.answer.doneSuccess"
        : "closing.answer.done";
  return last(visit, "closing.title", key, { actor: pair.actor.firstName });
}

const finisherOf = ({ db }: Visit, pair: Pair): string =>
  (pair.finishedBy === null ? undefined : findPerson(db, pair.finishedBy))?.firstName ?? pair.coordinator.firstName;

/** Ends the pair for a coordinator, who says only how it ended. */
export function finishAsCoordinator(visit: Visit, submission: Submission): Reply {
  const { db, now, deps } = visit;
  const { answer, complaints } = readAnswer(coordinatorForm, submission.state);
  if (!answer) return { complaints };
  const pair = pairMeant(visit, submission);
  if (pair?.role !== "coordinator") return { refused: "closing.answer.notYours" };
  if (pair.state === "finished")
    return last(visit, "closing.title", "closing.answer.already", { name: finisherOf(visit, pair) });
  if (pair.state !== "open") return { refused: "closing.answer.notOpen" };
  const only = { outcome: answer.outcome, rating: null, text: null, goesOn: [] };
  finishPair(db, pair, { answer: only, meetings: nothingSaid }, now, deps.zone);
  return last(visit, "closing.title", "closing.answer.doneCoordinator");
}

export function giveMentorsPart(visit: Visit, submission: Submission): Reply {
  const { answer, complaints } = readAnswer(
    mentorForm,
    submission.state,
    toldBefore(visit, pairIdIn(submission), "mentor"),
  );
  if (!answer) return { complaints };
  return keep(visit, submission, "mentor", {
    answer: partOf(answer),
    meetings: saidMeetings(submission, answer.held),
  });
}

export function giveActorsFeedback(visit: Visit, submission: Submission): Reply {
  const { answer, complaints } = readAnswer(
    actorForm,
    submission.state,
    toldBefore(visit, pairIdIn(submission), "actor"),
  );
  if (!answer) return { complaints };
  return keep(visit, submission, "actor", { answer: { ...givenBy(answer), goesOn: [] }, meetings: nothingSaid });
}

function keep(visit: Visit, submission: Submission, role: PairRole, told: Told): Reply {
  const pair = pairMeant(visit, submission);
  if (!pair || pair.role === "coordinator" || pair.role !== role) return { refused: "closing.feedback.notYours" };
  // The end was undone meanwhile: the modal stays open with the typed text until the person closes it.
  if (pair.state !== "finished") return { complaints: { outcome: { key: "closing.feedback.stillOpen" } } };
  if (!takesTexts(pair)) return { refused: "privacy.tooLate" };
  saveFeedback(visit.db, pair, told, visit.now);
  return last(visit, "closing.feedback.title", "closing.feedback.saved");
}
