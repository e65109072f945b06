import type { ListRow, WrongRow } from "./rules.ts";

/**
 * What taking a list in would change, row by row. `own`: she has told about herself in this role, and a list does not overwrite that.
 * An empty cell changes nothing, so a list never takes anything away.
 */
export type ImportCounts = { new: number; changed: number; unchanged: number; own: number; wrong: number };

/** What is stored of somebody in one role, as far as a list can say it. */
export type Stored = Pick<
  ListRow,
  "fields" | "languages" | "town" | "experience" | "pairsAtOnce" | "groupAttended" | "wantsMentoring"
>;

/** A mentor has one pair at once unless the list says more; an actor wishes for a mentor unless it says no. */
export const firstStored = ({ role, pairsAtOnce, wantsMentoring, ...row }: ListRow): Stored => ({
  ...told(row),
  pairsAtOnce: role === "mentor" ? (pairsAtOnce ?? 1) : null,
  wantsMentoring: role === "actor" ? (wantsMentoring ?? true) : null,
});

/** What is stored with what the list says of it. */
export const updated = (stored: Stored, { pairsAtOnce, wantsMentoring, ...row }: ListRow): Stored => {
  const { fields, languages, town, experience, groupAttended } = told(row);
  return {
    fields,
    languages,
    town: town ?? stored.town,
    experience: experience ?? stored.experience,
    groupAttended: groupAttended ?? stored.groupAttended,
    pairsAtOnce: pairsAtOnce ?? stored.pairsAtOnce,
    wantsMentoring: wantsMentoring ?? stored.wantsMentoring,
  };
};

const told = ({
  fields,
  languages,
  town,
  experience,
  groupAttended,
}: Omit<Stored, "pairsAtOnce" | "wantsMentoring">) => ({
  fields,
  languages,
  town,
  experience,
  groupAttended,
});

export const isSame = (one: Stored, other: Stored): boolean =>
  (Object.keys(one) as (keyof Stored)[]).every((key) => one[key] === other[key]);

/** A list as it is kept between its preview and "Tuo". */
export type KeptList = { rows: ListRow[]; wrong: WrongRow[]; unknown: readonly string[]; counts: ImportCounts };
