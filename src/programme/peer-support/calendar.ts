import type { CalendarEntry } from "../calendar/calendar-file.ts";
import type { PeerMeetingId } from "../ids.ts";
import type { PeerMeetingState } from "./rules.ts";

type Meeting = {
  id: PeerMeetingId;
  revision: number;
  state: PeerMeetingState;
  title: string;
  startsAt: number;
  endsAt: number;
  place: string | undefined;
};

/** The calendar entry of a peer-support meeting. */
export const calendarEntry = ({ id, revision, state, title, startsAt, endsAt, place }: Meeting): CalendarEntry => ({
  uid: `peer-support-${id}@auroras`,
  sequence: revision,
  title,
  startsAt,
  endsAt,
  place,
  isCancelled: state === "cancelled",
});
