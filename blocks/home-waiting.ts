import type { Button, KnownBlock, ModalView, SectionBlock } from "@slack/types";
import { consequenceOf } from "../src/programme/channels/rules.ts";
import type { MyPair, ReadyHome } from "../src/programme/home/facts.ts";
import { packed } from "../src/programme/lists/paging.ts";
import { joined, type Markup } from "../src/texts/markup.ts";
import type { Words } from "../src/texts/words.ts";
import { actions, button, context, divider, header, section } from "./kit.ts";
import { menuModal } from "./menu.ts";

/**
 * Something that a feature asks a person in one of her pairs. `since`: milliseconds since 1970 UTC; on Home the oldest comes first. The first
 * block is a section that says what it is; the others have the answers. `button`: the one that answers it at once, if it is not that section's
 * own. `isAnswered`: it no longer waits, but can still be changed in the pair's menu.
 */
export type OpenQuestion = {
  since: number;
  blocks: readonly KnownBlock[];
  button?: Button | undefined;
  isAnswered?: boolean;
};

/** What the viewer's pairs ask, drawn by the features that ask. */
export type Questions = (pair: MyPair) => readonly OpenQuestion[];

/** So many things that wait are on Home; a button leads to the rest. */
const MOST_ON_HOME = 3;
/** Room for what waits in the modal, which has at most 100 blocks. */
const BLOCKS_IN_MODAL = 80;

export const WAITING_MENU = "home:waiting";

/** One thing that waits, and in which pair; no pair for the feedback of one that has finished. */
type Waiting = OpenQuestion & { pair: MyPair | undefined };

/** What waits for the viewer, the oldest first. Invitations are drawn in full in the place of their pair. */
export function waitingFor(words: Words, facts: ReadyHome, questions: Questions): Waiting[] {
  const ofPairs = facts.pairs
    .filter(({ state }) => state === "open")
    .flatMap((pair) =>
      [...channelTrouble(words, pair), ...questions(pair).filter(({ isAnswered }) => !isAnswered)].map((question) => ({
        ...question,
        pair,
      })),
    );
  const feedback = facts.feedback.map(({ pairId, other }) => ({
    since: Number.POSITIVE_INFINITY,
    pair: undefined,
    blocks: [
      section(
        words.md("closing.ask.again", { other: other.firstName }),
        button("closing:feedback", words.t("closing.ask.button"), { value: pairId }),
      ),
    ],
  }));
  return [...ofPairs.toSorted((one, other) => one.since - other.since), ...feedback];
}

/** A problem of a pair's channel, with the button that helps. Comes before everything else that waits. */
function channelTrouble(words: Words, { id, channel, state }: MyPair): OpenQuestion[] {
  if (state !== "open" || channel === undefined) return [];
  if (channel.state === "away") {
    const back = button("pairs:return", words.t("pairs.trouble.return"), { value: id });
    return [{ since: 0, blocks: [section(words.md("home.away"), back)] }];
  }
  const consequence = consequenceOf(channel.state);
  // Where no button helps, the text is beside the pair.
  if (!consequence?.newChannel) return [];
  const renew = button("pairs:new-channel", words.t("pairs.trouble.newChannel"), { value: id });
  return [{ since: 0, blocks: [section(words.md(consequence.home), renew)] }];
}

/** The first things that wait, each with the one button that answers it, and the way to the rest. */
export function waitingBlocks(words: Words, waiting: readonly Waiting[], hasSeveralPairs: boolean): KnownBlock[] {
  if (waiting.length === 0) return [];
  const shown = waiting.slice(0, MOST_ON_HOME);
  const rest = waiting.length - shown.length;
  const hasOtherAnswers = shown.some(({ button: own, blocks }) => own !== undefined && blocks.length > 1);
  const more =
    rest > 0 ? words.t("home.waits.more", { count: rest }) : hasOtherAnswers ? words.t("home.waits.others") : undefined;
  return [
    header(words.t("home.waits.title")),
    ...shown.map((one) => waitingLine(words, one, hasSeveralPairs)),
    ...(more === undefined ? [] : actions(button(WAITING_MENU, more))),
  ];
}

function waitingLine(words: Words, { blocks, button: own, pair }: Waiting, isNamed: boolean): SectionBlock {
  const { text, accessory } = sectionOf(blocks);
  const answer = own ?? accessory ?? button(WAITING_MENU, words.t("home.waits.answer"), { value: pair?.id ?? "" });
  return section(pair && isNamed ? joined([nameOf(words, pair), text]) : text, answer);
}

/** The first block, which says what it is about. */
function sectionOf([first]: readonly KnownBlock[]): { text: Markup; accessory: Button | undefined } {
  const text = first?.type === "section" ? (first.text?.text ?? "") : "";
  const accessory = first?.type === "section" && first.accessory?.type === "button" ? first.accessory : undefined;
  return { text: { mrkdwn: text }, accessory };
}

const nameOf = (words: Words, { other }: MyPair): Markup => words.md("home.waits.pair", { other: other.firstName });

/** All that waits, or all in one pair (`pairId`), each with all its answers. What does not fit follows when the first are answered. */
export function waitingModal(words: Words, waiting: readonly Waiting[], pairId: string): ModalView {
  const wanted = pairId === "" ? waiting : waiting.filter(({ pair }) => pair?.id === pairId);
  const [shown = []] = packed(
    wanted.map(({ pair, blocks }) => [
      divider,
      ...(pair && pairId === "" ? [section(nameOf(words, pair))] : []),
      ...blocks,
    ]),
    BLOCKS_IN_MODAL,
  );
  const rest = wanted.length - shown.length;
  return menuModal(words.t("home.waits.title"), words.t("forms.close"), { menu: WAITING_MENU, of: pairId }, [
    ...shown.flat().slice(1),
    ...(wanted.length === 0 ? [context(words.md("home.waits.nothing"))] : []),
    ...(rest > 0 ? [divider, context(words.md("home.waits.later", { count: rest }))] : []),
  ]);
}
