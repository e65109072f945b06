import { fdatasync, readSync, writeSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { promisify } from "node:util";
import { sql } from "./drizzle.ts";
import type { Db } from "./open.ts";
import { isLeftToReplica } from "./replica.ts";

/**
 * Overwrites what SQLite leaves of deleted rows. `secure_delete` overwrites a row where it is deleted. But when SQLite divides, joins or rebuilds
 * pages, it copies rows, and the old copies stay in the unallocated middle of the pages. Deleting the row later does not reach these copies.
 * `VACUUM` would, but it writes the whole file in one go and blocks the bot meanwhile. This goes through the file a few pages at a time.
 *
 * The unallocated middle of a page is read by nobody, so it is written directly into the file. That is right only while the write-ahead log is
 * empty, because a page in the log replaces the page of the file; and only if SQLite's copies of pages in memory, which still hold the old
 * bytes, are dropped before one of them is written. Both are done in the same turn of the event loop, and this process alone writes.
 */

/** Pages of one turn of the event loop: 1 MB, some milliseconds. */
const PAGES_AT_ONCE = 256;
/** A page that was rewritten during a round may have taken an old copy along. A round that finds nothing is the last. */
const MOST_ROUNDS = 4;

const flush = promisify(fdatasync);

/**
 * Overwrites the freed bytes of the whole file, and truncates the write-ahead log. Call it outside a transaction. Others run in between.
 * Does nothing where Litestream copies the database: it writes too, merges the log itself, and would not learn of bytes that are written past the log.
 * @returns false if another connection was reading: nothing more was overwritten, and it is to be called again
 */
export async function overwriteFreedBytes(db: Db): Promise<boolean> {
  if (isLeftToReplica(db)) return true;
  for (let round = 1; round <= MOST_ROUNDS; round++) {
    let found = 0;
    for (let first = 0; ; first += PAGES_AT_ONCE) {
      const part = overwriteIn(db, first);
      if (part === "busy") return false;
      found += part.overwritten;
      if (part.isLast) break;
      await setImmediate();
    }
    if (found === 0) break;
    if (db.file !== undefined) await flush(db.file);
  }
  return true;
}

/**
 * Merges the write-ahead log into the database and truncates it, so that deleted data cannot be read from it. Call it outside a transaction.
 * @returns false if a backup or a report was reading the database: waiting for the reader would block the bot
 */
export function emptyLog(db: Db): boolean {
  const { timeout } = db.orm.get<{ timeout: number }>(sql`pragma busy_timeout`);
  db.orm.get(sql`pragma busy_timeout = 0`);
  try {
    return db.orm.get<{ busy: number }>(sql`pragma wal_checkpoint(truncate)`).busy === 0;
  } finally {
    db.orm.get(sql.raw(`pragma busy_timeout = ${timeout}`));
  }
}

/** The header of a database file. https://www.sqlite.org/fileformat2.html#the_database_header */
const HEADER_BYTES = 100;
/** "SQLite format 3" and a zero byte. */
const MAGIC = Buffer.from("53514c69746520666f726d6174203300", "hex");
/** SQLite never uses the page with this byte: some systems lock it. */
const LOCK_BYTE = 0x40000000;

function overwriteIn(db: Db, first: number): { overwritten: number; isLast: boolean } | "busy" {
  const { file } = db;
  if (file === undefined) throw new Error("a database that is only read cannot be overwritten");
  if (!emptyLog(db)) return "busy";
  const pageBytes = pageBytesOf(file);
  const bytes = Buffer.alloc(PAGES_AT_ONCE * pageBytes);
  const pages = Math.floor(readSync(file, bytes, 0, bytes.length, first * pageBytes) / pageBytes);
  let overwritten = 0;
  for (let index = 0; index < pages; index++) {
    const at = (first + index) * pageBytes;
    if (at <= LOCK_BYTE && LOCK_BYTE < at + pageBytes) continue;
    const page = bytes.subarray(index * pageBytes, (index + 1) * pageBytes);
    for (const { from, to } of freedIn(page, first + index === 0 ? HEADER_BYTES : 0)) {
      if (isEmpty(page.subarray(from, to))) continue;
      writeSync(file, Buffer.alloc(to - from), 0, to - from, at + from);
      overwritten++;
    }
  }
  // Drops SQLite's unchanged copies of pages, which hold the old bytes.
  if (overwritten > 0) db.orm.run(sql`pragma shrink_memory`);
  return { overwritten, isLast: pages < PAGES_AT_ONCE };
}

function pageBytesOf(file: number): number {
  const header = Buffer.alloc(HEADER_BYTES);
  readSync(file, header, 0, HEADER_BYTES, 0);
  if (!header.subarray(0, MAGIC.length).equals(MAGIC)) throw new Error("the file does not begin as a database does");
  const bytes = header.readUInt16BE(16);
  return bytes === 1 ? 65_536 : bytes;
}

type Range = { from: number; to: number };

/** The kinds of pages that hold rows: inner and outer pages of tables and of indexes. Other pages begin with 0, being part of a page number. */
const INNER = [0x02, 0x05];
const OUTER = [0x0a, 0x0d];

/** The bytes of a page that belong to nothing: its unallocated middle. https://www.sqlite.org/fileformat2.html#b_tree_pages */
function freedIn(page: Buffer, headerAt: number): Range[] {
  const kind = page.readUInt8(headerAt);
  const isInner = INNER.includes(kind);
  if (!isInner && !OUTER.includes(kind)) return [];
  const cells = page.readUInt16BE(headerAt + 3);
  const from = headerAt + (isInner ? 12 : 8) + 2 * cells;
  const contentFrom = page.readUInt16BE(headerAt + 5);
  const to = contentFrom === 0 ? 65_536 : contentFrom;
  // A page that is not as SQLite writes it is left as it is: the checks of damage will find it.
  return from < to && to <= page.length ? [{ from, to }] : [];
}

const isEmpty = (bytes: Buffer): boolean => bytes.equals(Buffer.alloc(bytes.length));
