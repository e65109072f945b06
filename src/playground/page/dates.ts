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

export const clockTime = (at: number): string => format({ hour: "numeric", minute: "2-digit" }, at);
export const shortDay = (at: number): string => format({ weekday: "short", day: "numeric", month: "numeric" }, at);
export const longDay = (at: number): string =>
  format({ weekday: "long", day: "numeric", month: "long", year: "numeric" }, at);
export const dayKey = (at: number): string => format({ year: "numeric", month: "2-digit", day: "2-digit" }, at);

export function dayName(at: number): string {
  if (dayKey(at) === dayKey(playgroundNow())) return words().today;
  if (dayKey(at) === dayKey(playgroundNow() - 86_400_000)) return words().yesterday;
  return longDay(at);
}

export const atOfTs = (ts: string): number => Number(ts) * 1000;

/** Slack's tokens of `<!date^…>`. */
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

export function fillDate(template: string, seconds: number): string {
  return template.replace(/\{([a-z_]+)\}/g, (whole, name: string) =>
    Object.hasOwn(tokens, name) ? (tokens[name]?.(seconds * 1000) ?? whole) : whole,
  );
}

/** `YYYY-MM-DDTHH:mm` on the playground's wall, for a datetime-local field, and back. */
export function wallTime(seconds: number): string {
  const parts = new Intl.DateTimeFormat("sv-SE", {
    timeZone: loadedSession().zone,
    dateStyle: "short",
    timeStyle: "short",
  });
  return parts.format(seconds * 1000).replace(" ", "T");
}

export function instantOfWall(wall: string): number | null {
  const asUtc = Date.parse(`${wall}Z`);
  if (!Number.isFinite(asUtc)) return null;
  // Twice, because the first guess may lie on the other side of a summer-time change.
  let at = asUtc;
  for (let round = 0; round < 2; round += 1) at = asUtc - (Date.parse(`${wallTime(at / 1000)}Z`) - at);
  return Math.round(at / 1000);
}
