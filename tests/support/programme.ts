import { allProgrammes } from "../../db/programmes/programmes.ts";
import { programmes, programmeVersions } from "../../db/schema/index.ts";
import { eq } from "../../db/store/drizzle.ts";
import { type Db, newId } from "../../db/store/open.ts";
import type { VersionId } from "../../src/programme/ids.ts";
import type { ProgrammeContents } from "../../src/programme/programmes/contents.ts";

/** The next version of the only programme, as if a coordinator had changed this much of it. */
export function changeProgramme(db: Db, change: Partial<ProgrammeContents>, now: number): void {
  const [programme] = allProgrammes(db);
  if (!programme) throw new Error("there is no programme");
  const id = newId<VersionId>();
  const { number, contents } = programme.version;
  const next = { programmeId: programme.id, number: number + 1, contents: JSON.stringify({ ...contents, ...change }) };
  db.transaction(() => {
    db.orm
      .insert(programmeVersions)
      .values({ id, createdAt: now, ...next })
      .run();
    db.orm.update(programmes).set({ versionId: id }).where(eq(programmes.id, programme.id)).run();
  });
}
