import { z } from "zod";
import type { Language } from "../../texts/languages.ts";
import { isDate } from "../calendar/calendar.ts";
import { LONG_TEXT, points, SHORT_TEXT } from "../forms/fields.ts";
import { withoutUnseen } from "../forms/typed-text.ts";
import type { MailChoice } from "../mail/form.ts";
import type { PairRole } from "../pairs/roles.ts";
import { cleanName } from "../people/names.ts";
import { type Column, columns, type Headings, plainHeading } from "./columns.ts";

/** The maximum size of a list. It is read in well under a second, and limits the memory that an upload can take. */
export const MOST_BYTES = 2 * 1024 * 1024;
export const MOST_ROWS = 5_000;
/** Empty columns count too: a spreadsheet may append hundreds of them. */
export const MOST_COLUMNS = 1_000;

/** The longest name that fits untruncated into every place, counted in UTF-16 units. */
const LONGEST_NAME = 75;

/** The maximum length of a cell, in code points. */
export const longestIn = (column: Column | undefined): number =>
  column === "experience" ? LONG_TEXT : column === "name" ? LONGEST_NAME : SHORT_TEXT;

/** One person in one role, from one row of a list. */
export type ListRow = {
  line: number;
  name: string;
  /** In lower case, because addresses that differ only in case belong to the same person. */
  email: string;
  role: PairRole;
  fields: string;
  languages: string;
  town: string | null;
  experience: string | null;
  pairsAtOnce: number | null;
  /** The day of a mentor's training, `YYYY-MM-DD`. */
  trainedOn: string | null;
  groupAttended: string | null;
  wantsMentoring: boolean | null;
  /** The language in which the bot writes to the person. */
  botLanguage: Language | null;
  /** Which letters by e-mail the person has wished for; null for none. */
  letters: MailChoice | null;
};

/** Why a row is not imported. */
export const reasons = [
  "missing",
  "formula",
  "email",
  "role",
  "number",
  "yesNo",
  "date",
  "language",
  "mail",
  "tooLong",
  "letters",
  "moreCells",
  "twice",
  "otherName",
  "otherLanguage",
] as const;
export type ReasonName = (typeof reasons)[number];
export type WrongRow = { line: number; reason: ReasonName; column?: Column; otherLine?: number };

const roles: Record<string, ListRow["role"]> = Object.fromEntries([
  ...["mentori", "mentorit", "mentor", "mentors", "mentorer"].map((word) => [word, "mentor"] as const),
  ...["aktori", "aktorit", "aktor", "aktorer", "adept", "adepter", "actor", "actors", "mentee", "mentees"].map(
    (word) => [word, "actor"] as const,
  ),
]);
const answers: Record<string, boolean> = Object.fromEntries([
  ...["kylla", "joo", "k", "ja", "j", "yes", "y", "true", "1", "x"].map((word) => [word, true] as const),
  ...["ei", "einyt", "e", "nej", "intenu", "n", "no", "notnow", "false", "0"].map((word) => [word, false] as const),
]);

const languageWords: Record<string, Language> = Object.fromEntries([
  ...["fi", "suomi", "suomeksi", "finska", "finnish"].map((word) => [word, "fi"] as const),
  ...[
    "selko",
    "selkosuomi",
    "selkosuomihelpposuomi",
    "selkokieli",
    "helpposuomi",
    "lattlastfinska",
    "lattfinska",
    "easyfinnish",
    "plainfinnish",
  ].map((word) => [word, "selko"] as const),
  ...["sv", "ruotsi", "ruotsiksi", "svenska", "swedish"].map((word) => [word, "sv"] as const),
  ...["en", "englanti", "englanniksi", "engelska", "english"].map((word) => [word, "en"] as const),
]);

const letterWords: Record<string, MailChoice | null> = Object.fromEntries([
  ...["tapaamiset", "traffar", "traffarna", "meetings"].map((word) => [word, "meetings"] as const),
  ...[
    "tapaamisetjatiedotteet",
    "kaikki",
    "traffarochmeddelanden",
    "traffarochinformation",
    "allt",
    "alla",
    "meetingsandannouncements",
    "all",
    "everything",
  ].map((word) => [word, "all"] as const),
  ...["ei", "eimitaan", "slack", "nej", "inget", "no", "none", "nothing"].map((word) => [word, null] as const),
]);

