/** Whether a text has a character that turns the direction of what follows it in the line: all but isolates that are closed. */
export const turns = (text: string): boolean =>
  /[\u202A-\u202E\u2066-\u2069]/u.test(text.replaceAll(/\u2068[^\u2068\u2069]*\u2069/gu, ""));

/** The text without any of them. */
export const straight = (text: string): string => text.replaceAll(/[\u202A-\u202E\u2066-\u2069]/gu, "");
