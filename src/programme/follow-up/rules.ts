/** What became of a text typed to the bot. `no-question`: there was no question that it could answer. */
export const typedOutcomes = ["kept", "forgotten", "too-long", "no-question"] as const;
export type TypedOutcome = (typeof typedOutcomes)[number];

/** Why the question about a meeting cannot be answered. */
export const unanswerableReasons = ["not-yours", "over", "not-asked"] as const;
export type WhyUnanswerable = (typeof unanswerableReasons)[number];

/**
 * A message's text as its author sees it: Slack writes mentions and links in angle brackets and escapes these characters elsewhere.
 * https://docs.slack.dev/messaging/formatting-message-text
 */
export function typedText(mrkdwn: string): string {
  return mrkdwn
    .replace(/<([^<>|]*)(?:\|([^<>]*))?>/gu, (_whole, target: string, label: string | undefined) =>
      shownAs(target, label),
    )
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .trim();
}

function shownAs(target: string, label: string | undefined): string {
  const mark = target[0] ?? "";
  if (mark === "@" || mark === "#") return label ? `${mark}${label.replace(/^[@#]/u, "")}` : target;
  if (mark === "!") return label ?? `@${target.slice(1)}`;
  return label || target.replace(/^mailto:/u, "");
}
