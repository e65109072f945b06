import * as schema from "../schema/index.ts";
import { getTableConfig, is, SQLiteTable } from "../store/drizzle.ts";

/** A column of sealed texts, by its names in the database. */
export type SealedColumn = {
  table: string;
  column: string;
  /** The primary key column. Its value is part of the place that a text is sealed for. */
  row: string;
};

/** All columns of sealed texts, found by their custom type in the schema. */
export const sealedColumns: readonly SealedColumn[] = Object.values(schema)
  .filter((value) => is(value, SQLiteTable))
  .map(getTableConfig)
  .flatMap(({ name, columns }) => {
    const rows = columns.filter(({ primary }) => primary);
    return columns
      .filter(({ columnType }) => columnType === "SQLiteCustomColumn")
      .map((column) => ({ table: name, column: column.name, row: rows.map((row) => row.name).join() }));
  });
