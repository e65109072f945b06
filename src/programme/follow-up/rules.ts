/** What became of something that was typed to the bot; `no-question`: nothing was asked that it could answer. */
export const typedOutcomes = ["kept", "forgotten", "too-long", "no-question"] as const;
export type TypedOutcome = (typeof typedOutcomes)[number];

/** Why a meeting cannot be answered about. */
export const unanswerableReasons = ["not-yours", "over", "not-asked"] as const;
export type WhyUnanswerable = (typeof unanswerableReasons)[number];

/**
 * What somebody typed, as she sees it: Slack writes mentions and links in angle brackets and escapes the characters it uses for that.
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
