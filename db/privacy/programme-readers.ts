import type { PersonId, ProgrammeId } from "../../src/programme/ids.ts";
import type { PairRole } from "../../src/programme/pairs/roles.ts";
import { begunPairStates } from "../../src/programme/pairs/states.ts";
import type { Role } from "../../src/programme/privacy/rules.ts";
import { pairs } from "../schema/index.ts";
import { and, eq, gt, inArray, or, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";
import type { Reader } from "./group-readers.ts";

/** Who is in an open pair of a programme. An invitation is not enough. */

const isOpenIn = and(eq(pairs.programmeId, sql.placeholder("programmeId")), inArray(pairs.state, begunPairStates));

/** Also pairs that have ended since then. */
const wasOpenIn = and(
  eq(pairs.programmeId, sql.placeholder("programmeId")),
  or(
    inArray(pairs.state, begunPairStates),
    and(eq(pairs.state, "finished"), gt(pairs.finishedAt, sql.placeholder("at"))),
  ),
);

const pairOfPerson = prepared((orm) =>
  orm
    .select({ mentorId: pairs.mentorId })
    .from(pairs)
    .where(
      and(
        wasOpenIn,
        or(eq(pairs.mentorId, sql.placeholder("personId")), eq(pairs.actorId, sql.placeholder("personId"))),
      ),
    )
    .limit(1)
    .prepare(),
);

/**
 * The person's role in a pair of the programme that goes on, or had not ended at an instant: whom a meeting at that time is or was for. Undefined for
 * everybody else.
 */
export function roleInProgramme(
  db: Db,
  programmeId: ProgrammeId,
  personId: PersonId,
  at: number,
): PairRole | undefined {
  const pair = pairOfPerson(db).get({ programmeId, personId, at });
  return pair && (pair.mentorId === personId ? "mentor" : "actor");
}

const begunPairsOf = prepared((orm) =>
  orm
    .select({ programmeId: pairs.programmeId })
    .from(pairs)
    .where(
      and(
        inArray(pairs.state, begunPairStates),
        or(eq(pairs.mentorId, sql.placeholder("personId")), eq(pairs.actorId, sql.placeholder("personId"))),
      ),
    )
    .prepare(),
);

/** The programmes in which the person is in a pair that goes on. */
export const programmesOf = (db: Db, personId: PersonId): ReadonlySet<ProgrammeId> =>
  new Set(
    begunPairsOf(db)
      .all({ personId })
      .map(({ programmeId }) => programmeId),
  );

const twoOfEach = prepared((orm) =>
  orm.select({ mentorId: pairs.mentorId, actorId: pairs.actorId }).from(pairs).where(isOpenIn).prepare(),
);

/** The two of each open pair of the programme, each person once. */
export const peopleInProgramme = (db: Db, programmeId: ProgrammeId): PersonId[] => [
  ...new Set(
    twoOfEach(db)
      .all({ programmeId })
      .flatMap(({ mentorId, actorId }) => [mentorId, actorId]),
  ),
];

/**
 * A coordinator stays that also where she is in a pair of the programme: nothing of this is what one of the two told the other. No channel is the
 * programme's.
 */
export function readersInProgramme(
  db: Db,
  viewer: { personId: PersonId } | object,
  { programmeId, at }: { programmeId: ProgrammeId; at: number },
  roleOutside: (personId: PersonId) => Role,
): Reader[] {
  if (!("personId" in viewer)) return [{ role: "other", personId: undefined }];
  const { personId } = viewer;
  const role = roleOutside(personId);
  return [{ role: role === "other" ? (roleInProgramme(db, programmeId, personId, at) ?? role) : role, personId }];
}
