import type { PersonId, ProgrammeId } from "../../src/programme/ids.ts";
import type { Terms } from "../../src/programme/matching/facts.ts";
import { openProgrammes, type Programme } from "../programmes/programmes.ts";
import { groups, groupWishes } from "../schema/index.ts";
import { asc, eq } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";

/**
 * The programme in which an actor is to have a mentor, as far as it is known before a coordinator chooses: that of the group in which she wished
 * for one, or the only one for pairs that is open. A programme for groups alone has no pairs of its own.
 */
export function programmesWished(db: Db): (actorId: PersonId) => Programme | undefined {
  const forPairs = openProgrammes(db).filter(({ version }) => version.contents.template !== "group");
  const only = forPairs.length === 1 ? forPairs[0] : undefined;
  if (only) return () => only;
  const byId = new Map(forPairs.map((programme) => [programme.id, programme]));
  const wished = wishedIn(db);
  return (actorId) => byId.get(wished.get(actorId) ?? ("" as ProgrammeId));
}

export const termsIn = ({ version: { contents } }: Programme): Terms => ({
  needsTraining: contents.needsTraining,
  languages: contents.languages,
});

/** The programme of the group in which each actor wished for a mentor last. */
const wishedIn = (db: Db): Map<PersonId, ProgrammeId> =>
  new Map(
    db.orm
      .select({ personId: groupWishes.personId, programmeId: groups.programmeId })
      .from(groupWishes)
      .innerJoin(groups, eq(groups.id, groupWishes.groupId))
      .where(eq(groupWishes.wishes, true))
      .orderBy(asc(groupWishes.answeredAt))
      .all()
      .map(({ personId, programmeId }) => [personId, programmeId]),
  );
