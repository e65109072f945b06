import { section, tableAfter } from "./product.ts";

/** Who sees what: the table of section 2 of the page that says what the product does. */

export const columns = ["mentor", "actor", "coordinator", "other"] as const;
export type Column = (typeof columns)[number];

/** What a cell says in the words of the table. `numbers`: not the thing itself, only numbers about it. */
export type Cell = "yes" | "no" | "own" | "shared" | "finished" | "numbers" | "addressed" | "passed-on" | "staff";

const cells: readonly [RegExp, Cell][] = [
  [/^if she shares it$/, "shared"],
  [/^if it was sent to her$/, "addressed"],
  [/^counts, once the pair has finished$/, "finished"],
  [/^number held/, "numbers"],
  [/^(no|\*\*never\*\*)$/, "no"],
  [/^own$/, "own"],
  [/^own; organisers too$/, "passed-on"],
  [/^own, and other coordinators'$/, "staff"],
  [/^yes(?: \(.*\)|; .*)?$/, "yes"],
];

function cellOf(text: string): Cell {
  const found = cells.find(([pattern]) => pattern.test(text));
  if (!found) throw new Error(`the table says "${text}"`);
  return found[1];
}

export type Row = { data: string } & Record<Column, Cell>;

/** Its rows, by the first words of what they are about. */
export const rows: readonly Row[] = tableAfter("", section("2")).map(
  ([data = "", mentor = "", actor = "", coordinator = "", other = ""]) => ({
    data,
    mentor: cellOf(mentor),
    actor: cellOf(actor),
    coordinator: cellOf(coordinator),
    other: cellOf(other),
  }),
);

export function rowAbout(start: string): Row {
  const found = rows.filter(({ data }) => data.startsWith(start));
  const [row] = found;
  if (!row || found.length > 1) throw new Error(`${found.length} rows begin with "${start}"`);
  return row;
}
