import { type GoalCounts, goalsIn } from "../../src/programme/goals/rules.ts";
import type { GoalId, PairId, PersonId } from "../../src/programme/ids.ts";
import type { PairRole } from "../../src/programme/pairs/roles.ts";
import { isLight, type Pair } from "../pairs/pairs.ts";
import { type Acting, type Allowed, allow, type PairActor, type PairAs, pairAs } from "../privacy/acting.ts";
import { open, permit, sealIn, type Viewer } from "../privacy/privacy.ts";
import { programmeOfPair } from "../programmes/programmes.ts";
import { goals } from "../schema/index.ts";
import { asc, eq, inArray, sql } from "../store/drizzle.ts";
import { type Db, newId } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";

/**
 * A pair's goals: made in Liite 1, changed later by either of the two, ticked by the actor. Coordinators see them as they were written in Liite 1,
 * and once the pair has finished how many of how many are reached. PRODUCT.md section 12.
 */

type Row = typeof goals.$inferSelect;

/** A goal, opened for a viewer with a permit. */
export type SeenGoal = { id: GoalId; text: string; isReached: boolean };
/** The goals of a pair. Revision 0: nobody has written any. */
export type SeenGoals = {
  goals: readonly SeenGoal[];
  revision: number;
  saved: { by: PersonId; at: number } | undefined;
};

const goalRows = prepared((orm) =>
  orm
    .select()
    .from(goals)
    .where(eq(goals.pairId, sql.placeholder("pairId")))
    .orderBy(asc(goals.position))
    .prepare(),
);

const rowsOf = (db: Db, pairId: PairId): Row[] => goalRows(db).all({ pairId });

const placeOf = (id: GoalId) => ({ column: "goals.text", row: id }) as const;

/** For the two of the pair; undefined for everybody else. Goals whose texts were deleted are left out. */
export function goalsFor(db: Db, viewer: Viewer, pairId: PairId): SeenGoals | undefined {
  const permitted = permit(db, viewer, "goal", { pairId });
  if (!permitted) return undefined;
  const rows = rowsOf(db, pairId);
  const [first] = rows;
  return {
    goals: rows.flatMap(({ id, text, reachedAt }) =>
      text === null ? [] : [{ id, text: open(db, permitted, placeOf(id), text), isReached: reachedAt !== null }],
    ),
    revision: first?.revision ?? 0,
    saved: first && { by: first.savedBy, at: first.savedAt },
  };
}

/** How many are reached of how many. Undefined for a viewer without a permit, and where there are none. */
export function goalCountsFor(db: Db, viewer: Viewer, pairId: PairId): GoalCounts | undefined {
  if (!permit(db, viewer, "goal-counts", { pairId })) return undefined;
  const rows = rowsOf(db, pairId);
  if (rows.length === 0) return undefined;
  return { reached: rows.filter(({ reachedAt }) => reachedAt !== null).length, all: rows.length };
}

/** Whether the two can have goals: the programme asks for them, or they have written some before it stopped asking. */
export const canHaveGoals = (db: Db, pair: Pick<Pair, "id" | "programmeId">): boolean =>
  programmeOfPair(db, pair).version.contents.hasGoals || rowsOf(db, pair.id).length > 0;

type OfTwo = PairAs<PairRole, "open">;

/**
 * One of the two changes the texts or the order. A goal with the same text stays reached. Where they were changed since the revision that she
 * saw, nothing is saved and the stored ones are given.
 */
export function saveGoals(
  db: Db,
  pair: OfTwo,
  { text, seenRevision }: { text: string | null; seenRevision: unknown },
  now: number,
): SeenGoals | undefined {
  const stored = requireGoals(db, pair.by.id, pair.id);
  const texts = goalsIn(text);
  if (isSame(stored, texts)) return undefined;
  if (stored.goals.length > 0 && stored.revision !== seenRevision) return stored;
  replaceGoals(db, pair, stored, texts, now);
  return undefined;
}

/**
 * Liite 1 was saved, with other goals than before. What one of the two writes there counts; what a coordinator writes only as long as the two
 * have not changed their goals since: she does not see these.
 */
export function takeGoalsOfKickoff(
  db: Db,
  pair: PairAs<PairActor, "open">,
  { before, after }: { before: string | null; after: string | null },
  now: number,
): void {
  const texts = goalsIn(after);
  const stored = requireGoals(db, pair.mentor.id, pair.id);
  if (isSame({ goals: goalsIn(before).map((text) => ({ text })) }, texts) || isSame(stored, texts)) return;
  if (pair.role === "coordinator" && !isSame(stored, goalsIn(before))) return;
  replaceGoals(db, pair, stored, texts, now);
}

function requireGoals(db: Db, personId: PersonId, pairId: PairId): SeenGoals {
  const stored = goalsFor(db, { personId }, pairId);
  if (!stored) throw new Error(`${personId} is not in ${pairId}`);
  return stored;
}

const isSame = (stored: { goals: readonly { text: string }[] }, texts: readonly string[]): boolean =>
  JSON.stringify(stored.goals.map(({ text }) => text)) === JSON.stringify(texts);

function replaceGoals(
  db: Db,
  pair: PairAs<PairActor, "open">,
  stored: SeenGoals,
  texts: readonly string[],
  now: number,
): void {
  const facts = { savedBy: pair.by.id, savedAt: now, revision: stored.revision + 1 };
  const gone = stored.goals.filter(({ text }) => !texts.includes(text)).map(({ id }) => id);
  if (gone.length > 0) db.orm.delete(goals).where(inArray(goals.id, gone)).run();
  texts.forEach((text, position) => {
    const same = stored.goals.find((goal) => goal.text === text);
    if (same)
      db.orm
        .update(goals)
        .set({ position, ...facts })
        .where(eq(goals.id, same.id))
        .run();
    else {
      const id = newId<GoalId>();
      const sealed = sealIn<"goal">(db, placeOf(id), text);
      db.orm
        .insert(goals)
        .values({ id, pairId: pair.id, position, text: sealed, ...facts })
        .run();
    }
  });
}

type OwnGoal = Allowed<"tick", { id: GoalId; pairId: PairId; isReached: boolean }>;

/** A goal of an open pair, for its actor; for its mentor where the actor has no account. Else why it cannot be ticked. */
export function goalToTick(db: Db, by: Acting, goalId: GoalId | undefined): OwnGoal | { why: "notHers" | "over" } {
  const row = goalId && db.orm.select().from(goals).where(eq(goals.id, goalId)).get();
  const pair = row && pairAs(db, by, row.pairId);
  if (!row || !pair || !mayTick(pair)) return { why: "notHers" };
  if (pair.state !== "open") return { why: "over" };
  return allow(db, { id: row.id, pairId: row.pairId, isReached: row.reachedAt !== null });
}

/** The actor; in her stead her mentor, where she has no account. */
export const mayTick = (pair: Pick<Pair, "actor"> & { readonly role: PairActor }): boolean =>
  pair.role === "actor" || (pair.role === "mentor" && isLight(pair));

/** The actor says that a goal is reached, or that it is not. Nobody is told. */
export function tickGoal(db: Db, goal: OwnGoal, isReached: boolean, now: number): void {
  if (goal.isReached === isReached) return;
  db.orm
    .update(goals)
    .set({ reachedAt: isReached ? now : null })
    .where(eq(goals.id, goal.id))
    .run();
}
