import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import { HOUR_MS } from "./calendar.ts";

/** One entry for a person's own calendar, which others may see: no surnames and no themes. Instants are milliseconds since 1970 UTC. */
export type CalendarEntry = {
  /** Equal for every version of the entry, so that a newer file replaces it instead of adding a second one. */
  uid: string;
  /** Rises with every change. https://www.rfc-editor.org/rfc/rfc5545#section-3.8.7.4 */
  sequence: number;
  title: string;
  startsAt: number;
  endsAt: number;
  place?: string | undefined;
  /** Whether the file removes the entry from the calendar. */
  isCancelled?: boolean;
};

/**
 * Who made the entries, as an address to which nothing can be sent. RFC 5546 requires an organizer in published and cancelled entries; without
 * one Outlook adds a second entry where it should change or remove the first.
 * https://www.rfc-editor.org/rfc/rfc5546#section-3.2.1, https://www.rfc-editor.org/rfc/rfc6761#section-6.4
 */
const ORGANIZER = { name: "Auroras", email: "mentoring@auroras.invalid" };

/** An .ics file. Its times are in UTC, because ical-generator writes floating times for a zone. @param now the file's timestamp */
export function calendarFile(entry: CalendarEntry, now: number): Uint8Array {
  const calendar = ical({
    prodId: { company: "Auroras", product: "mentoring" },
    method: entry.isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  });
  calendar.createEvent({
    id: entry.uid,
    sequence: entry.sequence,
    stamp: new Date(now),
    start: new Date(entry.startsAt),
    end: new Date(endOf(entry)),
    summary: entry.title,
    organizer: ORGANIZER,
    status: entry.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    ...(entry.place === undefined ? {} : { location: entry.place }),
  });
  return Buffer.from(calendar.toString());
}

/** A message's text has at most 3,000 characters, and a link that is cut does not work. */
const MAX_LINK_LENGTH = 2600;

/** A link that opens Google Calendar with the entry filled in. Later changes do not reach it. A very long place is left out. */
export function googleCalendarLink(entry: CalendarEntry): string {
  const link = linkTo(entry);
  return link.length <= MAX_LINK_LENGTH ? link : linkTo({ ...entry, place: undefined });
}

function linkTo(entry: CalendarEntry): string {
  const url = new URL("https://calendar.google.com/calendar/render");
  url.searchParams.set("action", "TEMPLATE");
  url.searchParams.set("text", entry.title);
  url.searchParams.set("dates", `${basicUtc(entry.startsAt)}/${basicUtc(endOf(entry))}`);
  if (entry.place !== undefined) url.searchParams.set("location", entry.place);
  return url.toString();
}

/** An entry without a duration gets an hour, because calendars do not show it otherwise. */
const endOf = ({ startsAt, endsAt }: CalendarEntry): number => (endsAt > startsAt ? endsAt : startsAt + HOUR_MS);

/** 20261208T150000Z */
const basicUtc = (at: number): string =>
  new Date(at)
    .toISOString()
    .replaceAll(/[-:]/g, "")
    .replace(/\.\d{3}Z$/, "Z");
