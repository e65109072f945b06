import { DAY, dateOf, daysLater, type Hours, previousWithinHours } from "../src/calendar.ts";
import { and, asc, desc, eq, gt, inArray, lte } from "./drizzle.ts";
import { type Db, newId } from "./open.ts";
import { enqueue, enqueueOrMove, laneOf, redraw } from "./outbox.ts";
import { readPair } from "./pairs.ts";
import { open, permit, sealIn, type Viewer } from "./privacy.ts";
import { type MeetingKind, type MeetingState, meetingLogs, meetings } from "./schema.ts";
import { requireSettings } from "./settings.ts";

type Row = typeof meetings.$inferSelect;

/** A meeting without its place, for what the program decides by itself. */
export type Meeting = Omit<Row, "place" | "kickoffPlace">;

/** A meeting as a viewer may see it; `when` and `place` only with a permit. */
export type SeenMeeting = Meeting & { place: string | undefined };

export const HELD_OR_PLANNED: MeetingState[] = ["planned", "held"];

const withoutPlace = ({ place: _place, kickoffPlace: _kickoffPlace, ...rest }: Row): Meeting => rest;

export function findMeeting(db: Db, meetingId: string): Meeting | undefined {
  const row = db.orm.select().from(meetings).where(eq(meetings.id, meetingId)).get();
  return row && withoutPlace(row);
}

/** The meeting with time and place, or undefined where the viewer may not know when and where the two meet. */
export function meetingFor(db: Db, viewer: Viewer, meetingId: string): SeenMeeting | undefined {
  const row = db.orm.select().from(meetings).where(eq(meetings.id, meetingId)).get();
  if (!row) return undefined;
  const subject = { pairId: row.pairId };
  if (row.kind === "kickoff") {
    const permitted = permit(db, viewer, "kickoff", subject);
    if (!permitted) return undefined;
    const place =
      row.kickoffPlace === null
        ? undefined
        : open(db, permitted, { column: "meetings.kickoff_place", row: row.id }, row.kickoffPlace);
    return { ...withoutPlace(row), place };
  }
  const permitted = permit(db, viewer, "meeting", subject);
  if (!permitted) return undefined;
  const place =
    row.place === null ? undefined : open(db, permitted, { column: "meetings.place", row: row.id }, row.place);
  return { ...withoutPlace(row), place };
}

export const meetingsOfPair = (db: Db, pairId: string): Meeting[] =>
  db.orm
    .select()
    .from(meetings)
    .where(eq(meetings.pairId, pairId))
    .orderBy(asc(meetings.startsAt))
    .all()
    .map(withoutPlace);

export const kickoffOf = (db: Db, pairId: string): Meeting | undefined =>
  meetingsOfPair(db, pairId).find((meeting) => meeting.kind === "kickoff" && HELD_OR_PLANNED.includes(meeting.state));

/** The later meeting that is agreed and has not begun, if there is one. A pair has at most one. */
export function plannedMeeting(db: Db, pairId: string, now: number): Meeting | undefined {
  const row = db.orm
    .select()
    .from(meetings)
    .where(
      and(
        eq(meetings.pairId, pairId),
        eq(meetings.kind, "later"),
        eq(meetings.state, "planned"),
        gt(meetings.endsAt, now),
      ),
    )
    .orderBy(desc(meetings.startsAt))
    .get();
  return row && withoutPlace(row);
}

/** Later meetings that are over and have no log yet, newest first: they await it, nobody says they were not held. */
export function awaitingLog(db: Db, pairId: string, now: number): Meeting[] {
  return db.orm
    .select()
    .from(meetings)
    .where(
      and(
        eq(meetings.pairId, pairId),
        eq(meetings.kind, "later"),
        eq(meetings.state, "planned"),
        lte(meetings.endsAt, now),
      ),
    )
    .orderBy(desc(meetings.startsAt))
    .all()
    .map(withoutPlace);
}

/** Meetings that were held, first one first; the first meeting is number 1. */
export const heldMeetings = (db: Db, pairId: string): Meeting[] =>
  meetingsOfPair(db, pairId).filter((meeting) => meeting.state === "held");

