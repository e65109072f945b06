import { describe, expect, test } from "vitest";
import { answerShared, followUpQuestion } from "../../blocks/follow-up.ts";
import { homeView, mentoringAnswer } from "../../blocks/home.ts";
import { pairMenu } from "../../blocks/home-pairs.ts";
import { type OpenQuestion, waitingFor, waitingModal } from "../../blocks/home-waiting.ts";
import { formAwaited } from "../../blocks/kickoff.ts";
import { fillLog, logAwaited } from "../../blocks/meeting-log.ts";
import { silenceQuestion } from "../../blocks/silence.ts";
import { messageProblems, viewProblems } from "../../src/playground/workspace/block-kit/problems.ts";
import type { HomeFacts, ListedPair, MyPair, ReadyHome, Reason } from "../../src/programme/home/facts.ts";
import { type Filter, filterIn, pageSize } from "../../src/programme/home/filters.ts";
import { packed, pageAsked, pageOf } from "../../src/programme/lists/paging.ts";
import type { NamedPerson } from "../../src/programme/people/facts.ts";
import { languages } from "../../src/texts/languages.ts";
import { type Words, wordsIn } from "../../src/texts/words.ts";
import { madeUp } from "../support/made-up.ts";

describe("pages", () => {
  test("a page that there is not is the nearest one", () => {
    const all = [1, 2, 3, 4, 5];
    expect(pageOf(all, 2, 2)).toEqual({ items: [3, 4], page: 2, pages: 3, count: 5 });
    expect(pageOf(all, 9, 2)).toMatchObject({ items: [5], page: 3 });
    expect(pageOf(all, -1, 2)).toMatchObject({ items: [1, 2], page: 1 });
    expect(pageOf(all, Number.NaN, 2)).toMatchObject({ page: 1 });
    expect(pageOf([], 1, 2)).toEqual({ items: [], page: 1, pages: 1, count: 0 });
  });

  test("pairs are packed by the room they need, at least one a page, none lost", () => {
    const lists = [["a", "a"], ["b"], ["c", "c", "c", "c"], ["d"], ["e"]];
    expect(packed(lists, 3)).toEqual([[["a", "a"], ["b"]], [["c", "c", "c", "c"]], [["d"], ["e"]]]);
    expect(packed([], 3)).toEqual([]);
  });

  test("a forged page is no page", () => {
    expect(pageAsked("list:12")).toEqual({ list: "list", page: 12 });
    for (const value of ["", "list", "list:-1", "list:1e9", "other:1", "list:1:2", "__proto__:1"])
      expect(pageAsked(value)).toBeUndefined();
  });

  test("a forged filter is the pairs in need", () => {
    expect(filterIn("paused")).toBe("paused");
    for (const value of ["", "refused", "needs:2", "__proto__", null, undefined]) expect(filterIn(value)).toBe("needs");
  });
});

const MAX = "<!channel> *&* 🌻".repeat(15).slice(0, 200);
const named = (firstName: string): NamedPerson => ({ firstName, slackUserId: madeUp("U0123456789") });
const person = named(MAX);
const at = Date.UTC(2026, 11, 24, 15, 30);
const id = madeUp("x".repeat(16));
const next = { id, revision: 12, kind: "later" as const, startsAt: at, endsAt: at + 3_600_000, place: MAX };
const tasks = (["open", "unfinished", "discuss", "open", "open", "open"] as const).map((state) => ({
  id,
  text: "🌻".repeat(3000),
  state,
}));

const fullPair: MyPair = {
  id,
  role: "mentor",
  state: "open",
  other: person,
  channel: { id: madeUp("C0123456789"), state: "archived-by-hand" },
  held: 20,
  planned: 20,
  next,
  kickoff: "over",
  logs: [1, 2, 3].map((revision) => ({ id, revision, kind: "later" as const, at })),
  hasLogs: true,
  canHaveGoals: true,
  invitation: undefined,
  isSilent: true,
  pausedUntilAt: at,
  tasks,
};

const actorPair: MyPair = {
  ...fullPair,
  role: "actor",
  logs: [],
};

const invited: MyPair = {
  ...fullPair,
  state: "invited",
  invitation: { inviter: person, field: MAX, answer: null, months: 6, kickoff: { at, place: MAX }, meetings: 20 },
};

const emptyPair: MyPair = {
  ...fullPair,
  channel: undefined,
  next: undefined,
  kickoff: "saved",
  logs: [],
  hasLogs: false,
  isSilent: false,
  pausedUntilAt: undefined,
  tasks: [],
};