/** A spreadsheet reads a cell that begins like this as a formula. Names get into other people's spreadsheets, so no name may begin like this. */
const FORMULA_IN_NAME = /^[=+\-@]/u;
/** A formula in another cell. A cell that begins with a dash or a plus may also be a list or a number, unless it calls a function. */
const FORMULA = /^(?:[=@]|[+-]\S*[(!|])/u;
/** Control characters except line ends and tabs, and the replacement character: the file was written in another way than it is read. */
const STRANGE = /[^\P{Cc}\n\r\t]|\uFFFD/u;
const LONGEST_EMAIL = 254;

const text = (longest: number) =>
  z
    .string()
    .refine((value) => !STRANGE.test(value), { error: "letters", abort: true })
    .transform((value) => withoutUnseen(value).normalize("NFC").trim())
    .refine((value) => !FORMULA.test(value), { error: "formula", abort: true })
    .refine((value) => points(value) <= longest, { error: "tooLong", abort: true });
const filled = (longest: number) => text(longest).refine((value) => value !== "", { error: "missing", abort: true });
const needed = filled(SHORT_TEXT);
const short = text(SHORT_TEXT).transform((value) => value || null);
const oneOf = <T>(words: Record<string, T>, reason: ReasonName) =>
  text(SHORT_TEXT).transform((value, context) => {
    if (value === "") return null;
    const word = plainHeading(value);
    if (Object.hasOwn(words, word)) return words[word] as T;
    context.issues.push({ code: "custom", message: reason, input: value });
    return z.NEVER;
  });

/** A day as `2026-02-01` or `1.2.2026`. */
function dayIn(value: string): string | undefined {
  const [, day = "", month = "", year = ""] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/u.exec(value) ?? [];
  const on = year === "" ? value : `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isDate(on) ? on : undefined;
}

const cells = z.object({
  name: filled(LONGEST_NAME)
    .refine((value) => !FORMULA_IN_NAME.test(value), { error: "formula", abort: true })
    .transform(cleanName)
    .pipe(needed),
  email: needed
    .transform((value) => value.toLowerCase())
    .pipe(z.email({ error: "email" }).max(LONGEST_EMAIL, { error: "email" })),
  role: needed.pipe(oneOf(roles, "role")),
  fields: needed,
  languages: needed,
  town: short,
  pairsAtOnce: text(SHORT_TEXT)
    .refine((value) => /^(?:\d|10)?$/u.test(value), { error: "number" })
    .transform((value) => (value === "" ? null : Number(value))),
  trainedOn: text(SHORT_TEXT).transform((value, context) => {
    const on = value === "" ? null : dayIn(value);
    if (on !== undefined) return on;
    context.issues.push({ code: "custom", message: "date", input: value });
    return z.NEVER;
  }),
  experience: text(LONG_TEXT).transform((value) => value || null),
  groupAttended: short,
  wantsMentoring: oneOf(answers, "yesNo"),
  botLanguage: oneOf(languageWords, "language"),
  letters: oneOf(letterWords, "mail"),
});

/** Reads one row: its values, or the first thing that is wrong. A value is null if its cell is empty or its column is missing. */
export function readRow(row: readonly string[], { at, count }: Headings, line: number): ListRow | WrongRow {
  if (row.slice(count).some((cell) => cell.trim() !== "")) return { line, reason: "moreCells" };
  const given = Object.fromEntries(
    columns.map((column) => {
      const index = at[column];
      return [column, index === undefined ? "" : (row[index] ?? "")];
    }),
  );
  const read = cells.safeParse(given);
  if (!read.success) return wrong(line, read.error.issues[0]);
  const { role, pairsAtOnce, trainedOn, groupAttended, wantsMentoring, ...rest } = read.data;
  const ofRole =
    role === "mentor"
      ? { role, pairsAtOnce, trainedOn, groupAttended: null, wantsMentoring: null }
      : { role: "actor" as const, pairsAtOnce: null, trainedOn: null, groupAttended, wantsMentoring };
  return { line, ...rest, ...ofRole };
}

function wrong(line: number, issue: { message: string; path: PropertyKey[] } | undefined): WrongRow {
  const reason = reasons.find((known) => known === issue?.message) ?? "missing";
  const column = columns.find((known) => known === issue?.path[0]);
  return { line, reason, ...(column === undefined ? {} : { column }) };
}

export const isWrong = (row: ListRow | WrongRow): row is WrongRow => "reason" in row;

/** Finds a person who is in the list twice in one role, under two names, or with two languages. The first row counts. */
export class Doubles {
  readonly #roles = new Map<string, number>();
  readonly #names = new Map<string, { name: string; line: number }>();
  readonly #languages = new Map<string, { language: Language; line: number }>();

  check(row: ListRow): ListRow | WrongRow {
    const { line, email, role, name, botLanguage } = row;
    const sameRole = this.#roles.get(`${role} ${email}`);
    if (sameRole !== undefined) return { line, reason: "twice", otherLine: sameRole };
    const known = this.#names.get(email);
    if (known && known.name !== name) return { line, reason: "otherName", otherLine: known.line };
    const told = this.#languages.get(email);
    if (told && botLanguage !== null && told.language !== botLanguage)
      return { line, reason: "otherLanguage", otherLine: told.line };
    if (botLanguage !== null) this.#languages.set(email, told ?? { language: botLanguage, line });
    this.#roles.set(`${role} ${email}`, line);
    this.#names.set(email, known ?? { name, line });
    return row;
  }
}

/** Why a file as a whole cannot be imported. */
export type FileProblem =
  | {
      what:
        | "empty"
        | "onlyHeadings"
        | "tooBig"
        | "tooMany"
        | "tooManyColumns"
        | "spreadsheet"
        | "utf16"
        | "notText"
        | "encoding"
        | "noAccess"
        | "notFetched";
    }
  | { what: "quotes"; line: number }
  | { what: "columns"; columns: readonly Column[] }
  | { what: "doubleColumns"; columns: readonly Column[] };
