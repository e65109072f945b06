import type { Language } from "./languages.ts";

/**
 * Dates and times as they are written in each language. Instants are milliseconds since 1970 UTC, shown in the given IANA time zone.
 * Formatters of Intl are slow to make, so each is kept.
 */
const locales: Record<Language, string> = { fi: "fi-FI", selko: "fi-FI", sv: "sv-FI", en: "en-GB" };
const made = new Map<string, Intl.DateTimeFormat>();

function formatter(language: Language, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${zone} ${JSON.stringify(options)}`;
  const known = made.get(key);
  if (known) return known;
  const formatter = new Intl.DateTimeFormat(locales[language], { timeZone: zone, ...options });
  made.set(key, formatter);
  return formatter;
}

/** "tiistaina 8.12.", "tisdag 8.12", "Tuesday 8 December". */
export function weekdayAndDate(language: Language, at: number, zone: string): string {
  const parts = partsOf(language, at, zone);
  if (language === "en") return `${parts.weekday} ${parts.day} ${parts.monthName}`;
  return language === "sv"
    ? `${parts.weekday} ${parts.day}.${parts.month}`
    : `${parts.weekday} ${parts.day}.${parts.month}.`;
}

/** "kello 17", "kello 17.30", "kl. 17", "kl. 17.30", "at 17:30". */
export function clock(language: Language, at: number, zone: string): string {
  const { hour, minute } = partsOf(language, at, zone);
  if (language === "en") return `at ${hour}:${minute}`;
  const word = language === "sv" ? "kl." : "kello";
  return minute === "00" ? `${word} ${hour}` : `${word} ${hour}.${minute}`;
}

/** "8.12.2026", "8.12.2026", "8 December 2026". */
export function date(language: Language, at: number, zone: string): string {
  const { day, month, monthName, year } = partsOf(language, at, zone);
  return language === "en" ? `${day} ${monthName} ${year}` : `${day}.${month}.${year}`;
}

function partsOf(language: Language, at: number, zone: string) {
  const options = {
    weekday: "long",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
    hourCycle: "h23",
  } as const;
  const found = Object.fromEntries(
    formatter(language, zone, options)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const monthName = language === "en" ? formatter(language, zone, { month: "long" }).format(at) : "";
  const plain = (name: string) => String(Number(found[name]));
  return {
    weekday: found.weekday ?? "",
    day: plain("day"),
    month: plain("month"),
    year: plain("year"),
    hour: plain("hour"),
    minute: found.minute ?? "",
    monthName,
  };
}
