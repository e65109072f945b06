import { type MeetingId, meetingIdFrom, type PairId, pairIdFrom } from "../../src/programme/ids.ts";
import type { UnsettledRow } from "../outbox/rows.ts";
import { meetings } from "../schema/index.ts";
import { eq, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";

export type AboutRow = Pick<UnsettledRow, "ref" | "lane">;

const meetingsPair = prepared((orm) =>
  orm
    .select({ pairId: meetings.pairId })
    .from(meetings)
    .where(eq(meetings.id, sql.placeholder("id")))
    .prepare(),
);

export const pairOfMeeting = (db: Db, id: MeetingId): PairId | undefined => meetingsPair(db).get({ id })?.pairId;

/** The pair that a row is about: by its reference, its meeting, or its lane. */
export function pairOfRow(db: Db, { ref: stored, lane }: AboutRow): PairId | undefined {
  const ref: { pair?: unknown; meeting?: unknown } = typeof stored === "object" && stored !== null ? stored : {};
  const named = pairIdFrom(ref.pair);
  if (named !== undefined) return named;
  const meeting = meetingIdFrom(ref.meeting);
  return meeting === undefined ? pairIdFrom(lane.replace(/^pair:/u, "")) : pairOfMeeting(db, meeting);
}
