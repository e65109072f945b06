import type { Button, KnownBlock, ModalView } from "@slack/types";
import { type FollowUpAnswer, followUpForm, type Rating, ratings, SHARE } from "../src/programme/follow-up/form.ts";
import type { TypedState } from "../src/programme/follow-up/rules.ts";
import type { Stored } from "../src/programme/forms/fields.ts";
import type { MeetingId, PairId } from "../src/programme/ids.ts";
import type { TaskState } from "../src/programme/meeting-log/task-states.ts";
import { joined, type Markup, plain } from "../src/texts/markup.ts";
import type { Words } from "../src/texts/words.ts";
import { formModal } from "./form.ts";
import {
  actions,
  button,
  buttonsAbout,
  confirmation,
  context,
  type Message,
  message,
  noticeModal,
  quoted,
  section,
} from "./kit.ts";
import { taskLine } from "./meeting-log.ts";

type Ask = {
  meetingId: MeetingId;
  pairId: PairId;
  mentor: string;
  at: number;
  rating: Stored<Rating> | undefined;
  hasReply: boolean;
  isShared: boolean;
  isOver: boolean;
};

/** The question to the actor how a meeting was, with the answers so far. */
export function followUpQuestion(words: Words, ask: Ask): Message {
  const { meetingId, pairId, rating, hasReply, isShared, isOver } = ask;
  const question = words.md("followUp.ask", { mentor: ask.mentor, day: words.day(ask.at) });
  const answered = [
    ...(rating === undefined ? [] : [words.md("followUp.rated", { rating })]),
    ...(hasReply ? [words.md("followUp.told")] : []),
    ...(isShared ? [words.md("followUp.shared")] : []),
  ];
  const says = answered.length === 0 ? [] : [section(joined(answered))];
  if (isOver)
    return message(
      question,
      ...says,
      context(words.md(answered.length > 0 ? "followUp.over" : "followUp.overUnanswered")),
    );
  const about = words.t("followUp.typed.meeting", { mentor: ask.mentor, day: words.day(ask.at) });
  return message(
    question,
    ...buttonsAbout(about, actions(...ratings.map((number) => ratingButton(number, meetingId, rating)))),
    context(words.md("followUp.scale")),
    ...says,
    ...actions(
      button("follow-up:tell", words.t("followUp.tell"), { value: meetingId, about }),
      answered.length > 0 ? sharingButton(words, meetingId, isShared) : undefined,
      button("support:ask", words.t("followUp.support"), { value: pairId }),
    ),
    context(words.md(isShared ? "followUp.bothSee" : "followUp.onlyYou")),
  );
}

const ratingButton = (number: Rating, meetingId: MeetingId, rating: Stored<Rating> | undefined): Button =>
  button(`follow-up:rate-${number}`, number, {
    value: meetingId,
    ...(rating === number ? { style: "primary" as const } : {}),
  });

const sharingButton = (words: Words, meetingId: MeetingId, isShared: boolean): Button =>
  isShared
    ? button("follow-up:unshare", words.t("followUp.unshare"), { value: meetingId })
    : button("follow-up:share", words.t("followUp.share"), {
        value: meetingId,
        confirm: confirmation({
          title: words.t("followUp.confirm.title"),
          text: words.t("followUp.confirm.text"),
          yes: words.t("followUp.confirm.yes"),
          no: words.t("followUp.confirm.no"),
        }),
      });

/** The modal for the actor's own words, and whether the mentor may read the answer. */
export const followUpModal = (words: Words, meetingId: MeetingId, answer: FollowUpAnswer): ModalView =>
  formModal(followUpForm, words, {
    title: "followUp.tell",
    submit: "forms.save",
    seenBy: words.md("followUp.onlyYou"),
    metadata: { meeting: meetingId },
    answer,
  });

export const sharingOf = (isShared: boolean): FollowUpAnswer["sharing"] => (isShared ? [SHARE] : []);

/** To the mentor: the actor has shared an answer. A button shows it. */
export const sharedMessage = (
  words: Words,
  { meetingId, actor, at, isShared }: { meetingId: MeetingId; actor: string; at: number; isShared: boolean },
): Message =>
  message(
    words.md("followUp.toMentor.shared", { actor, day: words.day(at) }),
    ...(isShared
      ? actions(button("follow-up:show", words.t("followUp.toMentor.show"), { value: meetingId }))
      : [context(words.md("followUp.toMentor.takenBack"))]),
  );

/** On the mentor's Home: the newest answer that the actor shares. */
export const answerShared = (
  words: Words,
  { meetingId, actor, at }: { meetingId: MeetingId; actor: string; at: number },
): KnownBlock =>
  section(
    words.md("followUp.toMentor.shared", { actor, day: words.day(at) }),
    button("follow-up:show", words.t("followUp.toMentor.show"), { value: meetingId }),
  );

export function sharedModal(
  words: Words,
  {
    actor,
    at,
    rating,
    reply,
  }: { actor: string; at: number; rating: Stored<Rating> | undefined; reply: string | undefined },
): ModalView {
  return noticeModal(words.t("followUp.toMentor.title"), words.t("forms.close"), [
    context(words.md("followUp.toMentor.seenBy", { actor })),
    section(plain(`${actor}, ${words.day(at)}`)),
    ...(rating === undefined
      ? []
      : [section(words.md("followUp.rated", { rating })), context(words.md("followUp.scale"))]),
    ...(reply === undefined ? [] : quoted(reply)),
  ]);
}

