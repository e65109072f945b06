import Sqlite from "better-sqlite3";
import { pairForms } from "../../src/programme/forms/pair-forms.ts";
import * as schema from "../schema/index.ts";
import { drizzle } from "./drizzle.ts";
import type { Db } from "./open.ts";

/** What another thread needs to read the same database; it can be posted there. */
export type ReadingKey = Pick<Db, "path" | "keys">;

/**
 * A connection of its own that only reads, for a thread beside the one that has the database open: that one is not held up by it, and what
 * it reads in one transaction is of one moment.
 */
export function openToRead({ path, keys }: ReadingKey): Db {
  const sqlite = new Sqlite(path, { readonly: true, fileMustExist: true });
  return {
    orm: drizzle(sqlite, { schema }),
    keys,
    forms: pairForms,
    path,
    transaction: (work) => sqlite.transaction(work)(),
    isInTransaction: () => sqlite.inTransaction,
    close: () => sqlite.close(),
  };
}
