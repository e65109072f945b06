import { dateOf } from "../../src/programme/calendar/calendar.ts";
import type { MeetingId, PairId, PersonId } from "../../src/programme/ids.ts";
import type { MeetingKind, MeetingState } from "../../src/programme/meetings/states.ts";
import type { PairRole } from "../../src/programme/pairs/roles.ts";
import { liveStates } from "../../src/programme/pairs/states.ts";
import { writeOffLetters } from "../mail/letters.ts";
import { type LogFacts, moveTaskChecks, newestLogOf } from "../meeting-log/tasks.ts";
import { refreshHome } from "../outbox/home-refresh.ts";
import { redrawAbout } from "../outbox/redrawing.ts";
import { type Pair, readPair } from "../pairs/pairs.ts";
import type { Coordinator, PairAs } from "../privacy/acting.ts";
import { findPairRow, open, permit, sealIn, type Viewer } from "../privacy/privacy.ts";
import { meetings, pairs } from "../schema/index.ts";
import { endPause, enqueueSilence, enqueueSilenceSince } from "../silence/silence.ts";
import { and, asc, desc, eq, gt, inArray, sql } from "../store/drizzle.ts";
import { type Db, newId } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";
import { remembered } from "../store/remembered.ts";
import type { Meeting, Movable } from "./meeting.ts";
import { carryCalendars, enqueueAbout, renewCalendars } from "./meeting-outbox-rows.ts";

type Row = typeof meetings.$inferSelect;

/** A meeting with its place, opened for a viewer with a permit. */
export type SeenMeeting = Meeting & { place: string | undefined };

export const HELD_OR_PLANNED: MeetingState[] = ["planned", "held"];

const withoutPlace = ({ place: _place, kickoffPlace: _kickoffPlace, ...rest }: Row): Meeting => rest;

const preparedById = prepared((orm) =>
  orm
    .select()
    .from(meetings)
    .where(eq(meetings.id, sql.placeholder("id")))
    .prepare(),
);
const preparedOfPair = prepared((orm) =>
  orm
    .select()
    .from(meetings)
    .where(eq(meetings.pairId, sql.placeholder("pairId")))
    .orderBy(asc(meetings.startsAt))
    .prepare(),
);

const rowById = remembered("meetings", (db, id: MeetingId) => preparedById(db).get({ id }));
const rowsOfPair = remembered("meetings", (db, pairId: PairId) => preparedOfPair(db).all({ pairId }));

const rowPlanned = prepared((orm) =>
  orm
    .select()
    .from(meetings)
    .where(
      and(
        eq(meetings.pairId, sql.placeholder("pairId")),
        eq(meetings.kind, "later"),
        eq(meetings.state, "planned"),
        gt(meetings.endsAt, sql.placeholder("now")),
      ),
    )
    .orderBy(desc(meetings.startsAt))
    .limit(1)
    .prepare(),
);

const insertion = prepared((orm) =>
  orm
    .insert(meetings)
    .values({
      id: sql.placeholder("id"),
      pairId: sql.placeholder("pairId"),
      kind: sql.placeholder("kind"),
      state: "planned",
      startsAt: sql.placeholder("startsAt"),
      endsAt: sql.placeholder("endsAt"),
      hasTime: true,
      place: sql.placeholder("place"),
      kickoffPlace: sql.placeholder("kickoffPlace"),
      createdBy: sql.placeholder("createdBy"),
      createdAt: sql.placeholder("createdAt"),
    })
    .prepare(),
);

const stateChange = prepared((orm) =>
  orm
    .update(meetings)
    .set({
      state: sql`${sql.placeholder("state")}`,
      heldAt: sql`${sql.placeholder("heldAt")}`,
      cancelledBy: sql`${sql.placeholder("cancelledBy")}`,
      revision: sql`${sql.placeholder("revision")}`,
    })
    .where(eq(meetings.id, sql.placeholder("id")))
    .prepare(),
);

export function findMeeting(db: Db, meetingId: MeetingId | undefined): Meeting | undefined {
  const row = meetingId && rowById(db, meetingId);
  return row && withoutPlace(row);
}

