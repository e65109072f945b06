import {
  closeSync,
  createWriteStream,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import Sqlite from "better-sqlite3";
import { fileStamp, isoOf } from "../../src/programme/calendar/calendar.ts";
import { type Keyring, openToLeave } from "../../src/programme/privacy/sealed.ts";
import { sealedColumns } from "../privacy/sealed-columns.ts";
import { flush, flushFolder } from "../store/files.ts";

/**
 * Everything that the database holds, readable without this program and without a key: for an association that leaves. One JSON file and one workbook with a
 * sheet for each table.
 */

type Value = string | number | null;
type Row = Record<string, Value>;
export type Everything = { folder: string; tables: number; rows: number; texts: number; closedTexts: number };

/** Of SQLite, of the migrations, and of the copies off the machine. */
const NOT_OURS = /^(sqlite_|__drizzle|_litestream)/;
/** How the name of a folder begins whose files are not whole yet. */
const ASIDE = ".everything-";
const OWNER_ONLY = 0o600;
/** The most that a cell of a workbook holds. https://support.microsoft.com/office/excel-specifications-and-limits-1672b34d-7043-467e-8e27-269d656771c3 */
const CELL_CHARACTERS = 32_767;
const CUT = " … (whole in the JSON file)";
const SHEET_NAME_CHARACTERS = 31;

/**
 * Writes both files into a folder of their own in `into`. It gets its name when both are whole; after a failure nothing is left, and
 * what a killed run has left goes with the next one.
 * The bot may run meanwhile: one transaction reads one state.
 */
export async function writeEverything(
  path: string,
  { into, keys, now }: { into: string; keys: Keyring; now: number },
): Promise<Everything> {
  mkdirSync(into, { recursive: true, mode: 0o700 });
  // Readable texts of a run that was killed.
  for (const name of readdirSync(into)) if (name.startsWith(ASIDE)) rmSync(join(into, name), { recursive: true });
  const aside = mkdtempSync(join(into, ASIDE));
  const sqlite = new Sqlite(path, { readonly: true, fileMustExist: true });
  try {
    sqlite.exec("begin");
    const reading = new Reading(sqlite, keys);
    writeJson(join(aside, "everything.json"), reading, now);
    const { texts, closedTexts, rows } = reading;
    await writeWorkbook(join(aside, "everything.xlsx"), reading);
    flushFolder(aside);
    const folder = join(into, `everything-${fileStamp(now)}`);
    renameSync(aside, folder);
    flushFolder(into);
    return { folder, tables: reading.tables.length, rows, texts, closedTexts };
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    throw error;
  } finally {
    sqlite.close();
  }
}

/** The tables in order, their rows with opened texts. Counts what it has read. */
class Reading {
  readonly tables: readonly string[];
  rows = 0;
  texts = 0;
  /** Texts that no key at hand opens. They are null in the files. */
  closedTexts = 0;
  readonly #sqlite: Sqlite.Database;
  readonly #keys: Keyring;

  constructor(sqlite: Sqlite.Database, keys: Keyring) {
    this.#sqlite = sqlite;
    this.#keys = keys;
    const names = sqlite.prepare("select name from sqlite_master where type = 'table' order by name").pluck().all();
    this.tables = (names as string[]).filter((name) => !NOT_OURS.test(name));
  }

  columnsOf(table: string): string[] {
    return this.#sqlite.prepare("select name from pragma_table_info(?)").pluck().all(table) as string[];
  }

  *rowsOf(table: string): Generator<Row> {
    const sealed = sealedColumns.filter((one) => one.table === table);
    for (const row of this.#sqlite.prepare(`select * from "${table}"`).iterate() as IterableIterator<Row>) {
      this.rows++;
      const ids = new Map(sealed.map(({ row: key }) => [key, String(row[key])]));
      for (const { column, row: key } of sealed) {
        const text = row[column];
        if (typeof text === "string") row[column] = this.#opened(`${table}.${column}`, ids.get(key) ?? "", text);
      }
      yield row;
    }
  }

  #opened(column: `${string}.${string}`, row: string, text: string): string | null {
    this.texts++;
    try {
      return openToLeave(this.#keys, { column, row }, text);
    } catch {
      this.closedTexts++;
      return null;
    }
  }
}

/** Written row by row: a large database does not fit into one text. */
function writeJson(path: string, reading: Reading, now: number): void {
  const file = openSync(path, "wx", OWNER_ONLY);
  try {
    const head = { format: "auroras-everything/1", madeAt: isoOf(now), instants: "milliseconds since 1970 UTC" };
    writeSync(file, `${JSON.stringify(head).slice(0, -1)},"tables":{`);
    for (const [number, table] of reading.tables.entries()) {
      writeSync(file, `${number === 0 ? "" : ","}\n${JSON.stringify(table)}:[`);
      let isFirst = true;
      for (const row of reading.rowsOf(table)) {
        writeSync(file, `${isFirst ? "" : ","}\n${JSON.stringify(row, (_, value) => unpacked(value))}`);
        isFirst = false;
      }
      writeSync(file, "]");
    }
    writeSync(file, "}}\n");
  } finally {
    closeSync(file);
  }
  flush(path);
}

/** A text that is JSON, such as a form, as what it holds. */
function unpacked(value: unknown): unknown {
  if (typeof value !== "string" || !/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

async function writeWorkbook(path: string, reading: Reading): Promise<void> {
  const { default: ExcelJS } = await import("exceljs");
  const stream = createWriteStream(path, { flags: "wx", mode: OWNER_ONLY });
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream });
  for (const table of reading.tables) {
    const sheet = workbook.addWorksheet(table.slice(0, SHEET_NAME_CHARACTERS));
    const columns = reading.columnsOf(table);
    sheet.addRow(columns).commit();
    for (const row of reading.rowsOf(table)) sheet.addRow(columns.map((column) => cell(column, row[column]))).commit();
    sheet.commit();
  }
  await workbook.commit();
  if (!stream.writableFinished) await finished(stream);
  flush(path);
}

function cell(column: string, value: Value | undefined): Value {
  if (typeof value === "number" && column.endsWith("_at")) return isoOf(value);
  if (typeof value !== "string" || value.length <= CELL_CHARACTERS) return value ?? null;
  return `${value.slice(0, CELL_CHARACTERS - CUT.length)}${CUT}`;
}