export type TypedTo = { meetingId: MeetingId; mentor: string; at: number };

type Typed = {
  id: string;
  state: TypedState;
  /** The number of messages that are one reply. */
  lines: number;
  /** Whether a picture, recording or other file came with the words. */
  hasFiles: boolean;
  /** The follow-ups that the text may belong to: one a pair, newest first. */
  to: readonly TypedTo[];
  /** In code points. */
  longest: number;
};

/** The question what to do with a text that the actor typed to the bot. */
export function typedQuestion(words: Words, { id, state, lines, hasFiles, to, longest }: Typed): Message {
  if (state === "too-long") {
    const tell = to[0] && button("follow-up:tell", words.t("followUp.tell"), { value: to[0].meetingId });
    return message(words.md("followUp.typed.tooLong", { longest }), ...actions(tell));
  }
  if (state === "kept") return message(words.md("followUp.typed.kept"));
  if (state === "moved") return message(words.md("followUp.typed.moved"));
  if (state === "deleted") return message(words.md("followUp.typed.deleted"));
  const [only, ...others] = to;
  if (state === "forgotten" || !only) return message(words.md("followUp.typed.forgotten"));
  const keep = ({ meetingId }: TypedTo) =>
    button("follow-up:keep", words.t("followUp.typed.keep"), { value: `${id} ${meetingId}`, style: "primary" });
  const forget = button("follow-up:forget", words.t("followUp.typed.forget"), { value: id });
  const stays = context(words.md("followUp.typed.stays"));
  const contents = [
    ...(lines > 1 ? [words.md("followUp.typed.lines", { count: lines })] : []),
    ...(hasFiles ? [words.md("followUp.typed.files")] : []),
  ];
  const what = contents.length === 0 ? [] : [section(joined(contents))];
  if (others.length === 0) {
    const question = words.md("followUp.typed.one", { mentor: only.mentor, day: words.day(only.at) });
    return message(question, ...what, ...actions(keep(only), forget), stays);
  }
  return message(
    words.md("followUp.typed.which"),
    ...what,
    ...to
      .slice(0, 20)
      .map((one) =>
        section(words.md("followUp.typed.meeting", { mentor: one.mentor, day: words.day(one.at) }), keep(one)),
      ),
    ...actions(forget),
    stays,
  );
}

export type Unrated = TypedTo & { rating: Stored<Rating> | undefined };

/** The answer to a recording, a picture or another message without words: what the person can do instead. */
export const unkeptMessage = (words: Words, to: readonly Unrated[]): Message =>
  to.length === 0
    ? message(words.md("followUp.unkept.hint"), ...actions(supportButton(words)))
    : message(
        words.md("followUp.unkept.answer"),
        // As many as fit into a message, at two blocks each. https://docs.slack.dev/reference/block-kit/blocks
        ...to
          .slice(0, 20)
          .flatMap(({ meetingId, mentor, at, rating }) => [
            section(words.md("followUp.typed.meeting", { mentor, day: words.day(at) })),
            ...actions(...ratings.map((number) => ratingButton(number, meetingId, rating))),
          ]),
        context(words.md("followUp.scale")),
      );

const supportButton = (words: Words): Button => button("support:ask", words.t("followUp.support"), { value: "" });

/** The answer to a text typed to the bot that belongs to no follow-up. */
export const typedHint = (words: Words): Message =>
  message(words.md("followUp.hint"), ...actions(supportButton(words)));

type OwnTask = { id: string; text: string; state: TaskState };

type TaskCheck = {
  other: string;
  at: number;
  nextWhen: string | undefined;
  tasks: readonly OwnTask[];
  isOver: boolean;
};

const taskButtons = [
  ["done", "follow-up:task-done"],
  ["unfinished", "follow-up:task-unfinished"],
  ["discuss", "follow-up:task-discuss"],
] as const;

/** A person's own tasks, each with its buttons. At most MOST_TASKS (20), so that they fit into a message. */
export function taskCheck(words: Words, { other, at, nextWhen, tasks, isOver }: TaskCheck): Message {
  const first: Markup[] = [
    words.md("followUp.tasks.ask", { other, day: words.day(at) }),
    ...(nextWhen === undefined ? [] : [words.md("followUp.tasks.next", { when: nextWhen })]),
  ];
  const foot = words.md(tasks.length === 0 ? "followUp.tasks.none" : "followUp.tasks.seenBy", { other });
  return message(joined(first), ...tasks.flatMap((task) => taskBlocks(words, task, isOver)), context(foot));
}

function taskBlocks(words: Words, task: OwnTask, isOver: boolean): KnownBlock[] {
  const text = quoted(task.state === "open" ? task.text : taskLine(words, task));
  if (isOver) return text;
  const buttons = taskButtons.map(([state, actionId]) =>
    button(actionId, words.t(`followUp.tasks.${state}`), {
      value: task.id,
      ...(task.state === state ? { style: "primary" as const } : {}),
    }),
  );
  return [...text, ...actions(...buttons)];
}
