import { loadedSession, playgroundNow } from "./session.ts";
import { language, words } from "./words.ts";

const formats = new Map<string, Intl.DateTimeFormat>();

function format(options: Intl.DateTimeFormatOptions, at: number): string {
  const key = `${language.value} ${loadedSession().zone} ${JSON.stringify(options)}`;
  const made = formats.get(key) ?? new Intl.DateTimeFormat(localeOf(), { timeZone: loadedSession().zone, ...options });
  formats.set(key, made);
  return made.format(at);
}

const localeOf = () => ({ fi: "fi-FI", sv: "sv-FI", en: "en-GB" })[language.value];

/* All times are in milliseconds since 1970 UTC and are shown in the playground's time zone, in the page's language. */
export const clockTime = (at: number): string => format({ hour: "numeric", minute: "2-digit" }, at);
export const shortDay = (at: number): string => format({ weekday: "short", day: "numeric", month: "numeric" }, at);
export const longDay = (at: number): string =>
  format({ weekday: "long", day: "numeric", month: "long", year: "numeric" }, at);
/** The same text for all times of one day. */
export const dayKey = (at: number): string => format({ year: "numeric", month: "2-digit", day: "2-digit" }, at);

const DAY_MS = 86_400_000;

/** "Today", "Yesterday", or the date with its weekday, in the playground's time zone. */
export function dayName(at: number): string {
  if (dayKey(at) === dayKey(playgroundNow())) return words().today;
  if (dayKey(at) === dayKey(playgroundNow() - DAY_MS)) return words().yesterday;
  return longDay(at);
}

export const atOfTs = (ts: string): number => Number(ts) * 1000;

/** The tokens of Slack's `<!date^…>`: https://docs.slack.dev/messaging/formatting-message-text#date-formatting */
const tokens: Readonly<Record<string, (at: number) => string>> = {
  date: (at) => format({ day: "numeric", month: "long", year: "numeric" }, at),
  date_num: (at) => format({ day: "2-digit", month: "2-digit", year: "numeric" }, at),
  date_short: (at) => format({ day: "numeric", month: "short", year: "numeric" }, at),
  date_long: longDay,
  date_pretty: dayName,
  date_short_pretty: dayName,
  date_long_pretty: dayName,
  time: clockTime,
  time_secs: (at) => format({ hour: "numeric", minute: "2-digit", second: "2-digit" }, at),
};

/** The template with its tokens replaced; an unknown token stays. `seconds` since 1970 UTC. */
export function fillDate(template: string, seconds: number): string {
  return template.replace(/\{([a-z_]+)\}/g, (whole, name: string) =>
    Object.hasOwn(tokens, name) ? (tokens[name]?.(seconds * 1000) ?? whole) : whole,
  );
}

/** `YYYY-MM-DDTHH:mm` in the playground's time zone, for a datetime-local field. */
export function wallTime(seconds: number): string {
  const parts = new Intl.DateTimeFormat("sv-SE", {
    timeZone: loadedSession().zone,
    dateStyle: "short",
    timeStyle: "short",
  });
  return parts.format(seconds * 1000).replace(" ", "T");
}

/** The opposite of `wallTime`: seconds since 1970 UTC, or null if the text is no date and time. */
export function secondsOfWall(wall: string): number | null {
  const asUtc = Date.parse(`${wall}Z`);
  if (!Number.isFinite(asUtc)) return null;
  // Twice, because the first guess may be on the other side of a change to or from summer time.
  let at = asUtc;
  for (let round = 0; round < 2; round += 1) at = asUtc - (Date.parse(`${wallTime(at / 1000)}Z`) - at);
  return Math.round(at / 1000);
}
