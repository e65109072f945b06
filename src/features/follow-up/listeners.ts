import { followUpModal, sharedModal, sharingOf } from "../../../blocks/follow-up.ts";
import {
  type Answerable,
  findAnswerable,
  followUpFor,
  saveFollowUpAnswer,
  saveRating,
  saveSharing,
} from "../../../db/follow-up/follow-up.ts";
import { changeTaskState, ownTask } from "../../../db/meeting-log/tasks.ts";
import { findMeeting } from "../../../db/meetings/meetings.ts";
import { refreshHome } from "../../../db/outbox/home-refresh.ts";
import { readPair } from "../../../db/pairs/pairs.ts";
import { recordLook } from "../../../db/privacy/privacy.ts";
import { type FollowUpAnswer, followUpForm, ratings } from "../../programme/follow-up/form.ts";
import { readAnswer } from "../../programme/forms/reading.ts";
import { type MeetingId, meetingIdFrom, taskIdFrom } from "../../programme/ids.ts";
import type { TaskState } from "../../programme/meeting-log/task-states.ts";
import type { Deps, Listening, Press, Visit } from "../../slack/listening.ts";
import type { TextKey } from "../../texts/words.ts";
import { cannot, listenToTyped } from "./typed.ts";

export function listen(listening: Listening, deps: Deps): void {
  listenToTyped(listening, deps);

  for (const rating of ratings) {
    listening.press(`follow-up:rate-${rating}`, (visit, { value }) =>
      answerFollowUp(visit, value, (question) => saveRating(visit.db, question, rating, visit.now)),
    );
  }

  listening.press("follow-up:tell", async (visit, { value }) => {
    const may = visit.db.transaction(() => findAnswerable(visit.db, visit.person, meetingIdFrom(value)));
    if ("why" in may) return visit.say(cannot[may.why]);
    const { meetingId } = may;
    await visit.show(followUpModal(visit.words, meetingId, toldBefore(visit, meetingId)));
  });

  listening.submit("follow-up", {
    handle(visit, { metadata, state }) {
      const meetingId = meetingIdFrom(metadata.meeting);
      const { answer, complaints } = readAnswer(followUpForm, state, toldBefore(visit, meetingId));
      if (complaints) return { complaints };
      const may = findAnswerable(visit.db, visit.person, meetingIdFrom(metadata.meeting));
      if ("why" in may) return { refused: cannot[may.why] };
      if (answer.rating === null && answer.words === null && !may.hasAnswer)
        return { complaints: { words: { key: "followUp.no.nothing" } } };
      saveFollowUpAnswer(visit.db, may, answer, visit.now);
      return { close: true };
    },
  });

  listening.press("follow-up:share", (visit, { value }) =>
    answerFollowUp(visit, value, (question) =>
      question.hasAnswer ? saveSharing(visit.db, question, true, visit.now) : "followUp.no.nothingToShare",
    ),
  );

  listening.press("follow-up:unshare", (visit, { value }) =>
    answerFollowUp(visit, value, (question) => saveSharing(visit.db, question, false, visit.now)),
  );

  listening.press("follow-up:show", async (visit, { value }) => {
    const seen = followUpFor(visit.db, { personId: visit.person.id }, meetingIdFrom(value));
    const meeting = findMeeting(visit.db, seen?.meetingId);
    if (!seen || !meeting || !seen.hasAnswer) return visit.say("followUp.no.notShared");
    const { actor } = readPair(visit.db, seen.pairId);
    const look = { at: visit.now, personId: visit.person.id, action: "follow-up", pairId: seen.pairId };
    recordLook(visit.db, { ...look, authorIds: [actor.id] });
    const { rating, reply } = seen;
    await visit.show(sharedModal(visit.words, { actor: actor.firstName, at: meeting.startsAt, rating, reply }));
  });

  listening.press("follow-up:task-done", (visit, press) => markTask(visit, press, "done"));
  listening.press("follow-up:task-unfinished", (visit, press) => markTask(visit, press, "unfinished"));
  listening.press("follow-up:task-discuss", (visit, press) => markTask(visit, press, "discuss"));
}

/** What the actor has already told about a meeting, as the form's answer. */
function toldBefore({ db, person }: Visit, meetingId: MeetingId | undefined): FollowUpAnswer {
  const seen = followUpFor(db, { personId: person.id }, meetingId);
  return {
    rating: seen?.rating ?? null,
    words: seen?.reply ?? null,
    sharing: sharingOf(seen?.isShared ?? false),
  };
}

/** One press of the actor on the question how the meeting was. */
async function answerFollowUp(visit: Visit, value: string, act: (question: Answerable) => TextKey | boolean) {
  const refused = visit.db.transaction(() => {
    const may = findAnswerable(visit.db, visit.person, meetingIdFrom(value));
    return "why" in may ? cannot[may.why] : act(may);
  });
  if (typeof refused === "string") await visit.say(refused);
}

/** One press of a person on one of the person's own tasks. */
async function markTask(visit: Visit, { value }: Press, state: TaskState): Promise<void> {
  const refused = visit.db.transaction((): TextKey | undefined => {
    const task = ownTask(visit.db, visit.person, taskIdFrom(value));
    if ("why" in task) return task.why === "gone" ? "followUp.no.taskGone" : "followUp.no.taskOver";
    if (changeTaskState(visit.db, task, state, visit.now)) {
      refreshHome(visit.db, [visit.person.id], visit.now);
    }
    return undefined;
  });
  if (refused) await visit.say(refused);
}
