import type { ListRow, WrongRow } from "./rules.ts";

/**
 * How many rows of a list would have which effect. `own`: the person has enrolled in this role, and a list does not overwrite that.
 * An empty cell changes nothing, so a list never deletes anything. `letters`: people for whom the list wishes letters by e-mail.
 */
export type ImportCounts = {
  new: number;
  changed: number;
  unchanged: number;
  own: number;
  wrong: number;
  letters?: number;
};

/** The stored profile of a person in one role, the columns that a list can have. */
export type Stored = Pick<
  ListRow,
  "fields" | "languages" | "town" | "experience" | "pairsAtOnce" | "trainedOn" | "groupAttended" | "wantsMentoring"
>;

/** The profile that a row makes for a new person. Defaults: a mentor accepts one pair at once, an actor wishes for a mentor. */
export const firstStored = ({ role, pairsAtOnce, trainedOn, wantsMentoring, ...row }: ListRow): Stored => ({
  ...textsOf(row),
  // Lists that were uploaded before there was this column have no such value.
  trainedOn: trainedOn ?? null,
  pairsAtOnce: role === "mentor" ? (pairsAtOnce ?? 1) : null,
  wantsMentoring: role === "actor" ? (wantsMentoring ?? true) : null,
});

/** The stored profile with the changes of a row. */
export const updated = (stored: Stored, { pairsAtOnce, trainedOn, wantsMentoring, ...row }: ListRow): Stored => {
  const { fields, languages, town, experience, groupAttended } = textsOf(row);
  return {
    fields,
    languages,
    town: town ?? stored.town,
    experience: experience ?? stored.experience,
    groupAttended: groupAttended ?? stored.groupAttended,
    pairsAtOnce: pairsAtOnce ?? stored.pairsAtOnce,
    trainedOn: trainedOn ?? stored.trainedOn,
    wantsMentoring: wantsMentoring ?? stored.wantsMentoring,
  };
};

const textsOf = ({
  fields,
  languages,
  town,
  experience,
  groupAttended,
}: Omit<Stored, "pairsAtOnce" | "trainedOn" | "wantsMentoring">) => ({
  fields,
  languages,
  town,
  experience,
  groupAttended,
});

export const isSame = (one: Stored, other: Stored): boolean =>
  (Object.keys(one) as (keyof Stored)[]).every((key) => one[key] === other[key]);

/**
 * Lines of the file about people whom the bot knows in another way. `closed`: the account with this address is closed; the row waits for a new one.
 * `forgotten`: the person has had everything erased; the row is left out unless a coordinator says that the person asked for it.
 */
export type KnownLines = { closed: readonly number[]; forgotten: readonly number[] };

/** A list as it is stored between its preview and "Tuo". Lists of earlier versions have no `known`. */
export type KeptList = {
  rows: ListRow[];
  wrong: WrongRow[];
  unknown: readonly string[];
  counts: ImportCounts;
  known?: KnownLines;
};
