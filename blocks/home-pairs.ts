import type { KnownBlock, ModalView } from "@slack/types";
import { consequenceOf } from "../src/programme/channels/rules.ts";
import type { MyPair } from "../src/programme/home/facts.ts";
import { channelLink, joined, type Markup, withLinks } from "../src/texts/markup.ts";
import type { Words } from "../src/texts/words.ts";
import { goalsButton } from "./goals.ts";
import type { OpenQuestion } from "./home-waiting.ts";
import { actions, button, buttonsAbout, context, divider, header, plainText, section } from "./kit.ts";
import { meetingButtons } from "./meetings.ts";
import { menuModal } from "./menu.ts";
import { invitation } from "./pairs.ts";

/** In UTF-16 units. */
const MAX_TASK = 300;
/** So many tasks are on Home; the pair's menu has the others. */
const MOST_TASKS_ON_HOME = 3;

export const PAIR_MENU = "home:more";

/**
 * One of the viewer's own pairs: the next meeting with its own buttons, the tasks, and one button for everything else. Nothing that ends
 * something is here; it is in the menu. `isCalm`: nothing waits for the viewer, so that a next meeting comes first.
 */
export function myPairBlocks(words: Words, pair: MyPair, isCalm: boolean): KnownBlock[] {
  if (pair.state === "invited") return invitationBlocks(words, pair);
  const head = [divider, header(headingOf(words, pair))];
  if (pair.state === "opening") return [...head, section(joined([...meetingLines(words, pair), openingLine(words)]))];
  return [
    ...head,
    ...buttonsAbout(pair.other.firstName, [
      ...meetingBlocks(words, pair, isCalm),
      ...taskBlocks(words, pair.tasks, MOST_TASKS_ON_HOME),
      ...channelBlocks(words, pair),
      context(joined(stateLines(words, pair), " · ")),
      ...actions(button(PAIR_MENU, words.t("home.more.button"), { value: pair.id })),
    ]),
  ];
}

function invitationBlocks(words: Words, { id, role, other, invitation: asked }: MyPair): KnownBlock[] {
  if (!asked) return [];
  return [divider, ...invitation(words, { pairId: id, role, other, state: "invited", ...asked }).blocks];
}

const headingOf = (words: Words, { role, other }: MyPair): string =>
  words.t(role === "mentor" ? "home.yourActor" : "home.yourMentor", { other: other.firstName });

const openingLine = (words: Words): Markup => words.md("home.opening");

/** The next meeting and what can be done about it, or the button to agree on one. */
function meetingBlocks(words: Words, pair: MyPair, isCalm: boolean): KnownBlock[] {
  const { id, next, kickoff, pausedUntilAt } = pair;
  const lines = section(joined(meetingLines(words, pair)));
  const paused =
    pausedUntilAt === undefined
      ? []
      : [
          section(
            words.md("home.paused", { day: words.day(pausedUntilAt) }),
            button("silence:continue", words.t("silence.go"), { value: id }),
          ),
        ];
  if (next) {
    const which = next.kind === "kickoff" ? (["cannot", "calendar"] as const) : undefined;
    return [...paused, lines, ...meetingButtons(words, next, which)];
  }
  const agree = button("meetings:agree", words.t("meetings.agree"), {
    value: id,
    ...(isCalm ? { style: "primary" as const } : {}),
  });
  return [...paused, lines, ...(kickoff === "ahead" ? [] : actions(agree))];
}

const meetingLines = (words: Words, { next, state }: MyPair): Markup[] =>
  next ? [nextLine(words, next)] : state === "open" ? [words.md("home.noNext")] : [];

function nextLine(words: Words, { kind, startsAt, place }: NonNullable<MyPair["next"]>): Markup {
  const line = words.md(kind === "kickoff" ? "home.kickoff" : "home.next", { when: words.when(startsAt) });
  return place === undefined ? line : joined([line, withLinks(place)], ", ");
}

const stateLines = (words: Words, { held, planned, channel }: MyPair): Markup[] => [
  words.md("home.progress", { held, planned }),
  ...(channel?.state === "ready" ? [words.md("home.channel", { channel: channelLink(channel.id) })] : []),
];

/** A problem of the channel that no button mends. The others wait at the top. */
function channelBlocks(words: Words, { channel }: MyPair): KnownBlock[] {
  if (channel === undefined) return [context(openingLine(words))];
  const consequence = channel.state === "away" ? undefined : consequenceOf(channel.state);
  return consequence && !consequence.newChannel ? [section(words.md(consequence.home))] : [];
}

const taskButtons = [
  ["done", "follow-up:task-done"],
  ["unfinished", "follow-up:task-unfinished"],
  ["discuss", "follow-up:task-discuss"],
] as const;

/** The viewer's own tasks, exactly as they were typed. */
function taskBlocks(words: Words, tasks: MyPair["tasks"], most: number): KnownBlock[] {
  if (tasks.length === 0) return [];
  return [
    section(words.md("home.tasks")),
    ...tasks.slice(0, most).flatMap(({ id, text, state }): KnownBlock[] => [
      { type: "section", text: plainText(text, MAX_TASK) },
      ...actions(
        ...taskButtons.map(([name, actionId]) =>
          button(actionId, words.t(`followUp.tasks.${name}`), {
            value: id,
            ...(state === name ? { style: "primary" as const } : {}),
          }),
        ),
      ),
    ]),
    ...(tasks.length > most ? [context(words.md("home.moreTasks", { count: tasks.length - most }))] : []),
  ];
}

/** Everything that can be done in one open pair and is not needed every day; what ends something is last. */
export function pairMenu(words: Words, pair: MyPair, questions: readonly OpenQuestion[]): ModalView {
  const { id: value, role, kickoff, logs, hasLogs, pausedUntilAt } = pair;
  const hasBegun = kickoff !== "ahead";
  const forms = actions(
    kickoff === "saved"
      ? button("kickoff:show", words.t("kickoff.show"), { value })
      : kickoff === "ahead"
        ? button("kickoff:open", words.t("pairs.welcome.form"), { value })
        : undefined,
    role === "mentor" && hasBegun && logs.length === 0
      ? button("meeting-log:new", words.t("meetingLog.fill"), { value })
      : undefined,
    hasLogs ? button("meeting-log:list", words.t("meetingLog.list"), { value }) : undefined,
    pair.canHaveGoals ? goalsButton(words, value) : undefined,
  );
  const asked = questions.flatMap(({ blocks }) => [...blocks, divider]);
  const tasks = taskBlocks(words, pair.tasks, pair.tasks.length);
  return menuModal(words.t("home.more.title"), words.t("forms.close"), { menu: PAIR_MENU, of: value }, [
    section(words.md("home.waits.pair", { other: pair.other.firstName })),
    ...forms,
    ...(asked.length > 0 ? [divider, ...asked.slice(0, -1)] : []),
    ...(tasks.length > 0 ? [divider, ...tasks] : []),
    divider,
    ...(pausedUntilAt === undefined
      ? actions(button("silence:pause", words.t("silence.pause"), { value }))
      : actions(button("silence:continue", words.t("silence.go"), { value }))),
    ...actions(
      role === "mentor"
        ? button("closing:open", words.t("closing.finish"), { value })
        : button("closing:stop", words.t("closing.stop.button"), { value }),
    ),
  ]);
}
