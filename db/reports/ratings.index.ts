// Written by `npm run indexes` (src/indexes/indexes.ts): change the rooms, not this file.
import { reportRatings as closingReportRatings } from "../closing/report.ts";
import { reportRatings as groupsReportRatings } from "../groups/report.ts";
import { reportRatings as midWayReportRatings } from "../mid-way/report.ts";
import type { ReportRatings } from "./ratings.ts";

/** The columns of ratings in the report. */
export const reportRatings: readonly ReportRatings[] = [closingReportRatings, groupsReportRatings, midWayReportRatings];
