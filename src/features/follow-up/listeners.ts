import { followUpModal, sharedModal, sharingOf } from "../../../blocks/follow-up.ts";
import { actions, button, message } from "../../../blocks/kit.ts";
import {
  type Answerable,
  discardOwnTyped,
  findAnswerable,
  followUpFor,
  keepTyped,
  ownTyped,
  saveFollowUpAnswer,
  saveRating,
  saveSharing,
  takeTyped,
} from "../../../db/follow-up/follow-up.ts";
import { changeTaskState, ownTask, taskCheckKey } from "../../../db/meeting-log/tasks.ts";
import { findMeeting } from "../../../db/meetings/meetings.ts";
import { refreshHome } from "../../../db/outbox/home-refresh.ts";
import { redraw } from "../../../db/outbox/outbox.ts";
import { readPair } from "../../../db/pairs/pairs.ts";
import { recordLook } from "../../../db/privacy/privacy.ts";
import { type FollowUpAnswer, followUpForm, ratings } from "../../programme/follow-up/form.ts";
import { typedText, type WhyUnanswerable } from "../../programme/follow-up/rules.ts";
import { readAnswer } from "../../programme/forms/reading.ts";
import {
  type MeetingId,
  meetingIdFrom,
  type SlackChannelId,
  type SlackTs,
  type SlackUserId,
  taskIdFrom,
  typedReplyIdFrom,
} from "../../programme/ids.ts";
import type { TaskState } from "../../programme/meeting-log/task-states.ts";
import type { Deps, Listening, Press, Visit } from "../../slack/listening.ts";
import type { TextKey } from "../../texts/words.ts";

const cannot: Record<WhyUnanswerable, TextKey> = {
  "not-yours": "followUp.no.notYours",
  over: "followUp.no.over",
  "not-asked": "followUp.no.notAsked",
};

export function listen(listening: Listening, deps: Deps): void {
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

  listening.event<MessageEvent>("message", async (event) => {
    // The bot's own messages, edits, deletions and uploads are no replies. Messages in channels are not read.
    if (event.channel_type !== "im" || event.bot_id || event.subtype || !event.user || !event.text) return;
    const person = await listening.personOf(event.user);
    if (!person || person.isBot || person.isStranger) return;
    const typed = { channelId: event.channel, ts: event.ts, text: typedText(event.text) };
    deps.db.transaction(() => takeTyped(deps.db, person.id, typed, deps.clock.now()));
  });

  listening.press("follow-up:keep", async (visit, { value }) => {
    const { db, person, now } = visit;
    const [typedId, meetingId] = value.split(" ");
    const outcome = db.transaction(() => {
      const typed = ownTyped(db, person, typedReplyIdFrom(typedId));
      if (!typed) return "settled";
      const may = findAnswerable(db, person, meetingIdFrom(meetingId));
      if (!("why" in may)) return keepTyped(db, typed, may, now);
      discardOwnTyped(db, typed, now);
      return may.why;
    });
    if (outcome === "settled") return visit.say("followUp.no.settled");
    if (outcome === "full") {
      const write = button("follow-up:tell", visit.words.t("followUp.tell"), { value: meetingId ?? "" });
      return visit.answer(message(visit.words.md("followUp.typed.full"), ...actions(write)));
    }
    if (outcome !== "kept") return visit.say(cannot[outcome]);
  });

  listening.press("follow-up:forget", async (visit, { value }) => {
    const { db, person, now } = visit;
    const isDone = db.transaction(() => {
      const typed = ownTyped(db, person, typedReplyIdFrom(value));
      return typed && discardOwnTyped(db, typed, now);
    });
    if (!isDone) return visit.say("followUp.no.settled");
  });

  listening.press("follow-up:task-done", (visit, press) => markTask(visit, press, "done"));
  listening.press("follow-up:task-unfinished", (visit, press) => markTask(visit, press, "unfinished"));
  listening.press("follow-up:task-discuss", (visit, press) => markTask(visit, press, "discuss"));
}

/** The fields of Slack's message event that are read here. https://docs.slack.dev/reference/events/message */
type MessageEvent = {
  channel: SlackChannelId;
  channel_type?: string;
  ts: SlackTs;
  user?: SlackUserId;
  text?: string;
  bot_id?: string;
  subtype?: string;
};

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
      redraw(visit.db, taskCheckKey(task.meetingId, task.owner), visit.now);
      refreshHome(visit.db, [visit.person.id], visit.now);
    }
    return undefined;
  });
  if (refused) await visit.say(refused);
}
