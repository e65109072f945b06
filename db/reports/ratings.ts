import type { PairId, PersonId, ProgrammeId } from "../../src/programme/ids.ts";
import type { Role } from "../../src/programme/privacy/rules.ts";
import type { Ratings } from "../../src/programme/reports/facts.ts";
import type { pairs } from "../schema/index.ts";
import { type AnySQLiteColumn, type SQL, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";

/** How a room of db/ adds columns of ratings to the report. */

type PairRow = typeof pairs.$inferSelect;

/** The coordinator for whom a report is made, its period (`end` is not included), and the pairs that finished in it. */
export type Reporting = {
  db: Db;
  viewer: { personId: PersonId };
  span: { begin: number; end: number };
  /** Undefined for all programmes. */
  programmeId: ProgrammeId | undefined;
  finished: readonly PairRow[];
};

/**
 * A room with ratings exports it as `reportRatings`; ratings.index.ts joins them. Only what the coordinator may read is counted: in a pair of
 * her own that is less (`roleIn`). The sheet and its protection below 5 follow.
 */
export type ReportRatings = (reporting: Reporting) => readonly Ratings[];

/** The role of the coordinator who asked for the report in a pair: mentor or actor in an own pair. */
export function roleIn({ personId }: { personId: PersonId }, row: PairRow): Role {
  if (row.mentorId === personId) return "mentor";
  return row.actorId === personId ? "actor" : "coordinator";
}

/** An `in` condition for a list of any length. The number of parameters of a statement is limited. */
export const inList = (column: AnySQLiteColumn, ids: readonly PairId[]): SQL =>
  sql`${column} in (select value from json_each(${JSON.stringify(ids)}))`;
