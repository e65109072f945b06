import {
  meetingIdFrom,
  namedBySlack,
  type PairId,
  type PersonId,
  pairIdFrom,
  personIdFrom,
} from "../../src/programme/ids.ts";
import { liveStates } from "../../src/programme/pairs/states.ts";
import { isNamedIn, type NamedLanguage, type RoleNames } from "../../src/texts/role-names.ts";
import { findPerson } from "../people/people.ts";
import { findPairRow, findPairRowOfChannel } from "../privacy/privacy.ts";
import { pairs } from "../schema/index.ts";
import { and, eq, inArray, or, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";
import { type AboutRow, pairOfMeeting, pairOfRow } from "./pair-of-row.ts";
import { allProgrammes, type Programme, readProgramme } from "./programmes.ts";

/** In which programme's names of the roles somebody is spoken to. PRODUCT.md section 12. */

const namedLanguages: readonly NamedLanguage[] = ["fi", "sv", "en"];

/** What a programme calls mentor and actor; undefined where it has the guide's words. */
export function roleNamesIn({ version }: Programme): RoleNames | undefined {
  const { roleForms } = version.contents;
  const isNamed = ({ mentor, actor }: RoleNames) =>
    namedLanguages.some((language) => isNamedIn(language, mentor) || isNamedIn(language, actor));
  return isNamed(roleForms) ? roleForms : undefined;
}

const hasNames = (db: Db): boolean => allProgrammes(db).some((programme) => roleNamesIn(programme) !== undefined);

const programmesOfTwo = prepared((orm) =>
  orm
    .selectDistinct({ programmeId: pairs.programmeId })
    .from(pairs)
    .where(
      and(
        or(eq(pairs.mentorId, sql.placeholder("id")), eq(pairs.actorId, sql.placeholder("id"))),
        inArray(pairs.state, liveStates),
      ),
    )
    .prepare(),
);

/** For what is about no single pair: the names of the programme of her pairs. Undefined where these have different names, and for a coordinator. */
function namesOf(db: Db, { id, isCoordinator }: { id: PersonId; isCoordinator: boolean }): RoleNames | undefined {
  if (isCoordinator) return undefined;
  const all = programmesOfTwo(db)
    .all({ id })
    .map(({ programmeId }) => roleNamesIn(readProgramme(db, programmeId)));
  const [first] = all;
  return all.every((names) => JSON.stringify(names) === JSON.stringify(first)) ? first : undefined;
}

/** The names for what a row of the outbox says: those of the pair that it is about, otherwise those of its person. */
export function namesForRow(db: Db, row: AboutRow): RoleNames | undefined {
  if (!hasNames(db)) return undefined;
  const pair = findPairRow(db, pairOfRow(db, row));
  if (pair) return roleNamesIn(readProgramme(db, pair.programmeId));
  const { person } = (row.ref ?? {}) as { person?: unknown };
  const personId = personIdFrom(person);
  const found = personId === undefined ? undefined : findPerson(db, personId);
  return found && namesOf(db, found);
}

/**
 * The names for what somebody reads after an act. `about`: what the act names, for example the value of a button, in which there may be the id of a
 * pair or a meeting, or the channel of a command.
 */
export function namesForAct(
  db: Db,
  person: { id: PersonId; isCoordinator: boolean },
  about: readonly unknown[],
): RoleNames | undefined {
  if (!hasNames(db)) return undefined;
  const named = about.flatMap((value) => String(value).split(" ")).map((word) => pairNamed(db, word));
  const own = named.find((pair) => pair?.mentorId === person.id || pair?.actorId === person.id);
  return own ? roleNamesIn(readProgramme(db, own.programmeId)) : namesOf(db, person);
}

function pairNamed(db: Db, word: string) {
  const meeting = meetingIdFrom(word);
  const pairId: PairId | undefined = (meeting && pairOfMeeting(db, meeting)) ?? pairIdFrom(word);
  return findPairRow(db, pairId) ?? findPairRowOfChannel(db, namedBySlack(word));
}
