import type {
  ActionsBlock,
  Button,
  ConfirmationDialog,
  ContextBlock,
  KnownBlock,
  ModalView,
  PlainTextElement,
  SectionBlock,
} from "@slack/types";
import type { Markup } from "../src/texts/markup.ts";
import type { Words } from "../src/texts/words.ts";

/** What a message is: `text` is what a notification shows, `blocks` what the conversation shows. */
export type Message = { text: string; blocks: KnownBlock[] };

/**
 * Slack counts characters in a way it does not publish, so lengths here are UTF-16 units, the longest way of counting,
 * and a cut never splits a code point. https://docs.slack.dev/reference/block-kit/blocks/section-block
 */
const SECTION = 3000;
const HEADER = 150;
const BUTTON = 75;
const OPTION = 75;
const CONTEXT = 2000;

/** The text, or its start and an ellipsis. An entity such as `&amp;` is kept whole. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  let kept = "";
  for (const point of text) {
    if (kept.length + point.length > length - 1) break;
    kept += point;
  }
  return `${kept.replace(/&[a-z]{0,3}$/u, "")}…`;
}

/** Pieces of at most `length` units which together are the text; split at a line's end where there is one. */
export function pieces(text: string, length: number): string[] {
  const found: string[] = [];
  let rest = text;
  while (rest.length > length) {
    const window = cutPoint(rest, length);
    found.push(rest.slice(0, window));
    rest = rest.slice(window);
  }
  return rest === "" ? found : [...found, rest];
}

function cutPoint(text: string, length: number): number {
  const line = text.lastIndexOf("\n", length - 1);
  if (line > length / 2) return line + 1;
  const splitsPair = /[\uD800-\uDBFF]/u.test(text[length - 1] ?? "") || /[\uDC00-\uDFFF]/.test(text[length] ?? "");
  return splitsPair ? length - 1 : length;
}

export const plainText = (text: string, length: number): PlainTextElement => ({
  type: "plain_text",
  text: cut(text, length),
  emoji: false,
});

export const section = (text: Markup, accessory?: Button): SectionBlock => ({
  type: "section",
  text: { type: "mrkdwn", text: cut(text.mrkdwn, SECTION), verbatim: true },
  ...(accessory ? { accessory } : {}),
});

/** A person's own text, shown exactly as she wrote it: no mention, link or emoji in it comes to life. */
export const quoted = (text: string): SectionBlock[] =>
  pieces(text, SECTION).map((piece) => ({ type: "section", text: { type: "plain_text", text: piece, emoji: false } }));

export const header = (text: string): KnownBlock => ({ type: "header", text: plainText(text, HEADER) });
export const divider: KnownBlock = { type: "divider" };

export const context = (text: Markup): ContextBlock => ({
  type: "context",
  elements: [{ type: "mrkdwn", text: cut(text.mrkdwn, CONTEXT), verbatim: true }],
});

type ButtonOptions = { value?: string; style?: "primary" | "danger"; url?: string; confirm?: ConfirmationDialog };

/** An empty value is no value at all: Slack refuses it. */
export function button(actionId: string, label: string, options: ButtonOptions = {}): Button {
  return {
    type: "button",
    action_id: actionId,
    text: plainText(label, BUTTON),
    ...(options.value ? { value: options.value } : {}),
    ...(options.style === undefined ? {} : { style: options.style }),
    ...(options.url === undefined ? {} : { url: options.url }),
    ...(options.confirm === undefined ? {} : { confirm: options.confirm }),
  };
}

/** The question that a button asks before it does anything. */
export function confirmation(asked: Record<"title" | "text" | "yes" | "no", string>): ConfirmationDialog {
  const plain = (text: string) => ({ type: "plain_text" as const, text });
  return { title: plain(asked.title), text: plain(asked.text), confirm: plain(asked.yes), deny: plain(asked.no) };
}

/** A row of buttons. The same action may stand in it twice with other values, so each gets its place in its id. */
export const actions = (...elements: (ActionsBlock["elements"][number] | undefined)[]): KnownBlock[] => {
  const present = elements.filter((element) => element !== undefined);
  return present.length === 0 ? [] : [{ type: "actions", elements: present }];
};

export const option = (text: string, value: string) => ({ text: plainText(text, OPTION), value });

type Pages = { page: number; pages: number };

/**
 * Which page of a list it is, and the buttons that turn it, with others in their row. Both do the same, but an id may stand only once in a row.
 * `valueFor`: what the button of a page says to its listener.
 */
export function pager(
  words: Words,
  { page, pages }: Pages,
  ids: { back: string; on: string },
  valueFor: (page: number) => string = String,
  ...others: Button[]
): KnownBlock[] {
  const turn = (to: number, id: string, label: string) =>
    to >= 1 && to <= pages ? button(id, label, { value: valueFor(to) }) : undefined;
  return [
    ...(pages > 1 ? [context(words.md("home.page", { page, pages }))] : []),
    ...actions(
      turn(page - 1, ids.back, words.t("home.earlier")),
      turn(page + 1, ids.on, words.t("home.later")),
      ...others,
    ),
  ];
}

/** A message whose notification says the same as its first lines. */
export const message = (text: Markup, ...rest: KnownBlock[]): Message => ({
  text: cut(text.mrkdwn, SECTION),
  blocks: [section(text), ...rest],
});

/** A modal with one thing to read and nothing to fill in. */
export const noticeModal = (title: string, close: string, blocks: KnownBlock[]): ModalView => ({
  type: "modal",
  title: plainText(title, 24),
  close: plainText(close, 24),
  blocks,
});
