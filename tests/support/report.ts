import ExcelJS from "exceljs";
import type { Person } from "../../src/playground/workspace/person.ts";
import type { World } from "./world.ts";

export type Cell = string | number | Date | null;

/** A sheet as plain data: its rows from the first, each as long as the widest, and how each cell's number is formatted. */
export type ReadSheet = { rows: Cell[][]; formats: string[][] };

/** The sheets of a report by their names, in order, as a spreadsheet program reads them. */
export async function readReport(bytes: Uint8Array): Promise<Record<string, ReadSheet>> {
  const workbook = await openReport(bytes);
  return Object.fromEntries(workbook.worksheets.map((sheet) => [sheet.name, readSheet(sheet)]));
}

export async function openReport(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(bytes).buffer);
  return workbook;
}

function readSheet(sheet: ExcelJS.Worksheet): ReadSheet {
  const rows: Cell[][] = [];
  const formats: string[][] = [];
  for (let row = 1; row <= sheet.rowCount; row++) {
    const cells = Array.from({ length: sheet.columnCount }, (_, index) => sheet.getCell(row, index + 1));
    // A merged cell has the value of its master.
    rows.push(cells.map((cell) => (cell.isMerged && cell.master !== cell ? null : plainValue(cell.value))));
    formats.push(cells.map(({ numFmt }) => numFmt ?? ""));
  }
  return { rows, formats };
}

function plainValue(value: ExcelJS.CellValue): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === "string" || typeof value === "number" || value instanceof Date) return value;
  throw new Error(`a kind of cell that a report does not have: ${JSON.stringify(value)}`);
}

/** The rows of a sheet by their first cell, without that cell. */
export const byFirstCell = ({ rows }: ReadSheet): Record<string, Cell[]> =>
  Object.fromEntries(
    rows.map(([first, ...rest]) => [first instanceof Date ? first.toISOString().slice(0, 10) : String(first), rest]),
  );

/** The report files in the person's direct messages, oldest first: names, comments and bytes. */
export async function reportFiles(person: Person): Promise<{ name: string; text: string; bytes: Buffer }[]> {
  const messages = await person.dm();
  const found = messages.flatMap(({ text, files = [] }) => files.map((file) => ({ text, file })));
  const reports = found.filter(({ file }) => /\.(xlsx|png)$/u.test(String(file.name)));
  return Promise.all(
    reports.map(async ({ text, file }) => ({
      name: String(file.name),
      text,
      bytes: await person.download(String(file.id)),
    })),
  );
}

/** The sheets of the newest report that this person has got. */
export async function newestReport(person: Person): Promise<Record<string, ReadSheet>> {
  const sheet = (await reportFiles(person)).findLast(({ name }) => name.endsWith(".xlsx"));
  if (!sheet) throw new Error("she was sent no report");
  return readReport(sheet.bytes);
}

/** Fills in and submits "Raportti" on Home. Returns the result of the submission. */
export async function askForReport(world: World, person: Person, answers: Record<string, unknown> = {}) {
  const home = await person.home();
  if (!home) throw new Error("no Home");
  await person.press(home, "reports:open");
  await world.control.idle();
  await person.fill(answers);
  const result = await person.submit();
  await world.settle();
  return result;
}
