import type { KnownBlock, ModalView } from "@slack/types";
import { goalsForm } from "../src/programme/goals/form.ts";
import type { GoalId, PairId } from "../src/programme/ids.ts";
import type { Words } from "../src/texts/words.ts";
import { formModal } from "./form.ts";
import { actions, button, context, noticeModal, quoted, section } from "./kit.ts";

export type GoalShown = { id: GoalId; text: string; isReached: boolean };

export const goalsButton = (words: Words, pairId: PairId) =>
  button("goals:open", words.t("goals.button"), { value: pairId });

/** The goals above a meeting log. Empty where the two have none. */
export function goalsAbove(words: Words, pairId: PairId, goals: readonly GoalShown[]): KnownBlock[] {
  if (goals.length === 0) return [];
  return [
    section({ mrkdwn: `*${words.md("goals.title").mrkdwn}*` }, goalsButton(words, pairId)),
    ...quoted(goals.map((goal) => `• ${goalLine(words, goal)}`).join("\n")),
  ];
}

const goalLine = (words: Words, { text, isReached }: GoalShown): string =>
  isReached ? words.t("goals.withState", { text, state: words.t("goals.reached") }) : text;

type Sheet = {
  pairId: PairId;
  goals: readonly GoalShown[];
  other: string;
  /** Whether the two may still change them. */
  isOpen: boolean;
  /** Whether the reader says which are reached. */
  mayTick: boolean;
  /** Whether the actor has no account, so that her mentor ticks for her. */
  isLight: boolean;
};

/** "Tavoitteet": for the two of the pair. */
export function goalsModal(words: Words, { pairId, goals, other, isOpen, mayTick, isLight }: Sheet): ModalView {
  const modal = noticeModal(words.t("goals.title"), words.t("forms.close"), [
    context(words.md("goals.seenBy", { name: other })),
    ...(goals.length === 0 ? [section(words.md("goals.none"))] : []),
    ...goals.flatMap((goal) => [
      ...quoted(goalLine(words, goal)),
      ...(isOpen && mayTick ? actions(tick(words, goal)) : []),
    ]),
    ...(isOpen && !mayTick && goals.length > 0 ? [context(words.md("goals.actorTicks"))] : []),
    ...(isOpen && isLight && goals.length > 0 ? [context(words.md("lightPairs.goals", { actor: other }))] : []),
    ...(isOpen ? actions(button("goals:edit", words.t("goals.edit"), { value: pairId })) : []),
  ]);
  return { ...modal, private_metadata: JSON.stringify({ shows: "goals", pair: pairId }) };
}

const tick = (words: Words, { id, isReached }: GoalShown) =>
  isReached
    ? button("goals:not-reached", words.t("goals.takeBack"), { value: id })
    : button("goals:reached", words.t("goals.tick"), { value: id, style: "primary" });

type Edit = {
  pairId: PairId;
  text: string | null;
  revision: number;
  generation: number;
  other: string;
  meanwhile?: { name: string; at: number; text: string | null } | undefined;
};

/** Texts and order, one goal a line. */
export function editGoalsModal(words: Words, edit: Edit): ModalView {
  const { pairId, text, revision, generation, other, meanwhile } = edit;
  return formModal(goalsForm, words, {
    title: "goals.title",
    submit: "forms.save",
    seenBy: words.md("goals.seenBy", { name: other }),
    metadata: { pair: pairId, revision, generation },
    generation,
    answer: { goals: text },
    ...(meanwhile
      ? {
          before: [
            section(words.md("goals.meanwhile", { name: meanwhile.name, when: words.when(meanwhile.at) })),
            ...(meanwhile.text === null ? [context(words.md("forms.empty"))] : quoted(meanwhile.text)),
          ],
        }
      : {}),
  });
}
