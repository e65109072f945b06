import type { ShownMessage } from "../workspace/screen.ts";
import { fillDate } from "./dates.ts";
import { withEmoji } from "./emoji.ts";
import { unescaped } from "./markup.ts";
import { noticeKindOf, noticeText } from "./notices.ts";
import { nameOf } from "./session.ts";
import { words } from "./words.ts";

/** A message as a sentence that a screen reader can say in the page's language: names in place of ids, no signs of mrkdwn. */
export function spoken(message: ShownMessage): string {
  const kind = noticeKindOf(message);
  if (kind) return `${noticeText(kind, message)}.`;
  return words().says(nameOf(message.user), spokenText(message.text));
}

/** mrkdwn as plain text: https://docs.slack.dev/messaging/formatting-message-text */
export function spokenText(text: string): string {
  const named = text.replace(/<([^<>\n]+)>/g, (_whole, token: string) => spokenToken(token));
  const plain = named
    .replace(/```|`/g, "")
    .replace(/(?<![\p{L}\p{N}])[*_~]+(?=\S)|(?<=\S)[*_~]+(?![\p{L}\p{N}])/gu, "");
  return withEmoji(unescaped(plain)).replace(/\s+/g, " ").trim();
}

function spokenToken(token: string): string {
  const bar = token.indexOf("|");
  const [target, label] = bar < 0 ? [token, ""] : [token.slice(0, bar), token.slice(bar + 1)];
  if (target.startsWith("@")) return nameOf(target.slice(1));
  if (target.startsWith("#")) return label || words().privateChannel;
  if (target.startsWith("!date^")) {
    const [, seconds = "", template = ""] = target.split("^");
    return /^\d+$/.test(seconds) ? fillDate(template, Number(seconds)) : label;
  }
  if (target.startsWith("!")) return label || target.slice(1).split("^")[0] || "";
  return label || target.replace(/^(mailto|tel):/, "");
}
