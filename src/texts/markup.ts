/**
 * Text for Slack's mrkdwn. What people typed gets into one only through `escaped`, so that `<!channel>` or a forged link stays what it is: text.
 * https://docs.slack.dev/messaging/formatting-message-text
 */
export type Markup = { readonly mrkdwn: string };

export const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** A live mention of a person. */
export const mention = (slackUserId: string): Markup => ({ mrkdwn: `<@${slackUserId}>` });

/** Somebody to a coordinator, who writes to people: her mention leads there. The name stands for one who has no account (any more). */
export const named = ({ slackUserId, firstName }: { slackUserId: string; firstName: string }): Markup =>
  slackUserId ? mention(slackUserId) : plain(firstName);

export const channelLink = (channelId: string): Markup => ({ mrkdwn: `<#${channelId}>` });

/** A link with a label; `|` and `>` would end either early. */
export const link = (url: string, label: string): Markup => ({
  mrkdwn: `<${url.replaceAll(/[<>|\s]/g, encodeURIComponent)}|${escaped(label.replaceAll("|", " "))}>`,
});

export const plain = (text: string): Markup => ({ mrkdwn: escaped(text) });

const ADDRESS = /(https?:\/\/[^\s<>|"]+[^\s<>|".,;:!?)])/u;

/** The web addresses in a text. */
export const addressesIn = (text: string): string[] => text.split(ADDRESS).filter((_, index) => index % 2 === 1);

/** A person's own text of a line, with the web addresses in it as links to just these addresses. Slack makes none where text is verbatim. */
export const withLinks = (text: string): Markup => ({
  mrkdwn: text
    .split(ADDRESS)
    .map((part, index) => (index % 2 === 1 ? link(part, part) : plain(part)).mrkdwn)
    .join(""),
});

export const joined = (parts: readonly Markup[], between = "\n"): Markup => ({
  mrkdwn: parts.map((part) => part.mrkdwn).join(between),
});
