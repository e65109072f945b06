import type { ProgrammeId, VersionId } from "../../src/programme/ids.ts";
import { liveStates } from "../../src/programme/pairs/states.ts";
import type { ProgrammeContents, Template } from "../../src/programme/programmes/contents.ts";
import { contentsOfTemplate } from "../../src/programme/programmes/templates.ts";
import { moveReminders } from "../meetings/meeting-outbox-rows.ts";
import { refreshHome } from "../outbox/home-refresh.ts";
import { coordinators } from "../people/people.ts";
import type { Coordinator } from "../privacy/acting.ts";
import { pairs, pairsChanged, programmes, programmeVersions } from "../schema/index.ts";
import { and, eq, inArray } from "../store/drizzle.ts";
import { type Db, newId } from "../store/open.ts";
import { findProgramme, openProgrammes, type Programme, readProgramme } from "./programmes.ts";

type Fresh = { id: ProgrammeId; name: string; template: Template };

/** Makes a programme out of a template. The same id twice makes one. */
export function createProgramme(db: Db, by: Coordinator, { id, name, template }: Fresh, now: number): Programme {
  const known = findProgramme(db, id);
  if (known) return known;
  const versionId = newId<VersionId>();
  const contents = JSON.stringify(contentsOfTemplate[template]);
  const made = { createdBy: by.id, createdAt: now };
  db.orm
    .insert(programmeVersions)
    .values({ id: versionId, programmeId: id, number: 1, contents, ...made })
    .run();
  db.orm
    .insert(programmes)
    .values({ id, name, versionId, ...made })
    .run();
  refreshCoordinators(db, now);
  return readProgramme(db, id);
}

/** `seen`: the version that the person saw. The contents are without complaints (src/programme/programmes/rules.ts). */
type Change = { id: ProgrammeId; seen: VersionId | undefined; name?: string; contents: ProgrammeContents };

/**
 * Writes the next version of a programme. Forms are asked by it from now on; what was answered keeps its own. Waiting reminders move with their
 * setting. Undefined if somebody else has changed the programme since the version that was seen: nothing is written then.
 */
export function changeProgramme(
  db: Db,
  by: Coordinator,
  { id, seen, name, contents }: Change,
  now: number,
  zone: string,
): Programme | undefined {
  const before = readProgramme(db, id);
  if (before.version.id !== seen) return undefined;
  const isRenamed = name !== undefined && name !== before.name;
  if (!isRenamed && isSame(before.version.contents, contents)) return before;
  const versionId = newId<VersionId>();
  const number = before.version.number + 1;
  const made = { createdBy: by.id, createdAt: now };
  db.orm
    .insert(programmeVersions)
    .values({ id: versionId, programmeId: id, number, contents: JSON.stringify(contents), ...made })
    .run();
  db.orm
    .update(programmes)
    .set({ versionId, ...(isRenamed ? { name } : {}) })
    .where(eq(programmes.id, id))
    .run();
  if (!isSame(rhythm(before.version.contents), rhythm(contents))) countNeedsAgain(db, id);
  if (before.version.contents.reminderHours !== contents.reminderHours) moveReminders(db, now, zone);
  refreshCoordinators(db, now);
  return readProgramme(db, id);
}

const rhythm = ({ quietDays, silent }: ProgrammeContents) => ({ quietDays, silent });

/** When a pair counts as silent follows from its programme, see db/home/pair-needs.ts. */
function countNeedsAgain(db: Db, id: ProgrammeId): void {
  const live = db.orm
    .select({ pairId: pairs.id })
    .from(pairs)
    .where(and(eq(pairs.programmeId, id), inArray(pairs.state, liveStates)));
  db.orm.insert(pairsChanged).select(live).onConflictDoNothing().run();
}

const isSame = <T>(one: T, other: T): boolean => JSON.stringify(one) === JSON.stringify(other);

/**
 * No new pairs are opened in a closed programme; those that it has go on. `closed` false opens it again.
 * @returns false if it is the only open one: without any no pair could be made
 */
export function closeProgramme(db: Db, _by: Coordinator, id: ProgrammeId, closed: boolean, now: number): boolean {
  if (closed && openProgrammes(db).every((open) => open.id === id)) return false;
  db.orm
    .update(programmes)
    .set({ closedAt: closed ? now : null })
    .where(eq(programmes.id, id))
    .run();
  refreshCoordinators(db, now);
  return true;
}

const refreshCoordinators = (db: Db, now: number): void =>
  refreshHome(
    db,
    coordinators(db).map(({ id }) => id),
    now,
  );
