import { HOUR_MS } from "../../src/programme/calendar/calendar.ts";
import type { ImportId, PersonId } from "../../src/programme/ids.ts";
import type { ImportCounts, KeptList } from "../../src/programme/import/plan.ts";
import { wishForLetters } from "../mail/wished.ts";
import { refreshHome } from "../outbox/home-refresh.ts";
import { enqueue } from "../outbox/outbox.ts";
import { letBackIn } from "../own-data/forgotten.ts";
import { followProfiles } from "../pairs/invitation-messages.ts";
import { emailMarks } from "../people/email-marks.ts";
import { coordinators } from "../people/people.ts";
import { type Allowed, allow, type Coordinator } from "../privacy/acting.ts";
import { open, permit, recordLook, sealIn } from "../privacy/privacy.ts";
import { imports, people, profiles } from "../schema/index.ts";
import { and, eq, isNull, ne, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { prepared } from "../store/prepared.ts";
import { enqueueNextLookUp, enqueueProfileNotice, WAITS_AT_MOST_MS } from "./awaited-people.ts";
import { isUpToDate, type Plan, planning } from "./import-plan.ts";

/** How long a list is kept after its preview. */
const KEPT_FOR_MS = HOUR_MS;

/** Saves a list until the coordinator imports or discards it, in place of an earlier one. Saving the same id again changes nothing. */
export function keepList(db: Db, by: Coordinator, { id, list }: { id: ImportId; list: KeptList }, now: number): void {
  const personId = by.id;
  const earlier = and(eq(imports.personId, personId), isNull(imports.doneAt), ne(imports.id, id));
  db.orm.delete(imports).where(earlier).run();
  const rows = sealIn<"import">(db, { column: "imports.rows", row: id }, JSON.stringify(list));
  const isNew = db.orm.insert(imports).values({ id, personId, rows, createdAt: now }).onConflictDoNothing().run();
  if (isNew.changes === 0) return;
  recordLook(db, { at: now, personId, action: "import:preview" });
  const key = `import:give-up:${id}`;
  enqueue(db, { key, kind: "import:give-up", ref: { import: id }, dueAt: now + KEPT_FOR_MS }, now);
}

/** The viewer's own list that is neither imported nor discarded. */
export function listFor(db: Db, viewer: { personId: PersonId }, id: ImportId | undefined): KeptList | undefined {
  if (id === undefined) return undefined;
  const row = db.orm
    .select()
    .from(imports)
    .where(and(eq(imports.id, id), eq(imports.personId, viewer.personId), isNull(imports.doneAt)))
    .get();
  const permitted = permit(db, viewer, "import");
  if (!permitted || !row || row.rows === null) return undefined;
  return JSON.parse(open(db, permitted, { column: "imports.rows", row: id }, row.rows)) as KeptList;
}

/** Takes a person who is erased out of the lists that wait for "Tuo". A list whose owner may no longer read it is deleted. */
export function forgetInLists(db: Db, personId: PersonId): void {
  const mark = db.orm.select({ mark: people.emailMark }).from(people).where(eq(people.id, personId)).get()?.mark;
  if (!mark) return;
  for (const { id, personId: owner } of db.orm.select().from(imports).where(isNull(imports.doneAt)).all()) {
    const list = listFor(db, { personId: owner }, id);
    const rows = list?.rows.filter(({ email }) => !emailMarks(db, email).includes(mark));
    if (!list || !rows) discardImport(db, id);
    else if (rows.length < list.rows.length) {
      const left = JSON.stringify({ ...list, rows });
      db.orm
        .update(imports)
        .set({ rows: sealIn<"import">(db, { column: "imports.rows", row: id }, left) })
        .where(eq(imports.id, id))
        .run();
    }
  }
}

/** Deletes a list that was not imported. @returns false if there was none */
export const discardImport = (db: Db, id: ImportId): boolean =>
  db.orm
    .delete(imports)
    .where(and(eq(imports.id, id), isNull(imports.doneAt)))
    .run().changes > 0;

type OwnList = Allowed<"take in", { readonly id: ImportId; readonly list: KeptList; readonly by: Coordinator }>;

/** A coordinator's own list, which this coordinator may import. */
export function ownList(db: Db, by: Coordinator, id: ImportId | undefined): OwnList | undefined {
  const list = listFor(db, { personId: by.id }, id);
  return id && list && allow(db, { id, list, by });
}

/**
 * Imports a list, completely or not at all. Makes a new plan if the data behind the given one has changed.
 * @returns the counts of the plan that was carried out
 * @throws if the person may not read profiles
 */
export function importPeople(db: Db, { id, list, by: { id: by } }: OwnList, made: Plan, now: number): ImportCounts {
  const plan = isUpToDate(db, made) ? made : planAtOnce(db, by, list, made.takesForgotten);
  for (const email of plan.backIn) letBackIn(db, { email }, now);
  db.orm.update(imports).set({ rows: null, doneAt: now }).where(eq(imports.id, id)).run();
  const write = writing(db);
  for (const person of plan.newPeople) write.person.run({ ...person, importId: id, now });
  for (const { id: personId, name } of plan.newNames)
    db.orm.update(people).set({ name }).where(eq(people.id, personId)).run();
  for (const { id: personId, importedLanguage } of plan.newLanguages)
    db.orm.update(people).set({ importedLanguage }).where(eq(people.id, personId)).run();
  for (const wish of plan.newLetters) wishForLetters(db, { ...wish, by }, now);
  for (const profile of plan.newProfiles) write.profile.run({ ...values(profile), by, now });
  for (const profile of plan.changedProfiles) write.change.run({ ...values(profile), by, now });
  const told = new Set(plan.told);
  followProfiles(db, told, now);
  told.delete(by);
  for (const personId of told) enqueueProfileNotice(db, personId, by, now);
  if (plan.newPeople.length > 0) awaitThem(db, id, now);
  recordLook(db, { at: now, personId: by, action: "import:done" });
  const inOtherLanguage = plan.newLanguages.map((person) => person.id);
  refreshHome(db, [...told, ...inOtherLanguage, ...coordinators(db).map((person) => person.id)], now);
  return { ...plan.counts, wrong: list.wrong.length };
}

function planAtOnce(db: Db, by: PersonId, { rows }: KeptList, takesForgotten: boolean): Plan {
  const steps = planning(db, { personId: by }, rows, takesForgotten);
  let step = steps.next();
  while (!step.done) step = steps.next();
  if (!step.value) throw new Error("a person who may not read profiles imported a list");
  return step.value;
}

/** Sorts before every id. */
const BEFORE_ALL = "" as PersonId;

/** Enqueues the look-ups in Slack and the deletion of people who do not join in time. */
function awaitThem(db: Db, id: ImportId, now: number): void {
  enqueueNextLookUp(db, id, BEFORE_ALL, now);
  const key = `import:forget:${id}`;
  enqueue(db, { key, kind: "import:forget", ref: { import: id }, dueAt: now + WAITS_AT_MOST_MS }, now);
}

/** SQLite has no booleans, and drizzle turns a null boolean into false. */
const values = <T extends { wantsMentoring: boolean | null }>({ wantsMentoring, ...profile }: T) => ({
  ...profile,
  wantsMentoring: wantsMentoring === null ? null : Number(wantsMentoring),
});

const { placeholder } = sql;
const told = {
  fields: placeholder("fields"),
  languages: placeholder("languages"),
  town: placeholder("town"),
  experience: placeholder("experience"),
  groupAttended: placeholder("groupAttended"),
  pairsAtOnce: placeholder("pairsAtOnce"),
  trainedOn: placeholder("trainedOn"),
  wantsMentoring: sql`${placeholder("wantsMentoring")}`,
  writtenBy: placeholder("by"),
  changedAt: placeholder("now"),
};

const writing = prepared((orm) => ({
  person: orm
    .insert(people)
    .values({
      id: placeholder("id"),
      name: placeholder("name"),
      email: placeholder("email"),
      emailMark: placeholder("emailMark"),
      importId: placeholder("importId"),
      importedAt: placeholder("now"),
      createdAt: placeholder("now"),
    })
    .prepare(),
  profile: orm
    .insert(profiles)
    .values({
      id: placeholder("id"),
      personId: placeholder("personId"),
      role: placeholder("role"),
      enrolledAt: placeholder("now"),
      ...told,
    })
    .prepare(),
  change: orm
    .update(profiles)
    .set(Object.fromEntries(Object.entries(told).map(([column, value]) => [column, sql`${value}`])))
    .where(eq(profiles.id, placeholder("id")))
    .prepare(),
}));
