import type { KnownBlock } from "@slack/types";
import { consequenceOf } from "../src/programme/channels/rules.ts";
import type { MyPair } from "../src/programme/home/facts.ts";
import { channelLink, joined, type Markup, withLinks } from "../src/texts/markup.ts";
import type { Words } from "../src/texts/words.ts";
import { goalsButton } from "./goals.ts";
import { actions, button, context, divider, plainText, section } from "./kit.ts";
import { meetingButtons } from "./meetings.ts";
import { invitation } from "./pairs.ts";

/** In UTF-16 units. */
const MAX_TASK = 300;

/** One of the viewer's own pairs: its state, what waits, and what the viewer can do. */
export function myPairBlocks(
  words: Words,
  pair: MyPair,
  questions: (pair: MyPair) => readonly KnownBlock[],
): KnownBlock[] {
  if (pair.state === "invited") return invitationBlocks(words, pair);
  return [
    divider,
    section(joined(headLines(words, pair))),
    ...channelBlocks(words, pair),
    ...(pair.state === "open" ? [...waitingBlocks(words, pair, questions(pair)), ...actionBlocks(words, pair)] : []),
  ];
}

function invitationBlocks(words: Words, { id, role, other, invitation: asked }: MyPair): KnownBlock[] {
  if (!asked) return [];
  return [divider, ...invitation(words, { pairId: id, role, other, state: "invited", ...asked }).blocks];
}

function headLines(words: Words, pair: MyPair): Markup[] {
  const { role, other, held, planned, next, pausedUntilAt, state } = pair;
  const who = words.md(role === "mentor" ? "home.yourActor" : "home.yourMentor", { other: other.firstName });
  if (state !== "open") return [who, words.md("home.opening"), ...(next ? [nextLine(words, next)] : [])];
  return [
    who,
    words.md("home.progress", { held, planned }),
    next ? nextLine(words, next) : words.md("home.noNext"),
    ...(pausedUntilAt === undefined ? [] : [words.md("home.paused", { day: words.day(pausedUntilAt) })]),
    ...(pair.channel?.state === "ready" ? [words.md("home.channel", { channel: channelLink(pair.channel.id) })] : []),
  ];
}

function nextLine(words: Words, { kind, startsAt, place }: NonNullable<MyPair["next"]>): Markup {
  const line = words.md(kind === "kickoff" ? "home.kickoff" : "home.next", { when: words.when(startsAt) });
  return place === undefined ? line : joined([line, withLinks(place)], ", ");
}

/** A problem of the pair's channel, with the button that helps. */
function channelBlocks(words: Words, { id, channel, state }: MyPair): KnownBlock[] {
  if (state !== "open") return [];
  if (channel === undefined) return [context(words.md("home.opening"))];
  if (channel.state === "away")
    return [section(words.md("home.away"), button("pairs:return", words.t("pairs.trouble.return"), { value: id }))];
  const consequence = consequenceOf(channel.state);
  if (!consequence) return [];
  const renew = button("pairs:new-channel", words.t("pairs.trouble.newChannel"), { value: id });
  return [section(words.md(consequence.home), ...(consequence.newChannel ? [renew] : []))];
}

const waitingBlocks = (words: Words, { tasks }: MyPair, questions: readonly KnownBlock[]): KnownBlock[] => [
  ...withoutSupport(questions),
  ...(tasks.length > 0 ? [context(words.md("home.tasks"))] : []),
  ...tasks.flatMap((task) => taskBlocks(words, task)),
];

/** Removes "Tarvitsen tukea", which Home shows once, at the end. */
const withoutSupport = (blocks: readonly KnownBlock[]): KnownBlock[] =>
  blocks.map((block) =>
    block.type === "actions"
      ? { ...block, elements: block.elements.filter(({ action_id }) => action_id !== "support:ask") }
      : block,
  );

const taskButtons = [
  ["done", "follow-up:task-done"],
  ["unfinished", "follow-up:task-unfinished"],
  ["discuss", "follow-up:task-discuss"],
] as const;

/** One of the viewer's own tasks, exactly as it was typed. */
function taskBlocks(words: Words, { id, text, state }: MyPair["tasks"][number]): KnownBlock[] {
  return [
    { type: "section", text: plainText(text, MAX_TASK) },
    ...actions(
      ...taskButtons.map(([name, actionId]) =>
        button(actionId, words.t(`followUp.tasks.${name}`), {
          value: id,
          ...(state === name ? { style: "primary" as const } : {}),
        }),
      ),
    ),
  ];
}

function actionBlocks(words: Words, pair: MyPair): KnownBlock[] {
  const { id, role, next, kickoff, hasLogs, pausedUntilAt, isSilent } = pair;
  const hasBegun = kickoff !== "ahead";
  const meeting = next
    ? meetingButtons(words, next, next.kind === "kickoff" ? ["cannot", "calendar"] : ["move", "cannot", "calendar"])
    : hasBegun
      ? actions(button("meetings:agree", words.t("meetings.agree"), { value: id, style: "primary" }))
      : [];
  return [
    ...meeting,
    ...actions(
      kickoff === "saved"
        ? button("kickoff:show", words.t("kickoff.show"), { value: id })
        : kickoff === "ahead"
          ? button("kickoff:open", words.t("pairs.welcome.form"), { value: id })
          : undefined,
      role === "mentor" && hasBegun && pair.logs.length === 0
        ? button("meeting-log:new", words.t("meetingLog.fill"), { value: id })
        : undefined,
      hasLogs ? button("meeting-log:list", words.t("meetingLog.list"), { value: id }) : undefined,
      pair.canHaveGoals ? goalsButton(words, id) : undefined,
    ),
    ...actions(
      pausedUntilAt === undefined
        ? isSilent
          ? undefined
          : button("silence:pause", words.t("silence.pause"), { value: id })
        : button("silence:continue", words.t("silence.go"), { value: id }),
      role === "mentor"
        ? button("closing:open", words.t("closing.finish"), { value: id })
        : button("closing:stop", words.t("closing.stop.button"), { value: id }),
    ),
  ];
}
