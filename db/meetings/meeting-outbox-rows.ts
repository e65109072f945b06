import { DAY_MS, daysLater, type Hours, previousWithinHours } from "../../src/programme/calendar/calendar.ts";
import type { PersonId } from "../../src/programme/ids.ts";
import type { Ref } from "../outbox/kinds.ts";
import { enqueue, enqueueAgain } from "../outbox/outbox.ts";
import type { RowKey } from "../outbox/rows.ts";
import { type Pair, twoOf } from "../pairs/pairs.ts";
import { meetingCalendars } from "../schema/index.ts";
import { enqueueSilence } from "../silence/silence.ts";
import { eq } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { requireSettings } from "../store/settings.ts";
import type { Meeting, MeetingOf } from "./meeting.ts";

/** The keys of rows about one revision of a meeting. Keys of direct messages contain the recipient's role. */
export const keysAbout = ({ id, revision }: Pick<Meeting, "id" | "revision">) =>
  ({
    agreed: `meetings:agreed:${id}:${revision}`,
    agreedMentor: `meetings:agreed:${id}:${revision}:mentor`,
    agreedActor: `meetings:agreed:${id}:${revision}:actor`,
    reminder: `meetings:reminder:${id}:${revision}`,
    reminderMentor: `meetings:reminder:${id}:${revision}:mentor`,
    reminderActor: `meetings:reminder:${id}:${revision}:actor`,
    cannot: `meetings:cannot:${id}:${revision}`,
    ask: `meeting-log:ask:${id}:${revision}`,
    askAgain: `meeting-log:remind:${id}:${revision}:1`,
    askLast: `meeting-log:remind:${id}:${revision}:2`,
  }) as const satisfies Record<string, RowKey>;

/** Enqueues the messages about a planned meeting, now and later. Each row checks the facts again on delivery. Days and hours are in `zone`. */
export function enqueueAbout(db: Db, pair: Pair, meeting: Meeting, now: number, zone: string): void {
  const { agreed, reminder, ask } = keysAbout(meeting);
  const ref = { meeting: meeting.id, revision: meeting.revision };
  if (meeting.startsAt > now && meeting.hasTime) {
    // The welcome has the first meeting's original time.
    const isTold = meeting.kind === "kickoff" && meeting.revision === 0;
    if (!isTold) enqueueForAll(db, pair, { key: agreed, kind: "meetings:agreed", ref, dueAt: now }, now);
    const remindAt = remindedAt(db, meeting.startsAt, zone);
    if (remindAt > now)
      enqueueForAll(db, pair, { key: reminder, kind: "meetings:reminder", ref, dueAt: remindAt }, now);
  }
  if (meeting.kind === "kickoff") {
    const key = `kickoff:over:${meeting.id}:${meeting.revision}`;
    enqueue(db, { key, kind: "kickoff:over", ref, to: pair.id, dueAt: meeting.endsAt }, now);
  } else {
    enqueue(db, { key: ask, kind: "meeting-log:ask", ref, to: pair.id, dueAt: meeting.endsAt }, now);
    const followUp = { key: `follow-up:ask:${meeting.id}`, ref: { meeting: meeting.id }, to: pair.actor.id };
    enqueueAgain(db, { ...followUp, kind: "follow-up:ask", dueAt: meeting.endsAt + DAY_MS }, now);
  }
  enqueueSilence(db, meeting, now);
}

type Said = { key: string; kind: "meetings:agreed" | "meetings:reminder"; ref: Ref<"meetings:agreed">; dueAt: number };

/**
 * Enqueues a line for the channel and the same as direct messages to mentor and actor. On delivery one of the two ways is dropped, see
 * src/features/meetings/messages.ts.
 */
function enqueueForAll(db: Db, pair: Pair, { key, kind, ref, dueAt }: Said, now: number): void {
  enqueue(db, { key, kind, ref, to: pair.id, dueAt }, now);
  for (const { person, role } of twoOf(pair)) {
    const direct = { key: `${key}:${role}`, ref: { ...ref, role }, to: person.id };
    enqueue(db, { ...direct, kind: `${kind}-direct`, dueAt }, now);
  }
}

/**
 * When the reminder is due. Whole days before are counted by the clock in `zone`, so also over a change to summer time; other settings in hours.
 * Moved back into the hours in which the bot sends messages.
 */
function remindedAt(db: Db, startsAt: number, zone: string): number {
  const { reminderHours, hoursFrom, hoursUntil } = requireSettings(db);
  const hours: Hours = { from: hoursFrom, until: hoursUntil };
  const at =
    reminderHours % 24 === 0 ? daysLater(startsAt, -reminderHours / 24, zone) : startsAt - reminderHours * 3_600_000;
  return previousWithinHours(at, hours, zone);
}

/** She takes the meeting into her own calendar: she gets a file now, and another when it changes. Says whether she gets one now. */
export function takeCalendar(db: Db, meeting: MeetingOf, now: number): boolean {
  const { id: personId } = meeting.of.by;
  db.orm.insert(meetingCalendars).values({ meetingId: meeting.id, personId, takenAt: now }).onConflictDoNothing().run();
  return enqueueCalendar(db, meeting, personId, now);
}

/** Enqueues the present calendar file for everybody who asked for one before. */
export function renewCalendars(db: Db, meeting: Meeting, now: number): void {
  const taken = db.orm.select().from(meetingCalendars).where(eq(meetingCalendars.meetingId, meeting.id)).all();
  for (const { personId } of taken) enqueueCalendar(db, meeting, personId, now);
}

function enqueueCalendar(db: Db, { id, revision }: Meeting, personId: PersonId, now: number): boolean {
  const key = `meetings:calendar:${id}:${revision}:${personId}`;
  const ref = { meeting: id, revision, person: personId };
  return enqueue(db, { key, kind: "meetings:calendar", ref, dueAt: now }, now);
}
