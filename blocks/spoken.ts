import type { KnownBlock } from "@slack/types";
import { asTyped } from "../src/texts/markup.ts";
import type { Words } from "../src/texts/words.ts";
import { buttonsIn, cut, type Message } from "./kit.ts";
import { toldApart } from "./told-apart.ts";

/** A message as it is sent: `text` is what its blocks show, for those who do not see them. */
export type SpokenMessage = Message & { text: string };

/** What chat.update accepts; chat.postMessage cuts a longer text only after 40,000. https://docs.slack.dev/reference/methods/chat.update */
const MAX_TEXT = 4000;

/**
 * Adds the top-level text, which a screen reader and a phone's notification take instead of the blocks: every line of the blocks in their
 * order, and the labels of the buttons. A mention in both notifies once, because it is one message.
 * https://docs.slack.dev/reference/methods/chat.postMessage#text_usage
 * https://docs.slack.dev/changelog/2026/07/13/notification-changes
 */
export function spoken(words: Words, { blocks }: Message): SpokenMessage {
  const lines = blocks.flatMap(linesOf).join("\n");
  const labels = [...new Set(buttonsIn(blocks).map(({ text }) => asTyped(text.text)))];
  // A label may have a comma in it.
  const line = words.md(labels.length === 1 ? "general.button" : "general.buttons", {
    labels: { mrkdwn: labels.join("; ") },
  });
  const buttons = labels.length === 0 ? "" : `\n${line.mrkdwn}`;
  return { text: `${cutAtLine(lines, MAX_TEXT - buttons.length)}${buttons}`, ...toldApart({ blocks }) };
}

type Text = { type: "plain_text" | "mrkdwn"; text: string };

const spokenText = ({ type, text }: Text): string => (type === "plain_text" ? asTyped(text) : text);

/** What a block shows, without its buttons. A kind of block that no message has had so far is refused by a test: tests/support/heard.ts. */
function linesOf(block: KnownBlock): string[] {
  switch (block.type) {
    case "header":
      return [spokenText(block.text)];
    case "section": {
      const texts = [...(block.text ? [block.text] : []), ...(block.fields ?? [])];
      const picture = block.accessory?.type === "image" ? [asTyped(block.accessory.alt_text)] : [];
      return [...texts.map(spokenText), ...picture];
    }
    case "context":
      return block.elements.map((element) =>
        element.type === "image" ? asTyped(element.alt_text) : spokenText(element),
      );
    case "image":
      return [...(block.title ? [spokenText(block.title)] : []), asTyped(block.alt_text)];
    case "input":
      return [spokenText(block.label)];
    default:
      return [];
  }
}

/** The text, or as many whole lines as fit. A line that is too long by itself is cut, but never within a link. */
function cutAtLine(text: string, length: number): string {
  if (text.length <= length) return text;
  const end = text.lastIndexOf("\n", length - 2);
  if (end > 0) return `${text.slice(0, end)}\n…`;
  return cut(text, length).replace(/<[^>]*…$/u, "…");
}
