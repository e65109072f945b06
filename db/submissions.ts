import { eq, lt } from "./drizzle.ts";
import type { Db } from "./open.ts";
import { submissions } from "./schema.ts";

const REMEMBERED = 2 * 24 * 3_600_000;

/** Whether this modal has not been answered for good yet. Slack or an impatient person may send the same submission again. */
export const isFirstSubmission = (db: Db, viewId: string): boolean =>
  db.orm.select().from(submissions).where(eq(submissions.viewId, viewId)).get() === undefined;

export function noteSubmission(db: Db, viewId: string, now: number): void {
  db.orm
    .delete(submissions)
    .where(lt(submissions.at, now - REMEMBERED))
    .run();
  db.orm.insert(submissions).values({ viewId, at: now }).onConflictDoNothing().run();
}
