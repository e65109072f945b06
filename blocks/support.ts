import type { KnownBlock, ModalView, PlainTextOption } from "@slack/types";
import type { PairId, SupportRequestId } from "../src/programme/ids.ts";
import type { NamedPerson } from "../src/programme/people/facts.ts";
import { supportForm } from "../src/programme/support/form.ts";
import type { RequestState, SupportKind } from "../src/programme/support/rules.ts";
import { joined, type Markup, named, plain } from "../src/texts/markup.ts";
import type { TextKey, Words } from "../src/texts/words.ts";
import { formModal } from "./form.ts";
import { actions, button, context, type Message, message, noticeModal, option, quoted, section } from "./kit.ts";

export type RequestShown = {
  id: SupportRequestId;
  kind: SupportKind;
  state: RequestState;
  person: NamedPerson;
  pair: { mentor: NamedPerson; actor: NamedPerson } | undefined;
  takenBy: NamedPerson | undefined;
  hasText: boolean;
};

export const supportButton = (words: Words, pairId = "") =>
  button("support:ask", words.t("support.button"), { value: pairId });

type Asking = { pairId: PairId | undefined; pairs: { id: PairId; otherName: string }[] };

/** "Tarvitsen tukea". A person with several pairs can say which one it is about. */
export function supportModal(words: Words, { pairId, pairs }: Asking): ModalView {
  const choice: PlainTextOption[] = pairs.map(({ id, otherName }) => option(otherName, id));
  return formModal(supportForm, words, {
    title: "support.button",
    submit: "support.send",
    seenBy: words.md("support.seenBy"),
    metadata: { pair: pairId ?? "" },
    options: { pair: choice },
  });
}

export const supportThanks = (words: Words, hasReader: boolean): ModalView =>
  noticeModal(words.t("support.button"), words.t("forms.close"), [
    section(words.md(hasReader ? "support.thanks" : "support.nobody")),
  ]);

const askedText = { support: "support.asked", stop: "support.wantsToStop", wish: "support.wish" } satisfies Record<
  SupportKind,
  TextKey
>;

export function requestLine(
  words: Words,
  { kind, person, pair }: Pick<RequestShown, "kind" | "person" | "pair">,
): Markup {
  const who = words.md(askedText[kind], { name: named(person) });
  if (!pair) return who;
  return joined([who, words.md("support.pair", { mentor: named(pair.mentor), actor: named(pair.actor) })], " ");
}

/** The request, and who takes care of it, a line for each. */
export const requestLines = (
  words: Words,
  request: Pick<RequestShown, "kind" | "person" | "pair" | "takenBy">,
): Markup[] => [
  requestLine(words, request),
  ...(request.takenBy ? [words.md("support.takenBy", { name: named(request.takenBy) })] : []),
];

/** A request in the coordinators' channel. A button shows its text; a request that is done has no buttons. */
export function requestMessage(words: Words, request: RequestShown): Message {
  const { id, state, takenBy, hasText } = request;
  const isDone = state === "done";
  return message(
    requestLine(words, request),
    ...(takenBy ? [context(words.md(isDone ? "support.doneBy" : "support.takenBy", { name: named(takenBy) }))] : []),
    ...(isDone && !takenBy ? [context(words.md("general.over"))] : []),
    ...(isDone ? [] : actions(...requestButtons(words, { id, state, hasText }))),
  );
}

/** What a coordinator can do with a request that is not done. */
export const requestButtons = (
  words: Words,
  { id, state, hasText }: Pick<RequestShown, "id" | "state" | "hasText">,
) => [
  ...(hasText ? [button("support:show", words.t("support.show"), { value: id })] : []),
  ...(state === "open" ? [button("support:take", words.t("support.take"), { value: id, style: "primary" })] : []),
  button("support:done", words.t("support.done"), { value: id }),
];

export function requestModal(
  words: Words,
  request: RequestShown & { createdAt: number; text: string | undefined },
): ModalView {
  const body: KnownBlock[] = request.text ? quoted(request.text) : [context(words.md("forms.empty"))];
  return noticeModal(words.t("support.title"), words.t("forms.close"), [
    context(words.md(request.kind === "wish" ? "support.wishInForm" : "support.shownTo")),
    section(requestLine(words, request)),
    context(plain(words.when(request.createdAt))),
    ...body,
  ]);
}

export const requestTaken = (words: Words, by: NamedPerson): Message =>
  message(words.md("support.taken", { name: named(by) }));
