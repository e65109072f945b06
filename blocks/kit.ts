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
import { unturned } from "../src/texts/directions.ts";
import type { Markup } from "../src/texts/markup.ts";
import type { Words } from "../src/texts/words.ts";

/** A message. Its top-level text follows from the blocks when it is sent: spoken.ts. */
export type Message = { blocks: KnownBlock[] };

/**
 * Slack's maximum lengths. Slack does not say how it counts characters, so lengths here are in UTF-16 units, the longest way of counting, and
 * a cut never splits a code point. https://docs.slack.dev/reference/block-kit/blocks/section-block
 */
export const MAX_SECTION = 3000;
const MAX_HEADER = 150;
const MAX_BUTTON = 75;
const MAX_OPTION = 75;
const MAX_CONTEXT = 2000;

/** The text, or its beginning and an ellipsis, at most `length` UTF-16 units. An entity such as `&amp;` is not split. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  let kept = "";
  for (const point of text) {
    if (kept.length + point.length > length - 1) break;
    kept += point;
  }
  return `${kept.replace(/&[a-z]{0,3}$/u, "")}…`;
}

/** Splits a text into pieces of at most `length` UTF-16 units, at a line's end if possible. */
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
  text: cut(unturned(text), length),
  emoji: false,
});

export const section = (text: Markup, accessory?: Button): SectionBlock => ({
  type: "section",
  text: { type: "mrkdwn", text: cut(text.mrkdwn, MAX_SECTION), verbatim: true },
  ...(accessory ? { accessory } : {}),
});

/** A person's text exactly as it was typed: mentions, links and emoji in it are plain text. */
export const quoted = (text: string): SectionBlock[] =>
  pieces(unturned(text), MAX_SECTION).map((piece) => ({
    type: "section",
    text: { type: "plain_text", text: piece, emoji: false },
  }));

export const header = (text: string): KnownBlock => ({ type: "header", text: plainText(text, MAX_HEADER) });
export const divider: KnownBlock = { type: "divider" };

export const context = (text: Markup): ContextBlock => ({
  type: "context",
  elements: [{ type: "mrkdwn", text: cut(text.mrkdwn, MAX_CONTEXT), verbatim: true }],
});

type ButtonOptions = {
  value?: string;
  style?: "primary" | "danger";
  url?: string;
  confirm?: ConfirmationDialog;
  /** What the button is about, for people who hear its label and not what is around it. */
  about?: string;
};

/** A button. An empty value is left out, because Slack refuses it. */
export function button(actionId: string, label: string, options: ButtonOptions = {}): Button {
  return {
    type: "button",
    action_id: actionId,
    text: plainText(label, MAX_BUTTON),
    ...(options.value ? { value: options.value } : {}),
    ...(options.style === undefined ? {} : { style: options.style }),
    ...(options.url === undefined ? {} : { url: options.url }),
    ...(options.confirm === undefined ? {} : { confirm: options.confirm }),
    ...(options.about === undefined ? {} : { accessibility_label: heardWith(label, options.about) }),
  };
}

/**
 * A label and what it is about. The label is first, so that a button is found by what is seen on it. Slack does not say whether it looks for
 * mentions in what is heard.
 */
export const heardWith = (label: string, about: string | undefined): string =>
  cut(about ? `${label}: ${unturned(about).replaceAll("<", "‹").replaceAll(">", "›")}` : label, MAX_BUTTON);

/** Blocks whose buttons are about this, for people who hear a label and not what is around it. Only buttons that are about nothing else. */
export const buttonsAbout = (about: string, blocks: readonly KnownBlock[]): KnownBlock[] =>
  eachButton(blocks, (one) =>
    one.accessibility_label === undefined ? { ...one, accessibility_label: heardWith(one.text.text, about) } : one,
  );

/** The blocks with each button changed. */
export const eachButton = (blocks: readonly KnownBlock[], change: (one: Button) => Button): KnownBlock[] =>
  blocks.map((block) => {
    if (block.type === "actions")
      return { ...block, elements: block.elements.map((one) => (one.type === "button" ? change(one) : one)) };
    if (block.type === "section" && block.accessory?.type === "button")
      return { ...block, accessory: change(block.accessory) };
    return block;
  });

/** The confirmation that a button asks for. */
export function confirmation(asked: Record<"title" | "text" | "yes" | "no", string>): ConfirmationDialog {
  const plain = (text: string) => ({ type: "plain_text" as const, text });
  return { title: plain(asked.title), text: plain(asked.text), confirm: plain(asked.yes), deny: plain(asked.no) };
}

/** A row of buttons; no block if there are none. Each action_id may be in it only once. */
export const actions = (...elements: (ActionsBlock["elements"][number] | undefined)[]): KnownBlock[] => {
  const given = elements.filter((element) => element !== undefined);
  return given.length === 0 ? [] : [{ type: "actions", elements: given }];
};

/** The buttons of blocks, in the order in which they are shown. */
export const buttonsIn = (blocks: readonly KnownBlock[]): Button[] =>
  blocks.flatMap((block) => {
    if (block.type === "actions") return block.elements.filter((element) => element.type === "button");
    return block.type === "section" && block.accessory?.type === "button" ? [block.accessory] : [];
  });

export const option = (text: string, value: string) => ({ text: plainText(text, MAX_OPTION), value });

type Pages = { page: number; pages: number };

/**
 * The page number of a list, and the buttons for the pages before and after, with `others` in their row. The two buttons need different
 * ids, because an id may be in a row only once. `valueFor`: the value of the button for a page.
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

export const message = (text: Markup, ...rest: KnownBlock[]): Message => ({ blocks: [section(text), ...rest] });

/** A modal for reading, without a form. */
export const noticeModal = (title: string, close: string, blocks: KnownBlock[]): ModalView => ({
  type: "modal",
  title: plainText(title, 24),
  close: plainText(close, 24),
  blocks,
});
