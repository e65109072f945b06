import type { KnownBlock, ModalView } from "@slack/types";
import type { ImportId } from "../src/programme/ids.ts";
import { type Column, columns, neededColumns } from "../src/programme/import/columns.ts";
import type { ImportCounts, KeptList, KnownLines } from "../src/programme/import/plan.ts";
import { type FileProblem, longestIn, type WrongRow } from "../src/programme/import/rules.ts";
import { pageOf } from "../src/programme/lists/paging.ts";
import { joined, type Markup } from "../src/texts/markup.ts";
import type { Words } from "../src/texts/words.ts";
import { actions, button, context, cut, noticeModal, option, pager, plainText, section } from "./kit.ts";

export const importButton = (words: Words) => button("import:open", words.t("import.button"));

const columnNames = (words: Words, list: readonly Column[]): string =>
  list.map((column) => words.t(`people.column.${column}`)).join(", ");

/** The block_id and action_id of the file. */
export const FILE = "file";
/** The block_id and action_id of the tick that people who were erased have asked to be imported. */
export const FORGOTTEN = "forgotten";

/** "Tuo CSV-tiedosto": the required form of a list, and the file. */
export function uploadModal(words: Words, hasMail: boolean): ModalView {
  const others = columns.filter((column) => !neededColumns.includes(column) && (hasMail || column !== "letters"));
  return {
    type: "modal",
    callback_id: "import",
    title: plainText(words.t("import.title"), 24),
    submit: plainText(words.t("import.read"), 24),
    close: plainText(words.t("forms.cancel"), 24),
    blocks: [
      context(words.md("import.seenBy")),
      section(
        words.md("import.how", { needed: columnNames(words, neededColumns), others: columnNames(words, others) }),
      ),
      section(words.md("import.roles")),
      ...(hasMail ? [section(words.md("import.lettersHow"))] : []),
      {
        type: "input",
        block_id: FILE,
        label: plainText(words.t("import.file"), 2000),
        hint: plainText(words.t("import.fileHint"), 2000),
        element: { type: "file_input", action_id: FILE, filetypes: ["csv", "txt"], max_files: 1 },
      },
      context(words.md("import.before")),
    ],
  };
}

/** Shown while the file is downloaded and read. */
export const readingModal = (words: Words): ModalView =>
  noticeModal(words.t("import.title"), words.t("forms.close"), [section(words.md("import.reading"))]);

/** Why the file cannot be imported, with a button to choose another one. */
export const problemModal = (words: Words, problem: FileProblem): ModalView =>
  noticeModal(words.t("import.title"), words.t("forms.close"), [
    section(joined([problemText(words, problem), words.md("import.unsaved")], " ")),
    ...actions(button("import:again", words.t("import.again"))),
  ]);

function problemText(words: Words, problem: FileProblem): Markup {
  if (problem.what === "quotes") return words.md("import.problem.quotes", { line: problem.line });
  if (problem.what === "columns" || problem.what === "doubleColumns")
    return words.md(`import.problem.${problem.what}`, { columns: columnNames(words, problem.columns) });
  return words.md(`import.problem.${problem.what}`);
}

const WRONG_ROWS_ON_PAGE = 20;
/** How many unknown headings are shown, and their maximum length in UTF-16 units: a file may have thousands. */
const MOST_HEADINGS = 10;
const LONGEST_HEADING = 60;

