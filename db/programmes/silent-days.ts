import { dateOf, type Hours, instantNear, nextWithinHours } from "../../src/programme/calendar/calendar.ts";
import { groupIdFrom, type ProgrammeId, peerMeetingIdFrom } from "../../src/programme/ids.ts";
import { isSilent, nextSpokenDay } from "../../src/programme/programmes/silent-days.ts";
import { findPairRow } from "../privacy/privacy.ts";
import { groups, peerMeetings } from "../schema/index.ts";
import { eq, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";
import { type AboutRow, pairOfRow } from "./pair-of-row.ts";
import { openProgrammes, type Programme, readProgramme } from "./programmes.ts";

const ofGroup = prepared((orm) =>
  orm
    .select({ programmeId: groups.programmeId })
    .from(groups)
    .where(eq(groups.id, sql.placeholder("id")))
    .prepare(),
);

const ofMeeting = prepared((orm) =>
  orm
    .select({ own: peerMeetings.programmeId, ofGroup: groups.programmeId })
    .from(peerMeetings)
    .leftJoin(groups, eq(groups.id, peerMeetings.groupId))
    .where(eq(peerMeetings.id, sql.placeholder("id")))
    .prepare(),
);

/** The programme of the group or of the meeting of many that a row is about. */
function programmeOfMany(db: Db, { ref: stored, lane }: AboutRow): ProgrammeId | undefined {
  const ref: { group?: unknown; meeting?: unknown } = typeof stored === "object" && stored !== null ? stored : {};
  const group = groupIdFrom(ref.group) ?? groupIdFrom(lane.replace(/^group:/u, ""));
  if (group !== undefined) return ofGroup(db).get({ id: group })?.programmeId;
  const meeting = peerMeetingIdFrom(ref.meeting);
  const row = meeting === undefined ? undefined : ofMeeting(db).get({ id: meeting });
  return row?.own ?? row?.ofGroup ?? undefined;
}

/**
 * Whose silent days count for a row: those of the programme of its pair, its group or its common meeting. For what belongs to none, a day is silent
 * if it is so in all programmes.
 */
function programmesOf(db: Db, row: AboutRow): Programme[] {
  const pairId = pairOfRow(db, row);
  const pair = pairId === undefined ? undefined : findPairRow(db, pairId);
  const id = pair?.programmeId ?? programmeOfMany(db, row);
  return id === undefined ? openProgrammes(db) : [readProgramme(db, id)];
}

/** The first instant from `now` on at which the bot may begin something by itself: within the hours, and on a day that is not silent. */
export function allowedFrom(db: Db, row: AboutRow, now: number, hours: Hours, zone: string): number {
  const at = nextWithinHours(now, hours, zone);
  const concerned = programmesOf(db, row).map(({ version }) => version.contents.silent);
  if (concerned.length === 0 || concerned.some((silent) => silent.length === 0)) return at;
  const on = dateOf(at, zone);
  if (!concerned.every((silent) => isSilent(silent, on))) return at;
  const spoken = concerned.flatMap((silent) => nextSpokenDay(silent, on) ?? []).sort()[0];
  // A programme cannot be saved with all days silent. If it could, saying nothing for ever would be worse than saying it on a silent day.
  return spoken === undefined ? at : instantNear(spoken, hours.from, zone);
}
