import { DAY_MS } from "../../src/programme/calendar/calendar.ts";
import type { MeetingId, PairId, PersonId } from "../../src/programme/ids.ts";
import { type Reminders, remindedAt } from "../../src/programme/meetings/rules.ts";
import { moveReminderLetters, writeMeetingLetters, writeReminderLetters } from "../mail/letters.ts";
import type { Ref } from "../outbox/kinds.ts";
import { enqueue, enqueueAgain } from "../outbox/outbox.ts";
import { redrawAbout } from "../outbox/redrawing.ts";
import type { RowKey } from "../outbox/rows.ts";
import { moveRow } from "../outbox/states.ts";
import { type Pair, readPair, twoOf } from "../pairs/pairs.ts";
import { programmeOfPair, reminderHoursIn } from "../programmes/programmes.ts";
import { meetingCalendars, meetings } from "../schema/index.ts";
import { enqueueSilence } from "../silence/silence.ts";
import { and, eq, gt, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";
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
    const two = [pair.mentor, pair.actor];
    if (pair.state === "open") writeMeetingLetters(db, two, meeting, now);
    const dueAt = remindedAtIn(db, pair, meeting, zone);
    if (dueAt > now) {
      enqueueForAll(db, pair, { key: reminder, kind: "meetings:reminder", ref, dueAt }, now);
      writeReminderLetters(db, two, meeting, dueAt, now);
    }
  }
  // Once it has begun, nobody can be unable to come, and the next one can be agreed on.
  if (meeting.startsAt > now) redrawAbout(db, { pair: pair.id }, now, meeting.startsAt);
  if (meeting.kind === "kickoff") {
    const key = `kickoff:over:${meeting.id}:${meeting.revision}`;
    enqueue(db, { key, kind: "kickoff:over", ref, to: pair.id, dueAt: meeting.endsAt }, now);
  } else {
    enqueue(db, { key: ask, kind: "meeting-log:ask", ref, to: pair.id, dueAt: meeting.endsAt }, now);
    const followUp = { key: `follow-up:ask:${meeting.id}`, ref: { meeting: meeting.id }, to: pair.actor.id };
    enqueueAgain(db, { ...followUp, kind: "follow-up:ask", dueAt: meeting.endsAt + DAY_MS }, now);
  }
  enqueueSilence(db, meeting, now, pair);
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

const remindersIn = (db: Db, pair: PairId | Pick<Pair, "programmeId">): Reminders => {
  const { hoursFrom, hoursUntil } = requireSettings(db);
  return { hoursBefore: reminderHoursIn(db, programmeOfPair(db, pair)), hours: { from: hoursFrom, until: hoursUntil } };
};

/** When the reminder of a meeting of the pair is due, by the settings of now. */
export const remindedAtIn = (db: Db, pair: Pair, { startsAt }: Pick<Meeting, "startsAt">, zone: string): number =>
  remindedAt(startsAt, remindersIn(db, pair), zone);

/**
 * Moves the reminders of all coming meetings to where the settings have them now. One whose time has passed by the new settings is due at once;
 * one that was sent is not sent again.
 */
export function moveReminders(db: Db, now: number, zone: string): void {
  for (const { id, pairId, revision, startsAt } of comingMeetings(db).all({ now })) {
    const { reminder, reminderMentor, reminderActor } = keysAbout({ id, revision });
    const dueAt = Math.max(now, remindedAt(startsAt, remindersIn(db, pairId), zone));
    for (const key of [reminder, reminderMentor, reminderActor]) moveRow(db, key, dueAt);
    const { mentor, actor } = readPair(db, pairId);
    moveReminderLetters(db, [mentor, actor], { id, revision }, dueAt);
  }
}

const comingMeetings = prepared((orm) =>
  orm
    .select({ id: meetings.id, pairId: meetings.pairId, revision: meetings.revision, startsAt: meetings.startsAt })
    .from(meetings)
    .where(
      and(eq(meetings.state, "planned"), gt(meetings.startsAt, sql.placeholder("now")), eq(meetings.hasTime, true)),
    )
    .prepare(),
);

/** Enqueues the calendar file for a person, now and at each change. @returns false if the person already has the present one */
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

/** A person who had the replaced meeting in the calendar gets the new one too. */
export function carryCalendars(db: Db, replacedId: MeetingId, meeting: Meeting, now: number): void {
  const taken = db.orm.select().from(meetingCalendars).where(eq(meetingCalendars.meetingId, replacedId)).all();
  for (const { personId } of taken) {
    db.orm
      .insert(meetingCalendars)
      .values({ meetingId: meeting.id, personId, takenAt: now })
      .onConflictDoNothing()
      .run();
    enqueueCalendar(db, meeting, personId, now);
  }
}

function enqueueCalendar(db: Db, { id, revision }: Meeting, personId: PersonId, now: number): boolean {
  const key = `meetings:calendar:${id}:${revision}:${personId}`;
  const ref = { meeting: id, revision, person: personId };
  return enqueue(db, { key, kind: "meetings:calendar", ref, dueAt: now }, now);
}