/** All that can wait for the viewer in a pair at once. */
const questionsIn =
  (words: Words) =>
  ({ kickoff, logs, isSilent, other, role }: MyPair): OpenQuestion[] => {
    const asked = { meetingId: id, pairId: id, mentor: MAX, at, rating: "3", hasReply: true, isShared: true } as const;
    return [
      ...(kickoff === "over" ? [{ since: at, blocks: [formAwaited(words, id)] }] : []),
      ...logs.map((log) => ({ since: at, blocks: logAwaited(words, log), button: fillLog(words, id) })),
      ...(isSilent ? [{ since: at, blocks: silenceQuestion(words, id, other).blocks }] : []),
      role === "actor"
        ? { since: at, blocks: followUpQuestion(words, { ...asked, isOver: false }).blocks }
        : { since: at, blocks: [answerShared(words, { meetingId: id, actor: MAX, at })], isAnswered: true },
    ];
  };

const reasons: Reason[] = [
  { what: "gone", person: { ...person, id } },
  { what: "archived" },
  { what: "bot-removed" },
  { what: "no-worker" },
  { what: "not-opened" },
  { what: "not-invited", person: { ...person, id } },
  { what: "outsider" },
  { what: "left", person: { ...person, id } },
  { what: "kickoff-off" },
  { what: "kickoff-form" },
  { what: "silent", days: 400 },
  { what: "unanswered", days: 400 },
  { what: "not-agreed" },
  { what: "log" },
  { what: "leave" },
];

const two = { mentor: person, actor: person };

const listed: ListedPair = {
  programme: undefined,
  pairId: id,
  ...two,
  coordinator: person,
  isOwn: false,
  isLight: true,

  state: "open",
  at,
  isPaused: true,
  reasons,
};

const full: ReadyHome = {
  state: "ready",
  certificates: [1, 2, 3].map(() => ({ pairId: id, other: person })),
  maySetUp: true,
  isMentor: true,
  isResting: false,
  isPeer: true,
  mayCallTogether: true,
  isNewcomer: false,
  hasChosenLanguage: false,
  enrolledAs: ["mentor", "actor"],
  requests: [1, 2, 3].map(() => ({ id, kind: "support" as const, createdAt: at, takenBy: person })),
  pairs: [fullPair, actorPair, invited, emptyPair],
  feedback: [1, 2, 3].map(() => ({ pairId: id, other: person })),
  undoable: [1, 2, 3].map(() => ({ pairId: id, ...two })),
  peerMeetings: [1].map(() => ({
    id,
    revision: 1,
    title: MAX,
    startsAt: at,
    place: MAX,
    answer: "yes" as const,
    mayManage: true,
  })),
  commonMeetings: {
    upcoming: [1, 2].map(() => ({
      id,
      revision: 1,
      title: MAX,
      startsAt: at,
      place: MAX,
      answer: "yes" as const,
      mayManage: true,
    })),
    uncounted: [{ id, title: MAX, at }],
  },
  contacts: [1, 2, 3].map(() => ({ consentId: id, name: MAX })),
  groups: (["mentor", "actor"] as const).map((role) => ({
    id,
    name: MAX,
    role,
    state: "open" as const,
    channel: { id, state: "away" as const },
    next: { id, revision: 1, title: MAX, startsAt: at, place: MAX, answer: "yes" as const, mayManage: true },
    uncounted: role === "mentor" ? [1, 2].map(() => ({ id, title: MAX, at })) : [],
    isAsked: role === "actor",
    hasAnswered: true,
  })),
  groupsToRate: [1, 2, 3].map(() => ({ id, name: MAX })),
  overview: {
    samePeople: [1, 2, 3].map(() => ({ closed: { ...person, id }, fresh: { ...person, id } })),
    counts: {
      invited: 1000,
      opening: 1000,
      open: 1000,
      paused: 1000,
      finished: 1000,
      mentorsWaiting: 9,
      actorsWaiting: 9,
    },
    requests: (["support", "stop", "wish", "stop"] as const).map((kind) => ({
      id,
      kind,
      state: "open" as const,
      person,
      pair: { id, ...two },
      takenBy: person,
      hasText: true,
    })),
    requestCount: 400,
    needCount: 16,
    filter: "needs",
    programmes: Array.from({ length: 120 }, (_, number) => ({ id: `${id}${number}` as never, name: MAX })),
    programme: undefined,
    hidden: 1000,
    isBrief: false,
    list: { items: Array.from({ length: 6 }, () => listed), page: 2, pages: 3, count: 16 },
    finished: [1, 2, 3].map(() => ({ pairId: id, ...two, finishedAt: at, mayUndo: true })),
    hasKickoffsAhead: true,
    hasCommonMeetings: true,
  },
  pages: { pairs: 2 },
};

const empty: ReadyHome = {
  ...full,
  maySetUp: false,
  isMentor: false,
  isPeer: false,
  mayCallTogether: false,
  isNewcomer: true,
  enrolledAs: [],
  requests: [],
  pairs: [],
  feedback: [],
  undoable: [],
  peerMeetings: [],
  contacts: [],
  groups: [],
  groupsToRate: [],
  overview: undefined,
  pages: {},
};

