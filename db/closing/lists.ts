import type { PersonId } from "../../src/programme/ids.ts";
import { type PairRole, pairRoles } from "../../src/programme/pairs/roles.ts";
import { openPairsOf, type Pair, readPair } from "../pairs/pairs.ts";
import type { Person } from "../people/people.ts";
import { pairs } from "../schema/index.ts";
import { and, asc, desc, eq, isNull, ne, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";
import { whyNoUndo } from "./closing.ts";
import { hasAnswered } from "./summary.ts";

/** Which pairs somebody can finish, tell of, or take up again. */

/** As many options as a select can have. https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
export const MOST_TO_PICK = 100;

/**
 * The pairs among which `/finish-pair` asks: those she is mentor of and those she is responsible for, where there are none and she is
 * a coordinator any open ones; by name. More than can be shown: those that have gone on longest.
 */
export function finishablePairs(db: Db, person: Person): Pair[] {
  const mentored = openPairsOf(db, person.id, "mentor");
  const found = [
    ...mentored,
    ...(person.isCoordinator ? coordinated(db, person.id, MOST_TO_PICK - mentored.length) : []),
  ];
  return found
    .slice(0, MOST_TO_PICK)
    .toSorted(
      (one, other) =>
        one.mentor.name.localeCompare(other.mentor.name, "fi") || one.actor.name.localeCompare(other.actor.name, "fi"),
    );
}

function coordinated(db: Db, personId: PersonId, room: number): Pair[] {
  const open = and(eq(pairs.state, "open"), ne(pairs.mentorId, personId), ne(pairs.actorId, personId));
  const longestFirst = (condition: typeof open) =>
    db.orm
      .select({ id: pairs.id })
      .from(pairs)
      .where(condition)
      .orderBy(asc(pairs.openedAt))
      .limit(Math.max(0, room))
      .all();
  const own = longestFirst(and(open, eq(pairs.coordinatorId, personId)));
  return (own.length > 0 ? own : longestFirst(open)).map(({ id }) => readPair(db, id));
}

/** A person's finished pairs without their feedback, newest first. Home lists them. */
export function awaitingFeedback(db: Db, personId: PersonId): { pair: Pair; role: PairRole }[] {
  const own = pairRoles.flatMap((role) =>
    finishedAs(db)
      [role].all({ personId })
      .map(({ id }) => ({ pair: readPair(db, id), role })),
  );
  return own.filter(({ pair, role }) => pair.textsDeletedAt === null && !hasAnswered(db, pair, role));
}

const finishedAs = prepared((orm) => {
  const as = (column: typeof pairs.mentorId | typeof pairs.actorId) =>
    orm
      .select({ id: pairs.id })
      .from(pairs)
      .where(and(eq(column, sql.placeholder("personId")), eq(pairs.state, "finished")))
      .orderBy(desc(pairs.finishedAt))
      .limit(10)
      .prepare();
  return { mentor: as(pairs.mentorId), actor: as(pairs.actorId) };
});

/** Finished pairs whose end the person may still undo as their mentor, newest first. */
export const undoablePairs = (db: Db, person: Person, limit: number): Pair[] =>
  finishedNotArchived(db)
    .all({ personId: person.id, limit })
    .map(({ id }) => readPair(db, id))
    .filter((pair) => whyNoUndo(db, pair) === undefined);

const finishedNotArchived = prepared((orm) =>
  orm
    .select({ id: pairs.id })
    .from(pairs)
    .where(and(eq(pairs.mentorId, sql.placeholder("personId")), eq(pairs.state, "finished"), isNull(pairs.archivedAt)))
    .orderBy(desc(pairs.finishedAt))
    .limit(sql.placeholder("limit"))
    .prepare(),
);
