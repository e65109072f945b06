import type { PersonId } from "../../src/programme/ids.ts";
import { laneOf } from "../outbox/lanes.ts";
import { readPerson } from "../people/people.ts";
import { groupMembers, groups, lightActors, pairs, people, settings } from "../schema/index.ts";
import { and, eq, inArray, isNotNull, isNull, lte, notExists, or, type SQL, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { forgetPerson } from "./erasing-person.ts";
import { forgetOutbox, isFree, type Night, type Step, takeBackFromNetwork } from "./kept-years-outbox.ts";

/**
 * Takes the names of those who can no longer press "Poista tietoni" and are in nothing that is kept: an account that was closed years ago, and the
 * actor of a light pair, which was deleted. As after an erasure a row without a name stays, because other rows may refer to it. No mark is kept:
 * nobody has asked not to be stored again. Not those who have an account, who decide themselves.
 */

/** The most people whose names one transaction takes. */
const BATCH = 10;

/** In no pair and no group, neither as its coordinator, and not the one who is told about trouble with the channels. */
function isInNothing(db: Db): SQL | undefined {
  const { id } = people;
  const pairsWhere = (condition: SQL | undefined) =>
    notExists(db.orm.select({ id: pairs.id }).from(pairs).where(condition));
  return and(
    pairsWhere(eq(pairs.mentorId, id)),
    pairsWhere(eq(pairs.actorId, id)),
    pairsWhere(eq(pairs.coordinatorId, id)),
    notExists(db.orm.select({ id: groupMembers.groupId }).from(groupMembers).where(eq(groupMembers.personId, id))),
    notExists(db.orm.select({ id: groups.id }).from(groups).where(eq(groups.coordinatorId, id))),
    notExists(
      db.orm
        .select({ id: settings.id })
        .from(settings)
        .where(or(eq(settings.setUpBy, id), eq(settings.changedBy, id))),
    ),
  );
}

/** Runs in the caller's transaction. */
export function forgetPeople({ db, before, now, busy }: Night): Step {
  const closed = and(isNotNull(people.deactivatedAt), lte(people.deactivatedAt, before));
  const light = sql`${people.id} in (select ${lightActors.personId} from ${lightActors})`;
  const found = [
    ...among(db, and(closed, isFree(people.id, busy))),
    ...among(db, and(isNull(people.slackUserId), light, isFree(people.id, busy), lte(people.createdAt, before))),
  ];
  const ids = [...new Set(found)];
  takeBackFromNetwork(db, ids, now);
  const lanes = ids.flatMap((id) => [laneOf.person(id), laneOf.home(id), laneOf.letters(id)]);
  if (ids.length > 0) forgetOutbox(db, { ids, lanes, people: [] });
  for (const id of ids) forgetPerson(db, readPerson(db, id), [], now);
  if (ids.length > 0) db.orm.delete(lightActors).where(inArray(lightActors.personId, ids)).run();
  return { found: Math.min(ids.length, BATCH), most: BATCH };
}

const among = (db: Db, isOne: SQL | undefined): PersonId[] =>
  db.orm
    .select({ id: people.id })
    .from(people)
    .where(and(isNull(people.erasedAt), isOne, isInNothing(db)))
    .limit(BATCH)
    .all()
    .map(({ id }) => id);
