import type { Words } from "../../texts/words.ts";
import type { CalendarEntry } from "../calendar/calendar-file.ts";
import type { MeetingId, PersonId } from "../ids.ts";
import type { MeetingKind } from "./states.ts";

type Attendee = { id: PersonId; firstName: string };
type Meeting = {
  id: MeetingId;
  kind: MeetingKind;
  revision: number;
  startsAt: number;
  endsAt: number;
  place: string | undefined;
};

/** The calendar entry of a meeting, for one of the two. It has only first names, because others may see the calendar. */
export function entryOf(
  words: Words,
  meeting: Meeting,
  pair: { mentor: Attendee; actor: Attendee },
  personId: PersonId,
): CalendarEntry {
  const { mentor, actor } = pair;
  const other = mentor.id === personId ? actor : mentor;
  const title =
    meeting.kind === "kickoff"
      ? words.t("meetings.kickoffEntry", { mentor: mentor.firstName, actor: actor.firstName })
      : words.t("meetings.entry", { name: other.firstName });
  return {
    uid: `${meeting.id}@auroras-mentoring`,
    sequence: meeting.revision,
    title,
    startsAt: meeting.startsAt,
    endsAt: meeting.endsAt,
    place: meeting.place,
  };
}
