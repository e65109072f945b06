import type Sqlite from "better-sqlite3";
import type { PairId } from "../../src/programme/ids.ts";

/**
 * Work that is done after the acknowledgement. The transaction of an act writes what the person wrote, and one row here that says what has to follow.
 * That is done in a second transaction, which deletes the row: see deferred.md.
 */

/** What is done for each kind of row. Filled when the files that defer something are loaded (deferred.ts). */
export const works = new Map<string, (db: unknown, pairId: PairId, about: unknown, now: number) => void>();

type Row = { kind: string; pairId: PairId; about: unknown; at: number };
type Waiting = Row & { number: number };

export type Deferred = {
  /** Only for deferred.ts. */
  add(row: Row): void;
  /** How many wait to be done. */
  readonly size: number;
  /** How many have failed. They wait for `retry`, and hold up nothing. */
  readonly failedSize: number;
  /** Does what waits, in one transaction: everything, or at most so many. */
  finish(most?: number): void;
  /** Tries again what has failed. */
  retry(): void;
  /** Is told of each failure. */
  onFailure: (error: unknown, kind: string) => void;
};

/** What became of one part of a transaction. */
export type Outcome<T> = { value: T } | { error: unknown };

type Store = {
  sqlite: Sqlite.Database;
  db: () => unknown;
  /** Runs all parts in one transaction, each in a savepoint of its own. */
  inSavepoints(parts: readonly (() => void)[]): readonly Outcome<void>[];
};

export type Keeper = Deferred & {
  /** Does what waits, before the database is read or written outside of a transaction. Inside of `apart`, only what waits of that pair. */
  catchUp(): void;
  /** Does what waits of a pair, also in a transaction. */
  finishOf(pairId: PairId): void;
  apart<T>(pairId: PairId | undefined, work: () => T): T;
  /** For a transaction that may be undone: the returned function makes what waits as it is now. */
  hold(): () => void;
};

export function keepDeferred({ sqlite, db, inSavepoints }: Store): Keeper {
  const insert = sqlite.prepare("insert into deferred (kind, pair_id, about, at) values (?, ?, ?, ?)");
  const remove = sqlite.prepare("delete from deferred where number = ?");
  const stored = sqlite.prepare<[], { number: number; kind: string; pair_id: PairId; about: string; at: number }>(
    "select number, kind, pair_id, about, at from deferred order by number",
  );
  let waiting: Waiting[] = stored
    .all()
    .map(({ pair_id, about, ...row }) => ({ ...row, pairId: pair_id, about: JSON.parse(about) }));
  let failed: Waiting[] = [];
  let isWorking = false;
  let isApart = false;
  let apartFor: PairId | undefined;

  function finish(rows: readonly Waiting[]): void {
    if (rows.length === 0) return;
    isWorking = true;
    const before = { isApart, apartFor };
    isApart = false;
    waiting = waiting.filter((row) => !rows.includes(row));
    const fail = (row: Waiting, error: unknown) => {
      failed.push(row);
      keeper.onFailure(error, row.kind);
    };
    try {
      const results = inSavepoints(rows.map((row) => () => work(row)));
      for (const [index, result] of results.entries())
        if ("error" in result) fail(rows[index] as Waiting, result.error);
    } catch (error) {
      for (const row of rows) fail(row, error);
    } finally {
      isWorking = false;
      ({ isApart, apartFor } = before);
    }
  }

  function work({ number, kind, pairId, about, at }: Waiting): void {
    const known = works.get(kind);
    if (!known) throw new Error(`nothing is known of the deferred ${kind}`);
    known(db(), pairId, about, at);
    remove.run(number);
  }

  const keeper: Keeper = {
    add({ kind, pairId, about, at }) {
      const { lastInsertRowid } = insert.run(kind, pairId, JSON.stringify(about), at);
      waiting.push({ kind, pairId, about, at, number: Number(lastInsertRowid) });
    },
    get size() {
      return waiting.length;
    },
    get failedSize() {
      return failed.length;
    },
    finish: (most = waiting.length) => (isWorking ? undefined : finish(waiting.slice(0, most))),
    retry() {
      const rows = failed;
      failed = [];
      finish(rows);
    },
    onFailure: () => undefined,
    catchUp() {
      if (waiting.length === 0 || isWorking) return;
      finish(isApart ? waiting.filter(({ pairId }) => pairId === apartFor) : waiting);
    },
    finishOf: (pairId) => finish(waiting.filter((row) => row.pairId === pairId)),
    apart(pairId, work) {
      const before = { isApart, apartFor };
      isApart = true;
      apartFor = pairId;
      try {
        return work();
      } finally {
        ({ isApart, apartFor } = before);
      }
    },
    hold() {
      const held = { waiting: [...waiting], failed: [...failed] };
      return () => {
        ({ waiting, failed } = held);
      };
    },
  };
  return keeper;
}
