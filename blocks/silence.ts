import type { KnownBlock, ModalView } from "@slack/types";
import type { Answer } from "../src/programme/forms/fields.ts";
import type { PairId } from "../src/programme/ids.ts";
import type { NamedPerson } from "../src/programme/people/facts.ts";
import { pauseForm } from "../src/programme/silence/form.ts";
import type { TextKey, Words } from "../src/texts/words.ts";
import { formModal } from "./form.ts";
import { actions, button, context, type Message, message, section } from "./kit.ts";

type FirstNamed = Pick<NamedPerson, "firstName">;

const agreeButton = (words: Words, pairId: PairId): KnownBlock[] =>
  actions(button("meetings:agree", words.t("silence.agreeButton"), { value: pairId, style: "primary" }));

/** Asks the channel for the next meeting; says so once there is one. */
export const agreeReminder = (words: Words, pairId: PairId, isAgreed: boolean): Message =>
  isAgreed ? message(words.md("silence.agreed")) : message(words.md("silence.agree"), ...agreeButton(words, pairId));

/** Asks one of the two how things are going. */
export const silenceQuestion = (words: Words, pairId: PairId, other: FirstNamed): Message =>
  message(
    words.md("silence.ask", { name: other.firstName }),
    ...actions(
      button("silence:well", words.t("silence.well"), { value: pairId }),
      button("silence:pause", words.t("silence.pause"), { value: pairId }),
      button("support:ask", words.t("silence.support"), { value: pairId }),
    ),
    context(words.md("silence.askSeen", { name: other.firstName })),
  );

/** In place of the question, after an answer or when none is needed. */
export const silenceAnswered = (words: Words, key: TextKey, day: string): Message => message(words.md(key, { day }));

type Paused = {
  pairId: PairId;
  by: FirstNamed;
  /** Whether `by` is one of the two. */
  isOfPair: boolean;
  untilAt: number;
  hasCancelled: boolean;
  isOver: boolean;
};

export function pauseBegun(words: Words, { pairId, by, isOfPair, untilAt, hasCancelled, isOver }: Paused): Message {
  if (isOver) return message(words.md("silence.pauseEnded"));
  const key: TextKey = !isOfPair
    ? "silence.pausedByCoordinator"
    : hasCancelled
      ? "silence.pausedAndCancelled"
      : "silence.paused";
  return message(
    words.md(key, { name: by.firstName, day: words.day(untilAt) }),
    ...actions(button("silence:continue", words.t("silence.go"), { value: pairId })),
  );
}

/** The pause is over: on its date, or because `by` ended it. */
export function pauseOver(words: Words, pairId: PairId, by: FirstNamed | undefined, isAgreed: boolean): Message {
  const key: TextKey = by
    ? isAgreed
      ? "silence.continuedAgreed"
      : "silence.continued"
    : isAgreed
      ? "silence.pauseOverAgreed"
      : "silence.pauseOver";
  return message(words.md(key, { name: by?.firstName ?? "" }), ...(isAgreed ? [] : agreeButton(words, pairId)));
}

type PauseModal = {
  other: FirstNamed;
  metadata: Record<string, string | number>;
  answer?: Partial<Answer<typeof pauseForm.fields>>;
  /** When a meeting within the pause begins: the modal asks whether to keep it. */
  plannedAt?: number;
  generation?: number;
};

export const pauseModal = (words: Words, { other, metadata, answer, plannedAt, generation }: PauseModal): ModalView =>
  formModal(pauseForm, words, {
    title: "silence.title",
    submit: "silence.save",
    seenBy: words.md("silence.seenBy", { name: other.firstName }),
    metadata,
    ...(answer === undefined ? {} : { answer }),
    ...(plannedAt === undefined
      ? { without: ["meeting"] as const }
      : {
          needed: ["meeting"] as const,
          before: [section(words.md("silence.planned", { when: words.when(plannedAt) }))],
        }),
    generation: generation ?? 0,
  });
