import type { KnownBlock, ModalView } from "@slack/types";
import { noonOf } from "../src/programme/calendar/calendar.ts";
import type { Form, KeptForm } from "../src/programme/forms/fields.ts";
import type { MyPair } from "../src/programme/home/facts.ts";
import type { MeetingId, PairId, VersionId } from "../src/programme/ids.ts";
import {
  type briefLogForm,
  type Correction,
  type correctionForm,
  type MeetingLog,
  type meetingLogForm,
  nextFields,
  whichForm,
} from "../src/programme/meeting-log/form.ts";
import type { Asked } from "../src/programme/meeting-log/rules.ts";
import type { TaskState } from "../src/programme/meeting-log/task-states.ts";
import { type PairRole, pairRoles } from "../src/programme/pairs/roles.ts";
import type { NamedPerson } from "../src/programme/people/facts.ts";
import type { MissingTexts } from "../src/programme/privacy/deleting.ts";
import { joined, type Markup, named, plain } from "../src/texts/markup.ts";
import type { TextKey, Words } from "../src/texts/words.ts";
import { answerText, formModal, formSheet } from "./form.ts";
import { type GoalShown, goalsAbove } from "./goals.ts";
import {
  actions,
  button,
  buttonsAbout,
  context,
  type Message,
  message,
  noticeModal,
  option,
  quoted,
  section,
} from "./kit.ts";
import { meetingButtons } from "./meetings.ts";
import { missingTexts } from "./privacy.ts";

type TaskShown = { text: string; state: TaskState; owner: PairRole };

/** When a meeting is, as far as the reader may know: the instant, or only the date if `hasTime` is false. */
export type Timed = { startsAt: number; hasTime: boolean };

export const whenOf = (words: Words, { startsAt, hasTime }: Timed): string =>
  hasTime ? words.when(startsAt) : words.day(startsAt);

/** The stored log, and who saved it when. */
type Stored = { answer: MeetingLog; savedAt: number; savedBy: { firstName: string; isReader: boolean } };

type LogForm = KeptForm<typeof meetingLogForm.fields>;

type GoalsAbove = { pairId: PairId; goals: readonly GoalShown[] };

type LogModal = {
  form: LogForm;
  metadata: Record<string, string | number>;
  generation: number;
  names: { mentor: string; actor: string };
  meeting: Timed | undefined;
  answer: Partial<MeetingLog>;
  asksNext: boolean;
  lastTasks: readonly TaskShown[];
  /** The next meeting, if one has been agreed on. */
  planned?: Timed | undefined;
  /** Set if the first meeting has no form yet. */
  kickoffPairId?: PairId | undefined;
  /** The goals of the pair, shown above the fields. */
  goals: GoalsAbove;
  /** Somebody saved meanwhile: the fields keep what was typed, and the stored answers are shown below them. */
  meanwhile?: Stored | undefined;
};

/** Liite 2, for the mentor. */
export function logModal(words: Words, modal: LogModal): ModalView {
  const { names, meeting, lastTasks, asksNext, meanwhile, planned, kickoffPairId } = modal;
  return formModal(modal.form, words, {
    title: "meetingLog.title",
    submit: "forms.save",
    seenBy: words.md("meetingLog.seenBy", { name: names.actor }),
    metadata: modal.metadata,
    generation: modal.generation,
    answer: modal.answer,
    without: asksNext ? [] : nextFields,
    before: [
      ...(meanwhile ? [section(meanwhileText(words, meanwhile))] : []),
      ...(meeting ? [context(words.md("meetingLog.about", { when: whenOf(words, meeting) }))] : []),
      ...(kickoffPairId === undefined ? [] : kickoffHint(words, kickoffPairId)),
      ...goalsAbove(words, modal.goals.pairId, modal.goals.goals),
      ...lastTasksBlocks(words, names, lastTasks),
    ],
    beneath: {
      ...(meanwhile ? storedBeneath(modal.form, words, meanwhile.answer, modal.answer) : {}),
      ...(planned && asksNext
        ? { actorTasks: [context(words.md("meetingLog.plannedNext", { when: whenOf(words, planned) }))] }
        : {}),
    },
  });
}

