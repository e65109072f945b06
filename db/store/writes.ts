import type Sqlite from "better-sqlite3";

/** How often a connection has written to each table. */
export type Writes = {
  /** A number that is another one after every write that may have changed the table. */
  to(table: string): number;
  /** Any table may have changed: a transaction was undone, or another connection has written. */
  toAny(): void;
};

/** Deletions are not among them: they may reach rows of other tables, which refer to the deleted ones. */
const WRITES_TO_ONE = /^\s*(?:insert(?: or \w+)? into|update(?: or \w+)?) "?(\w+)"?/i;

/** SQLite says of it that it writes nothing. */
const ROLLBACK = /^\s*rollback/i;

/** Counts the writes of the statements that are prepared from now on. */
export function countWrites(sqlite: Sqlite.Database): Writes {
  const counts = new Map<string, number>();
  let ofAny = 0;
  const note = (table: string | undefined) => {
    if (table === undefined) ofAny++;
    else counts.set(table, (counts.get(table) ?? 0) + 1);
  };

  const prepare = sqlite.prepare.bind(sqlite);
  const exec = sqlite.exec.bind(sqlite);
  Object.assign(sqlite, {
    prepare(text: string) {
      const statement = prepare(text);
      if (!statement.readonly || ROLLBACK.test(text))
        followWrites(statement, () => note(WRITES_TO_ONE.exec(text)?.[1]));
      return statement;
    },
    exec(text: string) {
      note(undefined);
      return exec(text);
    },
  });
  return { to: (table) => ofAny + (counts.get(table) ?? 0), toAny: () => note(undefined) };
}

function followWrites(statement: Sqlite.Statement, note: () => void): void {
  for (const name of ["run", "get", "all"] as const) {
    Object.assign(statement, {
      [name](this: Sqlite.Statement, ...parameters: unknown[]) {
        note();
        return Object.getPrototypeOf(this)[name].apply(this, parameters);
      },
    });
  }
}
