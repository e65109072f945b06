import type { OwnDataPart } from "../own-data/part.ts";
import { programmeVersions } from "../schema/index.ts";
import { asc, eq } from "../store/drizzle.ts";
import { readProgramme } from "./programmes.ts";

/** Which versions of programmes a coordinator has made. Their texts are for everybody in the programme, so they are not sealed, and not hers. */
export const ownDataPart: OwnDataPart = {
  items: ({ db, person, words, at }) => ({
    programmes: {
      about: words.t("programmes.notSealed"),
      changedByYou: db.orm
        .select()
        .from(programmeVersions)
        .where(eq(programmeVersions.createdBy, person.id))
        .orderBy(asc(programmeVersions.createdAt))
        .all()
        .map(({ programmeId, number, createdAt }) => ({
          programme: readProgramme(db, programmeId).name,
          version: number,
          changed: at(createdAt),
        })),
    },
  }),
};
