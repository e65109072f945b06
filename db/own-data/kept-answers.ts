import type { Field, KeptForm, Stays, Whose } from "../../src/programme/forms/fields.ts";
import type { PairId, PersonId } from "../../src/programme/ids.ts";
import { actorForm, editActorForm, editMentorForm, mentorForm } from "../../src/programme/people/form.ts";
import { type Deleting, fieldsDeleted, fieldsOfWriter } from "../../src/programme/privacy/deleting.ts";
import { and, eq, getTableConfig, type SQL, sql } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";
import { type KeptAnswers, nothingIn } from "./part.ts";
import { keptAnswers } from "./parts.index.ts";

/**
 * Empties the columns that store answers to forms, of which each room's `own-data.ts` tells. Liite 1 and 2 are documents instead, see
 * pair-texts.ts. tests/own-data/kept-answers.test.ts finds a form that is missing.
 */

/** A profile is deleted as a whole row, so its forms must not have fields that stay. */
export const profileForms: readonly KeptForm<Record<string, Field & { whose: Exclude<Whose, Stays> }>>[] = [
  mentorForm,
  actorForm,
  editMentorForm,
  editActorForm,
];

function empty(db: Db, kept: KeptAnswers, fields: readonly string[], where: SQL): void {
  const nothing = nothingIn(kept, fields);
  if (Object.keys(nothing).length === 0) return;
  db.orm.update(kept.table).set(nothing).where(and(where, kept.rows.only)).run();
}

/** Empties a pair's answers, as far as the reason requires. */
export function emptyInPair(db: Db, pairId: PairId, why: Deleting, all: readonly KeptAnswers[] = keptAnswers): void {
  for (const kept of all) {
    if (kept.rows.pair) empty(db, kept, fieldsDeleted(kept.form, why), eq(kept.rows.pair, pairId));
  }
}

/** The ids of all answers that one person gave: a query within another. */
export function answersOf(personId: PersonId): SQL {
  const ids = keptAnswers.flatMap(({ table, rows: { person } }) => {
    const id = getTableConfig(table).columns.find(({ primary }) => primary);
    return person && id ? [sql`select ${id} from ${table} where ${person} = ${personId}`] : [];
  });
  return sql`(${sql.join(ids, sql` union all `)})`;
}

/** Empties all answers that one person gave, in pairs and elsewhere. */
export function emptyOfPerson(db: Db, personId: PersonId, all: readonly KeptAnswers[] = keptAnswers): void {
  for (const kept of all) {
    if (kept.rows.person) empty(db, kept, fieldsOfWriter(kept.form), eq(kept.rows.person, personId));
  }
}
