/** Finnish, easy Finnish (selkosuomi), Swedish, English. */
export const languages = ["fi", "selko", "sv", "en"] as const;
export type Language = (typeof languages)[number];

/** The language of a Slack profile's locale, such as `sv-SE`; undefined if the bot does not speak it. Selkosuomi is no locale. */
export function languageOfLocale(locale: string | undefined): Language | undefined {
  const start = locale?.slice(0, 2).toLowerCase();
  return start === "fi" || start === "sv" || start === "en" ? start : undefined;
}
