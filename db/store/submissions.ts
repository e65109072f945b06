import type { ViewId } from "../../src/programme/ids.ts";
import { type Doubt, submissions } from "../schema/index.ts";
import { eq, lt, sql } from "./drizzle.ts";
import type { Db } from "./open.ts";
import { prepared } from "./prepared.ts";

const REMEMBERED_MS = 2 * 24 * 3_600_000;

const known = prepared((orm) =>
  orm
    .select()
    .from(submissions)
    .where(eq(submissions.viewId, sql.placeholder("viewId")))
    .prepare(),
);
const keeping = prepared((orm) =>
  orm
    .insert(submissions)
    .values({ viewId: sql.placeholder("viewId"), at: sql.placeholder("now") })
    .onConflictDoNothing()
    .prepare(),
);
const forgetting = prepared((orm) =>
  orm
    .delete(submissions)
    .where(lt(submissions.at, sql.placeholder("before")))
    .prepare(),
);

/** Whether no submission of this modal has been processed yet. Slack retries, and people press twice. */
export const isFirstSubmission = (db: Db, viewId: ViewId): boolean => known(db).get({ viewId }) === undefined;

export function noteSubmission(db: Db, viewId: ViewId | Doubt, now: number): void {
  forgetting(db).run({ before: now - REMEMBERED_MS });
  keeping(db).run({ viewId, now });
}