/** The meeting with time and place; undefined for a viewer without a permit. */
export function meetingFor(db: Db, viewer: Viewer, meetingId: MeetingId): SeenMeeting | undefined {
  const row = rowById(db, meetingId);
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

export const meetingsOfPair = (db: Db, pairId: PairId): Meeting[] => rowsOfPair(db, pairId).map(withoutPlace);

const isKickoff = ({ kind, state }: Meeting): boolean => kind === "kickoff" && HELD_OR_PLANNED.includes(state);

export const kickoffOf = (db: Db, pairId: PairId): Meeting | undefined => meetingsOfPair(db, pairId).find(isKickoff);

/** A select menu has at most 100 options. The rest is for the person's own pairs. */
const MOST_OFFERED = 90;

/** The pairs of a coordinator whose first meeting has not been held and can be moved, the nearest first. */
export function pairsBeforeKickoff(db: Db, coordinatorId: PersonId): Pair[] {
  return db.orm
    .select({ id: pairs.id })
    .from(pairs)
    .innerJoin(meetings, eq(meetings.pairId, pairs.id))
    .where(
      and(
        eq(pairs.coordinatorId, coordinatorId),
        inArray(pairs.state, liveStates),
        eq(meetings.kind, "kickoff"),
        eq(meetings.state, "planned"),
      ),
    )
    .orderBy(asc(meetings.startsAt))
    .limit(MOST_OFFERED)
    .all()
    .map(({ id }) => readPair(db, id));
}

const isPlanned = ({ kind, state, endsAt }: Meeting, now: number): boolean =>
  kind === "later" && state === "planned" && endsAt > now;

/** The planned meeting after the first one that is not over. A pair has at most one. */
export function plannedMeeting(db: Db, pairId: PairId, now: number): Meeting | undefined {
  const row = rowPlanned(db).get({ pairId, now });
  return row && withoutPlace(row);
}

const isAwaitingLog = ({ kind, state, endsAt }: Meeting, now: number): boolean =>
  kind === "later" && state === "planned" && endsAt <= now;

/** Meetings after the first one that are over, have no log yet, and are not marked as not held, newest first. */
export const awaitingLog = (db: Db, pairId: PairId, now: number): Meeting[] =>
  meetingsOfPair(db, pairId)
    .filter((meeting) => isAwaitingLog(meeting, now))
    .reverse();

/** Held meetings in order of time. The first meeting is number 1. */
export const heldMeetings = (db: Db, pairId: PairId): Meeting[] =>
  meetingsOfPair(db, pairId).filter((meeting) => meeting.state === "held");

type NewTime = { startsAt: number; durationMinutes: number; place: string | null };

/** The first meeting of a new pair, which the coordinator has agreed on with the two. */
export const planKickoff = (
  db: Db,
  by: Coordinator,
  pairId: PairId,
  time: NewTime,
  now: number,
  zone: string,
): Meeting => plan(db, { ...time, kind: "kickoff", pairId, by: by.id }, now, zone);

/**
 * The two agree on a meeting. What was planned before is replaced, and a pause ends. A meeting with this id that exists already is left as
 * it is: the id is made when the modal is opened, so that the same modal never makes two.
 */
export const agreeOnMeeting = (
  db: Db,
  pair: PairAs<PairRole, "open">,
  meeting: NewTime & { id?: MeetingId },
  now: number,
  zone: string,
): Meeting => plan(db, { ...meeting, kind: "later", pairId: pair.id, by: pair.by.id }, now, zone);

type NewMeeting = NewTime & { id?: MeetingId; pairId: PairId; kind: MeetingKind; by: PersonId };

/** Writes an agreed meeting and everything that time will make due because of it. */
function plan(db: Db, meeting: NewMeeting, now: number, zone: string): Meeting {
  const known = findMeeting(db, meeting.id);
  if (known) return known;
  const id = meeting.id ?? newId();
  const seen = seenByCoordinator(db, meeting.pairId, now);
  const replacedId = meeting.kind === "later" ? makeRoom(db, meeting.pairId, id, now) : undefined;
  insertion(db).run({
    id,
    pairId: meeting.pairId,
    kind: meeting.kind,
    startsAt: meeting.startsAt,
    endsAt: meeting.startsAt + meeting.durationMinutes * 60_000,
    place: null,
    kickoffPlace: null,
    ...sealedPlace(db, id, meeting.kind, meeting.place),
    createdBy: meeting.by,
    createdAt: now,
  });
  const planned = announced(db, id, now, zone);
  if (replacedId !== undefined) carryCalendars(db, replacedId, planned, now);
  refreshAround(db, meeting.pairId, seen, now);
  return planned;
}

/** A new time or place for a meeting that has no log yet. What was said about the old one is drawn again, what waits is no longer needed. */
export function moveMeeting(db: Db, meeting: Movable, change: NewTime, now: number, zone: string): Meeting {
  const { id: meetingId } = meeting;
  const seen = seenByCoordinator(db, meeting.pairId, now);
  const replacedId = meeting.kind === "later" ? makeRoom(db, meeting.pairId, meetingId, now) : undefined;
  db.orm
    .update(meetings)
    .set({
      state: "planned",
      startsAt: change.startsAt,
      endsAt: change.startsAt + change.durationMinutes * 60_000,
      hasTime: true,
      revision: meeting.revision + 1,
      cancelledBy: null,
      ...sealedPlace(db, meetingId, meeting.kind, change.place),
    })
    .where(eq(meetings.id, meetingId))
    .run();
  redrawAbout(db, { pair: meeting.pairId }, now);
  followNextMeeting(db, meeting.pairId, now);
  const moved = announced(db, meetingId, now, zone);
  renewCalendars(db, moved, now);
  if (replacedId !== undefined) carryCalendars(db, replacedId, moved, now);
  refreshAround(db, meeting.pairId, seen, now);
  return moved;
}

const sealedPlace = (db: Db, id: MeetingId, kind: MeetingKind, place: string | null) =>
  kind === "kickoff"
    ? { kickoffPlace: sealIn<"kickoff">(db, { column: "meetings.kickoff_place", row: id }, place) }
    : { place: sealIn<"meeting">(db, { column: "meetings.place", row: id }, place) };

/** States of a meeting that will not take place. */
const OFF: MeetingState[] = ["cancelled", "replaced"];

type Change = { state: MeetingState; heldAt?: number; by?: PersonId };

/** Changes a meeting's state and redraws the messages about it. A meeting that will not take place is removed from people's calendars. */
export function changeMeetingState(db: Db, meetingId: MeetingId, change: Change, now: number): void {
  const meeting = requireMeeting(db, meetingId);
  const { pairId } = meeting;
  const seen = seenByCoordinator(db, pairId, now);
  setState(db, meeting, change, now);
  refreshAround(db, pairId, seen, now);
}

const turnsOff = (meeting: Meeting, change: Change): boolean =>
  OFF.includes(change.state) && !OFF.includes(meeting.state);

/** A meeting was held: only the fact. `followHeld` does what follows, with the returned view of the coordinator before it. */
export function noteHeld(db: Db, meeting: Meeting, now: number): string {
  const seen = seenByCoordinator(db, meeting.pairId, now);
  writeState(db, meeting, { state: "held" }, now);
  return seen;
}

/** What follows from `noteHeld`. `log`: the newest log before this meeting's own. */
export function followHeld(db: Db, pairId: PairId, log: LogFacts | undefined, seenBefore: string, now: number): void {
  redrawAbout(db, { pair: pairId }, now);
  if (log) moveTaskChecks(db, log, plannedMeeting(db, pairId, now)?.startsAt);
  refreshAround(db, pairId, seenBefore, now);
}

function writeState(db: Db, meeting: Meeting, change: Change, now: number): void {
  const isOff = turnsOff(meeting, change);
  stateChange(db).run({
    id: meeting.id,
    state: change.state,
    heldAt: change.heldAt ?? (change.state === "held" ? now : null),
    cancelledBy: change.state === "cancelled" ? (change.by ?? null) : meeting.cancelledBy,
    revision: isOff ? meeting.revision + 1 : meeting.revision,
  });
}

function setState(db: Db, meeting: Meeting, change: Change, now: number): void {
  const isOff = turnsOff(meeting, change);
  writeState(db, meeting, change, now);
  redrawAbout(db, { pair: meeting.pairId }, now);
  followNextMeeting(db, meeting.pairId, now);
  if (isOff && meeting.endsAt > now) {
    const { mentor, actor } = readPair(db, meeting.pairId);
    const off = requireMeeting(db, meeting.id);
    renewCalendars(db, off, now);
    writeOffLetters(db, [mentor, actor], off, now);
  }
  if (change.state !== "cancelled") return;
  const pair = requirePairRow(db, meeting.pairId);
  // Without the cancelled meeting the silence begins now. During a pause it begins at the end of the pause.
  if (pair.state === "open" && pair.pauseId === null) enqueueSilenceSince(db, pair.id, now, now);
}

/** Everything that the coordinator sees of a pair's meetings: the first one, the number held, whether one is planned or awaits its log. */
function seenByCoordinator(db: Db, pairId: PairId, now: number): string {
  const all = meetingsOfPair(db, pairId);
  const held = all.filter(({ state }) => state === "held");
  const others = [all.some((meeting) => isPlanned(meeting, now)), all.some((meeting) => isAwaitingLog(meeting, now))];
  return JSON.stringify([
    all.find(isKickoff),
    held.length,
    held.at(-1)?.startsAt,
    others,
    requirePairRow(db, pairId).pauseId,
  ]);
}

/**
 * Refreshes Home of mentor and actor, and of the coordinator only if something visible there changed: a refresh alone would tell that a meeting
 * was moved.
 */
function refreshAround(db: Db, pairId: PairId, seenBefore: string, now: number): void {
  const { mentorId, actorId, coordinatorId } = requirePairRow(db, pairId);
  const isNews = seenByCoordinator(db, pairId, now) !== seenBefore;
  refreshHome(db, [mentorId, actorId, ...(isNews ? [coordinatorId] : [])], now);
}

function requirePairRow(db: Db, pairId: PairId) {
  const row = findPairRow(db, pairId);
  if (!row) throw new Error(`no pair ${pairId}`);
  return row;
}

function requireMeeting(db: Db, meetingId: MeetingId): Meeting {
  const meeting = findMeeting(db, meetingId);
  if (!meeting) throw new Error(`no meeting ${meetingId}`);
  return meeting;
}

/**
 * Prepares for a newly agreed meeting: replaces the planned one, ends a pause.
 * @returns the meeting that was replaced
 */
function makeRoom(db: Db, pairId: PairId, meetingId: MeetingId, now: number): MeetingId | undefined {
  const planned = plannedMeeting(db, pairId, now);
  const replacedId = planned && planned.id !== meetingId ? planned.id : undefined;
  if (planned && replacedId !== undefined) setState(db, planned, { state: "replaced" }, now);
  endPause(db, requirePairRow(db, pairId), now);
  return replacedId;
}

export { enqueueSilence };

/** Moves the question about the tasks, whose time depends on the next meeting. */
function followNextMeeting(db: Db, pairId: PairId, now: number): void {
  const log = newestLogOf(db, pairId);
  if (log) moveTaskChecks(db, log, plannedMeeting(db, pairId, now)?.startsAt);
}

/** Enqueues what follows from a planned meeting, and returns it. */
function announced(db: Db, meetingId: MeetingId, now: number, zone: string): Meeting {
  const meeting = requireMeeting(db, meetingId);
  const pair = readPair(db, meeting.pairId);
  enqueueAbout(db, pair, meeting, now, zone);
  followNextMeeting(db, pair.id, now);
  redrawAbout(db, { pair: pair.id }, now);
  return meeting;
}

export const dayOfMeeting = (meeting: Meeting, zone: string): string => dateOf(meeting.startsAt, zone);
