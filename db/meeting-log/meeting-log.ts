import { dateOf } from "../../src/programme/calendar/calendar.ts";
import { schemaOf } from "../../src/programme/forms/fields.ts";
import type { MeetingId, PairId, SlackChannelId } from "../../src/programme/ids.ts";
import type { MeetingLog } from "../../src/programme/meeting-log/form.ts";
import { meetingsToLog } from "../../src/programme/meeting-log/rules.ts";
import { isPaused } from "../../src/programme/silence/rules.ts";
import type { Meeting } from "../meetings/meeting.ts";
import { meetingsOfPair } from "../meetings/meetings.ts";
import { type Person, readPerson } from "../people/people.ts";
import { findPairRow, findPairRowOfChannel, open, permit, roleOf, type Viewer } from "../privacy/privacy.ts";
import { readVersion, type Version } from "../programmes/programmes.ts";
import { meetingLogs, pairs } from "../schema/index.ts";
import { and, eq, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";
import { remembered } from "../store/remembered.ts";
import { type LogFacts, logsOf } from "./tasks.ts";

type PairRow = typeof pairs.$inferSelect;

/** Liite 2, opened for a viewer with a permit. */
export type SeenLog = LogFacts & { answer: MeetingLog; version: Version };

const preparedRow = prepared((orm) =>
  orm
    .select()
    .from(meetingLogs)
    .where(eq(meetingLogs.meetingId, sql.placeholder("meetingId")))
    .prepare(),
);

const logRow = remembered("meeting_logs", (db, meetingId: MeetingId) => preparedRow(db).get({ meetingId }));

/** The log of a meeting; undefined if there is none, or for a viewer without a permit. */
export function logFor(db: Db, viewer: Viewer, meetingId: MeetingId | undefined): SeenLog | undefined {
  const row = meetingId && logRow(db, meetingId);
  if (!row) return undefined;
  const permitted = permit(db, viewer, "meeting-log", { pairId: row.pairId });
  if (!permitted) return undefined;
  const { form, ...facts } = row;
  const text = open(db, permitted, { column: "meeting_logs.form", row: meetingId }, form);
  const version = readVersion(db, facts.versionId);
  return { ...facts, version, answer: schemaOf(version.forms.meetingLog.record).parse(JSON.parse(text)) };
}

/** The previous log: of the newest meeting on or before the date `on`, other than the meeting itself. */
export const logBefore = (db: Db, pairId: PairId, on: string, meetingId: MeetingId | undefined): LogFacts | undefined =>
  logsOf(db, pairId).find((log) => log.on <= on && log.meetingId !== meetingId);

/** What a new log can be about: a meeting of this mentor's pair, or (`meeting` undefined) one that was never planned. */
export type Place = { pair: PairRow; actor: Person; meeting: Meeting | undefined; meetings: Meeting[] };

/** Why the person cannot write a log here. */
export type NoLog =
  | { why: "actor" | "coordinator" | "outsider" | "unopened"; pairId?: PairId }
  | { why: "no-pair"; as: "coordinator" | "actor" | "nobody"; pairId?: PairId }
  | { why: "finished"; pairId: PairId; finishedAt: number | null }
  | { why: "paused"; pairId: PairId; untilOn: string | null };

/** One or several places for a log, or the reason why there is none. */
export type Places = { places: [Place, ...Place[]] } | NoLog;

/**
 * The places for a log that was started by command, by PRODUCT.md 3.6: in a pair's channel that pair, elsewhere the mentor's open pairs.
 * Uses few indexed queries, because a modal waits for the result.
 */
export function placesForCommand(db: Db, person: Person, channelId: SlackChannelId, now: number, zone: string): Places {
  const here = findPairRowOfChannel(db, channelId);
  if (here) return placesInPair(db, person, here, now, zone);
  const mentored = db.orm.select().from(pairs).where(eq(pairs.mentorId, person.id)).all();
  const open = mentored.filter((pair) => pair.state === "open");
  const only = open.length === 1 ? open[0] : undefined;
  if (only) return placesInPair(db, person, only, now, zone);
  const running = open.filter((pair) => !isPaused(pair, dateOf(now, zone)));
  const [first, ...others] = running.flatMap((pair) => placesOf(db, pair, now, zone));
  if (first) return { places: [first, ...others] };
  const paused = open[0];
  if (paused) return { why: "paused", pairId: paused.id, untilOn: paused.pausedUntilOn };
  const waiting = mentored.some((pair) => pair.state === "invited" || pair.state === "opening");
  return waiting ? { why: "unopened" } : withoutPair(db, person);
}

function withoutPair(db: Db, person: Person): NoLog {
  const asActor = db.orm
    .select({ id: pairs.id })
    .from(pairs)
    .where(and(eq(pairs.actorId, person.id), eq(pairs.state, "open")))
    .get();
  if (asActor) return { why: "no-pair", as: "actor", pairId: asActor.id };
  return { why: "no-pair", as: person.isCoordinator ? "coordinator" : "nobody" };
}

/** The places for a log in one pair. @param evenPaused true if the mentor says that they met during the pause */
export function placesInPair(
  db: Db,
  person: Person,
  pair: PairRow,
  now: number,
  zone: string,
  evenPaused = false,
): Places {
  const role = roleOf(db, person.id, pair);
  if (role !== "mentor") return { why: role === "other" ? "outsider" : role, pairId: pair.id };
  if (pair.state === "finished") return { why: "finished", pairId: pair.id, finishedAt: pair.finishedAt };
  if (pair.state !== "open") return { why: "unopened" };
  const places = placesOf(db, pair, now, zone);
  const awaits = places[0].meeting !== undefined;
  if (isPaused(pair, dateOf(now, zone)) && !awaits && !evenPaused)
    return { why: "paused", pairId: pair.id, untilOn: pair.pausedUntilOn };
  return { places };
}

function placesOf(db: Db, pair: PairRow, now: number, zone: string): [Place, ...Place[]] {
  const meetings = meetingsOfPair(db, pair.id);
  const actor = readPerson(db, pair.actorId);
  const [first, ...others] = meetingsToLog(meetings, now, zone);
  const place = (meeting: Meeting | undefined): Place => ({ pair, actor, meeting, meetings });
  return [place(first), ...others.map(place)];
}

/** The place of one meeting of a pair, or of one that was never planned (`undefined`), for the pair's mentor. */
export function placeOf(db: Db, mentor: Person, pairId: PairId, meetingId: MeetingId | undefined): Place | undefined {
  const pair = findPairRow(db, pairId);
  if (pair?.mentorId !== mentor.id) return undefined;
  const meetings = meetingsOfPair(db, pairId);
  const meeting = meetings.find(({ id }) => id === meetingId);
  if (meetingId !== undefined && !meeting) return undefined;
  return { pair, actor: readPerson(db, pair.actorId), meeting, meetings };
}
