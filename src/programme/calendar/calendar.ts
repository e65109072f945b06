import { Temporal } from "temporal-polyfill";

/**
 * Dates and clock times in the programme's time zone. Instants are milliseconds since 1970 UTC, dates `YYYY-MM-DD`, clock times `HH:mm`.
 */
export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

const zoned = (at: number, zone: string) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);

/** The instant of a clock time on a day. Undefined when the clocks jump over it; when it comes twice, the first. */
export function instantOf(on: string, time: string, zone: string): number | undefined {
  const local = Temporal.PlainDateTime.from(`${on}T${time}`);
  const at = local.toZonedDateTime(zone, { disambiguation: "earlier" });
  return at.toPlainDateTime().equals(local) ? at.epochMilliseconds : undefined;
}

/** Whether this is a date that exists, written `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text, { overflow: "reject" }).toString() === text;
  } catch {
    return false;
  }
}

/** Whether this is a clock time, written `HH:mm`. */
export const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

export const dateOf = (at: number, zone: string): string => zoned(at, zone).toPlainDate().toString();
export const timeOf = (at: number, zone: string): string =>
  zoned(at, zone).toPlainTime().toString({ smallestUnit: "minute" });

/** ISO 8601 with the zone's offset: `2026-01-13T17:00:00+02:00`. */
export const timestampOf = (at: number, zone: string): string =>
  zoned(at, zone).toString({ smallestUnit: "second", timeZoneName: "never" });

/** The same clock time some days later, over a summer-time change too. */
export const daysLater = (at: number, days: number, zone: string): number =>
  zoned(at, zone).add({ days }).epochMilliseconds;

/** The same day and clock time some calendar months earlier; of a shorter month its last day. */
export const monthsEarlier = (at: number, months: number, zone: string): number =>
  zoned(at, zone).subtract({ months }).epochMilliseconds;

/** The first instant after `at` at which the clock shows `time`. A clock time that the clocks jump over is the one after the jump. */
export function nextTime(at: number, time: string, zone: string): number {
  const today = dateOf(at, zone);
  const todays = instantNear(today, time, zone);
  return todays > at ? todays : instantNear(dateDaysLater(today, 1), time, zone);
}

export const dateDaysLater = (on: string, days: number): string => Temporal.PlainDate.from(on).add({ days }).toString();

/** The same day some years later; 29 February becomes the 28th. */
export const dateYearsLater = (on: string, years: number): string =>
  Temporal.PlainDate.from(on).add({ years }).toString();

/** The months, as `YYYY-MM`, from that of one date to that of another. */
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

/** The first instant of a day, also where its midnight is jumped over. */
export const startOf = (on: string, zone: string): number =>
  Temporal.PlainDate.from(on).toZonedDateTime(zone).epochMilliseconds;

/** Noon, for what is known only by its date. */
export const noonOf = (on: string, zone: string): number =>
  Temporal.PlainDate.from(on).toZonedDateTime({ timeZone: zone, plainTime: "12:00" }).epochMilliseconds;

export type Hours = { from: string; until: string };

/** Whether the bot may speak by itself at this instant: from `from` up to, not including, `until`. */
export function withinHours(at: number, hours: Hours, zone: string): boolean {
  const time = timeOf(at, zone);
  return time >= hours.from && time < hours.until;
}

/** The first instant, from `at` on, at which the bot may speak by itself. */
export function nextWithinHours(at: number, hours: Hours, zone: string): number {
  if (withinHours(at, hours, zone)) return at;
  const today = dateOf(at, zone);
  const day = timeOf(at, zone) < hours.from ? today : dateDaysLater(today, 1);
  return Math.max(at, instantNear(day, hours.from, zone));
}

/** A clock time that the clocks jump over is the one after the jump. */
const instantNear = (on: string, time: string, zone: string): number =>
  Temporal.PlainDateTime.from(`${on}T${time}`).toZonedDateTime(zone, { disambiguation: "compatible" })
    .epochMilliseconds;

/** The last instant, up to `at`, at which the bot may speak by itself: a reminder that would fall later goes earlier. */
export function previousWithinHours(at: number, hours: Hours, zone: string): number {
  if (withinHours(at, hours, zone)) return at;
  const today = dateOf(at, zone);
  const day = timeOf(at, zone) < hours.from ? dateDaysLater(today, -1) : today;
  return Math.min(at, instantNear(day, hours.until, zone) - MINUTE_MS);
}

/** An instant as part of a file's name, `2026-01-12T03-00-00Z`: whole seconds, and in order as text. */
export const fileStamp = (at: number): string =>
  Temporal.Instant.fromEpochMilliseconds(at).toString({ smallestUnit: "second" }).replaceAll(":", "-");

/** The instant that `fileStamp` wrote, or undefined where it is none. */
export function instantOfStamp(stamp: string): number | undefined {
  const found = /^(\d{4}-\d\d-\d\dT\d\d)-(\d\d)-(\d\dZ)$/.exec(stamp);
  if (!found) return undefined;
  try {
    return Temporal.Instant.from(found.slice(1).join(":")).epochMilliseconds;
  } catch {
    return undefined;
  }
}

/** An instant for logs and for programs that ask. */
export const isoOf = (at: number): string => Temporal.Instant.fromEpochMilliseconds(at).toString();