type BriefModal = {
  form: typeof briefLogForm;
  versionId: VersionId;
  actor: string;
  meetingId: MeetingId | undefined;
  at: Timed | undefined;
};

/** The themes alone, for a mentor who writes the rest later. */
export const briefLogModal = (words: Words, { form, versionId, actor, meetingId, at }: BriefModal): ModalView =>
  formModal(form, words, {
    title: "meetingLog.title",
    submit: "forms.save",
    seenBy: words.md("meetingLog.seenBy", { name: actor }),
    metadata: { meeting: meetingId ?? "", version: versionId },
    before: [
      ...(at ? [context(words.md("meetingLog.about", { when: whenOf(words, at) }))] : []),
      section(words.md("meetingLog.brief")),
    ],
  });

const kickoffHint = (words: Words, pairId: PairId): KnownBlock[] => [
  section(words.md("meetingLog.kickoff"), button("kickoff:open", words.t("meetingLog.kickoffForm"), { value: pairId })),
];

const taskStates: Record<TaskShown["state"], TextKey> = {
  open: "followUp.tasks.open",
  done: "followUp.tasks.done",
  unfinished: "followUp.tasks.unfinished",
  discuss: "followUp.tasks.discuss",
};

/** "Päivitä CV – Tehty" */
export const taskLine = (words: Words, task: Pick<TaskShown, "text" | "state">): string =>
  words.t("followUp.tasks.withState", { text: task.text, state: words.t(taskStates[task.state]) });

function lastTasksBlocks(words: Words, names: LogModal["names"], tasks: readonly TaskShown[]): KnownBlock[] {
  const blocks = pairRoles.toReversed().flatMap((owner) => {
    const lines = tasks.filter((task) => task.owner === owner).map((task) => `• ${taskLine(words, task)}`);
    if (lines.length === 0) return [];
    return quoted([words.t("meetingLog.tasksOf", { name: names[owner] }), ...lines].join("\n"));
  });
  return blocks.length === 0 ? [] : [section(bold(words.md("meetingLog.lastTasks"))), ...blocks];
}

const bold = (text: Markup): Markup => ({ mrkdwn: `*${text.mrkdwn}*` });

const meanwhileText = (words: Words, { savedBy, savedAt }: Stored): Markup =>
  words.md(savedBy.isReader ? "meetingLog.meanwhile.self" : "meetingLog.meanwhile.other", {
    name: savedBy.firstName,
    when: words.when(savedAt),
  });

/** The stored answer below each field that differs from it. */
function storedBeneath(
  form: Form,
  words: Words,
  stored: MeetingLog,
  typed: Partial<MeetingLog>,
): Partial<Record<keyof MeetingLog, KnownBlock[]>> {
  const instantOfDate = (on: string) => noonOf(on, words.zone);
  return Object.fromEntries(
    Object.entries(form.fields).flatMap(([name, field]) => {
      const key = name as keyof MeetingLog;
      const before = answerText(field, stored[key], words, instantOfDate);
      const now = answerText(field, typed[key], words, instantOfDate);
      if (!(key in typed) || before === now) return [];
      const text = before === undefined ? [context(words.md("forms.empty"))] : quoted(before);
      return [[name, [context(words.md("meetingLog.meanwhile.stored")), ...text]]];
    }),
  );
}

export type Choice = { value: string; name: string; meeting: Timed | undefined };

/** The choice of the meeting, if several are possible. The log follows in the same modal. */
export const whichModal = (words: Words, choices: readonly Choice[]): ModalView =>
  formModal(whichForm, words, {
    title: "meetingLog.title",
    submit: "meetingLog.go",
    seenBy: words.md("meetingLog.onlyYou"),
    metadata: {},
    options: {
      which: choices.slice(0, 100).map(({ value, name, meeting }) => {
        const text = meeting
          ? words.t("meetingLog.place.meeting", { name, when: whenOf(words, meeting) })
          : words.t("meetingLog.place.fresh", { name });
        return option(text, value);
      }),
    },
  });