/** The preview before anything is written: what the import would change, and which rows are left out and why. */
export function previewModal(
  words: Words,
  { id, list, page }: { id: ImportId; list: KeptList; page: number },
): ModalView {
  const { counts, unknown } = list;
  const known: KnownLines = list.known ?? { closed: [], forgotten: [] };
  const changesAnything = counts.new + counts.changed + (counts.letters ?? 0) > 0 || known.forgotten.length > 0;
  const wrong = pageOf(list.wrong, page, WRONG_ROWS_ON_PAGE);
  const blocks: KnownBlock[] = [
    context(words.md("import.seenBy")),
    section(words.md(changesAnything ? "import.preview" : "import.nothing")),
    section(countLines(words, counts)),
    ...lettersLine(words, counts),
    ...(unknown.length === 0 ? [] : [context(words.md("import.unknown", { headings: headingsShown(unknown) }))]),
    ...(known.closed.length === 0
      ? []
      : [section(words.md("import.closedAccounts", { lines: linesShown(known.closed) }))]),
    ...(known.forgotten.length === 0 ? [] : forgottenBlocks(words, known.forgotten)),
    ...(wrong.count === 0
      ? []
      : [
          section(words.md("import.wrongRows")),
          section(joined(wrong.items.map((row) => wrongLine(words, row)))),
          ...pager(words, wrong, { back: "import:page-back", on: "import:page" }, (to) => `${id}:${to}`),
        ]),
  ];
  const modal = noticeModal(words.t("import.title"), words.t("forms.cancel"), blocks);
  if (!changesAnything)
    return { ...modal, blocks: [...blocks, ...actions(button("import:again", words.t("import.again")))] };
  return {
    ...modal,
    callback_id: "import:preview",
    submit: plainText(words.t("import.take"), 24),
    private_metadata: JSON.stringify({ import: id }),
  };
}

/** What happens with the wishes for letters: nothing is sent before each has confirmed her address. */
const lettersLine = (words: Words, { letters = 0 }: ImportCounts): KnownBlock[] =>
  letters === 0 ? [] : [section(words.md("import.letters", { count: letters }))];

/** Says who has had everything erased, and asks whether they have asked to be imported. */
const forgottenBlocks = (words: Words, lines: readonly number[]): KnownBlock[] => [
  section(words.md("import.forgotten", { lines: linesShown(lines) })),
  {
    type: "input",
    block_id: FORGOTTEN,
    optional: true,
    label: plainText(words.t("import.forgottenLabel"), 2000),
    element: { type: "checkboxes", action_id: FORGOTTEN, options: [option(words.t("import.forgottenAsked"), "asked")] },
  },
];

const MOST_LINES = 20;

const linesShown = (lines: readonly number[]): string =>
  [...lines.slice(0, MOST_LINES), ...(lines.length > MOST_LINES ? [`+ ${lines.length - MOST_LINES}`] : [])].join(", ");

const kinds = ["new", "changed", "unchanged", "own", "wrong"] as const;

/** New, changed, unchanged and wrong rows are always counted, because zero is an answer too. */
const countLines = (words: Words, counts: ImportCounts): Markup =>
  joined(
    kinds
      .filter((kind) => kind !== "own" || counts.own > 0)
      .map((kind) => words.md(`import.counts.${kind}`, { count: counts[kind] })),
  );

function headingsShown(unknown: readonly string[]): string {
  const short = unknown.slice(0, MOST_HEADINGS).map((text) => cut(text, LONGEST_HEADING));
  return [...short, ...(unknown.length > MOST_HEADINGS ? [`+ ${unknown.length - MOST_HEADINGS}`] : [])].join(", ");
}

function wrongLine(words: Words, { line, reason, column, otherLine }: WrongRow): Markup {
  const why = words.md(`import.reason.${reason}`, {
    column: column === undefined ? "" : words.t(`people.column.${column}`),
    other: otherLine ?? 0,
    longest: longestIn(column),
  });
  return words.md("import.wrongRow", { line, why });
}

/** The result of "Tuo". */
export const importedModal = (words: Words, counts: ImportCounts): ModalView =>
  noticeModal(words.t("import.title"), words.t("forms.close"), [
    section(words.md("import.done")),
    section(countLines(words, counts)),
    ...lettersLine(words, counts),
    ...(counts.new > 0 ? [context(words.md("import.waiting"))] : []),
  ]);
