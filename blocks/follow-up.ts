import type { MeetingId, PairId } from "../src/programme/ids.ts";
import type { Button, KnownBlock, ModalView } from "@slack/types";
import { type FollowUpAnswer, followUpForm, type Rating, ratings, SHARE } from "../src/programme/follow-up/form.ts";
import { joined, type Markup, plain } from "../src/texts/markup.ts";
import type { Words } from "../src/texts/words.ts";
import { formModal } from "./form.ts";
import { actions, button, context, type Message, message, noticeModal, quoted, section } from "./kit.ts";
import { taskLine } from "./meeting-log.ts";

type Ask = {
  meetingId: MeetingId;
  pairId: PairId;
  mentor: string;
  at: number;
  rating: Rating | undefined;
  hasReply: boolean;
  isShared: boolean;
  isOver: boolean;
};

/** The question to the actor how a meeting was, with what she has answered so far. */
export function followUpQuestion(words: Words, ask: Ask): Message {
  const { meetingId, pairId, rating, hasReply, isShared, isOver } = ask;
  const question = words.md("followUp.ask", { mentor: ask.mentor, day: words.day(ask.at) });
  const answered = [
    ...(rating === undefined ? [] : [words.md("followUp.rated", { rating })]),
    ...(hasReply ? [words.md("followUp.told")] : []),
    ...(isShared ? [words.md("followUp.shared")] : []),
  ];
  const says = answered.length === 0 ? [] : [section(joined(answered))];
  if (isOver) return message(question, ...says, context(words.md("followUp.over")));
  return message(
    question,
    ...actions(...ratings.map((number) => ratingButton(number, meetingId, rating))),
    context(words.md("followUp.scale")),
    ...says,
    ...actions(
      button("follow-up:tell", words.t("followUp.tell"), { value: meetingId }),
      answered.length > 0 ? sharingButton(words, meetingId, isShared) : undefined,
      button("support:ask", words.t("followUp.support"), { value: pairId }),
    ),
    context(words.md("followUp.onlyYou")),
  );
}

const ratingButton = (number: Rating, meetingId: MeetingId, rating: Rating | undefined): Button =>
  button(`follow-up:rate-${number}`, number, {
    value: meetingId,
    ...(rating === number ? { style: "primary" as const } : {}),
  });

const sharingButton = (words: Words, meetingId: MeetingId, isShared: boolean): Button =>
  isShared
    ? button("follow-up:unshare", words.t("followUp.unshare"), { value: meetingId })
    : button("follow-up:share", words.t("followUp.share"), { value: meetingId });

/** Her answer in her own words, and whether her mentor may read it. */
export const followUpModal = (words: Words, meetingId: MeetingId, answer: FollowUpAnswer): ModalView =>
  formModal(followUpForm, words, {
    title: "followUp.tell",
    submit: "forms.save",
    seenBy: words.md("followUp.onlyYou"),
    metadata: { meeting: meetingId },
    answer,
  });

export const sharingOf = (isShared: boolean): FollowUpAnswer["sharing"] => (isShared ? [SHARE] : []);

/** To the mentor: something was shared. What it is stands behind the button. */
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

export function sharedModal(
  words: Words,
  { actor, at, rating, reply }: { actor: string; at: number; rating: Rating | undefined; reply: string | undefined },
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
  state: "waiting" | "kept" | "forgotten" | "too-long";
  /** The follow-ups it may belong to: one a pair, newest first. */
  to: readonly TypedTo[];
  longest: number;
};

/** What to do with something she typed to the bot. */
export function typedQuestion(words: Words, { id, state, to, longest }: Typed): Message {
  if (state === "too-long") {
    const tell = to[0] && button("follow-up:tell", words.t("followUp.tell"), { value: to[0].meetingId });
    return message(words.md("followUp.typed.tooLong", { longest }), ...actions(tell));
  }
  if (state === "kept") return message(words.md("followUp.typed.kept"));
  const [only, ...others] = to;
  if (state === "forgotten" || !only) return message(words.md("followUp.typed.forgotten"));
  const keep = ({ meetingId }: TypedTo) =>
    button("follow-up:keep", words.t("followUp.typed.keep"), { value: `${id} ${meetingId}`, style: "primary" });
  const forget = button("follow-up:forget", words.t("followUp.typed.forget"), { value: id });
  const stays = context(words.md("followUp.typed.stays"));
  if (others.length === 0) {
    const question = words.md("followUp.typed.one", { mentor: only.mentor, day: words.day(only.at) });
    return message(question, ...actions(keep(only), forget), stays);
  }
  return message(
    words.md("followUp.typed.which"),
    ...to
      .slice(0, 20)
      .map((one) =>
        section(words.md("followUp.typed.meeting", { mentor: one.mentor, day: words.day(one.at) }), keep(one)),
      ),
    ...actions(forget),
    stays,
  );
}

/** What the bot can do with something typed to it that belongs nowhere: say so. */
export const typedHint = (words: Words): Message =>
  message(words.md("followUp.hint"), ...actions(button("support:ask", words.t("followUp.support"), { value: "" })));

type OwnTask = { id: string; text: string; state: "open" | "done" | "unfinished" | "discuss" };

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

/** Her own tasks, each with what she can say of it. At most 20, so that the message holds them: see MOST_TASKS. */
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
