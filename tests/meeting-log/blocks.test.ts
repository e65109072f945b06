import { describe, expect, test } from "vitest";
import {
  followUpModal,
  followUpQuestion,
  sharedMessage,
  sharedModal,
  taskCheck,
  typedHint,
  typedQuestion,
  unkeptMessage,
} from "../../blocks/follow-up.ts";
import type { Message } from "../../blocks/kit.ts";
import {
  askForLog,
  correctionModal,
  logList,
  logModal,
  logSheet,
  remindOfLog,
  savedLine,
  whichModal,
} from "../../blocks/meeting-log.ts";
import { messageProblems, viewProblems } from "../../src/playground/workspace/block-kit/problems.ts";
import { LONG_TEXT, SHORT_TEXT } from "../../src/programme/forms/fields.ts";
import { themes } from "../../src/programme/forms/themes.ts";
import { GOALS_LENGTH, MOST_GOALS } from "../../src/programme/goals/rules.ts";
import { correctionForm, type MeetingLog, meetingLogForm } from "../../src/programme/meeting-log/form.ts";
import { MOST_TASKS } from "../../src/programme/meeting-log/rules.ts";
import { languages } from "../../src/texts/languages.ts";
import { wordsIn } from "../../src/texts/words.ts";
import { ZONE } from "../support/helsinki.ts";
import { emptyLog } from "../support/logging.ts";
import { madeUp } from "../support/made-up.ts";

/** Everything these two features can draw, in each language, with the longest allowed and with empty data, as strictly as Slack checks it. */

const AT = 1_769_000_000_000;
const ID = madeUp("aaaaaaaaaaaaaaaa");

const longest = (mark: string, length = LONG_TEXT) => mark.repeat(length / [...mark].length);

const fullLog = (mark: string): MeetingLog => ({
  ...emptyLog,
  on: "2026-01-12",
  themes: [...themes],
  content: longest(mark),
  insights: longest(mark),
  feedback: longest(mark),
  mentorTasks: longest(mark),
  actorTasks: longest(mark),
  nextOn: "2026-02-01",
  nextTime: "23:59",
  nextPlace: longest(mark, SHORT_TEXT),
});

const states = ["open", "done", "unfinished", "discuss"] as const;
const manyTasks = (mark: string) =>
  (["actor", "mentor"] as const).flatMap((owner) =>
    Array.from({ length: MOST_TASKS }, (_, index) => ({
      id: madeUp(`task${index}`),
      owner,
      text: longest(mark, 148),
      state: states[index % 4] ?? "open",
    })),
  );

const manyGoals = (mark: string) => ({
  pairId: ID,
  goals: Array.from({ length: MOST_GOALS }, (_, index) => ({
    id: madeUp(`goal${index}`),
    text: longest(mark, GOALS_LENGTH),
    isReached: index === 0,
  })),
});

const longName = "Ä".repeat(80);
const names = { mentor: longName, actor: longName };
const timed = { startsAt: AT, hasTime: true };
const metadata = { pair: ID, meeting: ID, fresh: ID, revision: 1, asksNext: 1, generation: 2 };
const asks = ["open", "logged", "not-held", "cancelled", "moved", "over"] as const;

const problemOf = (message: Message) => messageProblems({ channel: "C1", ...message });

