import { unturned } from "./directions.ts";

/**
 * Text in Slack's mrkdwn. What people typed must go through `asTyped`, so that `<!channel>`, a forged link or `*bold*`
 * is shown as it was typed.
 * https://docs.slack.dev/messaging/formatting-message-text
 */
export type Markup = { readonly mrkdwn: string };

export const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/**
 * Characters that Slack reads as bold, italics, code, an emoji or a quotation, and others that look like them. Slack has no escape for these.
 * An underscore within a word and a colon without a second one format nothing.
 */
const formatting: readonly [RegExp, string][] = [
  [/\*/gu, "∗"],
  [/~/gu, "∼"],
  [/`/gu, "ˋ"],
  [/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "ˍ"],
  [/:(?=[a-z0-9_+'-]+:)/giu, "∶"],
  [/^>/gmu, "›"],
];

/** A name or another short text that a person typed, for people to read as it was typed: nothing in it formats, links or mentions. */
export const asTyped = (text: string): string =>
  escaped(formatting.reduce((plainer, [found, like]) => plainer.replace(found, like), unturned(text)));

/** A mention, which notifies the person. */
export const mention = (slackUserId: string): Markup => ({ mrkdwn: `<@${slackUserId}>` });

/** A person for coordinators to read: a mention, from which they can write to the person; the first name if there is no Slack account. */
export const named = ({ slackUserId, firstName }: { slackUserId: string | undefined; firstName: string }): Markup =>
  slackUserId ? mention(slackUserId) : plain(firstName);

export const channelLink = (channelId: string): Markup => ({ mrkdwn: `<#${channelId}>` });

/** A link with a label. `|` and `>`, which would end either early, are encoded or removed. */
export const link = (url: string, label: string): Markup => ({
  mrkdwn: `<${url.replaceAll(/[<>|\s]/g, encodeURIComponent)}|${escaped(label.replaceAll("|", " "))}>`,
});

export const plain = (text: string): Markup => ({ mrkdwn: asTyped(text) });

const ADDRESS = /(https?:\/\/[^\s<>|"]+[^\s<>|".,;:!?)])/u;

/** The web addresses in a text, in their order. */
export const addressesIn = (text: string): string[] => text.split(ADDRESS).filter((_, index) => index % 2 === 1);

/** A line that a person typed, with its web addresses as links: Slack makes no links in verbatim text. */
export const withLinks = (text: string): Markup => ({
  mrkdwn: text
    .split(ADDRESS)
    .map((part, index) => (index % 2 === 1 ? link(part, part).mrkdwn : index > 0 ? asTypedAfter(part) : asTyped(part)))
    .join(""),
});

/** Directly after a link ">" is not at the beginning of a line, so that it would be no quotation. */
function asTypedAfter(text: string): string {
  const rest = text.replace(/^>+/u, "");
  return escaped(text.slice(0, text.length - rest.length)) + asTyped(rest);
}

/** A text object of Slack as it is said aloud: without signs of formatting, and without mentions, which only Slack can name. */
export function spokenPlainly({ type, text }: { type: string; text: string }): string {
  if (type !== "mrkdwn") return text;
  return text
    .replaceAll(/<[^<>|]*\|([^<>]*)>/gu, "$1")
    .replaceAll(/<[^<>]*>/gu, "")
    .replaceAll(/(?<![\p{L}\p{N}])[*_~`]+(?=\S)|(?<=\S)[*_~`]+(?![\p{L}\p{N}])/gu, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

export const joined = (parts: readonly Markup[], between = "\n"): Markup => ({
  mrkdwn: parts.map((part) => part.mrkdwn).join(between),
});
