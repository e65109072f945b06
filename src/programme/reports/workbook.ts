import ExcelJS from "exceljs";
import type { Words } from "../../texts/words.ts";
import type { ReportFacts } from "./facts.ts";
import { type Cell, reportSheets, type Sheet } from "./sheets.ts";
import { shownReport } from "./shown.ts";

const INK = "FF1F3A5F";
const PALE = "FFE8EEF5";
const GREY = "FF5A6675";
/** A cell's font. Always with a name, because LibreOffice draws a font without one differently from its neighbours. */
const fontWith = (more: Partial<ExcelJS.Font> = {}): Partial<ExcelJS.Font> => ({
  name: "Calibri",
  family: 2,
  size: 11,
  ...more,
});
const LINE = { style: "thin", color: { argb: "FFB8C4D2" } } as const;

/** The .xlsx file, formatted for reading and printing. @param now the file's timestamps, in milliseconds since 1970 UTC */
export async function reportWorkbook(
  words: Words,
  facts: ReportFacts,
  { isNamed, now }: { isNamed: boolean; now: number },
): Promise<Uint8Array<ArrayBuffer>> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = words.t("reports.summary.title");
  workbook.created = new Date(now);
  workbook.modified = new Date(now);
  for (const sheet of reportSheets(words, shownReport(facts, isNamed))) addSheet(workbook, words, sheet);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function addSheet(workbook: ExcelJS.Workbook, words: Words, sheet: Sheet): void {
  const headAt = sheet.above.length + 1;
  const made = workbook.addWorksheet(sheet.name, {
    views: [{ state: "frozen", ySplit: headAt, xSplit: 0, showGridLines: false }],
    pageSetup: { paperSize: 9, orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    headerFooter: {
      oddHeader: `&L${headerText(sheet.title)}`,
      oddFooter: `&L${headerText(sheet.name)}&R${pageNumber(words)}`,
    },
  });
  made.pageSetup.margins = { left: 0.5, right: 0.5, top: 0.75, bottom: 0.75, header: 0.3, footer: 0.3 };
  made.pageSetup.printTitlesRow = `${headAt}:${headAt}`;
  for (const [index, text] of sheet.above.entries()) {
    const cell = made.addRow([text]).getCell(1);
    cell.font = fontWith(index === 0 ? { bold: true, size: 14, color: { argb: INK } } : {});
    cell.alignment = { horizontal: "left", indent: 1 };
  }
  addHead(made, sheet);
  for (const cells of sheet.rows) addLine(made, sheet, cells);
  if (sheet.total) {
    const row = addLine(made, sheet, sheet.total);
    row.eachCell({ includeEmpty: true }, (cell) => {
      cell.font = fontWith({ bold: true });
      cell.border = { top: { style: "medium", color: { argb: INK } } };
    });
  }
  addNotes(made, sheet);
  for (const [index, { width }] of sheet.columns.entries()) made.getColumn(index + 1).width = width;
  if (sheet.rows.length > 0 && sheet.hasFilter)
    made.autoFilter = {
      from: { row: headAt, column: 1 },
      to: { row: headAt + sheet.rows.length, column: sheet.columns.length },
    };
}

function addHead(made: ExcelJS.Worksheet, { columns }: Sheet): void {
  const row = made.addRow(columns.map(({ head }) => head));
  row.height = 32;
  row.eachCell((cell, number) => {
    cell.font = fontWith({ bold: true, color: { argb: "FFFFFFFF" } });
    cell.fill = { type: "pattern", pattern: "solid", fgColor: { argb: INK } };
    cell.alignment = { vertical: "middle", ...alignmentOf(columns[number - 1]) };
  });
}

function addLine(made: ExcelJS.Worksheet, { columns }: Sheet, cells: Sheet["rows"][number]): ExcelJS.Row {
  const row = made.addRow(cells.map(contentOf));
  row.eachCell({ includeEmpty: true }, (cell, number) => {
    const column = columns[number - 1];
    cell.border = { bottom: LINE };
    cell.alignment = { vertical: "top", ...alignmentOf(column) };
    cell.font = fontWith();
    if (typeof cell.value === "number") cell.numFmt = isAverage(cells[number - 1]) ? "0.0" : (column?.format ?? "0");
    // A word in a column of numbers.
    else if (column?.format !== undefined && cell.value !== null)
      cell.font = fontWith({ italic: true, color: { argb: GREY } });
  });
  return row;
}

const isAverage = (cell: Cell | undefined): cell is { average: number } => typeof cell === "object" && cell !== null;
const contentOf = (cell: Cell) => (isAverage(cell) ? cell.average : cell);

/** The alignment: numbers, and words in their place, to the right; texts to the left with an indent that separates them from a number. */
const alignmentOf = (column: Sheet["columns"][number] | undefined): Partial<ExcelJS.Alignment> =>
  column?.format === undefined || column.isLeft
    ? { horizontal: "left", indent: 1, wrapText: true }
    : { horizontal: "right", wrapText: true };

function addNotes(made: ExcelJS.Worksheet, { notes, columns }: Sheet): void {
  made.addRow([]);
  for (const note of notes) {
    const row = made.addRow([note]);
    made.mergeCells(row.number, 1, row.number, columns.length);
    const width = columns.reduce((total, column) => total + column.width, 0);
    row.height = 15 * Math.ceil(note.length / width) + 3;
    const cell = row.getCell(1);
    cell.alignment = { horizontal: "left", vertical: "top", indent: 1, wrapText: true };
    cell.font = fontWith({ color: { argb: "FF333F4D" } });
    cell.fill = { type: "pattern", pattern: "solid", fgColor: { argb: PALE } };
  }
}

/** A text for a header or footer, where `&` begins a code. */
const headerText = (text: string): string => text.replaceAll("&", "&&");
const pageNumber = (words: Words): string => words.t("reports.print", { page: "&P", pages: "&N" });
