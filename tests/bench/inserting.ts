import type { SQLiteInsertValue, SQLiteTable } from "drizzle-orm/sqlite-core";
import { sql } from "../../db/drizzle.ts";
import type { Db } from "../../db/open.ts";

/** A prepared insert for rows with the same columns as `sample`. */
export function inserter<T extends SQLiteTable>(db: Db, table: T, sample: T["$inferInsert"]) {
  const columns = Object.keys(sample);
  const placeholders = Object.fromEntries(columns.map((column) => [column, sql.placeholder(column)]));
  const statement = db.orm
    .insert(table)
    .values(placeholders as SQLiteInsertValue<T>)
    .prepare();
  return (row: T["$inferInsert"]): void => void statement.run(row);
}
