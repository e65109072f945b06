/** The table of section 2 ("Who sees what") of the product's description, as it stands there. */
const table = `
| data | mentor of the pair | actor of the pair | coordinators | everybody else |
|---|---|---|---|---|
| pair: people, state, pause, start and end, planned number | yes | yes | yes | no |
| kickoff: date, place, form (Liite 1), made by the three together | yes | yes | yes | no |
| later meetings: date, time, place | yes | yes | number held, date of the last; that a log is awaited; that nothing is agreed | no |
| meeting log (Liite 2): content, insights, actor's feedback | yes (edits) | yes (corrects "Aktorin palaute" and her tasks) | **never** | no |
| agreed tasks and their state | yes | yes | **never** | no |
| themes of the logs | yes | yes | counts, once the pair has finished | no |
| actor's reply and rating to a follow-up | if she shares it | own | **never** | no |
| feedback to the network at the end | own | own | yes | no |
| outcome | yes | yes | yes; the actor's answer wins; "Emme kerro" is an answer | no |
| request for support, wish to stop | own | own | yes | no |
| profile: fields, languages, town, experience, contacts | own | own | yes | no; the other of the pair gets what is written in Liite 1 |
`;

export const columns = ["mentor", "actor", "coordinator", "other"] as const;
export type Column = (typeof columns)[number];

/** What a cell says in the words of the table. `numbers`: not the thing itself, only numbers about it. */
export type Cell = "yes" | "no" | "own" | "shared" | "finished" | "numbers";

const cells: readonly [RegExp, Cell][] = [
  [/^if she shares it/, "shared"],
  [/^counts, once the pair has finished/, "finished"],
  [/^number held/, "numbers"],
  [/^(no|\*\*never\*\*)/, "no"],
  [/^own/, "own"],
  [/^yes/, "yes"],
];

function cellOf(text: string): Cell {
  const found = cells.find(([pattern]) => pattern.test(text));
  if (!found) throw new Error(`the table says "${text}"`);
  return found[1];
}

export type Row = { data: string } & Record<Column, Cell>;

/** Its rows, by the first words of what they are about. */
export const rows: readonly Row[] = table
  .trim()
  .split("\n")
  .slice(2)
  .map((line) => {
    const [data = "", ...said] = line
      .split("|")
      .map((cell) => cell.trim())
      .slice(1, -1);
    const [mentor = "", actor = "", coordinator = "", other = ""] = said;
    return {
      data,
      mentor: cellOf(mentor),
      actor: cellOf(actor),
      coordinator: cellOf(coordinator),
      other: cellOf(other),
    };
  });
