import type { PersonId, ProfileId, SlackUserId } from "../../src/programme/ids.ts";
import { firstStored, type ImportCounts, isSame, updated } from "../../src/programme/import/plan.ts";
import type { ListRow } from "../../src/programme/import/rules.ts";
import type { MailChoice } from "../../src/programme/mail/form.ts";
import type { PairRole } from "../../src/programme/pairs/roles.ts";
import type { Permit, Sealed } from "../../src/programme/privacy/sealed.ts";
import type { Language } from "../../src/texts/languages.ts";
import { canBeWishedFor } from "../mail/wished.ts";
import { isForgotten } from "../own-data/forgotten.ts";
import { emailMark, emailMarks } from "../people/email-marks.ts";
import { openName } from "../people/people.ts";
import { permit, sealIn } from "../privacy/privacy.ts";
import { people, profiles } from "../schema/index.ts";
import { and, eq, isNull, sql } from "../store/drizzle.ts";
import { type Db, newId } from "../store/open.ts";
import { type ProfileRow, type SealedProfile, sealedProfile, toldIn } from "./profiles.ts";

type KnownPerson = {
  id: PersonId;
  slackUserId: SlackUserId | null;
  name: Sealed<"name">;
  importedLanguage: Language | null;
  isClosed: boolean;
  profiles: Partial<Record<PairRole, ProfileRow>>;
};

/** The rows to write, already sealed, so that the writing transaction is short. */
export type Plan = {
  counts: ImportCounts;
  /** Whether people who have had everything erased are imported. */
  takesForgotten: boolean;
  known: { closed: number[]; forgotten: number[] };
  /** The addresses of those who are imported although they were erased. */
  backIn: string[];
  newPeople: { id: PersonId; name: Sealed<"name">; email: Sealed<"profile">; emailMark: string }[];
  newNames: { id: PersonId; name: Sealed<"name"> }[];
  newLanguages: { id: PersonId; importedLanguage: Language }[];
  /** Wishes for letters. Nothing is sent before the person has confirmed the address. */
  newLetters: { personId: PersonId; address: string; choice: MailChoice }[];
  newProfiles: ({ id: ProfileId; personId: PersonId; role: PairRole } & SealedProfile)[];
  changedProfiles: ({ id: ProfileId } & SealedProfile)[];
  /** People of the workspace whose profile is written by the import, and who are told. */
  told: PersonId[];
  /** A copy of the rows that the plan was made from, see `isUpToDate`. */
  basis: string;
  marks: string[];
};

const ROWS_PER_STEP = 50;

/**
 * Works out what importing these rows changes. Yields after every `ROWS_PER_STEP` rows, so that the caller can handle other events.
 * Returns undefined for a viewer who may not read profiles.
 */
export function* planning(
  db: Db,
  viewer: { personId: PersonId },
  rows: readonly ListRow[],
  takesForgotten = false,
): Generator<void, Plan | undefined> {
  const permitted = permit(db, viewer, "profile");
  if (!permitted) return undefined;
  const marks: string[] = [];
  for (const [index, { email }] of rows.entries()) {
    marks.push(...emailMarks(db, email));
    if (index % ROWS_PER_STEP === 0) yield;
  }
  const basis = knownRows(db, marks);
  const plan: Plan = {
    counts: { new: 0, changed: 0, unchanged: 0, own: 0, wrong: 0, letters: 0 },
    takesForgotten,
    known: { closed: [], forgotten: [] },
    backIn: [],
    newPeople: [],
    newNames: [],
    newLanguages: [],
    newLetters: [],
    newProfiles: [],
    changedProfiles: [],
    told: [],
    basis: basisOf(basis),
    marks,
  };
  yield;
  const known = byMark(basis);
  for (const [index, row] of rows.entries()) {
    planRow(db, permitted, plan, known, row);
    if (index % ROWS_PER_STEP === 0) yield;
  }
  return plan;
}

/** Whether the rows that the plan was made from have not changed. */
export const isUpToDate = (db: Db, { marks, basis }: Plan): boolean => basisOf(knownRows(db, marks)) === basis;

const knownRows = (db: Db, marks: readonly string[]) =>
  db.orm
    .select({
      id: people.id,
      emailMark: people.emailMark,
      slackUserId: people.slackUserId,
      name: people.name,
      importedLanguage: people.importedLanguage,
      deactivatedAt: people.deactivatedAt,
      profile: profiles,
    })
    .from(people)
    .leftJoin(profiles, eq(profiles.personId, people.id))
    .where(
      and(sql`${people.emailMark} in (select value from json_each(${JSON.stringify(marks)}))`, isNull(people.erasedAt)),
    )
    .orderBy(people.id)
    .all();
type KnownRow = ReturnType<typeof knownRows>[number];

