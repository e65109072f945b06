import type { KeptFields, KeptForm, Stays } from "../../src/programme/forms/fields.ts";
import type { PersonId } from "../../src/programme/ids.ts";
import { fieldsOfWriter } from "../../src/programme/privacy/deleting.ts";
import type { Consent, StoredCount } from "../../src/programme/privacy/own-data.ts";
import type { Words } from "../../src/texts/words.ts";
import type { Person } from "../people/people.ts";
import type { AnySQLiteColumn, AnySQLiteTable, SQL } from "../store/drizzle.ts";
import type { Db } from "../store/open.ts";

/**
 * How a room of db/ says what it keeps about people. A room that keeps answers exports `keptAnswers` (their columns, from which follows what is
 * emptied when) and `ownDataPart` (the download, the count, the consents), mostly from an `own-data.ts`. parts.index.ts joins them.
 */

type RowOf<T extends AnySQLiteTable> = T["$inferSelect"];
type Emptiable<T extends AnySQLiteTable> = {
  [K in keyof RowOf<T> & string]: null extends RowOf<T>[K] ? K : never;
}[keyof RowOf<T> & string];
/** The fields whose answers do not stay. */
type Deleted<F extends KeptFields> = {
  [K in keyof F & string]: F[K]["whose"] extends Stays ? never : K;
}[keyof F & string];

/** Which rows of a table are answers to a form. */
export type Rows = {
  /** The column of the pair that an answer belongs to. */
  pair?: AnySQLiteColumn;
  /** The column of the person who gave it. */
  person?: AnySQLiteColumn;
  /** A condition, if the table also has answers to other forms. */
  only?: SQL;
};

export type KeptAnswers = {
  readonly form: KeptForm;
  readonly table: AnySQLiteTable;
  /** The column of each field whose answer does not stay. */
  readonly columns: Readonly<Record<string, string>>;
  readonly rows: Rows;
};

/**
 * Says which columns of a table hold the answers to a form. Does not compile if a field whose answer does not stay has no nullable column here.
 */
export const keptIn = <T extends AnySQLiteTable, const F extends KeptFields>(
  table: T,
  form: KeptForm<F>,
  columns: Record<Deleted<F>, Emptiable<T>>,
  rows: Rows,
): KeptAnswers => ({ form, table, columns, rows });

/** The values to set for emptying these fields. */
export const nothingIn = ({ columns }: KeptAnswers, fields: readonly string[]): Record<string, null> =>
  Object.fromEntries(fields.flatMap((field) => (columns[field] === undefined ? [] : [[columns[field], null]])));

/** The values to set if the writer of a row is erased or its retention time is over. */
export const emptied = (kept: KeptAnswers): Record<string, null> => nothingIn(kept, fieldsOfWriter(kept.form));

/** Whose data is read, for herself. `at` gives ISO 8601 in the programme's time zone, or null. */
export type Looking = {
  db: Db;
  words: Words;
  person: Person;
  viewer: { personId: PersonId };
  at(instant: number | null | undefined): string | null;
};

/** What a room keeps about a person. Texts are opened with a permit of the person's, so it cannot hold more than she could see in the bot. */
export type OwnDataPart = {
  /** Its part of the file that the person downloads, by the keys in the file. */
  items?(reader: Looking): Record<string, unknown>;
  /** Its line of "Mitä sinusta on tallessa?". */
  counted?(reader: Looking): StoredCount;
  /** What the person agreed to, the newest first. */
  consents?(db: Db, person: Person): readonly Consent[];
};