type Sheet = {
  form: LogForm;
  meetingId: MeetingId;
  otherName: string;
  answer: MeetingLog;
  savedBy: string;
  savedAt: number;
  /** What the reader may change: everything (`edit`), the actor's own part (`correct`), or nothing. */
  may: "edit" | "correct" | undefined;
  missing?: MissingTexts | undefined;
};

/** A log for reading. */
export function logSheet(words: Words, sheet: Sheet): ModalView {
  const { form, meetingId, otherName, answer, savedBy, savedAt, may, missing } = sheet;
  const change =
    may === "edit"
      ? actions(button("meeting-log:edit", words.t("meetingLog.edit"), { value: meetingId }))
      : may === "correct"
        ? actions(button("meeting-log:correct", words.t("meetingLog.correct"), { value: meetingId }))
        : [];
  return noticeModal(words.t("meetingLog.title"), words.t("forms.close"), [
    context(words.md("meetingLog.seenBy", { name: otherName })),
    ...missingTexts(words, missing),
    ...formSheet(form, words, answer, (on) => noonOf(on, words.zone)),
    context(words.md("meetingLog.savedBy", { name: savedBy, when: words.when(savedAt) })),
    ...change,
  ]);
}

type CorrectionModal = {
  form: KeptForm<typeof correctionForm.fields>;
  metadata: Record<string, string | number>;
  generation: number;
  mentorName: string;
  answer: Correction;
  goals: GoalsAbove;
  meanwhile?: Stored | undefined;
};

/** The part of a log that the actor may correct. */
export function correctionModal(words: Words, modal: CorrectionModal): ModalView {
  const { meanwhile } = modal;
  return formModal(modal.form, words, {
    title: "meetingLog.title",
    submit: "forms.save",
    seenBy: words.md("meetingLog.seenBy", { name: modal.mentorName }),
    metadata: modal.metadata,
    generation: modal.generation,
    answer: modal.answer,
    before: [
      ...(meanwhile ? [section(meanwhileText(words, meanwhile))] : []),
      ...goalsAbove(words, modal.goals.pairId, modal.goals.goals),
    ],
    beneath: meanwhile ? storedBeneath(modal.form, words, meanwhile.answer, modal.answer) : {},
  });
}

type LogLine = { meetingId: MeetingId; number: number; on: string };

/** The logs of a pair, newest first, as many as fit into a modal. */
export const logList = (words: Words, otherName: string, logs: readonly LogLine[]): ModalView =>
  noticeModal(words.t("meetingLog.list"), words.t("forms.close"), [
    context(words.md("meetingLog.seenBy", { name: otherName })),
    ...(logs.length === 0 ? [section(words.md("meetingLog.emptyList"))] : []),
    ...logs
      .slice(0, 90)
      .map(({ meetingId, number, on }) =>
        section(
          plain(`${number}. ${words.date(noonOf(on, words.zone))}`),
          button("meeting-log:show", words.t("meetingLog.showOne"), { value: meetingId }),
        ),
      ),
  ]);

type Question = { meetingId: MeetingId; pairId: PairId; asked: Asked; hasNext: boolean };

const answered: Record<Exclude<Asked, "open">, TextKey> = {
  logged: "meetingLog.ask.logged",
  "not-held": "meetingLog.ask.notHeld",
  cancelled: "meetingLog.ask.cancelled",
  moved: "meetingLog.ask.moved",
  over: "meetingLog.ask.over",
};

/** The question with its buttons while it is open; afterwards the result in its place. */
function questionOrAnswer(words: Words, question: Markup, { meetingId, pairId, asked, hasNext }: Question): Message {
  if (asked === "open") {
    return message(
      question,
      ...actions(
        fillLog(words, meetingId),
        laterButton(words, meetingId),
        button("meeting-log:not-held", words.t("meetingLog.notMet"), { value: meetingId }),
      ),
    );
  }
  const agree = button("meetings:agree", words.t("meetingLog.agree"), { value: pairId, style: "primary" });
  const metAfterAll = button("meeting-log:open", words.t("meetingLog.ask.metAfterAll"), { value: meetingId });
  const buttons = asked === "not-held" ? actions(hasNext ? undefined : agree, metAfterAll) : [];
  return message(words.md(answered[asked]), ...buttons);
}

type Ask = Question & { mentor: NamedPerson; at: number | undefined };

