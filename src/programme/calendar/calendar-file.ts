import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalAttendeeType,
  ICalCalendarMethod,
  type ICalEventData,
  ICalEventStatus,
} from "ical-generator";
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
  calendar.createEvent({ ...eventOf(entry, now), organizer: ORGANIZER });
  return Buffer.from(calendar.toString());
}

/** The entry as it is sent by e-mail: whose address sends it, and whose calendar it is for. `note`: what the calendar shows beneath. */
export type Invitation = CalendarEntry & {
  organizer: { name: string; address: string };
  attendee: { name: string; address: string };
  note: string;
};

/**
 * The entry as an invitation to one person, which a mail program puts into the calendar and later moves or removes by UID and SEQUENCE (RFC 5546
 * section 3.2, RFC 6047). No answer is asked for, because none is read. The other people of the meeting are not in it: their addresses are theirs.
 */
export function invitationFile({ organizer, attendee, note, ...entry }: Invitation, now: number): Uint8Array {
  const calendar = ical({
    prodId: { company: "Auroras", product: "mentoring" },
    method: entry.isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
  });
  calendar.createEvent({
    ...eventOf(entry, now),
    description: note,
    organizer: { name: organizer.name, email: organizer.address, mailto: organizer.address },
    attendees: [
      {
        name: attendee.name,
        email: attendee.address,
        mailto: attendee.address,
        type: ICalAttendeeType.INDIVIDUAL,
        role: ICalAttendeeRole.REQ,
        status: ICalAttendeeStatus.NEEDSACTION,
        rsvp: false,
      },
    ],
  });
  return Buffer.from(calendar.toString());
}

const eventOf = (entry: CalendarEntry, now: number): ICalEventData => ({
  id: entry.uid,
  sequence: entry.sequence,
  stamp: new Date(now),
  start: new Date(entry.startsAt),
  end: new Date(endOf(entry)),
  summary: entry.title,
  status: entry.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  ...(entry.place === undefined ? {} : { location: entry.place }),
});

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
