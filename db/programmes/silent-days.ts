import { dateOf, type Hours, instantNear, nextWithinHours } from "../../src/programme/calendar/calendar.ts";
import { meetingIdFrom, type PairId, pairIdFrom } from "../../src/programme/ids.ts";
import { isSilent, nextSpokenDay } from "../../src/programme/programmes/silent-days.ts";
import type { UnsettledRow } from "../outbox/rows.ts";
import { findPairRow } from "../privacy/privacy.ts";
import { meetings } from "../schema/index.ts";
import { eq, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";
import { openProgrammes, type Programme, readProgramme } from "./programmes.ts";

const pairOfMeeting = prepared((orm) =>
  orm
    .select({ pairId: meetings.pairId })
    .from(meetings)
    .where(eq(meetings.id, sql.placeholder("id")))
    .prepare(),
);

/** The pair that a row is about: by its reference, its meeting, or its lane. */
function pairOf(db: Db, { ref: stored, lane }: Pick<UnsettledRow, "ref" | "lane">): PairId | undefined {
  const ref: { pair?: unknown; meeting?: unknown } = typeof stored === "object" && stored !== null ? stored : {};
  const named = pairIdFrom(ref.pair);
  if (named !== undefined) return named;
  const meeting = meetingIdFrom(ref.meeting);
  if (meeting !== undefined) return pairOfMeeting(db).get({ id: meeting })?.pairId;
  return pairIdFrom(lane.replace(/^pair:/u, ""));
}

/** Whose silent days count for a row: the pair's programme's. For what belongs to no pair, a day is silent if it is so in all programmes. */
function programmesOf(db: Db, row: Pick<UnsettledRow, "ref" | "lane">): Programme[] {
  const pairId = pairOf(db, row);
  const pair = pairId === undefined ? undefined : findPairRow(db, pairId);
  return pair ? [readProgramme(db, pair.programmeId)] : openProgrammes(db);
}

/** The first instant from `now` on at which the bot may begin something by itself: within the hours, and on a day that is not silent. */
export function allowedFrom(
  db: Db,
  row: Pick<UnsettledRow, "ref" | "lane">,
  now: number,
  hours: Hours,
  zone: string,
): number {
  const at = nextWithinHours(now, hours, zone);
  const concerned = programmesOf(db, row).map(({ version }) => version.contents.silent);
  if (concerned.length === 0 || concerned.some((silent) => silent.length === 0)) return at;
  const on = dateOf(at, zone);
  if (!concerned.every((silent) => isSilent(silent, on))) return at;
  const spoken = concerned.flatMap((silent) => nextSpokenDay(silent, on) ?? []).sort()[0];
  // A programme cannot be saved with all days silent. If it could, saying nothing for ever would be worse than saying it on a silent day.
  return spoken === undefined ? at : instantNear(spoken, hours.from, zone);
}