describe.each(languages)("in %s", (language) => {
  const words = wordsIn(language, ZONE);

  test.each(["🙂", "<!channel>", "&", "ä\n"])("all modals hold, filled with %j", (mark) => {
    const answer = fullLog(mark);
    const savedBy = { firstName: longName, isReader: false };
    const meanwhile = { answer: fullLog("y"), savedAt: AT, savedBy };
    const goals = manyGoals(mark);
    const base = { form: meetingLogForm, goals, metadata, generation: 1, names, meeting: timed, asksNext: true };
    const correction = { feedback: answer.feedback, actorTasks: answer.actorTasks };
    const views = [
      logModal(words, { ...base, answer: { on: "2026-01-12" }, lastTasks: [] }),
      logModal(words, { ...base, answer, lastTasks: manyTasks(mark), planned: timed, kickoffPairId: ID }),
      logModal(words, { ...base, answer, lastTasks: [], meanwhile }),
      logModal(words, { ...base, meeting: undefined, asksNext: false, answer: emptyLog, lastTasks: [], meanwhile }),
      correctionModal(words, {
        form: correctionForm,
        metadata,
        generation: 0,
        mentorName: longName,
        answer: correction,
        goals,
        meanwhile,
      }),
      correctionModal(words, {
        form: correctionForm,
        metadata,
        generation: 0,
        mentorName: "M",
        answer: { feedback: null, actorTasks: null },
        goals: { pairId: ID, goals: [] },
      }),
      ...[answer, emptyLog].flatMap((one) =>
        (["edit", "correct", undefined] as const).map((may) =>
          logSheet(words, {
            form: meetingLogForm,
            meetingId: ID,
            otherName: longName,
            answer: one,
            savedBy: longName,
            savedAt: AT,
            may,
          }),
        ),
      ),
      whichModal(
        words,
        Array.from({ length: 120 }, (_, index) => ({
          value: `${ID} ${index}`,
          name: longName,
          meeting: index % 2 ? timed : undefined,
        })),
      ),
      logList(words, longName, []),
      logList(
        words,
        longName,
        Array.from({ length: 200 }, (_, index) => ({ meetingId: ID, number: index, on: "2026-01-12" })),
      ),
      followUpModal(words, ID, { rating: "5", words: longest(mark), sharing: ["share"] }),
      followUpModal(words, ID, { rating: null, words: null, sharing: [] }),
      sharedModal(words, { actor: longName, at: AT, rating: "1", reply: longest(mark) }),
      sharedModal(words, { actor: "A", at: AT, rating: undefined, reply: undefined }),
    ];
    expect(views.map((view) => viewProblems(view, "modal"))).toEqual(views.map(() => undefined));
    for (const view of views) expect(JSON.stringify(view).length).toBeLessThan(250_000);
  });

  test.each(["🙂", "<!channel>", "ä\n"])("all messages hold, filled with %j", (mark) => {
    const question = { meetingId: ID, pairId: ID };
    const own = manyTasks(mark).slice(0, MOST_TASKS);
    const to = Array.from({ length: 25 }, () => ({ meetingId: ID, mentor: longName, at: AT }));
    const messages = [
      ...asks.flatMap((asked) => [
        askForLog(words, {
          ...question,
          asked,
          hasNext: false,
          mentor: { firstName: longName, slackUserId: madeUp("U1") },
          at: AT,
        }),
        askForLog(words, {
          ...question,
          asked,
          hasNext: true,
          mentor: { firstName: longName, slackUserId: madeUp("U1") },
          at: undefined,
        }),
        remindOfLog(words, { ...question, asked, hasNext: false, actor: longName, at: AT, isLast: false }),
        remindOfLog(words, { ...question, asked, hasNext: true, actor: "A", at: AT, isLast: true }),
      ]),
      ...[undefined, { number: 2, planned: 7 }, { number: 7, planned: 7 }, { number: 21, planned: 20 }].flatMap(
        (count) =>
          [undefined, "agreed" as const, "nothing" as const, { at: timed, place: longest(mark, SHORT_TEXT) }].map(
            (next) => savedLine(words, { ...question, count, next }),
          ),
      ),
      ...[false, true].flatMap((isOver) => [
        followUpQuestion(words, {
          ...question,
          mentor: longName,
          at: AT,
          rating: "3",
          hasReply: true,
          isShared: true,
          isOver,
        }),
        followUpQuestion(words, {
          ...question,
          mentor: "M",
          at: AT,
          rating: undefined,
          hasReply: false,
          isShared: false,
          isOver,
        }),
        taskCheck(words, { other: longName, at: AT, nextWhen: words.when(AT), tasks: own, isOver }),
        taskCheck(words, {
          other: longName,
          at: AT,
          nextWhen: undefined,
          tasks: [{ id: ID, text: longest(mark), state: "done" }],
          isOver,
        }),
        taskCheck(words, { other: "A", at: AT, nextWhen: undefined, tasks: [], isOver }),
        sharedMessage(words, { meetingId: ID, actor: longName, at: AT, isShared: isOver }),
      ]),
      ...(["waiting", "moved", "kept", "forgotten", "too-long", "deleted"] as const).flatMap((state) =>
        [[], to.slice(0, 1), to].flatMap((some) => [
          typedQuestion(words, { id: ID, state, lines: 1, hasFiles: false, to: some, longest: LONG_TEXT }),
          typedQuestion(words, { id: ID, state, lines: 1000, hasFiles: true, to: some, longest: LONG_TEXT }),
        ]),
      ),
      ...[[], to].map((some) =>
        unkeptMessage(
          words,
          some.map((one) => ({ ...one, rating: undefined })),
        ),
      ),
      typedHint(words),
    ];
    expect(messages.map(problemOf)).toEqual(messages.map(() => undefined));
  });
});
