import { createHmac } from "node:crypto";
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
const forgetting = prepared((orm) =>
  orm
    .delete(submissions)
    .where(lt(submissions.at, sql.placeholder("before")))
    .prepare(),
);

/** One of several forms that follow one another in a modal: the modal, and Slack's mark of what it showed. */
export type Step = `${ViewId}~${string}`;

/** Which of these, a modal and its step, was processed before. Slack retries, and people press twice. */
export const submittedBefore = <V extends ViewId | Step>(db: Db, ...views: readonly V[]): V | undefined => {
  const found = new Set(
    knownOf(db)
      .all({ viewIds: JSON.stringify(views) })
      .map(({ viewId }) => viewId as string),
  );
  return views.find((view) => found.has(view));
};

const knownOf = prepared((orm) =>
  orm
    .select({ viewId: submissions.viewId })
    .from(submissions)
    .where(sql`${submissions.viewId} in (select value from json_each(${sql.placeholder("viewIds")}))`)
    .prepare(),
);

/** What was submitted: the trigger id, and each answer by its block id. */
export type Submitted = { sentAs: string; state: Readonly<Record<string, unknown>> };

/** Remembers that this modal, or one of its steps, was processed, with marks of its answers by which a later submission of other answers is noticed. */
export function noteSubmission(db: Db, viewId: ViewId | Step | Doubt, now: number, submitted?: Submitted): void {
  forgetOld(db, now);
  noting(db).run({
    viewId,
    at: now,
    sentAs: submitted?.sentAs ?? null,
    answers: submitted ? marksOf(db, submitted.state) : null,
  });
}

const noting = prepared((orm) =>
  orm
    .insert(submissions)
    .values({
      viewId: sql.placeholder("viewId"),
      at: sql.placeholder("at"),
      sentAs: sql.placeholder("sentAs"),
      answers: sql.placeholder("answers"),
    })
    .onConflictDoNothing()
    .prepare(),
);

const FORGOTTEN_EVERY_MS = 3_600_000;
const forgottenAt = new WeakMap<Db, number>();

/** Not at each submission: somebody waits for it. */
function forgetOld(db: Db, now: number): void {
  const sinceMs = now - (forgottenAt.get(db) ?? Number.NEGATIVE_INFINITY);
  if (sinceMs >= 0 && sinceMs < FORGOTTEN_EVERY_MS) return;
  forgetting(db).run({ before: now - REMEMBERED_MS });
  forgottenAt.set(db, now);
}

/** When this modal, or step, was last processed, in milliseconds since 1970 UTC. */
export const submittedAt = (db: Db, viewId: ViewId | Step): number | undefined => known(db).get({ viewId })?.at;

/** Remembers the answers of a correction in place of those that it corrects. */
export function noteSubmissionAgain(db: Db, viewId: ViewId | Step, now: number, { sentAs, state }: Submitted): void {
  db.orm
    .update(submissions)
    .set({ at: now, sentAs, answers: marksOf(db, state) })
    .where(eq(submissions.viewId, viewId))
    .run();
}

/**
 * What a submission of a modal that was processed before means. `again`: Slack delivers the same one again. Else which answers are others than
 * those that were saved, by block id.
 */
export function differences(db: Db, viewId: ViewId | Step, { sentAs, state }: Submitted): "again" | readonly string[] {
  const row = known(db).get({ viewId });
  // Rows of earlier versions have no marks.
  if (!row || row.answers === null || row.sentAs === sentAs) return "again";
  const { answers } = row;
  const marks = marksOf(db, state);
  return Object.keys(marks).filter((block) => marks[block] !== answers[block]);
}

const marksOf = (db: Db, state: Submitted["state"]): Record<string, string> =>
  Object.fromEntries(Object.entries(state).map(([block, answer]) => [block, markOf(db, JSON.stringify(answer))]));

function markOf(db: Db, text: string): string {
  const key = db.keys.keys.get(db.keys.current);
  if (!key) throw new Error("no current key");
  return createHmac("sha256", key).update(`answer:${text}`).digest("base64url").slice(0, 22);
}
