import { sql } from "../../db/store/drizzle.ts";
import type { World } from "./world.ts";

export type TableRow = Record<string, unknown>;

const tablesOf = ({ db }: World): string[] =>
  db.orm.all<{ name: string }>(sql`select name from sqlite_master where type = 'table'`).map(({ name }) => name);

/** Every row of the database that contains one of these values, by table. */
export function rowsWith(world: World, traces: readonly string[]): Record<string, TableRow[]> {
  const found = tablesOf(world).map((table) => {
    const rows = world.db.orm.all<TableRow>(sql.raw(`select * from "${table}"`));
    const isAbout = (row: TableRow) => traces.some((trace) => JSON.stringify(row).includes(trace));
    return [table, rows.filter(isAbout)] as const;
  });
  return Object.fromEntries(found.filter(([, rows]) => rows.length > 0));
}