/** Which of the held meetings this is, from 1. @throws when it is not held */
export function numberOf(db: Db, meeting: Meeting): number {
  const place = heldMeetings(db, meeting.pairId).findIndex((held) => held.id === meeting.id);
  if (place < 0) throw new Error(`meeting ${meeting.id} has not been held`);
  return place + 1;
}

export const isLogged = (db: Db, meetingId: string): boolean =>
  db.orm.select({ id: meetingLogs.meetingId }).from(meetingLogs).where(eq(meetingLogs.meetingId, meetingId)).get() !==
  undefined;

export type NewMeeting = {
  /** Made when the modal was opened, so that the same modal never makes two. */
  id?: string;
  pairId: string;
  kind: MeetingKind;
  startsAt: number;
  durationMinutes: number;
  place: string | null;
  hasTime?: boolean;
  by: string;
};

/**
 * Writes an agreed meeting and everything that time will make due because of it. What was planned before is replaced.
 * A meeting with this id that exists already is left as it is.
 */
export function planMeeting(db: Db, meeting: NewMeeting, now: number, zone: string): Meeting {
  const known = meeting.id === undefined ? undefined : findMeeting(db, meeting.id);
  if (known) return known;
  if (meeting.kind === "later") replacePlanned(db, meeting.pairId, now);
  const id = meeting.id ?? newId();
  db.orm
    .insert(meetings)
    .values({
      id,
      pairId: meeting.pairId,
      kind: meeting.kind,
      state: "planned",
      startsAt: meeting.startsAt,
      endsAt: meeting.startsAt + meeting.durationMinutes * 60_000,
      hasTime: meeting.hasTime ?? true,
      ...sealedPlace(db, id, meeting.kind, meeting.place),
      createdBy: meeting.by,
      createdAt: now,
    })
    .run();
  return announced(db, id, now, zone);
}

/** A new time or place for a meeting that has no log yet. Everything said about the old one is drawn anew or loses its point. */
export function moveMeeting(
  db: Db,
  meetingId: string,
  change: { startsAt: number; durationMinutes: number; place: string | null },
  now: number,
  zone: string,
): Meeting {
  const meeting = findMeeting(db, meetingId);
  if (!meeting) throw new Error(`no meeting ${meetingId}`);
  db.orm
    .update(meetings)
    .set({
      state: "planned",
      startsAt: change.startsAt,
      endsAt: change.startsAt + change.durationMinutes * 60_000,
      hasTime: true,
      revision: meeting.revision + 1,
      ...sealedPlace(db, meetingId, meeting.kind, change.place),
    })
    .where(eq(meetings.id, meetingId))
    .run();
  redrawAbout(db, meeting, now);
  return announced(db, meetingId, now, zone);
}

const sealedPlace = (db: Db, id: string, kind: MeetingKind, place: string | null) =>
  kind === "kickoff"
    ? { kickoffPlace: sealIn<"kickoff">(db, { column: "meetings.kickoff_place", row: id }, place) }
    : { place: sealIn<"meeting">(db, { column: "meetings.place", row: id }, place) };

/** Sets how a meeting ended, and redraws what was said about it. */
export function changeMeetingState(
  db: Db,
  meetingId: string,
  change: { state: MeetingState; heldAt?: number; by?: string },
  now: number,
): void {
  const meeting = findMeeting(db, meetingId);
  if (!meeting) throw new Error(`no meeting ${meetingId}`);
  db.orm
    .update(meetings)
    .set({
      state: change.state,
      heldAt: change.heldAt ?? (change.state === "held" ? now : null),
      ...(change.state === "cancelled" ? { cancelledBy: change.by ?? null, revision: meeting.revision + 1 } : {}),
    })
    .where(eq(meetings.id, meetingId))
    .run();
  redrawAbout(db, meeting, now);
}

function replacePlanned(db: Db, pairId: string, now: number): void {
  const planned = plannedMeeting(db, pairId, now);
  if (planned) changeMeetingState(db, planned.id, { state: "replaced" }, now);
}

