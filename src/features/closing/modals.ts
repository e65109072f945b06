import type { ModalView } from "@slack/types";
import { actorModal, coordinatorModal, mentorModal } from "../../../blocks/closing.ts";
import { meetingsAhead, unsettledMeetings } from "../../../db/closing/closing.ts";
import { ownAnswer, summaryFor } from "../../../db/closing/summary.ts";
import { meetingFor } from "../../../db/meetings/meetings.ts";
import type { Pair } from "../../../db/pairs/pairs.ts";
import { requireSettings } from "../../../db/store/settings.ts";
import type { MentorAnswer } from "../../programme/closing/form.ts";
import type { PairId } from "../../programme/ids.ts";
import type { PairRole } from "../../programme/pairs/roles.ts";
import type { Visit } from "../../slack/listening.ts";

type OwnPair = Pair & { role: string };

/** The modal that ends a pair, for the one who ends it. */
export const finishModal = (visit: Visit, pair: OwnPair): ModalView =>
  pair.role === "mentor" ? mentorModalFor(visit, pair, { isEnd: true }) : coordinatorModal(visit.words, pair.id, pair);

/** The mentor's part, filled in with the mentor's earlier answers. */
export function mentorModalFor(visit: Visit, pair: Pair, { isEnd }: { isEnd: boolean }): ModalView {
  const { db, person, words, now, deps } = visit;
  const viewer = { personId: person.id };
  const [ahead] = meetingsAhead(db, pair.id, now);
  return mentorModal(words, {
    pairId: pair.id,
    pair,
    summary: summaryFor(db, viewer, pair.id, now, deps.zone),
    unsettled: unsettledMeetings(db, pair.id, now),
    planned: ahead && meetingFor(db, viewer, ahead.id)?.startsAt,
    goodbyeDays: requireSettings(db).goodbyeDays,
    isEnd,
    answer: toldBefore(visit, pair.id, "mentor"),
  });
}

export const actorModalFor = (visit: Visit, pair: Pair): ModalView =>
  actorModal(visit.words, pair.id, pair, toldBefore(visit, pair.id, "actor"));

/** What a person has already told about the end of this pair, as the form's answer. */
export function toldBefore({ db, person }: Visit, pairId: PairId | undefined, role: PairRole): Partial<MentorAnswer> {
  const answer = pairId && ownAnswer(db, person.id, pairId, role);
  if (!answer) return {};
  const rating = answer.rating === null ? null : String(answer.rating);
  return { outcome: answer.outcome, rating, text: answer.text, goesOn: answer.goesOn };
}