/** Each write makes a new ciphertext, so comparing ciphertexts finds every change. */
const basisOf = (rows: readonly KnownRow[]): string => JSON.stringify(rows);

/** People by e-mail mark. If several accounts have one address, an active one is chosen. */
function byMark(rows: readonly KnownRow[]): Map<string, KnownPerson> {
  const found = new Map<string, KnownPerson>();
  for (const { emailMark: mark, profile, deactivatedAt, ...row } of rows) {
    if (mark === null) continue;
    const known = found.get(mark);
    const person =
      known && (known.id === row.id || !known.isClosed)
        ? known
        : { ...row, isClosed: deactivatedAt !== null, profiles: {} };
    if (profile && person.id === row.id) person.profiles[profile.role] = profile;
    found.set(mark, person);
  }
  return found;
}

function planRow(
  db: Db,
  permitted: Permit<"profile">,
  plan: Plan,
  known: Map<string, KnownPerson>,
  row: ListRow,
): void {
  const { counts } = plan;
  if (isForgotten(db, { email: row.email })) {
    plan.known.forgotten.push(row.line);
    if (!plan.takesForgotten) return;
    plan.backIn.push(row.email);
  }
  const found = emailMarks(db, row.email).flatMap((mark) => known.get(mark) ?? [])[0];
  if (found?.isClosed) plan.known.closed.push(row.line);
  // A new account with the address of a closed one is another account: the row waits for it, and what the closed one has stays as it is.
  const person = found && !found.isClosed ? found : newPerson(db, plan, known, row);
  planLetters(db, plan, person, row);
  const profile = person.profiles[row.role];
  if (!profile) {
    const id = newId<ProfileId>();
    const sealed = sealedProfile(db, id, firstStored(row));
    plan.newProfiles.push({ id, personId: person.id, role: row.role, ...sealed });
    setLanguage(plan, person, row);
    counts.new++;
    tell(plan, person);
    return;
  }
  const stored = toldIn(db, permitted, profile);
  const wanted = updated(stored, row);
  const isRenamed = renamed(db, plan, person, row);
  if (isSame(stored, wanted)) {
    const isTold = setLanguage(plan, person, row);
    counts[isRenamed || isTold ? "changed" : "unchanged"]++;
    return;
  }
  if (profile.writtenBy === null || profile.writtenBy === person.id) {
    counts.own++;
    return;
  }
  setLanguage(plan, person, row);
  plan.changedProfiles.push({ id: profile.id, ...sealedProfile(db, profile.id, wanted) });
  counts.changed++;
  tell(plan, person);
}

function newPerson(db: Db, plan: Plan, known: Map<string, KnownPerson>, { name, email }: ListRow): KnownPerson {
  const id = newId<PersonId>();
  const mark = emailMark(db, email);
  const sealedName = sealIn<"name">(db, { column: "people.name", row: id }, name);
  plan.newPeople.push({
    id,
    name: sealedName,
    email: sealIn<"profile">(db, { column: "people.email", row: id }, email),
    emailMark: mark,
  });
  const person = {
    id,
    slackUserId: null,
    name: sealedName,
    importedLanguage: null,
    isClosed: false,
    profiles: {},
  };
  known.set(mark, person);
  return person;
}

/** Whether the import changes the name. A person with an account keeps the name from Slack. */
function renamed(db: Db, plan: Plan, person: KnownPerson, { name }: ListRow): boolean {
  if (person.slackUserId !== null || openName(db, person.id, person.name) === name) return false;
  const sealed = sealIn<"name">(db, { column: "people.name", row: person.id }, name);
  plan.newNames.push({ id: person.id, name: sealed });
  person.name = sealed;
  return true;
}

/** Whether the row names another language than is stored. What the person has chosen counts before it: src/programme/people/language.ts. */
function setLanguage(plan: Plan, person: KnownPerson, { botLanguage }: ListRow): boolean {
  if (!botLanguage || botLanguage === person.importedLanguage) return false;
  plan.newLanguages.push({ id: person.id, importedLanguage: botLanguage });
  person.importedLanguage = botLanguage;
  return true;
}

/** What the person has said of e-mail counts before a list. The first row of a person counts. */
function planLetters(db: Db, plan: Plan, person: KnownPerson, { email: address, letters: choice }: ListRow): void {
  if (!choice || plan.newLetters.some(({ personId }) => personId === person.id)) return;
  if (!canBeWishedFor(db, person.id, { address, choice })) return;
  plan.newLetters.push({ personId: person.id, address, choice });
  plan.counts.letters = plan.newLetters.length;
  tell(plan, person);
}

const tell = (plan: Plan, { id, slackUserId }: KnownPerson): void => {
  if (slackUserId !== null) plan.told.push(id);
};
