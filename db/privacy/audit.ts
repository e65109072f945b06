import type { PairId, PersonId } from "../../src/programme/ids.ts";
import { type Pair, readPair } from "../pairs/pairs.ts";
import { findPerson, type Person } from "../people/people.ts";
import { auditLog, pairs } from "../schema/index.ts";
import { and, desc, eq, inArray, ne, or, type SQL } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { permit } from "./privacy.ts";

/** Who looked at what when, as those may know it who may (`audit` in the table of src/programme/privacy/rules.ts). Never what was seen. */

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

/** What coordinators looked at and exported as coordinators, the newest first; nothing for anybody but a coordinator. */
export function looksOfStaff(db: Db, viewer: Person, page: number): Looks | undefined {
  if (!viewer.isCoordinator) return undefined;
  return pageOfLooks(db, viewer.id, eq(auditLog.role, "coordinator"), page);
}

/** What others looked at in her pairs and in what she gave, the newest first. */
export function looksAtHers(db: Db, viewer: Person, page: number): Looks {
  return pageOfLooks(db, viewer.id, and(isHers(db, viewer.id), ne(auditLog.personId, viewer.id)), page);
}

/** All rows that are about her, her own looks as well: for the copy of her data. The oldest first. */
export function allLooks(db: Db, viewer: Person): Look[] {
  const rows = db.orm
    .select()
    .from(auditLog)
    .where(or(isHers(db, viewer.id), eq(auditLog.personId, viewer.id)))
    .orderBy(auditLog.id)
    .all();
  const found = findingOnce(db);
  return rows
    .filter((row) => row.personId === viewer.id || maySee(db, viewer.id, row))
    .map((row) => toLook(found, row));
}

type Found = { person(id: PersonId): Person | undefined; pair(id: PairId): Pair };

/** A coordinator's looks of a year are tens of thousands, at far fewer people and pairs. */
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

function isHers(db: Db, personId: PersonId): SQL | undefined {
  const own = db.orm
    .select({ id: pairs.id })
    .from(pairs)
    .where(or(eq(pairs.mentorId, personId), eq(pairs.actorId, personId)))
    .all()
    .map(({ id }) => id);
  return or(inArray(auditLog.pairId, own), eq(auditLog.aboutId, personId));
}

function pageOfLooks(db: Db, viewerId: PersonId, condition: SQL | undefined, page: number): Looks {
  const rows = db.orm
    .select()
    .from(auditLog)
    .where(condition)
    .orderBy(desc(auditLog.id))
    .limit(LOOKS_ON_PAGE + 1)
    .offset((page - 1) * LOOKS_ON_PAGE)
    .all();
  const items = rows.slice(0, LOOKS_ON_PAGE).filter((row) => maySee(db, viewerId, row));
  const found = findingOnce(db);
  return { items: items.map((row) => toLook(found, row)), page, hasMore: rows.length > LOOKS_ON_PAGE };
}

function maySee(db: Db, viewerId: PersonId, { pairId, aboutId, role }: Row): boolean {
  const subject = { pairId: pairId ?? undefined, ownerId: aboutId ?? undefined, isByStaff: role === "coordinator" };
  return permit(db, { personId: viewerId }, "audit", subject) !== undefined;
}

const toLook = (found: Found, { at, action, role, personId, pairId, aboutId }: Row): Look => ({
  at,
  action,
  role,
  by: found.person(personId),
  pair: pairId === null ? undefined : found.pair(pairId),
  about: aboutId === null ? undefined : found.person(aboutId),
});
