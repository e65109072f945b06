/**
 * What became of a text typed to the bot. `no-question`: there was no question that it could answer. `deleted`: its writer deleted it in Slack.
 */
export const typedOutcomes = ["kept", "forgotten", "too-long", "no-question", "deleted"] as const;
export type TypedOutcome = (typeof typedOutcomes)[number];

/** How a reply of one or more lines is: `moved`: a newer message asks about it. */
export type TypedState = "waiting" | "moved" | Exclude<TypedOutcome, "no-question">;

/** What became of a reply, of whose lines none waits. A line that was deleted or forgotten counts only if no other was kept. */
export function settledOutcome(outcomes: readonly (TypedOutcome | null)[]): Exclude<TypedOutcome, "no-question"> {
  const inOrder = ["kept", "too-long", "forgotten"] as const;
  return inOrder.find((outcome) => outcomes.includes(outcome)) ?? "deleted";
}

/** Messages that people write. Each other subtype is Slack's own line. https://docs.slack.dev/reference/events/message */
const WRITTEN: readonly (string | undefined)[] = [undefined, "file_share", "thread_broadcast", "me_message"];
export const isWritten = (subtype: string | undefined): boolean => WRITTEN.includes(subtype);

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