/** The keys of what is said about one revision of a meeting. */
export const keysAbout = (meeting: Pick<Meeting, "id" | "revision">) => ({
  agreed: `meetings:agreed:${meeting.id}:${meeting.revision}`,
  reminder: `meetings:reminder:${meeting.id}:${meeting.revision}`,
  ask: `meeting-log:ask:${meeting.id}:${meeting.revision}`,
});

function redrawAbout(db: Db, before: Meeting, now: number): void {
  for (const key of Object.values(keysAbout(before))) redraw(db, key, now);
}

/** Writes what time will make due because of a planned meeting. The rows look at the facts again when their time comes. */
function announced(db: Db, meetingId: string, now: number, zone: string): Meeting {
  const meeting = findMeeting(db, meetingId);
  if (!meeting) throw new Error(`no meeting ${meetingId}`);
  const pair = readPair(db, meeting.pairId);
  const lane = laneOf.pair(pair.id);
  const { agreed, reminder, ask } = keysAbout(meeting);
  const ref = { meeting: meeting.id, revision: meeting.revision };
  const settings = requireSettings(db);
  const hours: Hours = { from: settings.hoursFrom, until: settings.hoursUntil };
  const remindAt = previousWithinHours(remindedAt(meeting.startsAt, settings.reminderHours, zone), hours, zone);
  if (meeting.startsAt > now && meeting.hasTime) {
    enqueue(db, { key: agreed, kind: "meetings:agreed", ref, lane, dueAt: now }, now);
    if (remindAt > now) enqueue(db, { key: reminder, kind: "meetings:reminder", ref, lane, dueAt: remindAt }, now);
  }
  if (meeting.kind === "kickoff") {
    enqueue(
      db,
      { key: `kickoff:over:${meeting.id}:${meeting.revision}`, kind: "kickoff:over", ref, lane, dueAt: meeting.endsAt },
      now,
    );
  } else {
    enqueue(db, { key: ask, kind: "meeting-log:ask", ref, lane, dueAt: meeting.endsAt }, now);
    enqueueOrMove(
      db,
      {
        key: `follow-up:ask:${meeting.id}`,
        kind: "follow-up:ask",
        ref: { meeting: meeting.id },
        lane: laneOf.person(pair.actor.id),
        dueAt: meeting.endsAt + DAY,
      },
      now,
    );
  }
  enqueueSilence(db, meeting, now);
  return meeting;
}

/** The day before at the same clock time, over a summer-time change too; other settings count in hours. */
const remindedAt = (startsAt: number, reminderHours: number, zone: string): number =>
  reminderHours % 24 === 0 ? daysLater(startsAt, -reminderHours / 24, zone) : startsAt - reminderHours * 3_600_000;

/** Nothing agreed 3 days after a meeting; nothing held or planned for 21 days. */
export function enqueueSilence(db: Db, meeting: Meeting, now: number): void {
  const lane = laneOf.pair(meeting.pairId);
  const anchor = `${meeting.id}:${meeting.revision}`;
  enqueue(
    db,
    {
      key: `silence:agree:${anchor}`,
      kind: "silence:agree",
      ref: { meeting: meeting.id, revision: meeting.revision },
      lane,
      dueAt: meeting.endsAt + 3 * DAY,
    },
    now,
  );
  enqueue(
    db,
    {
      key: `silence:check:${anchor}`,
      kind: "silence:check",
      ref: { pair: meeting.pairId },
      lane,
      dueAt: meeting.endsAt + 21 * DAY,
    },
    now,
  );
}

/** The last instant at which something happened or will happen between the two: the end of the last meeting held or planned. */
export function lastActivityAt(db: Db, pairId: string): number | undefined {
  const row = db.orm
    .select()
    .from(meetings)
    .where(and(eq(meetings.pairId, pairId), inArray(meetings.state, HELD_OR_PLANNED)))
    .orderBy(desc(meetings.endsAt))
    .get();
  return row?.endsAt;
}

export const dayOfMeeting = (meeting: Meeting, zone: string): string => dateOf(meeting.startsAt, zone);