const calm: ReadyHome = {
  ...empty,
  isNewcomer: false,
  overview: {
    samePeople: [],
    counts: { invited: 0, opening: 0, open: 0, paused: 0, finished: 0, mentorsWaiting: 0, actorsWaiting: 0 },
    requests: [],
    requestCount: 0,
    needCount: 0,
    filter: "needs",
    programmes: [],
    programme: undefined,
    hidden: 0,
    isBrief: true,
    list: { items: [], page: 1, pages: 1, count: 0 },
    finished: [],
    hasKickoffsAhead: false,
    hasCommonMeetings: false,
  },
};

/** Home with another list than of those in need, a full page of it. */
function withList(filter: Filter, pair: Partial<ListedPair>, length = pageSize(filter)): ReadyHome {
  const items = Array.from({ length }, () => ({ ...listed, ...pair }));
  const list = { items, page: 2, pages: length === 0 ? 1 : 3, count: length * 3 };
  return { ...full, overview: full.overview && { ...full.overview, filter, list } };
}

const brief: ReadyHome = {
  ...full,
  overview: full.overview && {
    ...full.overview,
    isBrief: true,
    list: { ...full.overview.list, items: [listed, listed] },
  },
};

const hundred = Array.from({ length: 100 }, () => fullPair);
const homes: Record<string, HomeFacts> = {
  stranger: { state: "stranger" },
  "an admin before set-up": { state: "not-set-up", maySetUp: true, hasChosenLanguage: false, languages },
  "anybody before set-up": { state: "not-set-up", maySetUp: false, hasChosenLanguage: false, languages },
  "everything at its longest": full,
  "a coordinator who has just opened it": brief,
  "an empty one": empty,
  "a calm coordinator": calm,
  "a workspace without coordinators": { ...empty, maySetUp: true },
  "a coordinator who looks at finished pairs": withList("finished", {
    state: "finished",
    isPaused: false,
    reasons: [],
  }),
  "a coordinator who looks at pairs on a break": withList("paused", {}),
  "a coordinator who looks at pairs that are invited": withList("invited", { state: "invited", isPaused: false }),
  "a coordinator with an empty list": withList("opening", {}, 0),
  "100 pairs, first page": { ...full, pairs: hundred, pages: {} },
  "100 pairs, last page": { ...full, pairs: hundred, pages: { pairs: 100 } },
  "100 actors' pairs": { ...full, pairs: Array.from({ length: 100 }, () => actorPair), pages: { pairs: 7 } },
  "channels in trouble": {
    ...full,
    pairs: (["ready", "bot-removed", "away"] as const).map((state) => ({
      ...emptyPair,
      channel: { id: madeUp("C0123456789"), state },
    })),
  },
  "before the first meeting": {
    ...full,
    pairs: [
      { ...emptyPair, kickoff: "ahead", next: { ...next, kind: "kickoff", place: undefined } },
      { ...emptyPair, state: "opening", next },
      {
        ...invited,
        invitation: {
          inviter: person,
          field: undefined,
          answer: "yes",
          months: 6,
          kickoff: "passed",
          meetings: undefined,
        },
      },
    ],
  },
};

describe.each(languages)("in the language %s", (language) => {
  const words = wordsIn(language, "Europe/Helsinki");

  test.each(Object.entries(homes))("Slack takes the Home of %s", (_name, facts) => {
    expect(viewProblems(homeView(words, facts, questionsIn(words)), "home")).toBeUndefined();
  });

  test.each([fullPair, actorPair, emptyPair])("Slack takes the menu of a pair, and all that waits", (pair) => {
    const questions = questionsIn(words);
    expect(viewProblems(pairMenu(words, pair, questions(pair)), "modal")).toBeUndefined();
    const pairs = Array.from({ length: 40 }, () => pair);
    const waiting = waitingFor(words, { ...full, pairs }, questions);
    for (const pairId of ["", pair.id])
      expect(viewProblems(waitingModal(words, waiting, pairId), "modal")).toBeUndefined();
  });

  test.each(Object.entries(homes))("Slack takes what /mentoring answers to %s", (_name, facts) => {
    const answer = mentoringAnswer(words, facts, questionsIn(words));
    expect(messageProblems(answer)).toBeUndefined();
    expect(answer.blocks.length).toBeLessThanOrEqual(50);
  });
});

/** The texts in which Slack looks for mentions and links. */
function mrkdwnIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  if ("type" in value && value.type === "mrkdwn" && "text" in value) return [String(value.text)];
  return Object.values(value).flatMap(mrkdwnIn);
}

test("names and tasks stay text: nothing that somebody typed comes to life", () => {
  const words = wordsIn("fi", "Europe/Helsinki");
  const facts: HomeFacts = { ...full, overview: undefined, pairs: [{ ...fullPair, tasks: [] }] };
  const drawn = mrkdwnIn(homeView(words, facts, questionsIn(words)));
  expect(drawn.join()).toContain("&lt;!channel&gt;");
  expect(drawn.join()).not.toContain("<!channel>");
});
