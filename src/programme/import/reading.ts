import { Readable } from "node:stream";
import { setImmediate } from "node:timers/promises";
import { type Column, type Headings, readHeadings } from "./columns.ts";
import { decoded } from "./decoding.ts";
import {
  Doubles,
  type FileProblem,
  isWrong,
  type ListRow,
  MOST_BYTES,
  MOST_COLUMNS,
  MOST_ROWS,
  readRow,
  type WrongRow,
} from "./rules.ts";

/** The contents of a file: rows that can be imported, rows that cannot and why, and unknown headings. */
export type List = { rows: ListRow[]; wrong: WrongRow[]; unknown: readonly string[] };
export type ListRead = { list: List; problem?: undefined } | { problem: FileProblem; list?: undefined };

/** After this many rows other work in the process gets its turn. */
const ROWS_AT_ONCE = 100;
/** In UTF-16 units. */
const PIECE_LENGTH = 8_192;
/** How much of the first line is read to find the delimiter, in UTF-16 units. */
const HEADINGS_LENGTH = 10_000;

/**
 * Reads a list of people. Other work in the process gets its turn meanwhile: 5,000 rows take some tenths of a second. Lines count from 1, as
 * in an editor; the line of a row is its first one, because a cell can have several. What is wrong with the file is a value, not an error.
 * @param ignored columns that count as unknown
 */
export async function readList(bytes: Uint8Array, ignored: readonly Column[] = []): Promise<ListRead> {
  if (bytes.length > MOST_BYTES) return { problem: { what: "tooBig" } };
  const { text, problem } = { text: "", problem: undefined, ...decoded(bytes) };
  if (problem) return { problem };
  try {
    return await readText(text, ignored);
  } catch (error) {
    const line = lineOfBrokenQuote(error);
    if (line === undefined) throw error;
    return { problem: { what: "quotes", line } };
  }
}

async function readText(read: string, ignored: readonly Column[]): Promise<ListRead> {
  // A file put together from several ones may have different line ends.
  const text = read.replaceAll(/\r\n?/gu, "\n");
  const { parse } = await import("csv-parse");
  const parser = Readable.from(piecesOf(text)).compose(
    parse({
      delimiter: delimiterOf(text),
      record_delimiter: "\n",
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
    }),
  );
  const doubles = new Doubles();
  const list: List = { rows: [], wrong: [], unknown: [] };
  let headings: Headings | undefined;
  let count = 0;
  for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
    if (!headings) {
      if (record.length > MOST_COLUMNS) return { problem: { what: "tooManyColumns" } };
      headings = readHeadings(record, ignored);
      const problem = headingProblem(headings);
      if (problem) return { problem };
      list.unknown = headings.unknown;
      continue;
    }
    count++;
    if (count > MOST_ROWS) return { problem: { what: "tooMany" } };
    const read = readRow(record, headings, info.lines - lineEndsIn(record));
    const row = isWrong(read) ? read : doubles.check(read);
    if (isWrong(row)) list.wrong.push(row);
    else list.rows.push(row);
    if (count % ROWS_AT_ONCE === 0) await setImmediate();
  }
  return count === 0 ? { problem: { what: "onlyHeadings" } } : { list };
}

/** Splits a text, with turns for other work between the pieces, also within a long row. No piece ends within a surrogate pair. */
async function* piecesOf(text: string): AsyncGenerator<string> {
  for (let at = 0; at < text.length; ) {
    const isHalf = /[\uD800-\uDBFF]/.test(text[at + PIECE_LENGTH - 1] ?? "");
    const end = at + PIECE_LENGTH + (isHalf ? 1 : 0);
    yield text.slice(at, end);
    at = end;
    await setImmediate();
  }
}

const lineEndsIn = (cells: readonly string[]): number =>
  cells.reduce((sum, cell) => sum + (cell.includes("\n") ? cell.split("\n").length - 1 : 0), 0);

/** The delimiter that splits the first line into the most known headings. */
function delimiterOf(text: string): string {
  const first = /^\s*(.*)/u.exec(text)?.[1]?.slice(0, HEADINGS_LENGTH) ?? "";
  const known = (delimiter: string) => {
    const { count, unknown } = readHeadings(first.split(delimiter));
    return count - unknown.length;
  };
  return [";", ",", "\t"].toSorted((one, other) => known(other) - known(one))[0] ?? ";";
}

function headingProblem({ missing, twice }: Headings): FileProblem | undefined {
  if (missing.length > 0) return { what: "columns", columns: missing };
  return twice.length > 0 ? { what: "doubleColumns", columns: [...new Set(twice)] } : undefined;
}

/** The line at which csv-parse met a broken quotation; undefined for any other error. */
function lineOfBrokenQuote(error: unknown): number | undefined {
  if (!(error instanceof Error) || !("code" in error) || !("lines" in error)) return undefined;
  return /^CSV_|^INVALID_OPENING_QUOTE$/u.test(String(error.code)) ? Number(error.lines) : undefined;
}
