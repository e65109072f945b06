import { closeSync, mkdirSync, openSync, readFileSync, readSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";

/**
 * What Litestream 0.5 does to a database that it copies, as far as the bot can notice: its two tables, a read transaction that is nearly always open,
 * its own merging of the write-ahead log, and reading that log from where it had read before. If another has begun the log again in between, that
 * place is lost and everything is to be copied again: `losses` counts it. Its own file format (LTX) is not imitated.
 */
export class LitestreamLike {
  readonly #sqlite: Sqlite.Database;
  readonly #path: string;
  #pages = new Map<number, Buffer>();
  #pageCount = 0;
  #place: { salts: string; offset: number } = { salts: "", offset: 0 };
  losses = -1;

  constructor(path: string) {
    this.#path = path;
    this.#sqlite = new Sqlite(path, { timeout: 1000 });
    this.#sqlite.pragma("wal_autocheckpoint = 0");
    this.#sqlite.exec("create table if not exists _litestream_seq (id integer primary key, seq integer)");
    this.#sqlite.exec("create table if not exists _litestream_lock (id integer)");
    this.#bump();
    this.#holdOn();
    this.sync();
  }

  #bump = () =>
    this.#sqlite.exec(
      "insert into _litestream_seq (id, seq) values (1, 1) on conflict (id) do update set seq = seq + 1",
    );

  #holdOn = () => {
    this.#sqlite.exec("begin");
    this.#sqlite.prepare("select count(1) from _litestream_seq").get();
  };

  /** Reads what was committed since the last time. */
  sync(): void {
    const wal = readFileSync(`${this.#path}-wal`);
    const salts = wal.subarray(16, 24).toString("hex");
    if (salts !== this.#place.salts) this.#copyAll(salts);
    const pageSize = wal.readUInt32BE(8);
    const waiting = new Map<number, Buffer>();
    for (let at = this.#place.offset; at + 24 + pageSize <= wal.length; at += 24 + pageSize) {
      if (wal.subarray(at + 8, at + 16).toString("hex") !== salts) break;
      waiting.set(wal.readUInt32BE(at), Buffer.from(wal.subarray(at + 24, at + 24 + pageSize)));
      const committed = wal.readUInt32BE(at + 4);
      if (committed === 0) continue;
      for (const [number, page] of waiting) this.#pages.set(number, page);
      waiting.clear();
      this.#pageCount = committed;
      this.#place.offset = at + 24 + pageSize;
    }
  }

  /** The whole database file, as the basis for the log that begins now. */
  #copyAll(salts: string): void {
    this.losses++;
    const pageSize = Number(this.#sqlite.pragma("page_size", { simple: true }));
    const file = openSync(this.#path, "r");
    const { size } = statSync(this.#path);
    for (let number = 1; (number - 1) * pageSize < size; number++) {
      const page = Buffer.alloc(pageSize);
      readSync(file, page, 0, pageSize, (number - 1) * pageSize);
      this.#pages.set(number, page);
    }
    closeSync(file);
    this.#pageCount = size / pageSize;
    this.#place = { salts, offset: 32 };
  }

  /** Merges the log as it does every minute in which something was written. What the log held is read before. */
  checkpoint(): void {
    this.sync();
    this.#sqlite.exec("rollback");
    this.#sqlite.pragma("wal_checkpoint(passive)");
    const before = this.losses;
    this.#bump();
    this.sync();
    // The log that it has begun itself is no loss.
    this.losses = before;
    this.#holdOn();
  }

  /** `litestream restore -o <folder>/mentoring.sqlite`: the database as it was when the copy was last up to date. */
  restoreInto(folder: string): string {
    mkdirSync(folder, { recursive: true });
    const path = join(folder, "mentoring.sqlite");
    const pages = Array.from({ length: this.#pageCount }, (_, index) => this.#pages.get(index + 1) ?? Buffer.alloc(0));
    writeFileSync(path, Buffer.concat(pages));
    return folder;
  }

  stop(): void {
    this.#sqlite.exec("rollback");
    this.#sqlite.close();
  }
}
