import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import { HOUR_MS } from "./calendar.ts";

/** One entry for somebody's own calendar. Nothing stands in it but what she knows anyway: no surnames, no themes. */
export type CalendarEntry = {
  /** The same for every version of the entry, so that a newer file replaces it instead of adding a second one. */
  uid: string;
  /** Rises with every change. https://www.rfc-editor.org/rfc/rfc5545#section-3.8.7.4 */
  sequence: number;
  title: string;
  startsAt: number;
  endsAt: number;
  place?: string | undefined;
  /** Takes the entry out of the calendar again. */
  isCancelled?: boolean;
};

/** An .ics file. Its times are UTC: with a zone of its own ical-generator writes floating times. */
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
    status: entry.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    ...(entry.place === undefined ? {} : { location: entry.place }),
  });
  return Buffer.from(calendar.toString());
}

/** A message's text holds 3,000 characters, and a link that was cut leads nowhere. */
const LONGEST_LINK = 2600;

/** Opens Google Calendar with the entry filled in. It knows nothing of later changes. A very long place stays in the file only. */
export function googleCalendarLink(entry: CalendarEntry): string {
  const link = linkTo(entry);
  return link.length <= LONGEST_LINK ? link : linkTo({ ...entry, place: undefined });
}

function linkTo(entry: CalendarEntry): string {
  const url = new URL("https://calendar.google.com/calendar/render");
  url.searchParams.set("action", "TEMPLATE");
  url.searchParams.set("text", entry.title);
  url.searchParams.set("dates", `${basicUtc(entry.startsAt)}/${basicUtc(endOf(entry))}`);
  if (entry.place !== undefined) url.searchParams.set("location", entry.place);
  return url.toString();
}

/** An entry that ends when it starts would be drawn as no time at all. */
const endOf = ({ startsAt, endsAt }: CalendarEntry): number => (endsAt > startsAt ? endsAt : startsAt + HOUR_MS);

/** 20261208T150000Z */
const basicUtc = (at: number): string =>
  new Date(at)
    .toISOString()
    .replaceAll(/[-:]/g, "")
    .replace(/\.\d{3}Z$/, "Z");
