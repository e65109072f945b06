import type { KnownBlock, ModalView } from "@slack/types";
import type { PairId } from "../src/programme/ids.ts";
import { type MidWayAnswer, type MidWayId, midWayForm, SHARE } from "../src/programme/mid-way/form.ts";
import { joined } from "../src/texts/markup.ts";
import type { Words } from "../src/texts/words.ts";
import { formModal } from "./form.ts";
import { actions, button, confirmation, context, type Message, message, noticeModal, quoted, section } from "./kit.ts";

type Ask = {
  pairId: PairId;
  other: string;
  rating: number | null;
  hasNeeds: boolean;
  isShared: boolean;
  isOver: boolean;
};

/** The question to one of the two, with her answer so far. */
export function midWayQuestion(words: Words, ask: Ask): Message {
  const { pairId, other, rating, hasNeeds, isShared, isOver } = ask;
  const hasAnswer = rating !== null || hasNeeds;
  const says = [
    ...(rating === null ? [] : [words.md("midWay.rated", { rating })]),
    ...(hasNeeds ? [words.md("midWay.told")] : []),
    ...(isShared ? [words.md("midWay.shared")] : []),
  ];
  return message(
    words.md("midWay.ask", { other }),
    ...(says.length === 0 ? [] : [section(joined(says))]),
    ...actions(
      isOver
        ? undefined
        : button("mid-way:answer", words.t(hasAnswer ? "midWay.change" : "midWay.answer"), {
            value: pairId,
            ...(hasAnswer ? {} : { style: "primary" as const }),
          }),
      isShared
        ? button("mid-way:hide", words.t("midWay.unshare"), { value: pairId })
        : hasAnswer && !isOver
          ? button("mid-way:share", words.t("midWay.share"), { value: pairId, confirm: sureToShare(words, other) })
          : undefined,
    ),
    context(words.md(isOver ? "midWay.over" : "midWay.onlyYou")),
  );
}

/** Her choice with one question. */
const sureToShare = (words: Words, other: string) =>
  confirmation({
    title: words.t("midWay.sure.title"),
    text: words.t("midWay.sure.text", { other }),
    yes: words.t("midWay.sure.yes"),
    no: words.t("midWay.sure.no"),
  });

export const midWayModal = (words: Words, pairId: PairId, answer: Partial<MidWayAnswer>): ModalView =>
  formModal(midWayForm, words, {
    title: "midWay.title",
    submit: "forms.save",
    seenBy: words.md("midWay.onlyYou"),
    metadata: { pair: pairId },
    answer,
  });

export const sharingOf = (isShared: boolean): MidWayAnswer["sharing"] => (isShared ? [SHARE] : []);

type Shown = { id: MidWayId; name: string; isShared: boolean };

/** To the coordinator who answers for the pair. A button shows the answer. */
export const midWayShown = (words: Words, { id, name, isShared }: Shown): Message =>
  message(
    words.md("midWay.toCoordinator.shared", { name }),
    ...(isShared
      ? actions(button("mid-way:read", words.t("midWay.toCoordinator.show"), { value: id }))
      : [context(words.md("midWay.toCoordinator.takenBack"))]),
  );

/** In "Näytä pari": an answer that is shown to coordinators. */
export const midWayLine = (words: Words, { id, name }: { id: MidWayId; name: string }): KnownBlock =>
  section(
    words.md("midWay.toCoordinator.shared", { name }),
    button("mid-way:read", words.t("midWay.toCoordinator.show"), { value: id }),
  );

type Sheet = { name: string; rating: number | null; needs: string | null; isOwn: boolean };

export const midWaySheet = (words: Words, { name, rating, needs, isOwn }: Sheet): ModalView =>
  noticeModal(words.t("midWay.title"), words.t("forms.close"), [
    context(words.md(isOwn ? "midWay.onlyYou" : "midWay.toCoordinator.seenBy", { name })),
    ...(rating === null ? [] : [section(words.md("midWay.rated", { rating })), context(words.md("midWay.scale"))]),
    ...(needs === null ? [context(words.md("forms.empty"))] : quoted(needs)),
  ]);
