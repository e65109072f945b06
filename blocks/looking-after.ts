import type { KnownBlock, ModalView } from "@slack/types";
import type { PairShown } from "../src/programme/home/facts.ts";
import type { PairId, PersonId } from "../src/programme/ids.ts";
import { coordinatorPauseForm, handOverForm, numberForm } from "../src/programme/pairs/form.ts";
import type { NamedPerson } from "../src/programme/people/facts.ts";
import { joined, named, plain } from "../src/texts/markup.ts";
import type { Words } from "../src/texts/words.ts";
import { formModal } from "./form.ts";
import { reasonLines } from "./home-needs.ts";
import { actions, button, context, type Message, message, option, section } from "./kit.ts";

type PairMember = NamedPerson & { id: PersonId; name: string };
type Pair = { id: PairId; mentor: PairMember; actor: PairMember; coordinator: PairMember; plannedNumber: number };

/** The names of the pair, and the button back to its view. */
const head = (words: Words, { id, mentor, actor }: Pair): KnownBlock[] => [
  section(words.md("pairs.about", { mentor: mentor.firstName, actor: actor.firstName })),
  ...actions(button("home:pair-back", words.t("pairs.back"), { value: id })),
];

/** A coordinator marks a pause. @param until the date of the current pause */
export const coordinatorPauseModal = (words: Words, pair: Pair, until: string | null): ModalView =>
  formModal(coordinatorPauseForm, words, {
    title: "pairs.pause.title",
    submit: "silence.save",
    seenBy: words.md("pairs.pause.seenBy"),
    metadata: { pair: pair.id },
    answer: { ...(until === null ? {} : { until }) },
    before: head(words, pair),
    beneath: { until: [context(words.md("pairs.pause.what"))] },
  });

type NumberModal = { pair: Pair; answer: number; generation: number; isChanged?: boolean };

export const numberModal = (words: Words, { pair, answer, generation, isChanged }: NumberModal): ModalView =>
  formModal(numberForm, words, {
    title: "pairs.number.title",
    submit: "silence.save",
    seenBy: words.md("pairs.number.seenBy"),
    metadata: { pair: pair.id, before: pair.plannedNumber, generation },
    answer: { number: answer },
    before: [
      ...head(words, pair),
      ...(isChanged ? [section(words.md("pairs.number.changedMeanwhile", { number: pair.plannedNumber }))] : []),
    ],
    generation,
  });

/** The maximum number of options of a select. https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
const MOST_OPTIONS = 100;

type HandOverModal = { pair: Pair; others: readonly PairMember[]; generation: number; isChanged?: boolean };

export const handOverModal = (words: Words, { pair, others, generation, isChanged }: HandOverModal): ModalView =>
  formModal(handOverForm, words, {
    title: "pairs.handOver.title",
    submit: "pairs.handOver.submit",
    seenBy: words.md("pairs.handOver.seenBy"),
    metadata: { pair: pair.id, from: pair.coordinator.id, generation },
    options: { coordinator: others.slice(0, MOST_OPTIONS).map(({ id, name }) => option(name, id)) },
    before: [
      ...head(words, pair),
      section(
        words.md(isChanged ? "pairs.handOver.changedMeanwhile" : "pairs.handOver.now", {
          name: pair.coordinator.firstName,
        }),
      ),
    ],
    beneath: { coordinator: [context(words.md("pairs.handOver.what"))] },
    generation,
  });

export const numberChanged = (words: Words, number: number): Message =>
  message(words.md("pairs.number.changed", { number }));

export const newCoordinator = (words: Words, coordinator: PairMember): Message =>
  message(words.md("pairs.handOver.line", { name: named(coordinator) }));

/** To the new coordinator of a pair: the two, their state, and what waits. */
export function handedToYou(words: Words, pair: PairShown, by: string): Message {
  const { mentor, actor, held, planned, reasons, requestCount } = pair;
  const lines = [
    words.md("pairs.handOver.toYou", { mentor: named(mentor), actor: named(actor), by }),
    ...(pair.state === "open" ? [words.md("home.progress", { held, planned })] : []),
    ...(requestCount > 0
      ? [joined([plain("•"), words.md("pairs.handOver.requests", { number: requestCount })], " ")]
      : []),
    ...reasonLines(words, reasons),
  ];
  return message(
    joined(lines),
    ...actions(button("home:pair", words.t("home.showPair"), { value: pair.pairId, style: "primary" })),
  );
}

export const handedFromYou = (words: Words, { mentor, actor, coordinator }: Pair, by: string): Message =>
  message(
    words.md("pairs.handOver.fromYou", {
      mentor: mentor.firstName,
      actor: actor.firstName,
      by,
      name: coordinator.firstName,
    }),
  );

export const pleaseLeave = (words: Words, { mentor, actor }: Pair): Message =>
  message(words.md("pairs.handOver.pleaseLeave", { mentor: mentor.firstName, actor: actor.firstName }));
