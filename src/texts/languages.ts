/** Finnish, easy Finnish (selkosuomi), Swedish, English. */
export const languages = ["fi", "selko", "sv", "en"] as const;
export type Language = (typeof languages)[number];

/** A language that a person's Slack profile tells about the person. */
export type ProfileLanguage = "fi" | "sv";

/**
 * What the locale of a Slack profile, such as `sv-SE`, tells about the person's language. Null for English and all others: Slack has neither a
 * Finnish nor a Swedish interface, so nearly every profile is `en-US` or `en-GB`, whatever the person reads. Undefined if Slack gave no locale.
 * https://docs.slack.dev/reference/methods/users.info
 */
export function languageOfLocale(locale: string | undefined): ProfileLanguage | null | undefined {
  const start = locale?.slice(0, 2).toLowerCase();
  return start === undefined || start === "fi" || start === "sv" ? start : null;
}

/** A language as a button or a list names it; undefined for anything else. */
export const languageNamed = (text: string): Language | undefined => languages.find((language) => language === text);
