import Sqlite from "better-sqlite3";
import { pairForms } from "../../src/programme/forms/pair-forms.ts";
import * as schema from "../schema/index.ts";
import { drizzle } from "./drizzle.ts";
import type { Db } from "./open.ts";

/** What a worker thread needs to read the same database. Can be sent with `postMessage`. */
export type ReadingKey = Pick<Db, "path" | "keys">;

const nothing = () => undefined;
const readsOnly = () => {
  throw new Error("this connection only reads");
};

/**
 * Opens a separate read-only connection for a worker thread. It does not block the main thread, and one transaction reads one consistent
 * state.
 */
export function openToRead({ path, keys }: ReadingKey): Db {
  const sqlite = new Sqlite(path, { readonly: true, fileMustExist: true });
  return {
    orm: drizzle(sqlite, { schema }),
    keys,
    forms: pairForms,
    path,
    file: undefined,
    transaction: (work) => sqlite.transaction(work)(),
    isInTransaction: () => sqlite.inTransaction,
    together: readsOnly,
    deferred: { add: readsOnly, size: 0, failedSize: 0, finish: nothing, retry: nothing, onFailure: nothing },
    catchUp: nothing,
    apart: (_pair, work) => work(),
    writesTo: () => undefined,
    close: () => sqlite.close(),
  };
}
