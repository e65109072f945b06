import type { Kind } from "../../src/programme/privacy/rules.ts";
import { section, tableAfter } from "./product.ts";

/** Who sees what: the table of section 2 of PRODUCT.md. */

export const columns = ["mentor", "actor", "coordinator", "other"] as const;
export type Column = (typeof columns)[number];

/** The value of a cell. `numbers`: only numbers about the data, not the data itself. */
export type Cell = "yes" | "no" | "own" | "shared" | "finished" | "numbers" | "addressed" | "passed-on" | "staff";

const cells: readonly [RegExp, Cell][] = [
  [/^if she shares it$/, "shared"],
  [/^that it was issued; the rest with its number$/, "shared"],
  [/^if it was sent to her$/, "addressed"],
  [/^counts, once the pair has finished$/, "finished"],
  [/^number held/, "numbers"],
  [/^(no|\*\*never\*\*)$/, "no"],
  [/^own(?:; of others that there is one)?$/, "own"],
  [/^own; organisers too$/, "passed-on"],
  [/^own, and other coordinators'$/, "staff"],
  [/^yes(?: \(.*\)|; .*)?$/, "yes"],
];

function cellOf(text: string): Cell {
  const found = cells.find(([pattern]) => pattern.test(text));
  if (!found) throw new Error(`the table says "${text}"`);
  return found[1];
}

/** `kind`: the kind of data, which the row names in a comment that the page does not show. */
export type RightsRow = { data: string; kind: string } & Record<Column, Cell>;

/** The rows of the table. */
export const rows: readonly RightsRow[] = tableAfter("", section("2")).map(
  ([data = "", mentor = "", actor = "", coordinator = "", other = ""]) => ({
    data,
    kind: /<!-- (\S+) -->$/.exec(data)?.[1] ?? "",
    mentor: cellOf(mentor),
    actor: cellOf(actor),
    coordinator: cellOf(coordinator),
    other: cellOf(other),
  }),
);

export function rowAbout(start: string): RightsRow {
  const found = rows.filter(({ data }) => data.startsWith(start));
  const [row] = found;
  if (!row || found.length > 1) throw new Error(`${found.length} rows begin with "${start}"`);
  return row;
}

export function rowOf(kind: Kind): RightsRow {
  const [row] = rows.filter((one) => one.kind === kind);
  if (!row) throw new Error(`no row of section 2 has the comment <!-- ${kind} -->`);
  return row;
}