/** Asks the mentor for the log after a meeting's end, in the pair's channel. Without `at` the text names no time. */
export function askForLog(words: Words, ask: Ask): Message {
  const mentor = named(ask.mentor);
  const question =
    ask.at === undefined
      ? words.md("meetingLog.ask.plain", { mentor })
      : words.md("meetingLog.ask.day", { mentor, day: words.day(ask.at) });
  return questionOrAnswer(words, question, ask);
}

type Remind = Question & { actor: string; at: number; isLast: boolean };

/** Reminds the mentor of the log, by direct message. */
export function remindOfLog(words: Words, remind: Remind): Message {
  const { actor, at } = remind;
  const key = remind.isLast ? "meetingLog.remind.last" : "meetingLog.remind.first";
  return questionOrAnswer(words, words.md(key, { actor, day: words.day(at) }), remind);
}

type SavedLine = {
  meetingId: MeetingId;
  pairId: PairId;
  /** Undefined if a reader of the channel may not know it. */
  count: { number: number; planned: number } | undefined;
  /** What comes next, for the newest log only: the agreed meeting, that there is one whose time is not shown, or that there is none. */
  next: { at: Timed; place: string | undefined } | "agreed" | "nothing" | undefined;
};

/** The line in the pair's channel about a saved log. */
export function savedLine(words: Words, { meetingId, pairId, count, next }: SavedLine): Message {
  const isReached = count !== undefined && count.number >= count.planned;
  const first =
    count === undefined
      ? words.md("meetingLog.saved.plain")
      : words.md(count.number > count.planned ? "meetingLog.saved.beyond" : "meetingLog.saved.number", count);
  const lines = [first, ...nextLines(words, next, isReached)];
  const agree = button("meetings:agree", words.t("meetingLog.agree"), { value: pairId });
  const finish = button("closing:open", words.t("meetingLog.finish"), { value: pairId });
  return message(
    joined(lines),
    ...actions(
      button("meeting-log:show", words.t("meetingLog.show"), { value: meetingId }),
      next === "nothing" ? agree : undefined,
      next === "nothing" && isReached ? finish : undefined,
    ),
  );
}

function nextLines(words: Words, next: SavedLine["next"], isReached: boolean): Markup[] {
  if (next === undefined || next === "agreed") return [];
  if (next === "nothing") return [words.md(isReached ? "meetingLog.saved.reached" : "meetingLog.saved.noNext")];
  const when = whenOf(words, next.at);
  return [
    next.place === undefined
      ? words.md("meetingLog.saved.next", { when })
      : words.md("meetingLog.saved.nextPlace", { when, place: next.place }),
  ];
}

/** An answer that only one person sees: why something is not possible, and what to do instead. */
export const logAnswer = (text: Markup, ...buttons: (ReturnType<typeof button> | undefined)[]): Message =>
  message(text, ...actions(...buttons));

/** Opens the log of a meeting that is over. */
export const fillLog = (words: Words, meetingId: MeetingId) =>
  button("meeting-log:open", words.t("meetingLog.fill"), { value: meetingId, style: "primary" });

const laterButton = (words: Words, meetingId: MeetingId) =>
  button("meeting-log:later", words.t("meetingLog.later"), { value: meetingId });

/** On the mentor's Home: a log has only its themes. */
export const logIsBrief = (words: Words, meetingId: MeetingId, at: number): KnownBlock =>
  section(
    words.md("home.briefLog", { day: words.day(at) }),
    button("meeting-log:edit", words.t("meetingLog.complete"), { value: meetingId }),
  );

/** On Home: the log of a meeting waits. */
export function logAwaited(words: Words, log: MyPair["logs"][number]): KnownBlock[] {
  const [first] = meetingButtons(words, log, ["move"]);
  const move = first?.type === "actions" ? first.elements : [];
  return buttonsAbout(words.day(log.at), [
    section(words.md("home.log", { day: words.day(log.at) })),
    ...actions(
      fillLog(words, log.id),
      laterButton(words, log.id),
      button("meeting-log:not-held", words.t("meetingLog.notMet"), { value: log.id }),
      ...move,
    ),
  ]);
}
