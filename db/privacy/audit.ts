import type { PairId, PersonId } from "../../src/programme/ids.ts";
import { auditKind, madeTogether } from "../../src/programme/privacy/rules.ts";
import { type Pair, readPair } from "../pairs/pairs.ts";
import { findPerson, type Person } from "../people/people.ts";
import { auditLog } from "../schema/index.ts";
import { and, desc, eq, inArray, isNotNull, isNull, ne, notInArray, or, type SQL, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { othersOf, pairIdsOf, permit } from "./privacy.ts";

/**
 * The audit log, for viewers with a permit (`audit` and `audit-own` in the table of src/programme/privacy/rules.ts). It has no contents.
 * The conditions select exactly the rows that a permit allows, so that the length and number of pages tell nothing about other rows.
 */

type Row = typeof auditLog.$inferSelect;

export type Look = {
  at: number;
  action: string;
  role: Row["role"];
  by: Person | undefined;
  pair: Pair | undefined;
  about: Person | undefined;
};

export type Looks = { items: Look[]; page: number; hasMore: boolean };

export const LOOKS_ON_PAGE = 10;

/** What coordinators read and exported in that role, the newest first; undefined for anybody but a coordinator. */
export function looksOfStaff(db: Db, viewer: Person, page: number): Looks | undefined {
  if (!viewer.isCoordinator) return undefined;
  const forHer = or(eq(auditLog.personId, viewer.id), isForAnyCoordinator(db, viewer.id), isHers(db, viewer.id));
  return pageOfLooks(db, viewer.id, and(eq(auditLog.role, "coordinator"), forHer), page);
}

/** Other people's reads of what the viewer wrote or made together with the other person of a pair, the newest first. */
export function looksAtWordsOf(db: Db, viewer: Person, page: number): Looks {
  return pageOfLooks(db, viewer.id, and(isHers(db, viewer.id), ne(auditLog.personId, viewer.id)), page);
}

/** All rows that the viewer may see, including the viewer's own reads, the oldest first. For the copy of own data. */
export function allLooks(db: Db, viewer: Person): Look[] {
  const rows = db.orm
    .select()
    .from(auditLog)
    .where(or(isHers(db, viewer.id), eq(auditLog.personId, viewer.id)))
    .orderBy(auditLog.id)
    .all();
  const found = findingOnce(db);
  return rows.filter((row) => maySee(db, viewer.id, row)).map((row) => toLook(found, row));
}

type Found = { person(id: PersonId): Person | undefined; pair(id: PairId): Pair };

/** Caches people and pairs: a coordinator's tens of thousands of rows a year are about few of them. */
function findingOnce(db: Db): Found {
  const people = new Map<PersonId, Person | undefined>();
  const known = new Map<PairId, Pair>();
  return {
    person(id) {
      if (!people.has(id)) people.set(id, findPerson(db, id));
      return people.get(id);
    },
    pair(id) {
      const pair = known.get(id) ?? readPair(db, id);
      known.set(id, pair);
      return pair;
    },
  };
}

const isOfBoth = sql`substr(${auditLog.action}, 1, instr(${auditLog.action} || ':', ':') - 1) in ${[...madeTogether]}`;

/** Rows about what the person wrote, or made together with the other person of a pair. */
function isHers(db: Db, personId: PersonId): SQL | undefined {
  const madeByHers = and(inArray(auditLog.pairId, pairIdsOf(db, personId)), isOfBoth);
  return or(madeByHers, eq(auditLog.aboutId, personId), eq(auditLog.alsoAboutId, personId));
}

/** Rows that every coordinator may see, without those about this coordinator's own pairs and the other person in them. */
function isForAnyCoordinator(db: Db, personId: PersonId): SQL | undefined {
  const isOfOtherPair = and(isNotNull(auditLog.pairId), notInArray(auditLog.pairId, pairIdsOf(db, personId)));
  const isAboutAnother = or(isNull(auditLog.aboutId), notInArray(auditLog.aboutId, othersOf(db, personId)));
  return or(isOfOtherPair, and(isNull(auditLog.pairId), isAboutAnother));
}

function pageOfLooks(db: Db, viewerId: PersonId, condition: SQL | undefined, page: number): Looks {
  const rows = db.orm
    .select()
    .from(auditLog)
    .where(condition)
    .orderBy(desc(auditLog.id))
    .limit(LOOKS_ON_PAGE + 1)
    .offset((page - 1) * LOOKS_ON_PAGE)
    .all()
    .filter((row) => maySee(db, viewerId, row));
  const found = findingOnce(db);
  const items = rows.slice(0, LOOKS_ON_PAGE).map((row) => toLook(found, row));
  return { items, page, hasMore: rows.length > LOOKS_ON_PAGE };
}

/** Whether the viewer may see a row: always the viewer's own reads, otherwise as the table says. */
function maySee(db: Db, viewerId: PersonId, row: Row): boolean {
  const { personId, action, pairId, aboutId, alsoAboutId, role } = row;
  if (personId === viewerId) return true;
  const ownerId = alsoAboutId === viewerId ? alsoAboutId : (aboutId ?? undefined);
  const subject = { pairId: pairId ?? undefined, ownerId, isByStaff: role === "coordinator" };
  return permit(db, { personId: viewerId }, auditKind(action), subject) !== undefined;
}

const toLook = (found: Found, { at, action, role, personId, pairId, aboutId }: Row): Look => ({
  at,
  action,
  role,
  by: found.person(personId),
  pair: pairId === null ? undefined : found.pair(pairId),
  about: aboutId === null ? undefined : found.person(aboutId),
});
