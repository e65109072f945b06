import { Temporal } from "temporal-polyfill";

/**
 * Dates and clock times. In the whole project instants are milliseconds since 1970 UTC, dates `YYYY-MM-DD`, clock times `HH:mm`. `zone` is an
 * IANA time zone, that of the programme unless something else is said.
 */
export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

const zoned = (at: number, zone: string) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);

/** The instant of a clock time on a day. Undefined if the clocks jump over it; the first one if it occurs twice. */
export function instantOf(on: string, time: string, zone: string): number | undefined {
  const local = Temporal.PlainDateTime.from(`${on}T${time}`);
  const at = local.toZonedDateTime(zone, { disambiguation: "earlier" });
  return at.toPlainDateTime().equals(local) ? at.epochMilliseconds : undefined;
}

/** Whether a text is an existing date, written `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text, { overflow: "reject" }).toString() === text;
  } catch {
    return false;
  }
}

/** Whether a text is a clock time, written `HH:mm`. */
export const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

export const dateOf = (at: number, zone: string): string => zoned(at, zone).toPlainDate().toString();
export const timeOf = (at: number, zone: string): string =>
  zoned(at, zone).toPlainTime().toString({ smallestUnit: "minute" });

/** ISO 8601 with the zone's offset: `2026-01-13T17:00:00+02:00`. */
export const timestampOf = (at: number, zone: string): string =>
  zoned(at, zone).toString({ smallestUnit: "second", timeZoneName: "never" });

/** The same clock time some days later, also across a change of summer time. */
export const daysLater = (at: number, days: number, zone: string): number =>
  zoned(at, zone).add({ days }).epochMilliseconds;

/** The same day and clock time some calendar months earlier; the last day of a shorter month. */
export const monthsEarlier = (at: number, months: number, zone: string): number =>
  zoned(at, zone).subtract({ months }).epochMilliseconds;

/** The first instant after `at` at which the clock shows `time`. A time that the clocks jump over counts as the one after the jump. */
export function nextTime(at: number, time: string, zone: string): number {
  const today = dateOf(at, zone);
  const todays = instantNear(today, time, zone);
  return todays > at ? todays : instantNear(dateDaysLater(today, 1), time, zone);
}

export const dateDaysLater = (on: string, days: number): string => Temporal.PlainDate.from(on).add({ days }).toString();

/** The same day some years later; 29 February becomes the 28th. */
export const dateYearsLater = (on: string, years: number): string =>
  Temporal.PlainDate.from(on).add({ years }).toString();

/** The months from that of one date to that of another, both included, as `YYYY-MM`. */
export function monthsBetween(from: string, until: string): string[] {
  const last = Temporal.PlainYearMonth.from(until.slice(0, 7));
  const found: string[] = [];
  for (
    let month = Temporal.PlainYearMonth.from(from.slice(0, 7));
    Temporal.PlainYearMonth.compare(month, last) <= 0;
    month = month.add({ months: 1 })
  )
    found.push(month.toString());
  return found;
}

/** Whole days from one date to another. */
export const daysBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: "days" }).days;

/** The first instant of a day, also where the clocks jump over midnight. */
export const startOf = (on: string, zone: string): number =>
  Temporal.PlainDate.from(on).toZonedDateTime(zone).epochMilliseconds;

/** Noon: the instant of something of which only the date is known. */
export const noonOf = (on: string, zone: string): number =>
  Temporal.PlainDate.from(on).toZonedDateTime({ timeZone: zone, plainTime: "12:00" }).epochMilliseconds;

/** The clock times between which the bot may write by itself. */
export type Hours = { from: string; until: string };

/** Whether the bot may write by itself at this instant: from `from` on, and before `until`. */
export function withinHours(at: number, hours: Hours, zone: string): boolean {
  const time = timeOf(at, zone);
  return time >= hours.from && time < hours.until;
}

/** The first instant, from `at` on, at which the bot may write by itself. */
export function nextWithinHours(at: number, hours: Hours, zone: string): number {
  if (withinHours(at, hours, zone)) return at;
  const today = dateOf(at, zone);
  const day = timeOf(at, zone) < hours.from ? today : dateDaysLater(today, 1);
  return Math.max(at, instantNear(day, hours.from, zone));
}

/** The instant of a clock time on a day. A time that the clocks jump over counts as the one after the jump. */
export const instantNear = (on: string, time: string, zone: string): number =>
  Temporal.PlainDateTime.from(`${on}T${time}`).toZonedDateTime(zone, { disambiguation: "compatible" })
    .epochMilliseconds;

/** The last instant, up to `at`, at which the bot may write by itself. For reminders, which are sent rather too early than too late. */
export function previousWithinHours(at: number, hours: Hours, zone: string): number {
  if (withinHours(at, hours, zone)) return at;
  const today = dateOf(at, zone);
  const day = timeOf(at, zone) < hours.from ? dateDaysLater(today, -1) : today;
  return Math.min(at, instantNear(day, hours.until, zone) - MINUTE_MS);
}

/** An instant for a file's name, in UTC: `2026-01-12T03-00-00Z`. Whole seconds; sorted as text the names are in order. */
export const fileStamp = (at: number): string =>
  Temporal.Instant.fromEpochMilliseconds(at).toString({ smallestUnit: "second" }).replaceAll(":", "-");

/** The instant that `fileStamp` wrote; undefined for any other text. */
export function instantOfStamp(stamp: string): number | undefined {
  const found = /^(\d{4}-\d\d-\d\dT\d\d)-(\d\d)-(\d\dZ)$/.exec(stamp);
  if (!found) return undefined;
  try {
    return Temporal.Instant.from(found.slice(1).join(":")).epochMilliseconds;
  } catch {
    return undefined;
  }
}

/** An instant as ISO 8601 in UTC, for logs and programs. */
export const isoOf = (at: number): string => Temporal.Instant.fromEpochMilliseconds(at).toString();
